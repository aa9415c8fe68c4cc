"""A file, damaged in ways that downloads, editors and disks damage files."""

from __future__ import annotations

import random
from pathlib import Path

from auditor.contacts import ledger
from auditor.read.review import decisions
from auditor.report import to_json
from auditor.workspace import Workspace, corrections

MOST = 60_000  # bytes of a damaged file: what is wrong in more is wrong in less
BITS = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\n",
    b"\r\n\r\n",
    b'"',
    b"<",
    b"[",
    b"PK\x03\x04",
    b"=",
    b"%",
)


def damaged(data: bytes, seed: int) -> bytes:
    """`data` with up to four damages: cut short, bytes changed, a part doubled, left out, or put in."""
    chance, made = random.Random(seed), bytearray(data[:MOST])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((1, 2, 8, 64, 1024)))
        kind = chance.randrange(5)
        if kind == 0:
            del made[at:]
        elif kind == 1:
            made[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
        elif kind == 2:
            made[at:at] = made[at:end] * chance.choice((1, 2, 50))
        elif kind == 3:
            del made[at:end]
        else:
            made[at:at] = chance.choice(BITS) * chance.choice((1, 1, 200))
    return bytes(made)


# What the program or the person keeps between two runs, by the name of its file.
KEPT = {
    "terms.csv": b'term,decision,replacement,note\nJava,remove,,\nPython,replace,Rust,"a, note"\nExcel,,,\n',
    "contacts.csv": (
        b"number,date,sender,company,title,verdict\n1,2024-01-02,Bo Sample,Starfield,Keeper,mismatched\n"
    ),
    "corrections.toml": b'["desired/a.txt"]\ntext = "0123456789ab"\ntitle = "Dome keeper"\n',
    "audit.json": (Path(__file__).parents[1] / "reports/sample/platform-engineer/audit.json").read_bytes(),
}


def take_kept(name: str, data: bytes, folder: Path) -> None:
    """Read such a file with these bytes; raises AuditorError where it cannot be read."""
    path = folder / name
    path.write_bytes(data)
    if name == "terms.csv":
        decisions(path, {"Java": "Java", "Python": "Python", "Excel": "Excel"})
    elif name == "contacts.csv":
        ledger.load(path)
    elif name == "corrections.toml":
        corrections.load(Workspace(folder))
    else:
        to_json.load(path)
