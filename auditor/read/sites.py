"""Where job boards keep the text of a posting: data, and the few lines that look it up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.languages import Language
from auditor.lexicon.titles import titles as job_titles
from auditor.read import css, markup
from auditor.records import Block
from auditor.text.phrases import Phrases

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_COUNT = re.compile(r"\(\d+\+?\)\s")  # of unread notifications, before the title of a page


@dataclass(frozen=True, slots=True)
class Site:
    """CSS selectors of one kind of page. All that `text` matches is joined, in page order.

    `mark` is a pattern found in the source of every such page: selectors are slow, and most sites
    are ruled out by it.
    """

    mark: str
    text: str
    title: str = ""
    company: str = ""
    location: str = ""


# To add a site: a line here, and a saved page with invented text in tests/samples/html/. Choose
# attributes that say what they hold; class names of few letters change with every release.
SITES = {
    "linkedin logged out": Site(
        "show-more-less-html",
        ".description__text .show-more-less-html__markup",
        ".topcard__title, .top-card-layout__title",
        ".topcard__org-name-link",
        ".topcard__flavor--bullet",
    ),
    "linkedin logged in": Site(
        "job-details|jobs-description|jobs-box",
        "#job-details, .jobs-description__content, .jobs-description-content__text, .jobs-box__html-content",
        ".job-details-jobs-unified-top-card__job-title, .jobs-unified-top-card__job-title",
        ".job-details-jobs-unified-top-card__company-name, .jobs-unified-top-card__company-name",
    ),
    "indeed": Site(
        "jobDescriptionText|JobDescriptionText|jobsearch-",
        "#jobDescriptionText, .jobsearch-jobDescriptionText",
        '[data-testid="jobsearch-JobInfoHeader-title"]',
        '[data-testid="inlineHeader-companyName"]',
        '[data-testid="inlineHeader-companyLocation"]',
    ),
    "greenhouse": Site(
        "job__description",
        "main.job-post .job__description, .job__description.body",
        ".job__title h1, .job__title",
        "",
        ".job__location",
    ),
    "greenhouse, old": Site(
        "app_body",
        "#app_body #content",
        "#app_body .app-title",
        "#app_body .company-name",
        "#app_body .location",
    ),
    "lever": Site(
        "section-wrapper|posting-requirements",
        # Requirements stand in sections of their own, so all sections but the header.
        '.section-wrapper.page-full-width:not(.accent-section), [data-qa="job-description"], '
        '.posting-requirements.plain-list, [data-qa="closing-description"]',
        ".posting-headline h2",
        ".main-header-logo img",
        ".posting-categories .location",
    ),
    "workday": Site(
        "jobPostingDescription",
        '[data-automation-id="jobPostingDescription"]',
        '[data-automation-id="jobPostingHeader"]',
        "",
        '[data-automation-id="locations"] dd',
    ),
    "ashby": Site("_descriptionText", '[class*="_descriptionText"]'),
    "smartrecruiters": Site(
        "st-jobDescription",
        # The company's description of itself is boilerplate, and left out.
        "#st-jobDescription, #st-qualifications, #st-additionalInformation",
        "h1.job-title",
    ),
    "workable": Site(
        "job-description",
        '[data-ui="job-description"], [data-ui="job-requirements"], [data-ui="job-benefits"]',
        '[data-ui="job-title"]',
        "",
        '[data-ui="job-location"]',
    ),
    "icims": Site("iCIMS_JobContent", ".iCIMS_JobContent", "h1.iCIMS_Header"),
    "seek": Site(
        "jobAdDetails",
        '[data-automation="jobAdDetails"]',
        '[data-automation="job-detail-title"]',
        '[data-automation="advertiser-name"]',
        '[data-automation="job-detail-location"]',
    ),
    "glassdoor": Site(
        "jobDescriptionContent|JobDetails_jobDescription",
        '[class*="JobDetails_jobDescription__"], .jobDescriptionContent, #JobDescriptionContainer',
        '[data-test="job-title"], h1[id^="jd-job-title"]',
        '[data-test="employer-name"], [class*="EmployerProfile_employerNameHeading__"]',
        '[data-test="location"]',
    ),
    "stepstone": Site(  # and totaljobs
        "job-ad-content",
        '[data-at="job-ad-content"]',
        '[data-at="header-job-title"]',
        '[data-at="metadata-company-name"], [data-at="header-company-name"]',
        '[data-at="metadata-location"]',
    ),
    "usajobs": Site(
        "usajobs-joa",
        ".usajobs-joa-section:not(#how-to-apply):not(#required-documents):not(#benefits), #summary, #duties, "
        "#requirements, #qualifications, #education",
        ".usajobs-joa-banner__title, #job-title",
        ".usajobs-joa-banner__agency",
        ".usajobs-joa-locations__list-item",
    ),
    "nhs jobs": Site(
        "job_overview|job_description_large",
        "#job_overview, #job_description, #job_description_large, #person_specification",
        "#heading",
        "#employer_name",
        "#employer_town, #employer_address_line_1",
    ),
    "xing": Site(
        "job-details-title",
        '[data-testid="job-details-description"], [data-testid="expandable-content"], .html-description',
        '[data-testid="job-details-title"]',
        '[data-testid="job-details-company-info-name"], [data-testid="header-company-info"] p',
        '[data-testid="job-details-location"]',
    ),
    "schema.org microdata": Site(
        "schema.org/JobPosting",
        ", ".join(
            f'[itemtype*="schema.org/JobPosting"] [itemprop="{part}"]'
            for part in ("description", "responsibilities", "qualifications", "skills")
        ),
        '[itemtype*="schema.org/JobPosting"] [itemprop="title"]',
        '[itemtype*="schema.org/JobPosting"] [itemprop="hiringOrganization"]',
        '[itemtype*="schema.org/JobPosting"] [itemprop="addressLocality"]',
    ),
}

# A card in a list of search results, on the boards above.
CARDS = (
    ".job-search-card, .base-search-card, .jobs-search-results__list-item, li[data-occludable-job-id], "
    '.job_seen_beacon, [data-automation="normalJob"], [data-job-id].job-card-container'
)


def matching(source: str) -> list[Site]:
    """The sites that a page with this source may come from."""
    return [site for site in SITES.values() if re.search(site.mark, source)]


def description(page: BeautifulSoup, candidates: Sequence[Site]) -> tuple[Block, ...]:
    """The text of the posting where the first fitting site keeps it; empty when none fits."""
    for site in candidates:
        found = css.select(page, site.text)
        inner = {id(tag) for node in found for tag in node.find_all(True)}
        if blocks := tuple(b for node in found if id(node) not in inner for b in markup.blocks(node)):
            return blocks
    return ()


def fields(page: BeautifulSoup, candidates: Sequence[Site], language: Language) -> dict[str, str]:
    """Title, company and location, as far as the page shows them in known places."""
    found: dict[str, str] = {}
    headings = language.table("headings")
    at, ends = (
        "|".join(map(re.escape, words)) for words in (headings["at"], headings["posting"]["title-endings"])
    )
    around = re.compile(rf"^(?:{at}) (?=\S)|\s*(?:{ends})$", re.I)
    for site in candidates:
        for key in ("title", "company", "location"):
            selector = getattr(site, key)
            # The first of the selectors that finds anything, not what comes first on the page.
            nodes = (css.select_one(page, one) for one in selector.split(", ")) if selector else ()
            node = next(filter(None, nodes), None)
            text = markup.text_of(node) or (_logo(node) if node else "")
            if text and key not in found:
                found[key] = around.sub("", text)
    return found


def _logo(node: Tag) -> str:
    """The name that a logo is given for those who cannot see it."""
    return re.sub(r"(?i)\s+logo$", "", str(node.get("alt") or "")).strip()


def page_title(page: BeautifulSoup, language: Language) -> dict[str, str]:
    """What the title of the page says of title, company and location."""
    og_title = css.select_one(page, 'meta[property="og:title"]')
    titles = (str(og_title.get("content", "")) if og_title else "", markup.text_of(page.title))
    for title in titles:
        bare = title.strip()[count.end() :] if (count := _COUNT.match(title.strip())) else title.strip()
        if told := next(Phrases(language.table("pages")["page_titles"]).fullmatches(bare), None):
            return told.groupdict()
    found = {"company": company} if (company := _site_name(page, language)) else {}
    headings = [markup.text_of(node) for node in page.find_all(("h1", "h2"))]
    named = (_employer(title, page, language) for title in titles)
    found |= {"company": name} if (name := next(filter(None, named), "")) else {}
    at = "|".join(map(re.escape, language.table("headings")["at"]))
    for text in (*headings, *titles):
        told = re.fullmatch(rf"(.+?)\s(?:{at})\s(.+?)(?:\s+[|–—-]\s.*)?", text)
        if told and job_titles(language).is_title(told[1]):
            return found | {"title": told[1], "company": told[2]}
        if (spoken := job_titles(language).spoken(text, lambda place: False)).is_sure:
            return found | {"title": text if text in headings else spoken.title}
    first = markup.text_of(page.find("h1"))
    return found | ({"title": first} if first else {})


def _employer(title: str, page: BeautifulSoup, language: Language) -> str:
    """The employer in the title of the page, as in "Cook - Northwind", if the page speaks of it as one."""
    words = language.table("headings")["posting"]
    before, after = ("|".join(map(re.escape, words[f"company-cues-{side}"])) for side in ("before", "after"))
    text = " ".join(page.body.get_text(" ").split()) if page.body else ""
    for part in reversed(re.split(r"\s+[|–—-]\s+|\s*\|\s*", title)):
        name = re.escape(part.strip())
        cues = rf"\b(?i:{before})\s{name}|{name}(?:'s|’s)?\s(?:{after})\b|©\s?(?:\d{{4}}\s)?{name}"
        if name and not any(c.isdigit() for c in name) and re.search(cues, text):
            return part.strip()
    return ""


def _site_name(page: BeautifulSoup, language: Language) -> str:
    """The employer as the name of the site, if that is no board's: "Northwind Careers" is Northwind's."""
    node = css.select_one(page, 'meta[property="og:site_name"]')
    name = str(node.get("content") or "").strip() if node else ""
    words = "|".join(map(re.escape, language.table("pages")["own_site"]))
    bare = re.sub(rf"\s*\b(?:{words})\b\s*", " ", name, flags=re.I).strip(" -–|·")
    return bare if bare != name else ""
