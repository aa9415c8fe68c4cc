"""Writes the profile of person.json as every kind of file that a person may have of it.

python -m tests.same_person.make, in a checkout, on a machine with Apache FOP 2.8, LibreOffice 7.4, Chromium
and the fonts Liberation; no test needs them. The person is invented.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = HERE / "files"
FONTS = HERE.parent / "samples" / "pdf" / "fop.xconf"
MONTHS = "January February March April May June July August September October November December".split()
PERSON: dict[str, Any] = json.loads((HERE / "person.json").read_text(encoding="utf-8"))
WHO, JOBS = PERSON["basics"], PERSON["work"]
Entry = dict[str, Any]
Lines = Iterator[str]


def day(date: str, letters: int = 3) -> str:
    """ "2021-03" as "Mar 2021"."""
    year, _, month = date.partition("-")
    return f"{MONTHS[int(month) - 1][:letters]} {year}" if month else year


def span(entry: Entry, letters: int = 3, dash: str = " - ") -> str:
    """From when to when, as a page says it."""
    return day(entry["startDate"], letters) + dash + (day(entry.get("endDate", ""), letters) or "Present")


def degree(entry: Entry) -> str:
    """What was studied."""
    return f"{entry['studyType']}, {entry['area']}"


def told(job: Entry) -> list[str]:
    """The description of a position, line by line."""
    return [job["summary"], *(f"• {each}" for each in job["highlights"])]


def others(letters: int = 3) -> Iterator[tuple[str, list[list[str]]]]:
    """The sections below the positions by their headings on a page of LinkedIn: the lines of each entry."""
    yield (
        "Education",
        [[each["institution"], degree(each), span(each, letters)] for each in PERSON["education"]],
    )
    yield (
        "Licenses & certifications",
        [
            [each["name"], each["issuer"], f"Issued {day(each['date'], letters)}"]
            for each in PERSON["certificates"]
        ],
    )
    yield "Projects", [[each["name"], span(each), each["description"]] for each in PERSON["projects"]]
    yield (
        "Volunteering",
        [[each["position"], each["organization"], span(each), each["summary"]] for each in PERSON["volunteer"]],
    )
    yield "Skills", [[each["name"]] for each in PERSON["skills"]]
    yield "Courses", [[each["name"]] for each in PERSON["courses"]]
    yield (
        "Honors & awards",
        [
            [each["title"], f"Issued by {each['awarder']} · {day(each['date'], letters)}"]
            for each in PERSON["awards"]
        ],
    )
    yield "Languages", [[each["language"], each["fluency"]] for each in PERSON["languages"]]


# LinkedIn's PDF, by Apache FOP.


def linkedin_fo() -> str:
    """The layout in two columns, with the sizes, places and colours of LinkedIn's own files."""
    side, dark, grey = "rgb(224,232,237)", "rgb(25,25,25)", "rgb(177,177,177)"

    def block(text: str, size: float, color: str = dark, before: float = 2) -> str:
        return (
            f'<fo:block font-size="{size}pt" color="{color}" space-before="{before}pt" '
            f'linefeed-treatment="preserve">{escape(text)}</fo:block>'
        )

    def beside(heading: str, items: list[str]) -> str:
        return block(heading, 13, side, 16) + "".join(
            f'<fo:block font-size="10.5pt" line-height="12.5pt" space-before="5pt" color="white">{each}</fo:block>'
            for each in items
        )

    certain = [
        f'{escape(each["language"])} <fo:inline color="rgb(168,176,181)">({escape(each["fluency"])})</fo:inline>'
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
    main = [block(WHO["name"], 26), block(WHO["label"], 12, dark, 4), block(WHO["location"]["city"], 12, grey)]
    main += [block("Summary", 15.75, dark, 14), block(WHO["summary"], 12), block("Experience", 15.75, dark, 22)]
    for company, held in groupby(JOBS, lambda job: job["name"]):
        jobs = list(held)
        main.append(block(company, 12, dark, 10))
        if len(jobs) > 1:
            main.append(block("8 years 6 months", 10.5, dark, 0))
        for job in jobs:
            main.append(block(job["position"], 11.5, dark, 3))
            main.append(block(span(job, 9, " - ") + " (3 years)", 10.5, dark, 0))
            main.append(block(job["location"], 10.5, grey, 0))
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
<fo:static-content flow-name="side"><fo:block margin-left="22pt" margin-right="20pt" space-before="30pt">{side}
</fo:block></fo:static-content>
<fo:flow flow-name="xsl-region-body">{main}<fo:block id="end"/></fo:flow>
</fo:page-sequence></fo:root>"""


# A résumé, by LibreOffice and Chromium, and as text.


def resume() -> Iterator[tuple[str, list[list[str]]]]:
    """The sections of a résumé by its headings: the lines of each entry, of which those with a bullet are items."""
    yield "Profile", [[each] for each in WHO["summary"].split("\n")]
    yield "Experience", [[f"{job['position']}, {job['name']}", span(job), *told(job)] for job in JOBS]
    names = {"Licenses & certifications": "Certifications", "Honors & awards": "Awards"}
    for heading, entries in others():
        yield names.get(heading, heading), entries


def resume_html() -> str:
    """A résumé with headings, paragraphs and lists."""
    parts = [
        '<html><head><meta charset="utf-8"><title>Curriculum vitae</title></head><body>',
        f"<h1>{WHO['name']}</h1><p>{escape(WHO['label'])}</p>",
        f"<p>{WHO['location']['city']} | {WHO['email']} | {WHO['phone']}</p>",
    ]
    for heading, entries in resume():
        parts.append(f"<h2>{escape(heading)}</h2>")
        for first, *rest in entries:
            items = [line[2:] for line in rest if line.startswith("• ")]
            plain = [line for line in rest if not line.startswith("• ")]
            if heading == "Experience":
                parts.append(f"<h3>{escape(first)}</h3>")
            else:
                plain = [first, *plain]
            parts.append("".join(f"<p>{escape(line)}</p>" for line in plain))
            if items:
                parts.append("<ul>" + "".join(f"<li>{escape(line)}</li>" for line in items) + "</ul>")
    return "\n".join([*parts, "</body></html>"])


def resume_text() -> Lines:
    """A résumé as plain text."""
    yield from (WHO["name"], WHO["label"], f"{WHO['location']['city']} | {WHO['email']}", "")
    for heading, entries in resume():
        yield from (heading.upper(), "")
        for entry in entries:
            yield from entry
            if len(entry) > 1:
                yield ""
        yield ""


def resume_markdown() -> Lines:
    """A résumé as Markdown."""
    yield from (f"# {WHO['name']}", "", WHO["label"], "", WHO["location"]["city"], "")
    for heading, entries in resume():
        yield from (f"## {heading}", "")
        for first, *rest in entries:
            if heading == "Experience":
                yield from (f"### {first}", "", f"*{rest[0]}*", "", rest[1], "")
                yield from (f"- {line[2:]}" for line in rest[2:])
            elif rest:
                yield from (f"**{first}**  ", *(f"{line}  " for line in rest))
            else:
                yield f"- {first}" if heading != "Profile" else f"{first}\n"
            if rest:
                yield ""
        yield ""


# Pages of LinkedIn.


def guest_page() -> str:
    """The public page: the same sections but skills, which it does not show."""

    def section(name: str, heading: str, body: str) -> str:
        return (
            f'<section class="core-section-container pp-section {name}" data-section="{name}">'
            f'<h2 class="core-section-container__title">{escape(heading)}</h2>'
            f'<div class="core-section-container__content">{body}</div></section>'
        )

    def shown(lines: list[str]) -> str:
        text = "<br><br>".join(map(escape, lines))
        return (
            f'<div class="show-more-less-text"><p class="show-more-less-text__text--less">{text[:40]}…'
            f'<button>Show more</button></p><p class="show-more-less-text__text--more">{text}'
            "<button>Show less</button></p></div>"
        )

    def dates(text: str) -> str:
        start, _, end = text.partition(" - ")
        return f'<span class="date-range"><time>{start}</time> - <time>{end}</time></span>'

    jobs = "".join(
        '<li class="profile-section-card experience-item">'
        f'<h3 class="experience-item__title">{job["position"]}</h3>'
        f'<h4 class="experience-item__subtitle">{job["name"]}</h4>'
        f'<p class="experience-item__meta-item">{dates(span(job))}</p>'
        f'<p class="experience-item__meta-item">{job["location"]}</p>{shown(told(job))}</li>'
        for job in JOBS
    )
    names = {
        "Education": "educationsDetails",
        "Licenses & certifications": "certifications",
        "Honors & awards": "honors-and-awards",
    }
    rest = ""
    for heading, entries in others():
        if heading == "Skills":
            continue
        items = ""
        for first, *lines in entries:
            second = f"<h4>{escape(lines.pop(0))}</h4>" if lines and " - " not in lines[0] else ""
            body = "".join(
                f"<div>{dates(line) if ' - ' in line else f'<p>{escape(line)}</p>'}</div>" for line in lines
            )
            items += f'<li class="profile-section-card"><h3>{escape(first)}</h3>{second}{body}</li>'
        rest += section(names.get(heading, heading.lower()), heading, f"<ul>{items}</ul>")
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{WHO['name']} - {JOBS[0]['name']} | LinkedIn</title>"
        '<link rel="canonical" href="https://uk.linkedin.com/in/tamsin-okafor-leigh"></head><body>'
        "<header><nav><a>Join now</a><a>Sign in</a></nav></header><main>"
        f'<section class="top-card-layout"><h1 class="top-card-layout__title">{WHO["name"]}</h1>'
        f'<h2 class="top-card-layout__headline">{escape(WHO["label"])}</h2>'
        f'<div class="top-card-layout__first-subline"><span>{WHO["location"]["city"]}</span></div></section>'
        + section("summary", "About", f"<p>{escape(WHO['summary']).replace(chr(10), '<br><br>')}</p>")
        + section("experience", "Experience", f'<ul class="experience__list">{jobs}</ul>')
        + rest
        + '</main><aside class="aside-section-container"><h2>Others named Tamsin</h2></aside>'
        "<footer><ul><li>About</li><li>Accessibility</li></ul></footer></body></html>"
    )


def page_entries() -> Iterator[tuple[str, list[list[str]]]]:
    """The sections of a page that is shown to its owner, with LinkedIn's lines about each position."""
    yield "About", [WHO["summary"].split("\n")]
    held: list[list[str]] = []
    for company, some in groupby(JOBS, lambda job: job["name"]):
        jobs = list(some)
        if len(jobs) > 1:
            held.append([company, "Full-time · 8 yrs 6 mos", jobs[0]["location"]])
            held += [[job["position"], f"{span(job)} · 3 yrs", *told(job)] for job in jobs]
        else:
            held += [
                [job["position"], f"{company} · Full-time", f"{span(job)} · 3 yrs", job["location"], *told(job)]
                for job in jobs
            ]
    yield "Experience", held
    yield from others()


def logged_in_page() -> str:
    """The page of 2022-2025: each text twice, once for screen readers."""

    def twice(text: str) -> str:
        return (
            f'<span aria-hidden="true">{escape(text)}</span><span class="visually-hidden">{escape(text)}</span>'
        )

    cards = ""
    for heading, entries in page_entries():
        items = "".join(
            '<li class="pvs-list__item">' + "".join(f"<div>{twice(line)}</div>" for line in entry) + "</li>"
            for entry in entries
        )
        cards += (
            f'<section data-view-name="profile-card"><h2>{twice(heading)}</h2>'
            f'<ul class="pvs-list__container">{items}</ul></section>\n'
        )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{WHO["name"]} | LinkedIn</title></head><body>'
        "<header>Search</header><main><section>"
        f'<h1 class="text-heading-xlarge">{WHO["name"]}</h1>'
        f'<div class="text-body-medium break-words">{escape(WHO["label"])}</div>'
        f'<span class="text-body-small inline t-black--light break-words">{WHO["location"]["city"]}</span>'
        f"</section>\n{cards}</main><footer>About Accessibility</footer></body></html>"
    )


