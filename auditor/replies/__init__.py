"""Answers to recruiters: drafts for the five response paths, and a check of their tone."""
