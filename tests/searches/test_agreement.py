"""The chance of being found, which goes by concepts, says what the words of every typed search say."""

import pytest
from sample_people import ROOT

from auditor import api, read
from auditor.contrast.corpus import find_terms
from auditor.searches.chance import title_factor
from auditor.searches.families import FAMILIES
from auditor.searches.language import parse
from auditor.searches.market import Market
from auditor.searches.match import match
from auditor.searches.profile import Profile
from auditor.searches.typed import typed
from auditor.sections.clean import clean
from auditor.sections.corpus import divide
from auditor.settings import Settings

ROOMS = (ROOT / "data" / "sample", ROOT / "data" / "evaluation" / "people")
FOLDERS = sorted(path.parent for room in ROOMS for path in room.glob("*/profile.txt"))
TITLED = {family.title_in: family for family in FAMILIES if family.title_in in ("current", "title")}


def test_there_are_eight_people():
    assert len(FOLDERS) == 8


def read_again(folder):
    """The profile as searches see it, and what is drawn from the postings."""
    settings = Settings()
    sides = [
        [source for path in sorted(folder.glob(f"{side}*")) for source in read.sources(path)]
        for side in ("desired", "mismatched")
    ]
    (own,) = read.sources(folder / "profile.txt", split=False)
    corpus = divide(own, *sides, settings)
    kept = clean({"mismatched": corpus.mismatched, "desired": corpus.desired}, settings).sides
    extractor = api.extractor(settings)
    found = find_terms(corpus.profile, kept, extractor, settings)
    return Profile.of(corpus.profile, found.own, found.rare), Market.of(
        kept, found.mentions, extractor, settings
    )


def is_there(seen, ad, part):
    """Whether a part of a search is there by concept."""
    return title_factor(seen, ad, TITLED[part.facet]) == 1.0 if part.facet else {*part.terms} <= seen.keywords


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_concepts_and_words_agree_on_every_part_of_every_search(folder):
    profile, market = read_again(folder)
    compared = [
        (str(part), is_there(profile.seen, ad, part), match(parse(str(part)), profile.document).found)
        for side, ads in market.ads.items()
        for ad in ads
        for search in typed(ad, side)
        for part in search.parts
    ]
    assert len(compared) > 40
    assert all(parse(search.query.text).root == search.query.root for search in market.typed)
    assert {text for text, concept, words in compared if concept is not words} == set()