_NAVIGATION = "Home\nMy Network\nJobs\nMessaging\nNotifications\nMe\nFor Business".split("\n")
_FOOTER = ["About", "Accessibility", "Talent Solutions", "Community Guidelines", "Careers", "Privacy & Terms"]


def paste_doubled() -> Lines:
    """All of the page of 2022-2025 as it is copied: nearly every line twice."""
    yield from ("Skip to search", "Skip to main content", *_NAVIGATION, "Background Image")
    yield from (WHO["name"], WHO["name"], "(She/Her)", "She/Her", WHO["label"])
    yield from (JOBS[0]["name"], PERSON["education"][0]["institution"], WHO["location"]["city"])
    yield from (" Contact info", "500+ connections", "Open to", "Add profile section")
    for heading, entries in page_entries():
        yield from (heading, heading)
        for entry in entries:
            owner = entry[0] if heading == "Education" else entry[1].partition(" · Full")[0] if entry[1:] else ""
            owner = entry[0] if entry[1:] and entry[1].startswith("Full-time") else owner
            if heading == "Education" or (heading == "Experience" and " · " not in owner):
                yield f"{owner} logo"
            if any(line.startswith("• ") for line in entry):
                first = next(i for i, line in enumerate(entry) if line.startswith("• ")) - 1
                yield from (line for line in entry[:first] for _ in range(2))
                yield from entry[first:] * 2
            else:
                yield from (line for line in entry for _ in range(2))
    yield from ("People also viewed", "Ned Frostrup", "Baker at Pellworth Bakeries", "Connect")
    yield from (*_FOOTER, "LinkedIn Corporation © 2026", "Select language")


