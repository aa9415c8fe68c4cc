"""A Source -> a Document: what each line of a profile or posting is, decided once.

lines      the lines of a source, each with the key by which it is compared
wording    headings.toml made ready: phrases, headings, templates
dates      "Nov 2021 - Present · 5 yrs 1 mo" -> a range
page       what belongs to the web page rather than to the profile
positions  the lines under Experience -> positions
profile    a profile, whatever its generation or shape
titles     what is a title, and what else stands in the line of one
posting    a job posting, pasted or plain; posting_top reads its title, company and place, with sought (a
           title in the running text) and posting_company (the employer by how the text speaks of it)
"""

from auditor.sections.posting import posting
from auditor.sections.profile import profile

__all__ = ["posting", "profile"]
