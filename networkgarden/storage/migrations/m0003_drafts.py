"""What drafts, the reading list and planned meetings need. A released step is never edited."""

STATEMENTS: tuple[str, ...] = ()
