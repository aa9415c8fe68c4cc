"""A place of a text as it is quoted: its line."""

from __future__ import annotations

LONGEST_QUOTE = 240  # characters


def line(text: str, start: int, end: int) -> str:
    """The line around a mention, cut at words to a readable length."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    if right - left <= LONGEST_QUOTE:
        return text[left:right].strip()
    half = (LONGEST_QUOTE - (end - start)) // 2
    from_ = max(left, start - half)
    to = min(right, end + half)
    if from_ > left:
        from_ = text.find(" ", from_, start) + 1 or from_
    if to < right:
        to = text.rfind(" ", end, to) if " " in text[end:to] else to
    return ("… " if from_ > left else "") + text[from_:to].strip() + (" …" if to < right else "")
