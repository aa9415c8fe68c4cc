"""What a plan leaves alone, and why: flagged words that it does not touch, or that still stand after it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from auditor.edits.action import SHARED_SHARE
from auditor.edits.candidates import FLAGGED
from auditor.records import Attraction, Edit, Left, LeftFor, Side
from auditor.records.fields import FIELDS
from auditor.searches.chance import chance
from auditor.searches.market import Market
from auditor.searches.profile import Findable, Place

LEAST_GAIN = 0.005  # of the attraction before the plan: less is as good as nothing
FACTS = {
    "current position-title": "is the title of a job you have",
    "past position-title": "is the title of a job you had",
    "certifications": "is a certificate of yours",
    "education": "names what you studied",
    "position-company": "names an employer of yours",
}
WITHIN = {
    "current position-title": "stands in the title of a job you have",
    "past position-title": "stands in the title of a job you had",
    "certifications": "stands in a certificate of yours",
}
MAY_BE_HIDDEN = "you may hide it or shorten its text, not change it"


@dataclass(frozen=True, slots=True)
class Scene:
    """A profile before and after a plan, and who looks for it.

    `most_lost` is the part (0-1) of the desired attraction that a plan may cost; `reaches_target` says
    whether the plan takes away as much of the mismatched one as it is to.
    """

    market: Market
    before: Findable
    after: Findable
    edits: Sequence[Edit]
    protected: Collection[str]
    most_lost: float
    reaches_target: bool = True

    def chance(self, profile: Findable, side: Side) -> float:
        """The weighted mean chance (0-100) of a side to find a profile."""
        ads = self.market.ads.get(side, ())
        total = sum(ad.weight for ad in ads)
        return 100 * sum(ad.weight * chance(profile, ad) for ad in ads) / total if total else 0.0


def left(terms: Sequence[Attraction], scene: Scene) -> tuple[Left, ...]:
    """One reason for each flagged word that stays, in the order of the terms."""
    touched = {term for edit in scene.edits if edit.action != "close-date" for term in edit.terms}
    postings = {side: len(scene.market.ads.get(side, ())) for side in ("mismatched", "desired")}
    wrong = scene.chance(scene.before, "mismatched"), scene.chance(scene.after, "mismatched")
    right = scene.chance(scene.after, "desired")
    judge = _Judge(scene, postings, wrong, right)
    return tuple(
        _of_the_rest(a, judge.left(a, is_touched=a.term in touched)) if a.term in touched else judge.left(a)
        for a in terms
        if a.verdict in FLAGGED and a.mentions and (a.term not in touched or judge.stands(a.term))
    )


def _of_the_rest(a: Attraction, one: Left) -> Left:
    """The reason why a part stays of a word that the plan takes out of some places."""
    if one.reason == "fact":
        return one
    message = f"“{a.written}” still stands elsewhere: {one.message[:1].lower()}{one.message[1:]}"
    return replace(one, message=message)


def settled(
    terms: Sequence[Attraction], edits: Sequence[Edit], stays: Sequence[Left]
) -> tuple[Attraction, ...]:
    """The terms with what is advised for each once the plan is made: only what it touches is to go.

    A word that it takes out of some places and leaves in others moves into the text.
    """
    told = {term: edit.action for edit in edits if edit.action != "close-date" for term in edit.terms}
    reasons = {one.term: one.reason for one in stays}
    return tuple(replace(a, action=_settled(a, told.get(a.term, ""), reasons.get(a.term))) for a in terms)


def _settled(term: Attraction, told: str, reason: LeftFor | None) -> str:
    if told:
        return "demote" if told == "demote" or reason not in (None, "fact") else "remove"
    if reason in ("fact", "needed", "protected"):
        return "keep"
    return "unsure" if term.action in ("remove", "demote") else term.action


@dataclass(frozen=True, slots=True)
class _Judge:
    """What is known of the whole: postings a side, and what their searches find before and after the plan."""

    scene: Scene
    postings: dict[str, int]
    wrong: tuple[float, float]
    right: float

    def stands(self, term: str) -> bool:
        """Whether searches still find it after the plan."""
        return bool(self._places(term))

    def left(self, a: Attraction, *, is_touched: bool = False) -> Left:
        """The first reason that holds."""
        fact = next((p for p in self._places(a.term) if FIELDS[p.field].is_fact), None)
        editable = [p for p in self._places(a.term) if not FIELDS[p.field].is_fact]
        if fact and not editable:
            return Left(a.term, "fact", f"{_fact(a, fact)}: {MAY_BE_HIDDEN}.")
        if a.term in self.scene.protected:
            return Left(a.term, "protected", f"You protect “{a.written}”.")
        if a.desired_share > SHARED_SHARE or a.action == "keep":
            return Left(a.term, "needed", self._needed(a))
        if fact and not is_touched:
            return Left(a.term, "fact", f"{_fact(a, fact)}: searches find you by it all the same.")
        if a.action not in ("remove", "demote"):
            return Left(a.term, "too little", self._too_little(a))
        return self._by_effect(a, " there too" if is_touched else "")

    def _by_effect(self, a: Attraction, there: str) -> Left:
        """What taking it out as well would do."""
        gone = self.scene.after.rid_of(a.term)
        spared = self.wrong[1] - self.scene.chance(gone, "mismatched")
        lost = 1 - self.scene.chance(gone, "desired") / self.right if self.right else 0.0
        if not self.wrong[0] or (not a.blame and spared <= 0):
            return Left(a.term, "no search", f"No wrong search finds you by “{a.written}”.")
        if spared < LEAST_GAIN * self.wrong[0]:
            return Left(a.term, "explained", self._explained(a))
        if lost > self.scene.most_lost:
            share = f"{100 * lost:.0f} %"
            return Left(
                a.term, "needed", f"Without “{a.written}” searches for roles you want weaken by {share}."
            )
        return Left(a.term, "enough", f"{_spared(a, spared, there)}{self._why_enough()}.")

    def _why_enough(self) -> str:
        enough = self.scene.edits and self.scene.reaches_target
        return "; the plan reaches its aim without" if enough else ", too few to ask you for a word"

    def _needed(self, a: Attraction) -> str:
        if a.desired_postings and a.desired_share > SHARED_SHARE:
            asked = f"{a.desired_postings} of {self.postings['desired']}"
            verb = "asks" if a.desired_postings == 1 else "ask"
            return f"{asked} postings you want {verb} for “{a.written}” too{self._instead(a)}."
        return f"“{a.written}” brings you searches that you want more than others."

    def _instead(self, a: Attraction) -> str:
        """What going without a word that both sides ask for would do, where it spares more than it costs."""
        gone = self.scene.after.rid_of(a.term)
        spared = self.wrong[1] - self.scene.chance(gone, "mismatched")
        lost = self.right - self.scene.chance(gone, "desired")
        if round(spared) < 1 or spared <= lost:
            return ""
        cost = f"{round(lost)} of 100 that you want" if round(lost) else "none that you want"
        return f"; without it you lose {round(spared)} of 100 searches that you don't want and {cost}"

    def _explained(self, a: Attraction) -> str:
        if self.scene.edits:
            return f"What “{a.written}” brought goes with the words above."
        return f"Taking “{a.written}” out alone would change nothing: other words bring the same searches."

    def _too_little(self, a: Attraction) -> str:
        wrong = f"{a.mismatched_postings} of {self.postings['mismatched']}"
        right = f"{a.desired_postings} of {self.postings['desired']}"
        return f"{wrong} wrong postings and {right} right ones ask for “{a.written}”: too few to lose a word."

    def _places(self, term: str) -> list[Place]:
        """The mentions by which searches find it after the plan."""
        return [p for p in self.scene.after.places if p.term == term and FIELDS[p.field].is_searched]


def _fact(a: Attraction, place: Place) -> str:
    """“Java Developer” is the title of a job you had."""
    is_whole = a.kind == ("certification" if place.field == "certifications" else "title")
    says = FACTS if is_whole or place.field not in WITHIN else WITHIN
    there = (e.surface for e in a.evidence if e.side == "profile" and e.section == place.section)
    return f"“{next(there, a.written)}” {says.get(place.field, 'is a fact')}"


def _spared(a: Attraction, spared: float, there: str) -> str:
    count = f"{round(spared)}" if spared >= 1 else "less than one"
    it = "it" if there else f"“{a.written}”"
    return f"Taking {it} out{there} would spare you {count} of 100 searches for roles you don't want"
