"""Whether an ambiguous word is the term here: classes as data, one engine.

*Go* is not *go to*, *R* is not *R&D*, *Excel* is not *excel at*, and a receptionist *at Oracle* keeps no
databases. A class in `ambiguity.toml` is an ordered list of rules, each with a sign: the first rule that
speaks decides, "+" for the term and "-" against it. When none speaks the word is not the term.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from auditor.languages import Language
from auditor.terms.reading import ASKING_SECTIONS, ENTRY_ENDS, NEAR, TITLE_SECTIONS, VERSION, Reading
from auditor.text.tokens import is_glyph

LONGEST_ENTRY = 3  # words of an entry among terms in a line
OPENING_SIGNS = ("(", ":", "-", ",")  # behind a tool with which a line begins


def judge(reading: Reading, name: str) -> str:
    """Why this reading of a word of ambiguity class `name` is rejected; "" when it is accepted."""
    for sign, rule in _classes(reading.language)[name]:
        if RULES[rule](reading):
            return "" if sign == "+" else _reason(rule, reading)
    return "nothing near it says that it is the term"


def _reason(rule: str, reading: Reading) -> str:
    around = f'"{reading.before()}" before and "{reading.after()}" after it'.replace("\n", " ")
    return f"{rule.replace('_', ' ')} ({around})"


# --- rules ------------------------------------------------------------------------------------------


def _other_meaning(reading: Reading) -> bool:
    """A neighbour with which the word means something else: "Vitamin C", "American Express"."""
    cues = reading.cues
    if reading.before().lower() in cues.not_before or reading.after().lower() in cues.not_after:
        return True
    return bool(cues.not_near) and any(reading.tokens[i].lower() in cues.not_near for i in reading.nearby())


def _part_of_a_name(reading: Reading) -> bool:
    """Beside another capitalised word that is no term: "Karin Helm", "Access Bank"."""
    if not reading.is_capital:
        return False
    if reading.after().lower() in reading.words.name_ends and reading.after()[0].isupper():
        return True
    if any(reading.before(n).lower().rstrip(".") in reading.words.honorifics for n in (1, 2, 3)):
        return True
    if not reading.in_prose or reading.section_kind in TITLE_SECTIONS:
        return False
    before_is_name = (
        _is_name(reading, reading.start - 1)
        and reading.start - 1 > reading.sentence[0]
        and reading.before().lower() not in reading.words.before_products
    )
    return before_is_name or (
        _is_name(reading, reading.end) and reading.after().lower() not in reading.words.roles
    )


def _is_name(reading: Reading, at: int) -> bool:
    start, end = reading.sentence
    if not start <= at < end or at in reading.terms:
        return False
    word = reading.tokens[at]
    return word.isalpha() and word[0].isupper() and word[1:].islower()  # SparkML is no name of a person


def _skill_entry(reading: Reading) -> bool:
    """A whole entry of a skills section, or a whole segment of a headline: "Go (3 years)", "| Blender |".

    With a prefix ("ex-Oracle") it may be an employer, but for a document of its field.
    """
    if _is_former(reading):
        return False
    if reading.section_kind == "skills" or (reading.section_kind in TITLE_SECTIONS and reading.is_capital):
        return _bounded(reading.before()) and _bounded(reading.after())
    return False


def _is_former(reading: Reading) -> bool:
    prefixed = reading.before() == "-" and reading.before(2).lower() in reading.language.spelling.prefixes
    return prefixed and not reading.in_field


def _bounded(token: str) -> bool:
    ends = token in ENTRY_ENDS or token.isspace() or is_glyph(token)
    return ends or VERSION.fullmatch(token) is not None


def _alone(reading: Reading) -> bool:
    """The only word of its line, or of what is asked for there: "Bonus: Ruby"."""
    before, after = reading.before(), reading.after()
    begins = not before or before.isspace()
    asked = before == ":" and reading.is_capital and reading.section_kind in ASKING_SECTIONS
    return (begins or asked) and (not after or after.isspace())


def _initial(reading: Reading) -> bool:
    """The first letter of a word that is not written out: "C. difficile"."""
    whole = len(reading.tokens[reading.start]) == 1 and reading.after() == "."
    return whole and reading.after(2).isalpha() and reading.after(2).islower()


def _in_a_line_of_terms(reading: Reading) -> bool:
    """A whole entry of a line of short entries, beside one that is a sure term: "Payroll, Excel"."""
    if not reading.is_capital or reading.section_kind in TITLE_SECTIONS:
        return False
    entries = list(reading.entries())
    own = [(reading.start, reading.end)]
    at = entries.index(own[0]) if own[0] in entries else -1
    beside = (*entries[max(at - 1, 0) : at], *entries[at + 1 : at + 2])
    short = all(end - start <= LONGEST_ENTRY for start, end in entries)
    return at >= 0 and short and any(reading.sure.issuperset(range(*entry)) for entry in beside)


def _listed(reading: Reading) -> bool:
    """Beside a term of its field across a comma, slash, bar, "and" or "or"."""
    before = _parts(reading.before(), reading) and (
        reading.start - 2 in reading.listed
        # "Python, and R": two separators in a row
        or (reading.before(2) in reading.separators and reading.start - 3 in reading.listed)
    )
    after = _parts(reading.after(), reading) and (
        reading.end + 1 in reading.listed
        or (
            # "Excel and a WMS"
            (reading.after(2) in reading.separators or reading.after(2).lower() in reading.words.articles)
            and reading.end + 2 in reading.listed
        )
    )
    return before or after


def _parts(token: str, reading: Reading) -> bool:
    return token in reading.separators or is_glyph(token)


def _beside_a_term(reading: Reading) -> bool:
    """Directly beside a sure term of its field; in small letters on both sides: "java spring kotlin"."""
    if not reading.is_capital:
        return _between_terms(reading)
    return reading.start - 1 in reading.related or reading.end in reading.related


def _between_terms(reading: Reading) -> bool:
    """Sure terms of its field on both sides, or on one and the edge of the line on the other."""
    left, right = reading.start - 1, reading.end
    beside = (left in reading.related, right in reading.related)
    edges = (left < reading.sentence[0], right >= reading.sentence[1])
    return any(beside) and all(term or edge for term, edge in zip(beside, edges, strict=True))


def _spoken_section(reading: Reading) -> bool:
    """In the Languages section of a profile."""
    return reading.section_kind == "languages"


def _role_follows(reading: Reading) -> bool:
    """Followed by what people do with a product: "Unity developer", "SAP rollout"."""
    return reading.after().lower() in reading.words.roles


def _version_follows(reading: Reading) -> bool:
    """Followed by a number that is no year: "Angular 17"."""
    return VERSION.fullmatch(reading.after()) is not None and not reading.after(2).startswith("%")


def _asked_for(reading: Reading) -> bool:
    """At the end of "experience with", "proficient in", "knowledge of", one or two words between."""
    for distance in (1, 2, 3):
        word = reading.before(distance).lower()
        if distance > 1 and word in reading.words.before_verbs:  # "ability to lead teams"
            return False
        if word in reading.words.prepositions:
            return reading.before(distance + 1).lower() in reading.words.asking and _ends_phrase(reading)
        if word in reading.words.subjects:  # "learn as we go"
            return False
        if word in reading.words.asking:
            return distance == 1 and reading.is_capital
        if not word.isalpha():
            return False
    return False


def _wanted(reading: Reading) -> bool:
    """Capitalised and followed by what asks for it: "Rust is a plus", "Excel required"."""
    if not reading.is_capital:
        return False
    for distance in range(1, 5):
        word = reading.after(distance).lower()
        if word not in reading.words.between_wanted:
            return word in reading.words.wanted
    return False


def _praised(reading: Reading) -> bool:
    """Capitalised behind a word of praise where things are asked for, and nothing behind it: "good Excel"."""
    ends = not reading.after().isalpha() or reading.after().lower() in reading.words.phrase_ends
    is_asked = reading.is_capital and reading.section_kind in ASKING_SECTIONS
    return is_asked and ends and reading.before().lower() in reading.words.praising


def _ends_phrase(reading: Reading) -> bool:
    return (
        reading.is_capital
        or not reading.after().isalpha()
        or reading.after().lower() in reading.words.phrase_ends
    )


def _made_with(reading: Reading) -> bool:
    """After "written in", "built with", "using", "via"."""
    if reading.before().lower() in reading.words.making:
        return reading.is_capital or not reading.after().isalpha()
    return (
        reading.before().lower() in reading.words.prepositions
        and reading.before(2).lower() in reading.words.making
        and _ends_phrase(reading)
    )


def _after_a_preposition(reading: Reading) -> bool:
    """A language after "in", "with", "from", "to": "ported from C to Rust", "models in R"."""
    return reading.is_capital and reading.in_prose and reading.before().lower() in reading.words.ways


def _after_a_preposition_and_before_a_pause(reading: Reading) -> bool:
    """A language that people speak in: "calls in French, ...", not "in French cuisine"."""
    pause = not reading.after().isalpha() or reading.after().lower() in reading.words.phrase_ends
    return pause and _after_a_preposition(reading)


def _cue_nearby(reading: Reading) -> bool:
    """A word of its own field near it: "gem" for Ruby, "ambulatory" for Epic."""
    near, own = reading.cues.near, range(reading.start, reading.end)
    return bool(near) and any(reading.tokens[i].lower() in near for i in reading.nearby() if i not in own)


def _corroborated(reading: Reading) -> bool:
    """A sure term of its field near it; small letters also need "in", "with" or the like before them."""
    if not reading.related or reading.related.isdisjoint(reading.nearby()):
        return False
    if reading.is_capital and (not reading.is_first or _goes_on_like_a_tool(reading)):
        return True
    prepositions = reading.words.prepositions
    ends = _ends_phrase(reading) or reading.after().lower() in prepositions
    return ends and reading.before().lower() in prepositions


def _opens_line(reading: Reading) -> bool:
    """The tool that a bullet begins with: "Spark in production", "Go (two years)", "Excel modelling".

    In a list of what is asked for, or in a document of its field.
    """
    asked = reading.in_field or reading.section_kind in ASKING_SECTIONS
    return (asked and opens_like_a_tool(reading)) or (reading.in_field and _used_often(reading))


def opens_like_a_tool(reading: Reading) -> bool:
    """Whether it opens its line as tools do, and as no verb or everyday noun of its letters does."""
    return (
        reading.after().lower() not in reading.cues.not_opening
        and not reading.after(2).isspace()
        and _goes_on_like_a_tool(reading, *OPENING_SIGNS)
    )


def _used_often(reading: Reading) -> bool:
    """Whether it opens its line, and how often it is used is all that the line says: "Excel every day"."""
    said = [reading.after(n).lower() for n in (1, 2, 3)]
    words = 1 + (f"{said[0]} {said[1]}" in reading.words.often)
    often = said[0] in reading.words.often or words > 1
    return reading.is_capital and reading.opens_line and often and not said[words].isalpha()


def _goes_on_like_a_tool(reading: Reading, *signs: str) -> bool:
    """Whether it opens its line and what follows says where, with what or what for it is used, or that
    another would do as well."""
    if not (reading.is_capital and reading.opens_line) or reading.section_kind in TITLE_SECTIONS:
        return False
    after = reading.after().lower()
    if after in reading.separators and reading.after(2).lower() in reading.words.or_such:
        return True
    return after in (*signs, *reading.words.after_tools, *reading.words.done_with_tools)


def _employer(reading: Reading) -> bool:
    """Where somebody works or sells: "at Oracle", "employed by Looker"."""
    before = reading.before().lower()
    if _is_former(reading):
        return True
    if before in reading.words.at:
        return reading.before(2).lower() not in reading.words.good_at
    earlier = {
        reading.tokens[i].lower()
        for i in range(max(reading.sentence[0], reading.start - NEAR), reading.start)
    }
    return reading.after() == "'s" or (
        before in reading.words.hired_by and bool(earlier & reading.words.employing)
    )


def _named_thing(reading: Reading) -> bool:
    """The head after an article: "the Hive", "a Spark"; but "a React front end"."""
    if reading.before().lower() not in reading.words.articles:
        return False
    return not reading.after().isalpha() or reading.after().lower() in reading.words.complements


def _verb(reading: Reading) -> bool:
    """Where only a verb can stand: "you excel", "React quickly", "Access the building"."""
    if reading.is_capital and not reading.is_first and reading.in_prose:
        return False
    if reading.before().lower() in reading.words.subjects:
        return True
    return reading.after().lower() in reading.words.complements or reading.after().lower().endswith("ly")


def _capital_inside(reading: Reading) -> bool:
    """Capitalised inside a sentence where other words are small."""
    return (
        reading.is_capital
        and not reading.is_first
        and reading.in_prose
        and reading.section_kind not in TITLE_SECTIONS
    )


def _capital(reading: Reading) -> bool:
    return reading.is_capital


def _where_titles_stand(reading: Reading) -> bool:
    return reading.section_kind in TITLE_SECTIONS


def _as_a(reading: Reading) -> bool:
    """After "as a", "I am an", "became", "promoted to"."""
    before = reading.before().lower()
    if before in reading.words.articles:
        return reading.before(2).lower() in reading.words.being
    return before in reading.words.becoming or (
        before in reading.words.directions and reading.before(2).lower() in reading.words.becoming
    )


def _role_word_follows(reading: Reading) -> bool:
    """Before "role", "position", "job"."""
    return reading.after().lower() in reading.words.role_words


def _before_a_title(reading: Reading) -> bool:
    """Capitalised, with a job title at most three words on: "Lead Data Engineer"."""
    return (
        reading.is_capital
        and any(i in reading.roles for i in range(reading.end, min(reading.end + 4, reading.sentence[1])))
        and (reading.after()[:1].isupper() or not reading.after().isalpha())
    )


RULES: dict[str, Callable[[Reading], bool]] = {
    rule.__name__.removeprefix("_"): rule
    for rule in (
        _other_meaning, _part_of_a_name, _skill_entry, _alone, _listed, _initial,
        _in_a_line_of_terms, _beside_a_term, _between_terms,
        _spoken_section, _role_follows, _version_follows, _asked_for, _wanted, _praised, _made_with,
        _after_a_preposition, _after_a_preposition_and_before_a_pause, _cue_nearby, _corroborated,
        _opens_line, _employer, _named_thing, _verb, _capital_inside, _capital, _where_titles_stand, _as_a,
        _role_word_follows, _before_a_title,
    )
}  # fmt: skip


@cache
def _classes(language: Language) -> dict[str, list[tuple[str, str]]]:
    classes = language.table("ambiguity")["classes"]
    return {name: [(rule[0], rule[1:]) for rule in rules] for name, rules in classes.items()}
