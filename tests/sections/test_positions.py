import pytest

from auditor.sections import profile


def jobs(document):
    held = dict.fromkeys(s.position for s in document.sections if s.position)
    return [(job.title, job.company, job.start, job.end) for job in held]


def texts(document, kind):
    return [section.text for section in document.sections if section.kind == kind]


def described(document, company):
    return [
        s.text
        for s in document.sections
        if s.kind == "position-description" and s.position and s.position.company == company
    ]


def read(source, text):
    return profile(source(f"Ada Berg\nKafka whisperer\nOslo, Norway\nExperience\n{text}"))


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("Mar '20 - Jun '22", "2020-03", "2022-06"),
        ("Mar – Jun 2023", "2023-03", "2023-06"),
        ("Summer 2019 - Fall 2020", "2019", "2020"),
        ("Jan 2020 – till now", "2020-01", ""),
        ("1 March 2020 - 30 June 2022", "2020-03", "2022-06"),
        ("01.03.2020 – 30.06.2022", "2020-03", "2022-06"),
        ("2016--2024", "2016", "2024"),
        ("2018-20", "2018", "2020"),
        ("2015–", "2015", ""),
        ("Mar 2020 Present", "2020-03", ""),
        ("Jan 2020 - Present (on leave)", "2020-01", ""),
        ("März 2022–Heute · 3 Jahre 2 Monate", "2022-03", ""),
        ("setembro de 2021 - Present", "2021-09", ""),
        ("Summer 2019", "2019", "2019"),
    ],
)
def test_dates_in_any_usual_form_make_a_position(source, dates, start, end):
    document = read(
        source, f"Analyst\nNorthwind\n{dates}\nBuilt pipelines.\n\nClerk\nFabrikam\n2010 - 2012\nText."
    )
    assert jobs(document) == [("Analyst", "Northwind", start, end), ("Clerk", "Fabrikam", "2010", "2012")]


def test_dates_that_cannot_be_read_do_not_make_the_job_disappear(source):
    document = read(source, "Analyst\nNorthwind\nsome time in the nineties\nBuilt pipelines.")
    assert jobs(document) == [("Analyst", "Northwind", "", "")]
    assert [cut.text for cut in document.dropped if cut.reason == "dates that cannot be read"] == [
        "some time in the nineties"
    ]


def test_a_list_under_the_dates_is_no_place(source):
    document = read(source, "Analyst\nNorthwind\n2019 - Present\nFlink, Kafka Streams, Iceberg\nText.")
    assert described(document, "Northwind") == ["Flink, Kafka Streams, Iceberg\nText."]


def test_a_further_cell_is_description(source):
    document = read(
        source,
        "Analyst | Northwind | 2019 – Present | Flink, Iceberg\nClerk | Fabrikam | 2010 – 2012 | Lotus",
    )
    assert described(document, "Northwind") == ["Flink, Iceberg"]
    assert described(document, "Fabrikam") == ["Lotus"]


@pytest.mark.parametrize("place", ["Lyon, France", "Barrie, ON", "Oslo", "Somewhere · Hybrid"])
def test_a_sure_place_is_dropped_as_what_it_is(source, place):
    document = read(source, f"Analyst\nNorthwind\n2019 - Present\n{place}\nText.")
    assert described(document, "Northwind") == ["Text."]
    assert place in [cut.text for cut in document.dropped]


@pytest.mark.parametrize(
    "head",
    [
        "Data Analyst, Northwind",
        "Data Analyst | Northwind | Lyon, France",
        "Northwind – Data Analyst",
        "Data Analyst at Northwind",
        "Data Analyst\nNorthwind, Lyon, France",
    ],
)
def test_title_and_company_over_their_dates(source, head):
    document = read(
        source, f"{head}\nMar 2020 - Present\nOwn the estate.\n\nClerk, Fabrikam\n2010 - 2012\nText."
    )
    assert jobs(document)[0] == ("Data Analyst", "Northwind", "2020-03", "")
    assert described(document, "Northwind") == ["Own the estate."]