def paste_2026() -> Lines:
    """All of the page of 2026 as it is copied: empty lines, and counts in the headings."""
    yield from ("0 notifications", "Skip to main content", "I'm looking for…", *_NAVIGATION)
    yield from (WHO["name"], "Enhance profile", "Add section", "Open to", "Cover photo", "")
    for line in (WHO["name"], "She/Her", WHO["label"], WHO["location"]["city"], "·", "Contact info"):
        yield from (line, "")
    yield from (JOBS[0]["name"], PERSON["education"][0]["institution"], "", "500+ connections", "")
    yield from ("Analytics", "Private to you", "213 profile views", "Show all", "")
    for heading, entries in page_entries():
        counted = heading in ("Licenses & certifications", "Projects", "Skills", "Languages")
        yield from (f"{heading} ({len(entries)})" if counted else heading, "")
        for entry in entries:
            bullets = [line for line in entry if line.startswith("• ")]
            yield from (part for line in entry if line not in bullets[1:] for part in _apart(line, bullets))
        if heading == "Skills":
            yield from ("Show all", "")
    yield from ("Profile language", "English", "Public profile & URL", "Who your viewers also viewed")
    yield from ("Private to you", *_FOOTER, "LinkedIn Corporation © 2026", "Select language")


def _apart(line: str, bullets: list[str]) -> Lines:
    """A line with an empty one below it; bullets stand together."""
    yield from (*(bullets if line in bullets else [line]), "")


