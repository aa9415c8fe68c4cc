"""The person as Apache FOP is told to set them, which LinkedIn makes its PDFs with."""

from __future__ import annotations

from html import escape
from itertools import groupby

from tests.same_person.person import JOBS, PERSON, WHO, day, degree, span, told, where


def linkedin_fo() -> str:
    """The layout in two columns, with the sizes, places and colours of LinkedIn's own files."""
    side, dark, grey = "rgb(224,232,237)", "rgb(25,25,25)", "rgb(177,177,177)"

    pale = "rgb(168,176,181)"

    def block(text: str, size: float, color: str = dark, before: float = 2) -> str:
        return (
            f'<fo:block font-size="{size}pt" color="{color}" space-before="{before}pt" '
            f'linefeed-treatment="preserve">{escape(text)}</fo:block>'
        )

    def beside(heading: str, items: list[str]) -> str:
        return block(heading, 13, side, 16) + "".join(
            '<fo:block font-size="10.5pt" line-height="12.5pt" space-before="5pt" '
            f'color="white">{each}</fo:block>'
            for each in items
        )

    certain = [
        f'{escape(each["language"])} <fo:inline color="{pale}">({escape(each["fluency"])})</fo:inline>'
        for each in PERSON["languages"]
    ]
    column = "".join(
        (
            beside("Contact", [WHO["email"]]),
            beside("Top Skills", [escape(each["name"]) for each in PERSON["skills"][:3]]),
            beside("Languages", [each.replace(" proficiency", "") for each in certain]),
            beside("Certifications", [escape(each["name"]) for each in PERSON["certificates"]]),
            beside("Honors-Awards", [escape(each["title"]) for each in PERSON["awards"]]),
        )
    )
    main = [
        block(WHO["name"], 26),
        block(WHO["label"], 12, dark, 4),
        block(WHO["location"]["city"], 12, grey),
    ]
    main += [
        block("Summary", 15.75, dark, 14),
        block(WHO["summary"], 12),
        block("Experience", 15.75, dark, 22),
    ]
    for company, held in groupby(JOBS, lambda job: job["name"]):
        jobs = list(held)
        main.append(block(company, 12, dark, 10))
        if len(jobs) > 1:
            main.append(block("8 years 6 months", 10.5, dark, 0))
        for job in jobs:
            main.append(block(job["position"], 11.5, dark, 3))
            main.append(block(span(job, 9, " - ") + " (3 years)", 10.5, dark, 0))
            main += [block(place, 10.5, grey, 0) for place in where(job)]
            main.append(block("\n".join(told(job)), 10.5))
    main.append(block("Education", 15.75, dark, 22))
    for each in PERSON["education"]:
        main.append(block(each["institution"], 12, dark, 8))
        main.append(block(f"{degree(each)} · ({span(each)})", 10.5, dark, 0))
    return _FO.format(side=column, main="\n".join(main))


_FO = """<?xml version="1.0" encoding="UTF-8"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Liberation Sans">
<fo:layout-master-set>
<fo:simple-page-master master-name="one" page-width="612pt" page-height="792pt">
<fo:region-body margin-left="224pt" margin-right="36pt" margin-top="36pt" margin-bottom="40pt"/>
<fo:region-after region-name="foot" extent="30pt"/>
<fo:region-start region-name="side" extent="204pt" background-color="rgb(41,62,73)"/></fo:simple-page-master>
<fo:simple-page-master master-name="rest" page-width="612pt" page-height="792pt">
<fo:region-body margin-left="224pt" margin-right="36pt" margin-top="36pt" margin-bottom="40pt"/>
<fo:region-after region-name="foot" extent="30pt"/>
<fo:region-start region-name="none" extent="204pt" background-color="rgb(41,62,73)"/></fo:simple-page-master>
<fo:page-sequence-master master-name="pages"><fo:single-page-master-reference master-reference="one"/>
<fo:repeatable-page-master-reference master-reference="rest"/></fo:page-sequence-master>
</fo:layout-master-set>
<fo:declarations><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Resume</dc:title>
<dc:creator>LinkedIn</dc:creator><dc:description>Resume generated from profile</dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta></fo:declarations>
<fo:page-sequence master-reference="pages">
<fo:static-content flow-name="foot"><fo:block start-indent="280pt" wrap-option="no-wrap" font-size="9pt"
>Page <fo:page-number/> of <fo:page-number-citation ref-id="end"/></fo:block></fo:static-content>
<fo:static-content flow-name="side"><fo:block margin-left="22pt" margin-right="20pt" space-before="30pt"
>{side}
</fo:block></fo:static-content>
<fo:flow flow-name="xsl-region-body">{main}<fo:block id="end"/></fo:flow>
</fo:page-sequence></fo:root>"""