def test_dates_in_a_gutter(source):
    document = read(
        source,
        "Jun 2021 - till now     Counter Clerk, Licensing\nNorthwind Council\nNinety people a day.\n\n"
        "2018-20                 Committee Clerk\nFabrikam Council\nMinutes.\n\n"
        "(no fixed dates)        Interpreter\nMunicipal Pool\nAs needed.",
    )
    assert jobs(document) == [
        ("Counter Clerk, Licensing", "Northwind Council", "2021-06", ""),
        ("Committee Clerk", "Fabrikam Council", "2018", "2020"),
        ("Interpreter", "Municipal Pool", "", ""),
    ]


@pytest.mark.parametrize("between", ["", " · Full-time"])
def test_a_company_beside_its_dates_and_the_title_below(source, between):
    document = read(
        source,
        f"Northwind, Lyon          2019 – 2021{between}\nFlow keeper and engineer\n- Pipes\n\n"
        "Fabrikam, Lyon          2013/14 – 2018\nTrainee\n- Tills",
    )
    assert [job[:2] for job in jobs(document)] == [
        ("Flow keeper and engineer", "Northwind"),
        ("Trainee", "Fabrikam"),
    ]


@pytest.mark.parametrize(
    "early",
    [
        "Early career: clerk at Fabrikam Stores",
        "Shop Clerk\nFabrikam Stores, Lyon",
        "Shop Clerk | Fabrikam Stores",
    ],
)
def test_a_job_without_dates_is_one_of_its_own_and_not_the_present_one(source, early):
    document = read(
        source, f"Analyst, Northwind, 03/2020 - present\n- Own the estate.\n\n{early}\n- Wrote Lotus macros"
    )
    assert described(document, "Northwind") == ["Own the estate."]
    last = next(s.position for s in document.sections if "Wrote Lotus macros" in s.text)
    assert last.company == "Fabrikam Stores"
    assert not last.is_current


@pytest.mark.parametrize("off", ["Career Break\nCaregiving", "Looking after my father\nSabbatical"])
def test_a_career_break_ends_the_roles_at_one_company(source, off):
    document = read(
        source,
        "Northwind\nFull-time · 5 yrs\nLead Analyst\nMar 2022 - Present · 3 yrs\nOwn the estate.\nAnalyst\n"
        f"Mar 2020 - Mar 2022 · 2 yrs\nMoved things.\n{off}\nJan 2015 - Feb 2020 · 5 yrs\nKept reading.\n"
        "Clerk\nFabrikam\nJan 2012 - Dec 2014 · 3 yrs\nText.",
    )
    assert [job[1] for job in jobs(document)] == ["Northwind", "Northwind", "", "Fabrikam"]
    assert "Kept reading." in described(document, "")[0]


@pytest.mark.parametrize("off", ["Career Break\nProfessional development", "Volunteering\nSabbatical"])
def test_what_a_career_break_was_for_opens_no_section(source, off):
    document = profile(
        source(
            "Ada Moor\nAnalyst\n\nExperience\nAnalyst\nNorthwind\nMar 2020 - Mar 2022\nMoved things.\n"
            f"{off}\nJan 2018 - Feb 2020\nKept reading.\nClerk\nFabrikam\nJan 2012 - Dec 2014\nText."
        )
    )
    assert [job[1] for job in jobs(document)] == ["Northwind", "", "Fabrikam"]
    assert "Kept reading." in described(document, "")[0]


@pytest.mark.parametrize(
    ("written", "company"),
    [
        ("Marl Hill - Larch Foods Ltd", "Marl Hill - Larch Foods Ltd"),
        ("Marl Hill Ltd - Full-time", "Marl Hill Ltd"),
        ("Marl Hill · Larch Foods Ltd", "Marl Hill"),
    ],
)
def test_a_dash_stays_in_a_name_that_ends_as_companies_do(source, written, company):
    document = read(source, f"Associate\n{written}\nSep 2012 – Sep 2017\nFarm leases.")
    assert [job[:2] for job in jobs(document)] == [("Associate", company)]


