"""What prompts need beyond the first garden. A released step is never edited."""

STATEMENTS: tuple[str, ...] = ()