def linkedin_2017_fo() -> str:
    """The layout in one column, of before 2018."""

    def block(text: str, size: float, bold: str = "") -> str:
        weight = ' font-weight="bold"' if bold else ""
        return (
            f'<fo:block font-size="{size}pt"{weight} linefeed-treatment="preserve">{escape(text)}</fo:block>'
        )

    def entries(heading: str, found: list[list[str]]) -> list[str]:
        rows = [
            block(line, 10 if at else 12, "" if at else "bold")
            for one in found
            for at, line in enumerate(one)
        ]
        return [block(heading, 16), *rows]

    main = [block(WHO["name"], 20), block(WHO["label"], 12), block(WHO["email"], 10)]
    main += [block("Summary", 16), block(WHO["summary"], 11), block("Experience", 16)]
    for job in JOBS:
        main.append(block(f"{job['position']}  at   {job['name']}", 12, "bold"))
        main.append(block(f"{span(job, 9)}  (3 years)", 10))
        main += [block("\n".join(told(job)), 11)] if told(job) else []
    projects, helped = PERSON["projects"], PERSON["volunteer"]
    main += entries("Projects", [[e["name"], f"{span(e, 9)}", e["description"]] for e in projects])
    main += entries(
        "Volunteer Experience",
        [[f"{e['position']}  at   {e['organization']}", span(e, 9), e["summary"]] for e in helped],
    )
    main += entries("Languages", [[e["language"], f"({e['fluency']})"] for e in PERSON["languages"]])
    main += entries(
        "Certifications",
        [[e["name"], f"{e['issuer']}   {day(e['date'], 9)}"] for e in PERSON["certificates"]],
    )
    main += [block("Skills & Expertise", 16), *(block(each["name"], 12) for each in PERSON["skills"])]
    main += entries("Courses", [[each["name"]] for each in PERSON["courses"]])
    main += entries(
        "Education",
        [[e["institution"], f"{degree(e)}, {span(e)}"] for e in PERSON["education"]],
    )
    main += entries("Honors and Awards", [[e["title"], e["awarder"]] for e in PERSON["awards"]])
    main += [block(WHO["name"], 20), block(WHO["label"], 12), block(f"Contact {WHO['name']} on LinkedIn", 10)]
    return _OLD.format(main="\n".join(main))


_OLD = """<?xml version="1.0" encoding="UTF-8"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Liberation Serif">
<fo:layout-master-set>
<fo:simple-page-master master-name="page" page-width="612pt" page-height="792pt" margin="54pt">
<fo:region-body margin-top="20pt"/><fo:region-before extent="14pt"/></fo:simple-page-master>
</fo:layout-master-set>
<fo:page-sequence master-reference="page">
<fo:static-content flow-name="xsl-region-before"><fo:block text-align="end" font-size="10pt">Page<fo:leader
leader-length="3pt"/><fo:page-number/></fo:block></fo:static-content>
<fo:flow flow-name="xsl-region-body">{main}</fo:flow></fo:page-sequence></fo:root>"""
