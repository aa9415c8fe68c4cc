"""Saved pages: profiles by what the page names, postings without what stands around them, words never cut."""

import json

import pytest
from bs4 import BeautifulSoup

from auditor import read
from auditor.errors import UnreadableInput, WrongInput
from auditor.read import css, markup
from auditor.records import SOME_SKILLS_ONLY
from auditor.sections import profile
from tests.benchmarks import pages

TEXT = "The yard fires bricks for churches, and wants a foreman who can read a drawing and a face at once."
ITEMS = "<ul><li>Plan six kilns with SAP</li><li>Lead eleven people with care</li></ul>"


def page(body, head=""):
    return f"<!doctype html><html><head><title>Yard Foreman</title>{head}</head><body>{body}</body></html>"


def lines(html):
    return [block.text for source in read.from_string(html) for block in source.blocks]


def public(*sections, name="Runa Vasslien", headline="Data Engineer"):
    card = (
        f'<section class="top-card-layout"><h1 class="top-card-layout__title">{name}</h1>'
        f'<h2 class="top-card-layout__headline">{headline}</h2></section>'
    )
    return page(f"<main>{card}{''.join(sections)}</main>")


def section(kind, heading, body):
    named = f'class="core-section-container pp-section" data-section="{kind}"'
    return f"<section {named}><h2>{heading}</h2>{body}</section>"


def json_ld(description):
    posting = json.dumps({"@type": "JobPosting", "title": "X", "description": description})
    return f'<script type="application/ld+json">{posting}</script>'


def job(title, company, dates, text):
    return (
        f'<li class="experience-item"><h3 class="experience-item__title">{title}</h3>'
        f'<h4 class="experience-item__subtitle">{company}</h4><p class="experience-item__meta-item">'
        f'<span class="date-range">{dates}</span></p><p>{text}</p></li>'
    )


def read_profile(html):
    (source,) = read.from_string(html, split=False)
    return source, profile(source)


def parts(document, kind):
    return [each.text for each in document.sections if each.kind == kind]


def test_positions_of_a_public_page_are_exact_in_any_language():
    jobs = job(
        "Ledende rådgiver, R&amp;D",
        "Nordlys - Bank",
        "<time>mars 2021</time> - <time>mai 2022</time>",
        "SAS.",
    )
    _, document = read_profile(public(section("experience", "Erfaring", f"<ul>{jobs}</ul>")))
    assert parts(document, "position-title") == ["Ledende rådgiver, R&D"]
    assert parts(document, "position-company") == ["Nordlys - Bank"]
    assert parts(document, "position-description") == ["SAS."]


def test_a_masked_entry_is_left_out_and_said_to_be():
    masked = job("******* ****", "*****", "", "")
    jobs = masked + job("Analyst", "Nordlys", "2019 - 2021", "Moves data from SAS to Python")
    source, document = read_profile(public(section("experience", "Experience", f"<ul>{jobs}</ul>")))
    assert parts(document, "position-title") == ["Analyst"]
    assert "*" not in "".join(each.text for each in document.sections)
    assert [notice.code for notice in source.notices] == ["logged-out-page", SOME_SKILLS_ONLY]


def test_a_page_that_is_masked_as_a_whole_is_refused():
    jobs = f"<ul>{job('*****', '****', '', '')}</ul>"
    with pytest.raises(WrongInput, match="log in, open the profile"):
        read_profile(public(section("experience", "Experience", jobs), headline="**** ******"))


def test_other_people_and_posts_are_dropped_with_their_reason():
    posts = section("posts", "Activity", "<ul><li>Praised Fortran</li></ul>")
    others = '<section class="aside-section-container"><h2>Andre</h2><a href="/in/x">Zed, COBOL</a></section>'
    about = section("summary", "About", "<p>I move data.</p>")
    _, document = read_profile(public(posts, about, others))
    assert {(each.text, each.reason) for each in document.dropped} >= {
        ("Activity\nPraised Fortran", "activity and posts"),
        ("Andre\nZed, COBOL", "other people"),
    }
    assert parts(document, "about") == ["I move data."]


