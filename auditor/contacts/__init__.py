"""Who wrote, about what, and what became of it."""
