"""What the words of a profile bring, and which edit changes it.

causes       which terms the searches find a profile by
action       what is advised for a term
attractions  each term with its pull, its evidence and the advice
revise       the text of a profile after edits
candidates   the edits on offer: words everywhere, dates left open
places       the words of a theme place by place, in the order of editing
tables       what the searches make of every set of edits, at once
plan         the smallest truthful set of edits that works, with its proof
left         what the plan leaves alone, and why; what is advised for each term then
rewording    the wanted postings' word for what the profile says in other words
what_if      edits tried before they are made
wording      a headline that leaves words out, and what is too long for its field
compare      two audits side by side
"""