def test_the_one_person_of_the_page_fills_what_it_does_not_show():
    person = {"@type": "Person", "name": "Runa Vasslien", "description": "Moves data.", "worksFor": [
        {"name": "Nordlys", "member": {"startDate": 2019, "description": "SAS"}}]}  # fmt: skip
    decoy = {"@type": "Person", "name": "Odd Holt", "description": "Bakes.", "a": 1, "b": 2, "c": 3}
    head = f'<script type="application/ld+json">{json.dumps({"@graph": [decoy, person]})}</script>'
    _, document = read_profile(public().replace("</head>", head + "</head>"))
    assert parts(document, "about") == ["Moves data."]
    assert parts(document, "position-company") == ["Nordlys"]


@pytest.mark.parametrize(
    ("experience", "other"),
    [("Berufserfahrung", "Ausbildung"), ("Expérience", "Formation"), ("Erfaring", "Uddannelse")],
)
def test_a_members_page_is_told_by_its_headings_in_any_language(experience, other):
    body = f"<h2>{experience}</h2><p>Analyst</p><p>Nordlys</p><p>2019 - 2021</p><h2>{other}</h2><p>Oslo</p>"
    others = '<section><h2>Xyzzy</h2><a href="/in/a">Per COBOL</a><a href="/in/b">Pia Ada</a></section>'
    source, document = read_profile(page(f"<main><h1>Runa Vasslien</h1>{body}{others}</main>"))
    assert parts(document, "position-title") == ["Analyst"]
    assert [block.text for block in source.blocks if block.name == "people"] == [
        "Xyzzy",
        "Per COBOL",
        "Pia Ada",
    ]


# --- words are never cut, nor glued -------------------------------------------------------------------

BOXES = ("p", "li", "td", "th", "dd", "dt", "div", "h2", "h4", "blockquote", "pre", "span", "a", "figcaption")
MARKS = ("b", "strong", "i", "em", "u", "mark", "font", "span")


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("mark", MARKS)
def test_a_word_that_is_half_marked_stays_whole(box, mark):
    html = f"<{box}>knows <{mark}>Ja</{mark}>va and C<{mark}>++</{mark}> well</{box}>"
    (found,) = markup.blocks(BeautifulSoup(f"<div>{html}</div>", "lxml"))
    assert found.text == "knows Java and C++ well"


@pytest.mark.parametrize("kind", ["site", "json-ld", "microdata", "unknown", "about the job"])
def test_no_way_to_the_text_of_a_posting_cuts_a_word(kind):
    text = f"<p>{TEXT}</p><ul><li>Writes <b>Ja</b>va daily</li><li>C<em>++</em> and <b>T</b>-SQL</li></ul>"
    described = f'<div itemprop="description">{text}</div>'
    html = {
        "site": page(f'<div id="jobDescriptionText">{text}</div>'),
        "json-ld": page("", json_ld(text)),
        "microdata": page(f'<div itemtype="schema.org/JobPosting"><p itemprop="url">X</p>{described}</div>'),
        "unknown": page(f"<main><h1>Yard Foreman</h1>{text}</main>"),
        "about the job": page(f"<main><section><h2>About the job</h2>{text}</section></main>"),
    }[kind]  # fmt: skip
    assert [line for line in lines(html) if "Java" in line or "SQL" in line] == [
        "Writes Java daily",
        "C++ and T-SQL",
    ]


# --- pages of unknown make ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "around",
    [
        '<div class="cookieNotice"><p>Choose your biscuits</p></div>',
        '<div id="site-footer"><p>Choose your biscuits</p></div>',
        "<x-menu><p>Choose your biscuits</p></x-menu>",
        "<section><h2>Similar jobs</h2><p>Choose your biscuits</p></section>",
        "<h2>Similar jobs</h2><p>Choose your biscuits</p>",
        "<div><p>© Choose your biscuits</p></div>",
    ],
)
def test_what_stands_around_a_posting_is_left_out(around):
    found = lines(page(f"<div><h1>Yard Foreman</h1><p>{TEXT}</p>{ITEMS}</div>{around}"))
    assert TEXT in found
    assert not any("biscuits" in line for line in found)