# LinkedIn's data export: line ends are flattened, and every cell is quoted.

COLUMNS = {
    "Positions": "Company Name,Title,Description,Location,Started On,Finished On",
    "Skills": "Name",
    "Education": "School Name,Start Date,End Date,Notes,Degree Name,Activities",
    "Certifications": "Name,Url,Authority,Started On,Finished On,License Number",
    "Projects": "Title,Description,Url,Started On,Finished On",
    "Languages": "Name,Proficiency",
    "Honors": "Title,Description,Issued On",
    "Volunteering": "Company Name,Role,Cause,Started On,Finished On,Description",
    "Courses": "Name,Number",
    "Profile": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers",
}


def export_rows() -> dict[str, list[list[str]]]:
    """The rows of each table."""
    first, last = WHO["name"].split(" ")
    about = WHO["summary"].replace("\n", "  ")
    city = WHO["location"]["city"]
    return {
        "Positions": [
            [job["name"], job["position"], "  ".join(told(job)), job["location"], *_ends(job)] for job in JOBS
        ],
        "Skills": [[each["name"]] for each in PERSON["skills"]],
        "Education": [[e["institution"], *_ends(e), "", degree(e), ""] for e in PERSON["education"]],
        "Certifications": [
            [e["name"], "", e["issuer"], day(e["date"]), "", ""] for e in PERSON["certificates"]
        ],
        "Projects": [[e["name"], e["description"], "", *_ends(e)] for e in PERSON["projects"]],
        "Languages": [[e["language"], e["fluency"]] for e in PERSON["languages"]],
        "Honors": [[e["title"], "", day(e["date"])] for e in PERSON["awards"]],
        "Volunteering": [
            [e["organization"], e["position"], "", *_ends(e), e["summary"]] for e in PERSON["volunteer"]
        ],
        "Courses": [[e["name"], ""] for e in PERSON["courses"]],
        "Profile": [
            [first, last, "", "", "", WHO["label"], about, "Food Production", "", city, "", "", ""]
        ],
    }


