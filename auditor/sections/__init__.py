"""A Source -> a Document: what each line of a profile or posting is, decided once.

lines      the lines of a source, each with the key by which it is compared
wrapped    text that was cut at 60-76 columns, whole again
headed     which lines head a section, in any language of a page
dates      "Nov 2021 - Present · 5 yrs 1 mo" -> a range
places     whether a line surely is a place
page       what belongs to the web page rather than to the profile
header     name, headline and place, by evidence
rows       the lines under Experience, and what is asked of each
skills     the entries of a list of skills, without counts of them and of endorsements
recommendations  what other people wrote of the person
labelled   what an older page writes over each line of a job
heads      where each position starts; undated, those without dates; towns, places that are only likely;
           positions, what is said of it
conserved  no line is lost: what stands nowhere is found and placed
doubts     what has to be said of a profile as it was read
profile    a profile, whatever its generation or shape; told, one whose file names its parts itself
titles     a job title -> the words that somebody would search for; what is one is told in lexicon.titles
corpus     all that an audit is given: a profile, both sides, what recruiters reported
put_right  what their owner says of a document counts more than what was read
posting    a job posting, pasted or plain; posting_top reads its title, company and place, with posting_beside
           (the lines around a title), sought (a title in the running text) and posting_company (the employer
           by how the text speaks of it)
"""

from auditor.sections.put_right import posting, profile

__all__ = ["posting", "profile"]
