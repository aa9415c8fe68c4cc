"""What importing a large export costs, against reading its tables with pandas: a ratio measured in one run.

    python -m tests.benchmarks.exports [--megabytes 50] [--messages 7] [--runs 3]

The export is made of the sample's messages, each with another sender and other numbers, and of tables that
nothing needs. Times are of the processor; memory is the peak of a process of its own.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pandas

from auditor import api, read

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "platform-engineer" / "linkedin-export"
OTHERS = ("Shares.csv", "Comments.csv", "Reactions.csv", "Connections.csv", "Ad_Targeting.csv")
MEGABYTE = 1_000_000
PROFILE = {
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Lanternway,Platform Engineer,Runs Kubernetes.  Writes Terraform.,Dublin,Jan 2021,\n",
    "Skills.csv": "Name\n" + "\n".join(f"Skill {number}" for number in range(99)) + "\n",
}


def messages(size: int) -> str:
    """A messages.csv of about `size` characters: conversations like the sample's, no two the same."""
    header, *rows = csv.reader(io.StringIO((SAMPLE / "messages.csv").read_text(encoding="utf-8"), newline=""))
    of = {name: place for place, name in enumerate(header)}
    made, random_ = io.StringIO(), random.Random(0)
    writer = csv.writer(made)
    writer.writerow(header)
    turn = 0
    while made.tell() < size:
        turn += 1
        for row in rows:
            new = list(row)
            new[of["CONVERSATION ID"]] += f"-{turn}"
            if row[of["FROM"]] != "Declan Haverty":
                new[of["FROM"]] += f" {turn}"
            words = new[of["CONTENT"]].split(" ")
            random_.shuffle(words)
            new[of["CONTENT"]] += f"\n\nReference {turn}: {' '.join(words[:25])}"
            writer.writerow(new)
    return made.getvalue()


def make(folder: Path, megabytes: float, of_messages: float) -> Path:
    """The export as a ZIP."""
    path = folder / "Complete_LinkedInDataExport_01-02-2026.zip"
    row = '2026-01-02 10:00:00,https://l.example/1,"A post about nothing, again and again",,,MEMBER_NETWORK\n'
    each = int((megabytes - of_messages) * MEGABYTE / len(OTHERS) / len(row))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("messages.csv", messages(int(of_messages * MEGABYTE)))
        packed.writestr("Profile.csv", (SAMPLE / "Profile.csv").read_bytes())
        for name, text in PROFILE.items():
            packed.writestr(name, text)
        for name in OTHERS:
            packed.writestr(
                name, "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n" + row * each
            )
    return path


def by_pandas(path: Path) -> None:
    """Every table of the export."""
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            with packed.open(name) as file:
                pandas.read_csv(file)


def by_reading(path: Path) -> None:
    """What our readers take of it: the messages, the profile and the wishes."""
    read.mailbox(path)
    read.sources(path, split=False)
    read.wishes(path)


def by_importing(path: Path) -> None:
    """The export into a new workspace: each message read for what it offers, and told from its copies."""
    with tempfile.TemporaryDirectory() as folder:
        api.import_export(api.new_workspace(Path(folder) / "mine"), path)


WAYS = {"pandas": by_pandas, "reading": by_reading, "import": by_importing}


def measured(way: str, path: Path) -> tuple[float, float]:
    """Seconds of the processor, start of Python not counted, and peak memory in MB."""
    code = f"from tests.benchmarks import exports; exports.report({way!r}, {str(path)!r})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def report(way: str, path: str) -> None:
    """What `measured` reads, of one way in this process."""
    began = time.process_time()
    WAYS[way](Path(path))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.process_time() - began, peak)


def main() -> None:
    """Print the times, the memory and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--messages", type=float, default=7)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = make(Path(folder), arguments.megabytes, arguments.messages)
        pairs = [[measured(way, path) for way in WAYS] for _ in range(arguments.runs)]
    print("| | seconds | to pandas, median (range) | peak MB |\n|---|---|---|---|")
    for place, way in enumerate(WAYS):
        ratios = sorted(pair[place][0] / pair[0][0] for pair in pairs)
        times = f"{ratios[len(ratios) // 2]:.1f} ({ratios[0]:.1f}-{ratios[-1]:.1f})"
        least, peak = min(pair[place][0] for pair in pairs), max(pair[place][1] for pair in pairs)
        print(f"| {way} | {least:.2f} | {times} | {peak:.0f} |")


if __name__ == "__main__":
    main()