@pytest.mark.parametrize("sign", ["~", "▪", "//", "»"])
def test_title_and_company_parted_by_any_sign(source, sign):
    document = read(source, f"Data Analyst {sign} Marl Foods\nMay 2019 - Present\nText.")
    assert [job[:2] for job in jobs(document)] == [("Data Analyst", "Marl Foods")]
    assert texts(document, "other") == []


@pytest.mark.parametrize("town", ["Oslo", "Hamar", "Lyon, France"])
def test_a_place_behind_the_dates_is_no_title(source, town):
    document = read(source, f"Analyst\nMarl Foods\nMay 2019 - Present · {town}\nKafka, dbt, Airflow\nText.")
    assert [job[:2] for job in jobs(document)] == [("Analyst", "Marl Foods")]
    assert described(document, "Marl Foods") == ["Kafka, dbt, Airflow\nText."]


def test_a_company_behind_the_dates_is_one(source):
    document = read(source, "Text of old\nAnalyst\n2016 - 2019 | Marl Foods\nText.")
    assert [job[:2] for job in jobs(document)] == [("Analyst", "Marl Foods")]


def test_roles_with_their_kind_of_employment_on_a_line_of_its_own(source):
    document = read(
        source,
        "Northwind\n5 yrs 3 mos\nLyon, France\nLead Analyst\nFull-time\nMar 2022 - Present · 3 yrs\nText.\n"
        "Analyst\nContract\nMar 2020 - Mar 2022 · 2 yrs\nText too.",
    )
    assert [job[:2] for job in jobs(document)] == [("Lead Analyst", "Northwind"), ("Analyst", "Northwind")]


def test_dates_seen_and_read_aloud_are_one_position(source):
    document = read(
        source,
        "Analyst\nAnalyst\nNorthwind\nNorthwind\nMar 2020 - Present · 4 yrs 2 mos\n"
        "Mar 2020 to Present · 4 yrs 2 mos\n"
        "Runs it.\nRuns it.",
    )
    assert jobs(document) == [("Analyst", "Northwind", "2020-03", "")]
    assert described(document, "Northwind") == ["Runs it."]


def test_both_copies_glued_on_one_line(source):
    document = read(
        source,
        "AnalystAnalyst\nNorthwind · ContractNorthwind · Contract\n"
        "Mar 2020 - Present · 4 yrsMar 2020 to Present · 4 yrs\nRuns the estate.Runs the estate.",
    )
    assert jobs(document) == [("Analyst", "Northwind", "2020-03", "")]
    assert described(document, "Northwind") == ["Runs the estate."]


def test_a_description_cut_short_and_then_whole_comes_once(source):
    document = read(
        source,
        "Analyst\nNorthwind\n2019 - Present\nSales are up since we opened with a…\nShow more\n"
        "Sales are up since we opened with a tablet.\nShow less",
    )
    assert described(document, "Northwind") == ["Sales are up since we opened with a tablet."]


@pytest.mark.parametrize(
    "heading", ["W O R K   E X P E R I E N C E", "E x p e r i e n c e", "E XPERIENCE", "EXPERIENCE", "# Work"]
)
def test_headings_set_wide_or_in_own_words(source, heading):
    document = profile(
        source(f"Ada Berg\nKafka whisperer\n{heading}\nAnalyst\nNorthwind\n2019 - 2021\nText.")
    )
    assert jobs(document) == [("Analyst", "Northwind", "2019", "2021")]


def test_a_heading_in_own_words_set_as_the_others_ends_the_jobs(source):
    document = profile(
        source(
            "Ada Berg\nKafka whisperer\n\nEXPERIENCE\n\nAnalyst | Northwind | 2019 - 2021\n- Text\n\n"
            "SHOWS PEOPLE LOVE\n\nForty Doors, Salt Wife.\n\nSKILLS\n\nHaze"
        )
    )
    assert described(document, "Northwind") == ["Text"]
    assert texts(document, "other") == ["Forty Doors, Salt Wife."]


