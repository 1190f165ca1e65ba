"""What merges and their undoing need. A released step is never edited.

A merge names the contact it kept by its id, not its row: while that contact is itself merged into another, the merge
waits for it to come back.
"""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE merge (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, kept TEXT NOT NULL, day INTEGER NOT NULL,
        before TEXT NOT NULL, after TEXT NOT NULL)""",
    "CREATE INDEX merge_kept ON merge (kept)",
    """CREATE TABLE merge_part (
        id INTEGER PRIMARY KEY, merge INTEGER NOT NULL REFERENCES merge (id) ON DELETE CASCADE, uuid TEXT NOT NULL,
        name TEXT NOT NULL, content TEXT NOT NULL, places TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX merge_part_merge ON merge_part (merge)",
    "CREATE INDEX merge_part_uuid ON merge_part (uuid)",
    """CREATE TABLE apart (
        id INTEGER PRIMARY KEY, one INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, UNIQUE (one, other))""",
    "CREATE INDEX apart_other ON apart (other)",
)
