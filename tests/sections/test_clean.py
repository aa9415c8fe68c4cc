from itertools import combinations

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.languages import ENGLISH
from auditor.sections.clean import clean, company_names, masked_names, near_duplicates, sentences
from auditor.settings import Settings

KNITS = (
    "Keep forty knitting machines in good order and teach two apprentices how to do the same. Plan yarn for "
    "the week, order what is short, and write down in the book what each machine made. Speak with the shop "
    "on Thursdays about which colours sold and which ones are still on the shelf since the spring."
)
SAILS = (
    "Cut and sew sails for racing dinghies from patterns that you draw yourself on the loft floor. Talk with "
    "sailors after each regatta, learn where the cloth stretched, and change the pattern for next time. "
    "Repair covers, bags and awnings through the winter, when nobody who owns a boat thinks of racing."
)
BREADS = (
    "Bake rye and wheat loaves from two in the morning so that the vans leave warm and full at six. Keep the "
    "starters alive over holidays, weigh everything twice, and tell the miller when the flour has changed. "
    "Train whoever is new on the ovens before letting them near the big one by the door."
)
REPEATED = "We are a cheerful family of makers who believe in good work and long lunches."


@pytest.fixture
def cleaned(settings):
    """The postings of both sides after cleaning, and the notices."""

    def build(mismatched, desired=(), settings=settings):
        made = clean({"mismatched": mismatched, "desired": desired}, settings)
        return [*made.sides["mismatched"], *made.sides["desired"]], made.notices

    return build


def test_a_posting_in_another_language_is_named_with_it(cleaned, posting):
    german = (
        "Wir suchen für unser Lager in Kiel eine Leitung, die gern mit den Leuten auf der Rampe arbeitet."
    )
    _, notices = cleaned([posting(german, title="Lagerleitung"), posting(BREADS, id="q")])
    (notice,) = (notice for notice in notices if notice.code == "foreign-posting")
    assert notice.message.startswith('"Lagerleitung"')
    assert "reads as German, not as English" in notice.message


def text(document):
    return "\n".join(section.text for section in document.sections)


def reasons(document):
    return [d.reason for d in document.dropped]


# --- boilerplate ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["about-company", "benefits", "equal-opportunity", "how-to-apply"])
def test_sections_about_anything_but_the_job_are_dropped(kind, cleaned, posting):
    ((one,), _) = cleaned([posting(KNITS, (kind, "Free yarn."))])
    assert text(one) == KNITS
    assert [(d.text, d.reason) for d in one.dropped] == [("Free yarn.", f"boilerplate section: {kind}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "We hire without regard to race, color, religion or the side you butter your bread on.",
        "Quill is an Equal Opportunity employer.",
        "A background check follows the offer.",
        "Our benefits: dental and vision, paid time off.",
        "We do not offer visa sponsorship.",
    ],
)
def test_legal_sentences_are_dropped_wherever_they_stand(sentence, cleaned, posting):
    ((one,), _) = cleaned([posting(f"Knit socks. {sentence} Darn socks.")])
    assert text(one) == "Knit socks. Darn socks."
    assert [(d.text, d.reason) for d in one.dropped] == [(sentence, "boilerplate sentence")]


def test_of_a_list_of_what_is_asked_for_only_the_condition_of_hire_is_dropped(cleaned, posting):
    said = "Own knitting needles, a valid licence to spin, pass drug screen, lift 20 kg of wool."
    ((one,), _) = cleaned([posting(said)])
    assert text(one) == "Own knitting needles, a valid licence to spin, lift 20 kg of wool."
    assert [d.text for d in one.dropped] == ["pass drug screen,"]


def test_a_list_with_legal_words_is_dropped_whole(cleaned, posting):
    said = "We check criminal history, race, color, religion, marital status and needles."
    ((one,), _) = cleaned([posting(KNITS, ("other", said))])
    assert [d.text for d in one.dropped] == [said]


WORD = st.sampled_from(["knit", "purl", "sock", "mitten", "yarn", "needle"])