def test_a_page_in_another_language(source):
    document = profile(
        source(
            "Ada Berg\nPlatforms at Northwind\nOslo, Norway\nKontaktinfo\n500+ Kontakte\n"
            "Info\nI build things.\n"
            "Berufserfahrung\nAnalyst\nNorthwind · Vollzeit\nMärz 2022–Heute · 3 Jahre\n"
            "Own the estate.\nKenntnisse\nKafka"
        )
    )
    assert jobs(document) == [("Analyst", "Northwind", "2022-03", "")]
    assert texts(document, "skills") == ["Kafka"]


def test_skills_in_a_list_with_commas_are_entries(source):
    document = profile(
        source(
            "Skills\nRewinding by ear, Ladder logic, Conduit bending (up to 4 in., copper), "
            "Reading plans, Drawings\nnobody updated, Megger testing"
        )
    )
    assert texts(document, "skills") == [
        "Rewinding by ear\nLadder logic\nConduit bending (up to 4 in., copper)\nReading plans\n"
        "Drawings nobody updated\nMegger testing"
    ]


TWO = "Baker\nHollin Mills\n2019 - Present\nYork, England, United Kingdom\nBread.\n"


@pytest.mark.parametrize(
    "town", ["Milton Keynes", "Wath upon Dearne", "Barrow-in-Furness", "Goole, East Riding"]
)
def test_a_town_after_the_dates_is_a_place_where_other_jobs_have_one(source, town):
    document = read(source, f"{TWO}Commis\nMarl House\n2015 - 2018\n{town}\nCakes and pies.")
    assert described(document, "Marl House") == ["Cakes and pies."]
    assert town in [d.text for d in document.dropped if d.reason == "place or kind of a position"]


@pytest.mark.parametrize(
    "head", ["Commis, Marl House, 2015 - 2018, Hull", "Commis | Marl House | Hull | 2015 - 2018"]
)
def test_a_town_beside_the_dates_is_a_place_where_other_jobs_have_one(source, head):
    document = read(source, f"{TWO}\n{head}\n- Cakes and pies.")
    assert described(document, "Marl House") == ["Cakes and pies."]


def test_towns_after_the_dates_of_two_jobs_are_places(source):
    document = read(
        source,
        "Baker\nHollin\n2019 - Present\nYork\nBread all day.\nCommis\nMarl\n2015 - 2018\nHull\nPies too.",
    )
    assert described(document, "Hollin") == ["Bread all day."]


@pytest.mark.parametrize(
    "line", ["Kubernetes", "Sauces and Pies", "Travelled in Peru", "Night shifts", "HACCP"]
)
def test_what_is_no_town_stays_description(source, line):
    document = read(source, f"{TWO}Commis\nMarl House\n2015 - 2018\n{line}\nCakes and pies.")
    assert described(document, "Marl House") == [f"{line}\nCakes and pies."]


def test_where_places_stand_elsewhere_a_line_after_the_dates_is_description(source):
    document = read(
        source,
        "Baker\nHollin\nYork, England\n2019 - Present\nBread all day.\n"
        "Commis\nMarl House\n2015 - 2018\nSauces\nCakes and pies.",
    )
    assert described(document, "Marl House") == ["Sauces\nCakes and pies."]


def test_a_line_after_the_dates_of_one_job_alone_stays_description(source):
    document = read(source, "Baker\nHollin\n2019 - Present\nTicketer\nBread all day.")
    assert described(document, "Hollin") == ["Ticketer\nBread all day."]