def test_lines_on_rights_that_stand_in_one_another_are_taken_out_once():
    rights = "<div><p>© Yard</p><p>© Kiln</p><div><p>© Clay <b>© Brick</b></p></div></div>"
    found = lines(page(f"<div><h1>Yard Foreman</h1><p>{TEXT}</p>{ITEMS}</div>{rights}"))
    assert not any("©" in line for line in found)


def test_a_part_in_which_something_is_asked_stays_whatever_its_name():
    asked = '<div class="related-skills"><h3>Requirements</h3><ul><li>NEBOSH</li></ul></div>'
    assert "NEBOSH" in lines(page(f"<div><h1>Yard Foreman</h1><p>{TEXT}</p>{ITEMS}{asked}</div>"))


def test_links_below_the_title_stay():
    tags = "<p><a>Kiln</a> <a>Ceramics</a></p>"
    found = lines(page(f"<div><a>Start</a><h1>Yard Foreman</h1><p>{TEXT}</p>{ITEMS}{tags}</div>"))
    assert "Kiln Ceramics" in found
    assert "Start" not in found


def test_cards_of_other_jobs_make_no_list_of_results():
    card = "<div><h3>Java Developer</h3><p>Posted 3 days ago</p></div>"
    found = lines(
        page(f"<main><h1>Yard Foreman</h1><p>{TEXT}</p>{ITEMS}<div class='similar'>{card * 8}</div></main>")
    )
    assert TEXT in found
    assert "Java Developer" not in found


def test_the_labelled_pages_are_read_as_they_were():
    found = pages.measured(pages.PAGES, pages.ours)
    assert len(found) == 15
    assert min(recall for recall, _ in found.values()) >= 0.98
    made = [precision for name, (_, precision) in found.items() if not name.startswith("held-out")]
    assert sum(made) / len(made) >= 0.95


@pytest.mark.parametrize("said", ["None", "nan", "", "N/A"])
def test_a_description_that_says_nothing_is_missing(said):
    with pytest.raises(UnreadableInput, match="no job text found"):
        read.from_string(page("<nav>Home</nav>", json_ld(said)))


# --- selectors ----------------------------------------------------------------------------------------

TREE = BeautifulSoup(
    '<div id="a" class="x y"><p class="x" data-k="one two">1</p><p data-k="two">2</p></div><p hidden>3</p>',
    "lxml",
)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("p", "123"),
        ("div p", "12"),
        (".x p.x", "1"),
        ("#a [data-k]", "12"),
        ('[data-k="two"]', "2"),
        ('[data-k*="two"]', "12"),
        ('[data-k^="one"]', "1"),
        ("p:not(.x), [hidden]", "23"),
        ("body .y p:not([data-k=two])", "1"),
    ],
)
def test_a_selector_finds_elements_in_the_order_of_the_page(selector, expected):
    assert "".join(tag.get_text() for tag in css.select(TREE, selector)) == expected
    first = css.select_one(TREE, selector)
    assert first is css.select(TREE, selector)[0]


@pytest.mark.parametrize("selector", ["p > b", "p:first-child", "p::before", "*"])
def test_a_selector_of_another_kind_is_refused(selector):
    with pytest.raises(ValueError, match="no selector that is known here"):
        css.select(TREE, selector)


def test_a_copy_within_a_copy_is_gone_with_it(tmp_path):
    page = (
        '<html><head><title>Ida Nattmo | LinkedIn</title></head><body><main><h1 class="text-heading-xlarge">'
        "Ida Nattmo</h1><h2>About</h2><p>I keep telescopes honest, night after night, in Bergen.</p><p><span "
        'aria-hidden="true">Optics</span><span class="visually-hidden">Optics<span class="visually-hidden">'
        "Optics</span></span></p><h2>Experience</h2></main></body></html>"
    )
    path = tmp_path / "me.html"
    path.write_text(page, encoding="utf-8")

    (source,) = read.sources(path, split=False)
    assert [block.text for block in source.blocks].count("Optics") == 1
