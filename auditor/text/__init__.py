"""Text as it is matched: normalised, cut into tokens and sentences, tagged, and the grammar of phrases."""