@pytest.mark.parametrize(
    ("head", "title", "company"),
    [
        ("Coded Welder, Hartley Vessels Ltd\nRotherham", "Coded Welder", "Hartley Vessels Ltd"),
        ("Coded Welder, Tankcraft\nGoole, England", "Coded Welder", "Tankcraft"),
        ("Coded Welder\nHollin Mills Ltd., Barrie, ON", "Coded Welder", "Hollin Mills Ltd."),
        ("Manager, Sales Operations\nTankcraft", "Manager, Sales Operations", "Tankcraft"),
    ],
)
def test_a_place_between_title_and_company_and_their_dates(source, head, title, company):
    document = read(source, f"{head}\n2018 - 2020\n- Pipes.")
    assert jobs(document) == [(title, company, "2018", "2020")]


@pytest.mark.parametrize(
    "early",
    [
        "Larder\nMarl House\n- Pies",
        "Larder\nMarl House\nPies, soups and pickles for ninety.",
        "Commis Chef\nMarl House\nHull\n\nPies",
        "Larder\nMarl House",
    ],
)
def test_a_job_without_dates_and_title_word_is_told_by_its_set(source, early):
    document = read(
        source,
        "Baker\nHollin Mills\n2019 - Present\nBread.\n\nBaker\nOld Mill\n2015 - 2018\nRolls.\n\n" + early,
    )
    assert jobs(document)[-1][1:] == ("Marl House", "", "")


def test_where_heads_are_marked_a_marked_line_is_one(source):
    document = read(
        source,
        "# Baker, Hollin Mills\n2019 - Present\n- Bread\n# Larder, Marl House\n- Pies\n# Kitchen\n- Soups",
    )
    assert [job[:2] for job in jobs(document)] == [
        ("Baker", "Hollin Mills"),
        ("Larder", "Marl House"),
        ("Kitchen", ""),
    ]


@pytest.mark.parametrize(
    "part", ["Highlights:\n- Pies", "Pies and soups.\nHall of ninety", "Kubernetes, Terraform\nHelm"]
)
def test_a_paragraph_of_a_job_is_no_job_without_dates(source, part):
    document = read(
        source, f"Baker\nHollin Mills\n2019 - Present\nBread.\n\n{part}\n\nBaker\nMarl\n2010 - 2018\nRolls."
    )
    assert [job[1] for job in jobs(document)] == ["Hollin Mills", "Marl"]


@pytest.mark.parametrize("glue", ["\n", " "])
def test_the_labels_of_an_older_page(source, glue):
    document = read(
        source,
        f"Larder Hand\nCompany Name{glue}Marl House Part-time\nDates Employed{glue}Feb 2021 - Present\n"
        f"Employment Duration{glue}5 yrs 10 mos\nLocation{glue}Hull\nPies.",
    )
    assert jobs(document) == [("Larder Hand", "Marl House", "2021-02", "")]
    assert described(document, "Marl House") == ["Pies."]


def test_a_kind_of_work_where_a_company_stands_is_no_text(source):
    document = read(source, "Baker\nSelf-employed\n2019 - 2021\nBread.")
    assert texts(document, "other") == []


def test_titles_in_another_language_tell_title_from_company(source):
    document = read(source, "Projektleiter, Haus Lindau\n2018 - 2020\nWohnungsbau, Schulen")
    assert jobs(document) == [("Projektleiter", "Haus Lindau", "2018", "2020")]


@pytest.mark.parametrize(
    "head",
    [
        "Baker\nSelf-employed\n2019 - 2021",
        "Baker, Self-employed\n2019 - 2021",
        "Baker | Self-employed | 2019 - 2021",
        "Baker · Freelance\n2019 - 2021",
        "Baker\n2019 - 2021\nSelf-employed",
    ],
)
def test_work_for_nobody_else_stands_for_the_company(source, head):
    ((title, company, start, end),) = jobs(read(source, f"{head}\nBread."))
    assert (title, start, end) == ("Baker", "2019", "2021")
    assert company in ("Self-employed", "Freelance")


def test_a_company_counts_before_the_kind_of_work(source):
    document = read(source, "Baker | Freelance | Marl House | 2019 - 2021\nBread.")
    assert jobs(document) == [("Baker", "Marl House", "2019", "2021")]
