"""A Source -> a Document: what each line of a profile or posting is, decided once.

lines      the lines of a source, each with the key by which it is compared
wording    headings.toml made ready: phrases, headings, templates
dates      "Nov 2021 - Present · 5 yrs 1 mo" -> a range
page       what belongs to the web page rather than to the profile
positions  the lines under Experience -> positions
profile    a profile, whatever its generation or shape
titles     a job title -> the words that somebody would search for
corpus     all that an audit is given: a profile, both sides, what recruiters reported
put_right  what their owner says of a document counts more than what was read
posting    a job posting, pasted or plain; posting_top reads its title, company and place
"""

from auditor.sections.put_right import posting, profile

__all__ = ["posting", "profile"]
