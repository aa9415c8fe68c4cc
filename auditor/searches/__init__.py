"""What recruiters type, and whom it finds.

language         the boolean language: a query as a tree
pasted           what searches for other programs hold: read in its terms, or refused
match            a query held against a profile: the one place that says whether it is found
smallest_change  the fewest words that turn a query's answer round
families         the kinds of search that recruiters make, and how often each
drawn            what the searches for a posting are drawn from
typed            those searches as they are typed
market           the searches of both sides, tried on a profile
exposure         how visible each word of a profile is
profile          a profile as searches see it, and what an edit makes of that
chance           the chance that a search drawn from a posting finds it
"""
