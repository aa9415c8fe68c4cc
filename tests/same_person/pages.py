"""The person on pages of LinkedIn: saved, and copied whole."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from tests.same_person.person import JOBS, PERSON, WHO, Lines, others, span, told, where


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
        f'<h3 class="experience-item__title">{escape(job["position"])}</h3>'
        f'<h4 class="experience-item__subtitle">{escape(job["name"])}</h4>'
        f'<p class="experience-item__meta-item">{dates(span(job))}</p>'
        + "".join(f'<p class="experience-item__meta-item">{place}</p>' for place in where(job))
        + (shown(told(job)) if told(job) else "")
        + "</li>"
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
        f"<title>{WHO['name']} - {escape(JOBS[0]['name'])} | LinkedIn</title>"
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
                [job["position"], f"{company} · Full-time", f"{span(job)} · 3 yrs", *where(job), *told(job)]
                for job in jobs
            ]
    yield "Experience", held
    yield from others()


def logged_in_page() -> str:
    """The page of 2022-2025: each text twice, once for screen readers."""

    def twice(text: str) -> str:
        said = escape(text)
        return f'<span aria-hidden="true">{said}</span><span class="visually-hidden">{said}</span>'

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
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>{WHO['name']} | LinkedIn</title></head><body>"
        "<header>Search</header><main><section>"
        f'<h1 class="text-heading-xlarge">{WHO["name"]}</h1>'
        f'<div class="text-body-medium break-words">{escape(WHO["label"])}</div>'
        f'<span class="text-body-small inline t-black--light break-words">{WHO["location"]["city"]}</span>'
        f"</section>\n{cards}</main><footer>About Accessibility</footer></body></html>"
    )


_NAVIGATION = ["Home", "My Network", "Jobs", "Messaging", "Notifications", "Me", "For Business"]
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
            owner = (
                entry[0] if heading == "Education" else entry[1].partition(" · Full")[0] if entry[1:] else ""
            )
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
