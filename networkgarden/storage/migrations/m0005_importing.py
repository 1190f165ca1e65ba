"""What imports need to remember. A released step is never edited."""

STATEMENTS: tuple[str, ...] = ()
