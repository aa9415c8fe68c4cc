"""Invented messages, mailboxes and ledgers, for tests of what is done with contacts."""

from __future__ import annotations

import csv
import io
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sample_people import SAMPLE

from auditor import api
from auditor.records.answers import Imported
from auditor.workspace import Workspace

PERSON = SAMPLE / "platform-engineer"
EXPORT = PERSON / "linkedin-export"
ME = "Tore Lind"
JAVA = (
    "Hi Tore, I am recruiting a Java Developer for a bank in Oslo: Java, Spring Boot and Hibernate. "
    "Interested in a call?"
)
CHEF = (
    "Hello Tore, my client is hiring a Pastry Chef in Bergen, and I thought of you. It is a permanent role "
    "in a small kitchen. Would you have time for a call?"
)
FRIEND = "Hi Tore, the boat comes out of the water on Sunday. Bring gloves."
NO_ROLE = "Hello, lovely profile! Shall we have a chat next week?"
COLUMNS = ("CONVERSATION ID", "FROM", "TO", "DATE", "SUBJECT", "CONTENT", "FOLDER")
OLD = (("c1", "Ada Berg", JAVA, "2026-01-05"), ("c2", "Bo Dahl", CHEF, "2026-01-07"))
TALK = (("c3", "Siv Holm", FRIEND, "2026-01-09"), ("c1", ME, "No, thank you.", "2026-01-06"))
NEW = (
    ("c1", "Ada Berg", "All right, goodbye then.", "2026-01-08"),
    ("c4", "Cy Eide", CHEF.replace("Pastry", "Sous"), "2026-02-01"),
)


def mailbox(here: Workspace, *messages: tuple[str, str, str, str]) -> Path:
    """messages.csv of an invented export: (conversation, sender, text, date) of each message."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for conversation, sender, text, date in messages:
        to = "Ada Berg" if sender == ME else ME
        table.writerow([conversation, sender, to, f"{date} 09:00:00 UTC", "", text, "INBOX"])
    path = here.folder / "messages.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def typed(here: Workspace, *lines: str) -> None:
    """A ledger as someone typed it."""
    here.ledger.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows(here: Workspace) -> list[dict[str, str]]:
    """The rows of the ledger by column."""
    with here.ledger.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def column(here: Workspace, name: str) -> list[str]:
    return [row[name] for row in rows(here)]


def contents(here: Workspace) -> dict[str, bytes]:
    """Every file of a workspace with its bytes; the lock alone may come."""
    files = (path for path in sorted(here.folder.rglob("*")) if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(here.folder)): path.read_bytes() for path in files}


@cache
def imported() -> tuple[Workspace, Imported]:
    """The sample's workspace with its export imported, and what the import said; not to be changed."""
    here = api.new_workspace(Path(mkdtemp()) / "mine")
    shutil.copy(PERSON / "profile.txt", here.folder)
    for side in ("desired", "mismatched"):
        shutil.copytree(PERSON / side, here.folder / side, dirs_exist_ok=True)
    return here, api.import_messages(here, EXPORT)


def copy_of(here: Workspace, folder: Path) -> Workspace:
    """A workspace of its own with the same files."""
    return Workspace(Path(shutil.copytree(here.folder, folder / "mine")))
