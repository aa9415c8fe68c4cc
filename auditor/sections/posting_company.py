"""The employer of a posting that no label, page or line beside the title names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from auditor.languages import Language
from auditor.lexicon.titles import Titles
from auditor.sections.lines import Line, line
from auditor.text.normalise import key
from auditor.text.wording import Wording, headings, phrases

LONGEST_COMPANY = 5  # words
LONGEST_TEXT = 2000  # characters of a line; a longer one names its employer before
BELIEVED = 2  # points from which a name is taken for the employer's
FIRST_LINES = 3  # where a name of its own line may be the letterhead
FIRST_TEXT = 4  # paragraphs in which an employer introduces itself

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_TOKEN = rf"{_UPPER}[\w&'’+-]*(?:\.[\w&]+)*"


class Companies:
    """What makes a name an employer's, with the wording of one language."""

    def __init__(self, words: Wording, titles: Titles, language: Language) -> None:
        data = words.data["posting"]
        self.words, self.titles = words, titles
        self.headings = headings(data["headings"])
        self.menu = phrases(data["page"]["menu"])
        self.endings = frozenset(map(key, data["company-endings"]))
        self.legal = frozenset(map(key, data["legal-forms"]))
        self.articles = frozenset(data["articles"])
        self.kinds = frozenset(map(key, data["company-words"]))
        self.never = language.function_words | set(map(key, data["never-company"]))
        before, after = (
            "|".join(map(re.escape, data[f"company-cues-{side}"])) for side in ("before", "after")
        )
        self.before, self.after = before, after
        small = "|".join(map(re.escape, data["name-words"]))
        name = rf"(?P<name>{_TOKEN}(?:\s(?:(?:{small})\s){{0,2}}{_TOKEN}|\s&\s{_TOKEN}){{0,4}})"
        about = "|".join(re.escape(start) for start in data["about-company"])
        client = "|".join(re.escape(start) for start in data["client-cues"])
        self.agency = re.compile(rf"\b(?:{'|'.join(map(re.escape, data['agency-cues']))})\b", re.I)
        self.clients = re.compile(rf"\b(?i:{client}),?\s(?:the\s)?{name}")
        hiring = "|".join(map(re.escape, data["hiring-cues"]))
        self.around = re.compile(rf"^(?:{about})\s+(?=\S)|\s+(?:{hiring})\W*$", re.I)
        we_are = "|".join(map(re.escape, data["introductions"]))
        we = "|".join(map(re.escape, data["speakers"]))
        # A pattern and how many points each name that it finds is worth.
        self.copyright = re.compile(rf"©\s?(?:\d{{4}}\s)?{name}")  # a sign that folding takes away
        self.patterns = (
            (re.compile(rf"^[\W_]*(?i:{about})\s{name}\W*$"), 2),
            (re.compile(rf"^\W*{name}\s(?i:{'|'.join(map(re.escape, data['hiring-cues']))})\b"), 2),
            (re.compile(rf"(?<![\w'])(?i:{we_are})\s{name}(?=\s?[,.;:(–—-]|\s-|$)"), 2),
            (re.compile(rf"\b(?i:{before})\s{name},?\s(?i:{we})\b"), 2),
            (re.compile(rf"\b(?i:{before})\s(?:the\s)?{name}"), 1),
            (re.compile(rf"(?<![\w]){name}(?:'s|’s)?\s(?:{after})\b"), 1),
        )
        verb = "|".join(map(re.escape, data["subject-verb-endings"]))
        self.subject = re.compile(rf"^[\W_]*{name}\s(?:(?:{after})|[a-z]{{2,}}(?:{verb}))\b")

    def spoken(self, name: str) -> str:
        """A company's name without its legal form: "Northwind Ltd" is Northwind."""
        words = name.strip(" ,;:|·-–—*").split()
        while len(words) > 1 and key(words[-1].replace(".", "")) in self.legal | {"", "and"}:
            words.pop()
        return " ".join(words).rstrip(",")

    def bare(self, text: str) -> str:
        """The name in "Careers at Northwind" or "Northwind is hiring"."""
        return self.around.sub("", text.strip())

    def find(self, lines: Sequence[Line]) -> str:
        """The employer that the text speaks of; "" when none is named, or an agency does not say."""
        texts = [each.folded.strip()[:LONGEST_TEXT] for each in lines]
        if client := self._client(texts):
            return client
        if any(self.agency.search(text) for text in texts):
            return ""
        points: Counter[str] = Counter()
        written: dict[str, str] = {}
        for name, worth in self._told(lines):
            name = self.spoken(name)
            if self.may_be(name) and not self.titles.is_term(name):
                points[key(name)] += worth
                written.setdefault(key(name), name)
        best = max(points, key=lambda name: points[name], default="")
        if points[best] < BELIEVED:
            return ""
        # "Brisco" and "Brisco Chilled" are one, and the longer is the name.
        longer = [name for name in points if name.startswith(f"{best} ") and points[name] >= BELIEVED]
        return written[max(longer, key=lambda name: points[name]) if longer else best]

    def _client(self, texts: Sequence[str]) -> str:
        found = (match["name"] for text in texts for match in self.clients.finditer(text))
        return next((self.spoken(name) for name in found if self.may_be(self.spoken(name))), "")

    def _told(self, lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
        """Each name that a line or sentence treats as a company, and what that is worth."""
        paragraphs = 0
        for i, each in enumerate(lines):
            text = each.folded.strip()[:LONGEST_TEXT]
            if i < FIRST_LINES and not each.is_prose and each.kind != "item":
                name = next(iter(self.titles.parts(text)), "")
                name = name if self.is_legal(name) else name.partition(", ")[0]
                repeated = key(name) and any(
                    f"{other.key} ".startswith(f"{key(name)} ") for other in lines[i + 1 :]
                )
                yield name, 1 + self.names_kind(name) + bool(repeated)
            yield from ((match["name"], 2) for match in self.copyright.finditer(each.text[:LONGEST_TEXT]))
            for pattern, worth in self.patterns:
                found = (match["name"] for match in pattern.finditer(text))
                yield from ((name, worth + self.names_kind(name)) for name in found)
            if each.is_prose and each.kind != "item" and paragraphs < FIRST_TEXT:
                paragraphs += 1
                if subject := self.subject.match(text):
                    yield subject["name"], 2 if " " in subject["name"] else 1

    def names_kind(self, text: str) -> bool:
        """Whether it says what kind of organisation it is, as "Council" or "School" does."""
        words = key(text).split()
        return len(words) > 1 and any(word in self.kinds for word in words)

    def may_be(self, name: str) -> bool:
        """Whether it is written like a company: few words, capitals, no title and no "Band 5"."""
        tokens = name.split()
        if len(tokens) > 2 and key(tokens[0]) in self.articles and self.names_kind(name):
            tokens = tokens[1:]  # "The Harrow Hotel"
        if not key(name) or len(tokens) > LONGEST_COMPANY or tokens[-1].isdigit() or ":" in name:
            return False
        known = key(name) in self.headings or key(name) in self.words.employment
        capital = tokens[0][0].isupper() and (not tokens[-1][0].islower() or self.is_legal(name))
        return (
            capital
            and not known
            and key(re.split("['’]", tokens[0])[0]) not in self.never
            and key(name) not in self.words.workplace
            and key(name) not in self.menu
            and not self.titles.is_title(name)
        )

    def is_legal(self, name: str) -> bool:
        """Whether it ends with a legal form or the like."""
        return line(name).key.rpartition(" ")[2] in self.endings

    def is_company(self, name: str, text: Sequence[Line], *, sure: bool) -> bool:
        """Whether a short line is the employer: by its place, its legal form, or as the text uses it."""
        if self.is_legal(name):
            return self.may_be(name)
        if not self.may_be(name) or self.words.is_place(name):
            return False
        tokens = name.split()
        parts = (" ".join(tokens[:n]) for n in range(1, len(tokens) + 1))
        repeated = len(tokens) > 1 and any(name in each.text for each in text)
        told = sure or repeated or (self.names_kind(name) and not self.titles.is_term(name))
        return told or any(self.is_spoken_of(part, text) for part in parts)

    def is_spoken_of(self, name: str, text: Sequence[Line]) -> bool:
        """Whether a sentence treats the name as a company: "at Northwind", "Northwind is", or its subject."""
        folded = rf"{re.escape(line(name).folded.strip())}(?!\w)"
        cues = (
            rf"\b(?:{self.before})\s{folded}",
            rf"(?<!\w){folded}\s(?:{self.after})\b",
            rf"(?:^|[.!?]\s){folded}(?:'s)?\s(?-i:[a-z])",
        )
        cue = re.compile("|".join(cues), re.IGNORECASE)
        return any(cue.search(each.folded) for each in text)
