"""What merges and their undoing need. A released step is never edited."""

STATEMENTS: tuple[str, ...] = ()