@hypothesis.settings(deadline=None)
@given(
    st.lists(st.lists(WORD, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=8),
    st.sampled_from([(0.6, 0.8), (0.3, 0.9), (0.9, 0.4)]),
)
def test_clusters_are_those_of_comparing_every_pair(texts, limits):
    rules = Settings(duplicate_jaccard=limits[0], duplicate_containment=limits[1])
    sets = [{*zip(*(t.split()[n:] for n in range(5)), strict=False)} or {tuple(t.split())} for t in texts]
    cluster = [*range(len(texts))]
    for i, j in combinations(range(len(texts)), 2):
        common = len(sets[i] & sets[j])
        contained = common >= limits[1] * min(len(sets[i]), len(sets[j]))
        if contained or common >= limits[0] * len(sets[i] | sets[j]):
            old, new = max(cluster[i], cluster[j]), min(cluster[i], cluster[j])
            cluster = [new if c == old else c for c in cluster]
    assert near_duplicates(texts, rules) == cluster


def test_legal_words_are_seen_through_typography(cleaned, posting):
    ((one,), _) = cleaned([posting("Knit socks.\nAn 𝗘𝗾𝘂𝗮𝗹 𝗢𝗽𝗽𝗼𝗿𝘁𝘂𝗻𝗶𝘁𝘆 employer.")])
    assert text(one) == "Knit socks."


def test_a_section_left_empty_is_gone(cleaned, posting):
    ((one,), _) = cleaned([posting("Knit socks.", ("other", "A drug screen is required."))])
    assert [section.kind for section in one.sections] == ["requirements"]


def test_a_posting_without_boilerplate_keeps_its_every_character(cleaned, posting):
    original = posting(("title", " Knitter "), KNITS + "\n\n- one\n- two\n")
    ((one,), notices) = cleaned([original])
    assert one.sections == original.sections
    assert (one.dropped, notices, one.weight) == ((), (), 1.0)


@given(st.text(alphabet="aA.!? \n", max_size=60))
def test_sentences_are_the_text(text):
    assert "".join(sentences(text)) == text


def test_lines_and_full_stops_divide_sentences():
    assert sentences("One. Two? three\nFour e.g. five") == ["One. ", "Two? three\n", "Four e.g. five"]


# --- sentences said again and again -------------------------------------------------------------------


def test_a_sentence_of_two_postings_of_one_company_is_dropped(cleaned, posting):
    a = posting(f"{KNITS} {REPEATED}", id="a", company="Quill")
    b = posting(f"{REPEATED} {SAILS}", id="b", company="QUILL")
    c = posting(f"{BREADS} {REPEATED}", id="c", company="Sorrel")
    (found, _) = cleaned([a, b], [c])
    # dropped everywhere once it is known as boilerplate
    assert [text(p).strip() for p in found] == [KNITS, SAILS, BREADS]
    assert all(reasons(p) == ["sentence repeated across postings"] for p in found)


def test_a_sentence_of_two_companies_stays(cleaned, posting):
    a = posting(f"{KNITS} {REPEATED}", id="a", company="Quill")
    b = posting(f"{SAILS} {REPEATED}", id="b", company="Sorrel")
    (found, _) = cleaned([a], [b])
    assert all(REPEATED in text(p) for p in found)


def distinct(posting, n, extra="", **more):
    """`n` postings unlike each other, the first two of which say `extra` as well."""
    words = ["anvil", "birch", "copper", "daisy", "ember", "flint", "grove"]
    return [
        posting(
            ". ".join(f"{w} {words[(i + j) % 7]} {i}{j} {w[::-1]}" for j, w in enumerate(words))
            + (f".\n{extra}" if i < 2 else ""),
            id=f"p{i}",
            **more,
        )
        for i in range(n)
    ]


@pytest.mark.parametrize(("postings", "dropped"), [(5, False), (6, True), (7, False)])
def test_a_sentence_of_three_in_ten_postings_is_dropped(postings, dropped, cleaned, posting):
    """Two of six are a third, two of seven are less than 30 %, and five postings are too few to tell."""
    (found, _) = cleaned(distinct(posting, postings, REPEATED))
    assert (REPEATED not in text(found[0])) is dropped
    assert len({p.cluster for p in found}) == postings


def test_short_bullets_survive(cleaned, posting):
    bullet = "5+ years of SQL and dbt"
    (found, _) = cleaned(distinct(posting, 6, bullet, company="Quill"))
    assert text(found[0]).endswith(bullet)


def test_a_repost_does_not_wipe_out_its_original(cleaned, posting):
    """Its sentences stand in two postings of one company only because it is the same posting."""
    (found, _) = cleaned([posting(KNITS, id=i, company="Quill") for i in "ab"])
    assert [text(p) for p in found] == [KNITS, KNITS]


# --- near-duplicates and weights ----------------------------------------------------------------------


def test_a_reworded_repost_shares_one_voice(cleaned, posting):
    reworded = KNITS.replace("apprentices", "trainees").replace("Thursdays", "Fridays")
    a, b, c = posting(KNITS, id="a"), posting(SAILS, id="b"), posting(reworded, id="c")
    (found, notices) = cleaned([a, b, c])
    assert [(p.weight, p.cluster) for p in found] == [(0.5, "a"), (1.0, "b"), (0.5, "a")]
    assert [(n.code, n.about) for n in notices] == [("near-duplicate", "c.txt")]


def test_a_posting_within_a_longer_one_is_a_repost(settings):
    assert near_duplicates([KNITS, f"{KNITS} {SAILS} {BREADS}"], settings) == [0, 0]


def test_different_postings_are_not_reposts(settings):
    assert near_duplicates([KNITS, SAILS, BREADS], settings) == [0, 1, 2]


def test_chains_of_reposts_are_one_cluster(settings):
    """A is like B and B like C, though A is hardly like C."""
    ab, bc = f"{KNITS} {SAILS}", f"{SAILS} {BREADS}"
    assert near_duplicates([KNITS, bc, SAILS, ab], settings) == [0, 0, 0, 0]
    assert near_duplicates([KNITS, bc], settings) == [0, 1]


def test_what_counts_as_a_repost_is_a_setting():
    strict = Settings(duplicate_jaccard=1.0, duplicate_containment=1.0)
    texts = [KNITS, KNITS.replace("Thursdays", "Fridays"), KNITS]
    assert near_duplicates(texts, strict) == [0, 1, 0]


def test_boilerplate_makes_no_reposts(cleaned, posting):
    legal = "An equal opportunity employer. " * 20
    (found, _) = cleaned([posting(f"{KNITS} {legal}", id="a"), posting(f"{SAILS} {legal}", id="b")])
    assert [p.cluster for p in found] == ["a", "b"]


def test_shared_boilerplate_sections_make_no_reposts(cleaned, posting):
    about = ("about-company", f"{BREADS} {SAILS}")
    (found, _) = cleaned([posting("Knit socks by hand.", about, id="a"), posting(KNITS, about, id="b")])
    assert [p.weight for p in found] == [1.0, 1.0]


@given(st.permutations(range(5)))
def test_the_order_of_postings_changes_no_weight(posting, order):
    texts = [KNITS, SAILS, KNITS.replace("Plan", "Order"), BREADS, SAILS]
    made = [posting(texts[i], id=str(i), company=("Quill", "")[i % 2]) for i in order]
    found = clean({"mismatched": made[:3], "desired": []}, Settings()).sides["mismatched"]
    again = clean({"mismatched": made[2::-1], "desired": []}, Settings()).sides["mismatched"]
    assert {p.id: p.weight for p in found} == {p.id: p.weight for p in again}


def test_one_company_speaks_with_the_root_of_its_postings(cleaned, posting):
    made = [posting(t, id=str(i), company="Quill Ltd") for i, t in enumerate((KNITS, SAILS, BREADS))]
    (found, _) = cleaned(made[:2], made[2:])
    assert [p.weight for p in found] == pytest.approx([3**-0.5] * 3)


def test_reposts_of_one_company_count_once_towards_it(cleaned, posting):
    made = [posting(t, id=str(i), company="Quill") for i, t in enumerate((KNITS, KNITS, SAILS))]
    (found, _) = cleaned(made)
    assert [p.weight for p in found] == pytest.approx([0.5 * 2**-0.5, 0.5 * 2**-0.5, 2**-0.5])


def test_postings_without_a_company_are_not_of_one(cleaned, posting):
    (found, _) = cleaned([posting(KNITS, id="a"), posting(SAILS, id="b")])
    assert [p.weight for p in found] == [1.0, 1.0]


def test_a_posting_on_both_sides_says_nothing(cleaned, posting):
    a, b = posting(KNITS, id="a", title="Knitter"), posting(KNITS, id="b", title="Knitter again")
    (found, notices) = cleaned([a, posting(SAILS, id="c")], [b])
    assert {p.id: p.weight for p in found} == {"a": 0.0, "b": 0.0, "c": 1.0}
    assert [(n.code, n.severity, n.about) for n in notices] == [("same-ad-on-both-sides", "warning", "a.txt")]
    assert '"Knitter"' in notices[0].message


# --- employers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("company", "names"),
    [
        ("Quill", {"quill"}),
        ("Quill Ltd.", {"quill ltd.", "quill"}),
        ("Larkspur Tax Group", {"larkspur tax group", "larkspur tax", "larkspur"}),
        ("Brill & Tarn LLC", {"brill & tarn llc", "brill & tarn", "brill"}),
        ("", set()),
        ("Group", set()),
    ],
)
def test_the_names_an_employer_goes_by(company, names, posting):
    assert company_names(posting(KNITS, company=company), ENGLISH) == names


