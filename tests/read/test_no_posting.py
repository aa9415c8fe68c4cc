"""What looks like a posting and is none is turned away, and several postings are several."""

import pytest

from auditor import read
from auditor.errors import InputError, WrongInput

TEXT = "We mend pumps on ferries and look for a calm person who writes things down and likes the rain. " * 2
POSTING = f"<p>{TEXT}</p><ul><li>Diesel engines</li><li>Welding</li></ul>"


def page(body="", head="", title="Careers"):
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def ld(*texts):
    return "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)


def posting(title, text=POSTING):
    return f'{{"@type": "JobPosting", "title": "{title}", "description": "{text}"}}'


def words(source):
    return " ".join(block.text for block in source.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "Apply for this job\nFirst name *\nLast name *\nEmail *\nPhone\nResume/CV\nAttach\nSubmit",
        "Sign in\nEmail or phone\nPassword\nForgot password?\nNew to Jobsite? Join now",
        "Create an account to view this job\nEmail\nPassword\nContinue with Google",
        "Jobs\n0 results for pump engineer in Ripon\nTry different keywords",
        "No jobs found\nWe couldn't find any jobs that match your search.",
        "Pump Engineer\nThis job is no longer available.\nBrowse all jobs",
        "Just a moment...\nVerify you are human by completing the action below.",
        page("<header><a>Home</a> <a>Java careers</a></header><main></main><footer>© Acme</footer>"),
        page("<nav>Home</nav><p>Privacy Terms Cookies Imprint Contact Press Blog About Help News Log</p>"),
        page("<nav>Jobs</nav><h1>Pump Engineer</h1><p>Towline</p>", ld(posting("Pump Engineer", "N/A"))),
        page("<nav>Jobs</nav><h1>Apply</h1>" + "<label>Name</label><input>" * 6),
        "https://jobs.example.com/view/1234",
        "https://jobs.example.com/view/1\nhttps://jobs.example.com/view/2",
        "Jobs:\n- Cook https://jobs.example.com/view/1\n- Baker https://jobs.example.com/view/2",
        "We value your privacy\nAccept all\nReject all\nManage preferences\nTargeting",
        "Thank you for applying!\nYour application for Cook has been submitted to Towline.",
        "Towline\nFollow\nHome\nAbout\nPosts\nJobs\nIndustry\nBoats\nCompany size\n51-200 employees",
        "Pump Engineer\nTowline\nNo longer accepting applications",
        "Cook\nTowline\nJust posted\n\nBaker\nPennon\n2 days ago\n\nWelder\nOrlop\nPosted 30+ days ago",
        "None\n",
        "title,description\nCook,No description provided\nBaker,Details not available\n",
    ],
)  # fmt: skip
def test_what_is_no_posting_is_refused_in_one_line(text):
    with pytest.raises(InputError) as refused:
        read.from_string(text, "x")
    assert "\n" not in str(refused.value)
    assert ";" in str(refused.value)


def test_an_address_instead_of_a_file_is_refused():
    with pytest.raises(WrongInput, match="save the page, or paste the text"):
        read.sources("https://jobs.example.com/view/1234")


def test_results_with_snippets_are_a_list():
    card = (
        "Pump Engineer\nTowline\nRipon\n"
        + "You will mend pumps and more of the kind, " * 4
        + "...\nPosted 3 days ago\n"
    )
    with pytest.raises(WrongInput, match="search results"):
        read.from_string("1,204 pump engineer jobs in Ripon\n" + card * 4)


def test_a_form_below_a_posting_does_no_harm():
    form = "\n\nApply\nFirst name\nLast name\nEmail\nPhone\nUpload CV\nSubmit"
    (source,) = read.from_string(f"Pump Engineer\n\nRequirements\n- Diesel{form}")
    assert "Diesel" in words(source)


