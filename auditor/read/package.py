"""An office file as the parts in its ZIP: opened within limits, its XML parsed without entities."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml.etree import _Element as Node

from auditor.errors import UnreadableInput
from auditor.read import archive
from auditor.read.raw import Raw

Kind = Literal["docx", "odt", "xlsx", "ods"]

_LARGEST = 5_000_000  # bytes of the XML in a part; that of a long résumé has one million
_ZIP = b"PK\x03\x04"
_ODF = b"application/vnd.oasis.opendocument."
_ODF_KINDS: dict[bytes, Kind] = {b"text": "odt", b"spreadsheet": "ods"}
_SAYS, _SAID = "mimetype", 200  # the part that says what an OpenDocument file is, the first; bytes of it
_FOLDERS: dict[str, Kind] = {"word/": "docx", "xl/": "xlsx"}
_NO_DOCUMENT = (etree.LxmlError, RecursionError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an office file by their places in it, each unpacked when it is asked for."""

    name: str
    parts: Mapping[str, Raw]

    def data(self, part: str) -> bytes:
        """The bytes of a part, none when there is no such part.

        Raises UnreadableInput when it is locked, damaged, or too large.
        """
        if part not in self.parts:
            return b""
        try:
            return self.parts[part].read(_LARGEST, "")
        except UnreadableInput as error:
            raise damaged(self.name) from error

    def tree(self, part: str) -> Node | None:
        """The root of the XML in a part, None when there is no such part.

        Raises UnreadableInput when it is locked, damaged, or too large.
        """
        data = self.data(part)
        if not data:
            return None
        # libxml2 refuses what nests deeper than 256, unless it is asked for huge trees.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as error:
            raise damaged(self.name) from error

    def targets(self, part: str, kind: str = "") -> dict[str, str]:
        """What a part refers to in the file, of a kind or of any, by its id; "" is the file itself."""
        folder, _, name = part.rpartition("/")
        tree = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            node.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, node.get("Target", "")))[1:]
            for node in (() if tree is None else tree)
            if node.get("TargetMode") != "External" and node.get("Type", "").endswith(kind)
        }

    def check_unlocked(self) -> None:
        """Raise UnreadableInput for an OpenDocument file with a password."""
        if b"encryption-data" in self.data("META-INF/manifest.xml"):
            raise locked(self.name)


def first_bytes(raw: Raw) -> bytes:
    """By which it is recognised; none where it cannot be opened, or messages are asked for."""
    try:
        return b"" if raw.wanted == "mailbox" else raw.head
    except OSError:
        return b""


def kind(raw: Raw) -> Kind | None:
    """What an office file is, told by the parts in its ZIP; of a damaged one, by its first bytes."""
    head = first_bytes(raw)
    if not head.startswith(_ZIP):
        return None
    try:
        with raw.open() as file, zipfile.ZipFile(file) as found:
            names = found.namelist()
            said = found.open(_SAYS).read(_SAID) if _SAYS in names else b""
    except (*archive.DAMAGED, RuntimeError):  # which is what zipfile raises for a part with a password
        names = ["[Content_Types].xml", *(folder for folder in _FOLDERS if folder.encode() in head)]
        said = head[:_SAID]
    for start, found_kind in _ODF_KINDS.items():
        if _ODF + start in said:
            return found_kind
    if "[Content_Types].xml" not in names:
        return None
    return next((made for folder, made in _FOLDERS.items() if any(n.startswith(folder) for n in names)), None)


@contextmanager
def opened(raw: Raw) -> Iterator[Package]:
    """The parts of an office file, to be read while this is open.

    Raises UnreadableInput when it is damaged, or larger than a file may be, also for what its
    reader stumbles over.
    """
    with ExitStack() as stack:
        try:
            parts = stack.enter_context(archive.files(Raw(f"{raw.name}.zip", raw.data), _LARGEST + 1))
        except UnreadableInput as error:
            raise damaged(raw.name) from error
        try:
            yield Package(raw.name, {part.name: part for part in parts})
        except _NO_DOCUMENT as error:
            raise damaged(raw.name) from error


def locked(name: str) -> UnreadableInput:
    """The error for an office file with a password."""
    return UnreadableInput(
        f"{name}: locked with a password; open it with that, save it without one, and give that file"
    )


def damaged(name: str) -> UnreadableInput:
    """The error for an office file whose parts cannot be read, or are larger than any real one's."""
    return UnreadableInput(
        f"{name}: damaged, or packed as no real document is; open it in the program that wrote it and save "
        "it again, or paste its text"
    )


# --- nodes of its XML -----------------------------------------------------------------------------------


def tag_of(node: Node) -> str:
    """The name of an element without its namespace, of which there are several generations; "" of others."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child_of(node: Node | None, tag: str) -> Node | None:
    """The first child of that name."""
    return None if node is None else next((child for child in node if tag_of(child) == tag), None)


def value(node: Node | None, name: str) -> str:
    """An attribute, in whatever namespace; "" where there is none."""
    if node is not None:
        for key, said in node.attrib.items():
            if key == name or key.endswith(f"}}{name}"):
                return str(said)
    return ""