def test_an_employer_is_masked_in_its_own_postings(posting):
    made = [posting(KNITS, id="a", company="Quill Ltd"), posting(SAILS, id="b", company="Sorrel")]
    masked = masked_names(made, {"a": {"quill", "sql"}, "b": {"sql"}}, ENGLISH)
    assert masked == {"a": {"quill ltd", "quill"}, "b": {"sorrel"}}


def test_an_employer_that_is_a_skill_elsewhere_stays(posting):
    """Oracle is its own employer's name, but a skill once another company asks for it."""
    made = [
        posting(KNITS, id="a", company="Oracle"),
        posting(SAILS, id="b", company="Sorrel"),
        posting(BREADS, id="c", company="ORACLE"),
    ]
    own = {"a": {"oracle"}, "b": set(), "c": {"oracle"}}
    assert masked_names(made, own, ENGLISH)["a"] == {"oracle"}  # another posting of its own says nothing
    assert masked_names(made, {**own, "b": {"oracle"}}, ENGLISH)["a"] == set()


def test_reasons_add_up(cleaned, posting):
    ((one,), _) = cleaned([posting("Knit. A background check follows.", ("benefits", "Yarn"))])
    assert reasons(one) == ["boilerplate section: benefits", "boilerplate sentence"]


def test_an_employer_with_and_without_its_legal_form_is_one(cleaned, posting):
    made = [
        posting("Knit socks in a mill by the river.", id="a", company="Quill"),
        posting("Keep the books of four shops in town.", id="b", company="Quill Ltd."),
    ]
    (postings, _) = cleaned(made)
    assert [p.weight for p in postings] == [pytest.approx(0.5**0.5)] * 2
