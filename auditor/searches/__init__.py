"""What recruiters type, and whom it finds.

language   the boolean language: a query as a tree
match      a query held against a profile; the one place that says whether it is found
drawn      what the searches for a posting are made of
typed      those searches as they could be typed
profile    a profile as searches see it, and what an edit makes of it
exposure   how visible each word of a profile is
chance     the chance that a search drawn from a posting finds a profile
market     the searches of both sides
smallest_change   the fewest words that turn a query's answer round
"""
