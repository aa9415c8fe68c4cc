"""What the words of a profile bring, and which edit changes it.

causes       which terms the searches find a profile by
attractions  each term with its pull and its evidence
plan         the smallest truthful set of edits that works
what_if      edits tried before they are made
wording      headlines that leave words out
compare      two audits side by side
"""
