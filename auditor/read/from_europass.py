"""A Europass CV, an XML file or the one inside its PDF -> a profile whose parts the file names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from auditor.errors import UnreadableInput
from auditor.read import limits
from auditor.read.markup import fragment
from auditor.read.raw import Raw
from auditor.records import Source

FORMAT = "europass"
_ROOT = re.compile(rb"<(?:\w+:)?(?:Candidate|SkillsPassport)[\s>]")
_ENTRIES = {  # the element of one entry -> where JSON Resume has such
    "PositionHistory": "work",
    "WorkExperience": "work",
    "EducationOrganizationAttendance": "education",
    "Education": "education",
    "Certification": "certificates",
    "License": "certificates",
    "PersonCompetency": "skills",
    "JobRelated": "skills",
    "Computer": "skills",
    "Organisational": "skills",
    "MotherTongue": "languages",
    "ForeignLanguage": "languages",
}
_NAMES = ("GivenName", "FirstName", "FamilyName", "Surname")
_TITLES = (
    "PositionTitle",
    "Position",
    "DegreeName",
    "Title",
    "CertificationName",
    "LicenseName",
    "CompetencyName",
)
_PLACES = ("OrganizationName", "Employer", "Organisation", "IssuingAuthority")
_STARTS, _ENDS = ("StartDate", "From", "FirstIssuedDate"), ("EndDate", "To")
_LEVELS = ("ProficiencyLevel", "CompetencyDimension", "Score")
_SUMMARIES, _HEADLINES = ("ExecutiveSummary",), ("Headline",)
_CONTACT = ("Communication", "ContactInfo", "Contact", "BirthDate", "Demographics")
# What only programs read, and what is written again in words.
_CODES = re.compile(
    r"(?:Code|ID|IDs|Indicator|DateTime|URI|Type|Version|Data|MimeType)$|^(?:DocumentInfo|DocumentIDGroup"
    r"|PrintingPreferences|RenderingInformation|CandidateSupplier|Photo|GenderCode|AttachmentList|ProcessingInformation)$"
)
_CODE = re.compile(r"https?://\S+|NO HIT|true|false|[a-z]{2,3}(?:-[A-Z]{2})?|[\d.:T+-]+")


def sniff(raw: Raw) -> bool:
    """Whether a profile is asked for, and the text has the root of a Europass CV."""
    return raw.wanted == "profile" and is_it(raw.head)


def is_it(data: bytes) -> bool:
    """Whether the bytes begin as such a file."""
    return bool(_ROOT.search(data[:4000]))


def read(raw: Raw) -> tuple[Source, ...]:
    """The profile; raises UnreadableInput for XML that is broken or declares entities."""
    return (source(raw.data, raw.name),)


def source(data: bytes, name: str) -> Source:
    """The profile in the XML of a Europass CV; raises UnreadableInput as `read` does."""
    from auditor.read import resume

    found = _Europass(_parsed(data, name))
    return Source(name, FORMAT, tuple(resume.blocks(resume.Resume.model_validate(found.resume()))))


def _parsed(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    if b"<!ENTITY" in data:
        raise UnreadableInput(f"{name}: this XML declares entities, as no Europass CV does; export it again")
    limits.page(data.decode("latin-1"), name)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(
            f"{name}: this XML is damaged ({' '.join(str(error).split())[:80]}); export the CV again"
        ) from error


class _Europass:
    """A CV of either schema, as JSON Resume; each text is taken once."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.taken: set[etree._Element] = set()

    def resume(self) -> dict[str, Any]:
        """What the CV holds, by the names of JSON Resume; what has no such name stands under "more"."""
        name = " ".join(dict.fromkeys(self._all(self.root, _NAMES)))
        contact = self._all(self.root, _CONTACT)
        basics = {
            "name": name,
            "label": "\n".join(self._all(self.root, _HEADLINES)),
            "summary": "\n".join(self._all(self.root, _SUMMARIES)),
            "email": "\n".join(contact),
        }
        made: dict[str, Any] = {"basics": basics}
        for entry in self.root.iter():
            kind = _ENTRIES.get(_local(entry), "")
            if kind and entry not in self.taken:
                part, one = self._entry(kind, entry)
                made.setdefault(part, []).append(one)
        made["more"] = self._rest(self.root)
        return made

    def _entry(self, kind: str, entry: etree._Element) -> tuple[str, Mapping[str, Any]]:
        start, end = (self._date(entry, names) for names in (_STARTS, _ENDS))
        title = " ".join(self._all(entry, _TITLES))
        place = " ".join(self._all(entry, _PLACES)) or self._employer(entry)
        if kind in ("skills", "languages"):
            level = " ".join(self._all(entry, _LEVELS))
            name = title or " ".join(self._rest(entry))
            if kind == "languages":
                return kind, {"language": name, "fluency": level}
            return kind, {"name": name, "level": level}
        summary = "\n".join(self._rest(entry))
        about = {"startDate": start, "endDate": end, "summary": summary}
        if kind == "work":
            return kind, {"position": title, "name": place, **about}
        if kind == "education":
            return kind, {"studyType": title, "institution": place, **about}
        return kind, {"name": title, "issuer": place, "date": start, "summary": summary}

    def _employer(self, entry: etree._Element) -> str:
        """The employer around a position, which several positions may share."""
        around = entry.getparent()
        named = around.find("{*}OrganizationName") if around is not None else None
        if named is None:
            return ""
        self.taken.update(named.iter())
        return _text(named)

    def _all(self, part: etree._Element, names: Sequence[str]) -> list[str]:
        """The texts of the elements of these names inside a part, each taken."""
        found: list[str] = []
        for element in part.iter():
            if _local(element) in names and element not in self.taken:
                found += self._rest(element)
        return found

    def _date(self, part: etree._Element, names: Sequence[str]) -> str:
        """The first day of these names: written out, or as the attributes or elements of year and month."""
        for element in part.iter():
            if _local(element) in names and element not in self.taken:
                self.taken.update(element.iter())
                told = {key.lower(): value for key, value in element.attrib.items()}
                told |= {_local(one).lower(): (one.text or "").strip() for one in element}
                if "formatteddatetime" in told:
                    return str(told["formatteddatetime"][:10])
                month = told.get("month", "").strip("-")[:2]
                return "-".join(filter(None, (told.get("year", ""), month.zfill(2) if month else "")))
        return ""

    def _rest(self, part: etree._Element) -> list[str]:
        """All words inside a part that were not taken before, and are no codes."""
        found: list[str] = []
        for element in part.iter():
            if element in self.taken or not isinstance(element.tag, str):
                continue
            if _CODES.search(_local(element)):
                self.taken.update(element.iter())
                continue
            self.taken.add(element)
            text = _text(element)
            found += [text] if text and not _CODE.fullmatch(text) else []
        return found


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    """The element's own text, of which editors make a fragment of HTML."""
    found = fragment((element.text or "").strip())
    return "\n".join("• " * (block.kind == "item") + block.text for block in found)
