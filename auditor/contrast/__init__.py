"""Mentions become contrasts: counts, the gap, verdicts, and which side a text is closer to."""