@pytest.mark.parametrize(
    "head",
    [
        ld(posting("Pump Engineer")[:-1] + ",}"),
        ld('{"@type": "Organization", "name": "Acme"}\n' + posting("Pump Engineer")),
        ld(posting("Pump Engineer").replace("JobPosting", "jobposting")),
        ld(posting("Pump Engineer").replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")),
        ld(posting("Pump Engineer").replace(f'"{POSTING}"', f'{{"@value": "{POSTING}"}}')),
        f'<script>window.__state = {{"job": {{"title": "Pump Engineer", "body": "{POSTING}"}}}};</script>',
        f'<script type="application/json">[{{"jobTitle": "Pump Engineer", "text": "{POSTING}"}}]</script>',
        '<script>x = JSON.parse(\'{"title": "Pump Engineer", "content": "' + POSTING + "\"}')</script>",
    ],
    ids=["comma", "two", "case", "escaped", "value", "assigned", "json", "parsed"],
)
def test_a_posting_that_stands_only_in_a_script_is_read(head):
    (source,) = read.from_string(page("<nav>Home Jobs</nav><div id=root></div>", head))
    assert source.blocks[0].text == "Pump Engineer"
    assert "Welding" in words(source)


def test_entities_in_names_are_characters():
    (source,) = read.from_string(page("", ld(posting("Tools &amp;amp; Pumps Engineer"))))
    assert source.blocks[0].text == "Tools & Pumps Engineer"


def test_half_a_character_does_no_harm():
    (source,) = read.from_string(page("", ld(posting("Pump \\ud800 Engineer", f"{POSTING} \\ud83d"))))
    assert "Welding" in words(source)


@pytest.mark.parametrize(
    "page_of_it",
    [
        page("<h1>Cook</h1>", ld(posting("Java Architect", POSTING * 3), posting("Cook"))),
        page("", ld(posting("Java Architect", POSTING * 3), posting("Cook")), title="Cook - Towline"),
        page("<h1>Head Cook</h1>", ld(posting("Cook", POSTING * 3), posting("Head Cook"))),
    ],
)
def test_of_several_postings_the_one_the_page_is_about_counts(page_of_it):
    (source,) = read.from_string(page_of_it)
    assert source.blocks[0].text.endswith("Cook")
    assert words(source).count("Welding") == 1


def test_a_page_that_lists_several_postings_in_full_holds_several():
    sources = read.from_string(
        page("", ld(posting("Cook"), posting("Welder", POSTING + "<p>x</p>"))), "jobs.html"
    )
    assert [source.name for source in sources] == ["jobs.html #1", "jobs.html #2"]
    assert [notice.code for notice in sources[0].notices] == ["text-divided"]


def test_a_tab_that_was_not_open_is_read():
    tabs = f'<div role="tabpanel"><p>{TEXT}</p></div><div role="tabpanel" hidden>{POSTING}</div>'
    (source,) = read.from_string(page(f"<main><h1>Pump Engineer</h1>{tabs}<p hidden>Java</p></main>"))
    assert "Welding" in words(source)
    assert "Java" not in words(source)


def test_articles_with_titles_of_their_own_are_several():
    body = "".join(
        f"<article><h2>{title}</h2>{POSTING}</article>" for title in ("Pump Engineer", "Head Cook")
    )
    found = read.from_string(page(f"<main><h1>Work with us</h1>{body}</main>"), "jobs.html")
    assert [source.blocks[-4].text for source in found] == ["Pump Engineer", "Head Cook"]


def test_text_in_the_head_of_an_empty_page_is_read():
    head = '<meta property="og:title" content="Pump Engineer">'
    head += f'<meta property="og:description" content="{TEXT * 4}">'
    (source,) = read.from_string(page("<div id=root></div>", head))
    assert [block.text for block in source.blocks] == ["Pump Engineer", (TEXT * 4).strip()]


def one(title, company="Towline", place="Ripon, England"):
    return f"{title}\n{company}\n{place}\n\n{TEXT}\n\nRequirements\n- Diesel engines\n- Welding of all kinds"


@pytest.mark.parametrize("mark", ["---", "***", "* * *", "-----", "———", "", "\n"])
def test_several_postings_in_a_paste_are_several(mark):
    found = read.from_string(
        f"{one('Pump Engineer')}\n\n{mark}\n\n{one('Head Cook')}\n\n{mark}\n\n{one('Welder')}"
    )
    assert len(found) == 3


@pytest.mark.parametrize("between", ["---", "\n\nOur kitchen\n", "\n\nTeam Lead\n"])
def test_one_posting_with_rules_and_gaps_is_one(between):
    assert len(read.from_string(f"{one('Pump Engineer')}\n\n{between}\n\n{TEXT}\n{TEXT}")) == 1


def test_rows_without_a_description_are_skipped_by_name():
    table = f"title,company,description\nCook,A,{TEXT}\nClerk,B,None\nCarer,C,nan\nNurse,D, N/A \n"
    (source,) = read.from_string(table, "jobs.csv")
    assert [notice.about for notice in source.notices] == [
        "jobs.csv row 3",
        "jobs.csv row 4",
        "jobs.csv row 5",
    ]


@pytest.mark.parametrize(
    "cell",
    [r"**Ask**\n\n* C\\+\\+, C\\# and R\\&D \\- both", r"C\+\+, C\# and R\&D, said \"well\" of it"],
)
def test_backslashes_of_a_writer_are_taken_out(cell):
    cell = cell.replace(r"\n", "\n")
    (source,) = read.from_string(f'title,company,description\n"Cook","A","{cell}"\n', "jobs.csv")
    assert "C++, C# and R&D" in words(source)


def test_a_backslash_before_a_doubled_quote_is_kept():
    table = f'title,company,description\n"Cook","A","{TEXT} In ""C:\\ovens\\"" she wrote ""now"" of it"\n'
    (source,) = read.from_string(table, "jobs.csv")
    assert words(source).endswith('In "C:\\ovens\\" she wrote "now" of it')


def test_messages_are_no_table_of_postings():
    with pytest.raises(WrongInput, match="auditor import"):
        read.from_string(
            "CONVERSATION ID,FROM,TO,DATE,CONTENT\n1,A,B,2026-01-01,We have a role\n", "messages.csv"
        )


@pytest.mark.parametrize(
    "joined",
    ["Job title: Cook\n{0}\nJob title: Baker\n{0}", "JOB 1\nCook\n{0}\n\nJOB 2\nBaker\n{0}"],
)
def test_postings_that_begin_alike_are_several(joined):
    assert len(read.from_string(joined.format(TEXT * 2))) == 2


def test_a_quoted_mail_loses_its_marks():
    (source,) = read.from_string("> Pump Engineer\n>\n> Towline\n> - Diesel")
    assert [(block.kind, block.text) for block in source.blocks] == [
        ("paragraph", "Pump Engineer"),
        ("paragraph", "Towline"),
        ("item", "Diesel"),
    ]


def test_elsewhere_the_mark_is_a_bullet():
    (source,) = read.from_string("Pump Engineer\nTowline\nWe mend.\nTasks:\n> Diesel")
    assert (source.blocks[-1].kind, source.blocks[-1].text) == ("item", "Diesel")


def test_a_message_with_an_address_is_no_address():
    assert read.message("Interested? https://jobs.example.com/view/1").text