def _ends(entry: Entry) -> list[str]:
    return [day(entry["startDate"]), day(entry.get("endDate", ""))]


def write_table(path: Path, columns: str, rows: list[list[str]]) -> None:
    """A table as LinkedIn writes it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns.split(","), *rows])


# The files.

_LOADED = "document.readyState == 'complete' ? document.head.innerHTML : ''"


def page_archive(page: Path, to: Path) -> None:
    """The page as Chromium saves it in one file, asked for over a pipe."""
    ask, tell = os.pipe(), os.pipe()
    program = subprocess.Popen(
        ["bash", "-c", f"exec chromium --headless --no-sandbox --remote-debugging-pipe 3<&{ask[0]} 4>&{tell[1]}"],
        pass_fds=(ask[0], tell[1]),
        stderr=subprocess.DEVNULL,
    )
    os.close(tell[1])
    answers = os.fdopen(tell[0], "rb")
    buffer = b""

    def call(number: int, method: str, session: str = "", **given: object) -> Entry:
        nonlocal buffer
        message = {"id": number, "method": method, "params": given} | ({"sessionId": session} if session else {})
        os.write(ask[1], json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in buffer:
                buffer += answers.read1()
            one, _, buffer = buffer.partition(b"\0")
            if json.loads(one).get("id") == number:
                return json.loads(one)["result"]  # type: ignore[no-any-return]  # JSON

    target = call(1, "Target.createTarget", url=page.as_uri())["targetId"]
    session = call(2, "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    while "title" not in call(3, "Runtime.evaluate", session, expression=_LOADED)["result"].get("value", ""):
        time.sleep(0.1)
    saved = call(4, "Page.captureSnapshot", session, format="mhtml")["data"]
    call(5, "Browser.close")
    program.wait()
    to.write_text(saved.replace(page.parent.as_uri(), "https://uk.linkedin.example"), encoding="utf-8", newline="")


def run(*command: str | Path) -> None:
    """A tool, quietly."""
    subprocess.run([str(each) for each in command], check=True, capture_output=True)


def main() -> None:
    """Write all of it."""
    FILES.mkdir(exist_ok=True)
    texts = {
        "guest.html": guest_page(),
        "logged-in.html": logged_in_page(),
        "resume.json": json.dumps(PERSON, indent=1, ensure_ascii=False),
        "resume.txt": "\n".join(resume_text()),
        "resume.md": "\n".join(resume_markdown()),
        "paste-doubled.txt": "\n".join(paste_doubled()),
        "paste-2026.txt": "\n".join(paste_2026()),
    }
    for name, text in texts.items():
        (FILES / name).write_text(text.rstrip() + "\n", encoding="utf-8")
    export = FILES / "export"
    export.mkdir(exist_ok=True)
    for name, rows in export_rows().items():
        write_table(export / f"{name}.csv", COLUMNS[name], rows)
    page_archive(FILES / "guest.html", FILES / "guest.mhtml")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        (made / "linkedin.fo").write_text(linkedin_fo(), encoding="utf-8")
        run("fop", "-c", FONTS, made / "linkedin.fo", FILES / "linkedin.pdf")
        (made / "resume.html").write_text(resume_html(), encoding="utf-8")
        run(
            "chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer",
            f"--print-to-pdf={FILES / 'resume-chromium.pdf'}", made / "resume.html",
        )  # fmt: skip
        office = ("soffice", f"-env:UserInstallation={(made / 'user').as_uri()}", "--headless")
        html = ("--infilter=HTML (StarWriter)", "--convert-to", "odt:writer8", "--outdir", made)
        run(*office, *html, made / "resume.html")
        for kind in ("docx", "rtf", "pdf"):
            run(*office, "--convert-to", kind, "--outdir", made, made / "resume.odt")
        for kind in ("odt", "docx", "rtf"):
            (FILES / f"resume.{kind}").write_bytes((made / f"resume.{kind}").read_bytes())
        (FILES / "resume-libreoffice.pdf").write_bytes((made / "resume.pdf").read_bytes())


if __name__ == "__main__":
    main()
