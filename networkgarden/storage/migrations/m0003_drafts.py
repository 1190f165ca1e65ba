"""What drafts, the reading list and planned meetings need. A released step is never edited."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE own_template (
        id INTEGER PRIMARY KEY, act TEXT NOT NULL, language TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
        UNIQUE (act, language))""",
    """CREATE TABLE reading (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, url TEXT NOT NULL UNIQUE,
        words TEXT NOT NULL DEFAULT '', added_on INTEGER NOT NULL, read_on INTEGER)""",
    """CREATE TABLE shared_with (
        id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES reading (id) ON DELETE CASCADE,
        contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, day INTEGER NOT NULL,
        UNIQUE (reading, contact))""",
    "CREATE INDEX shared_with_contact ON shared_with (contact)",
    """CREATE TABLE planned_meeting (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, what TEXT NOT NULL, day INTEGER NOT NULL,
        start TEXT NOT NULL, minutes INTEGER NOT NULL, place TEXT NOT NULL DEFAULT '', state TEXT NOT NULL,
        proposals TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX planned_meeting_day ON planned_meeting (state, day)",
    """CREATE TABLE meeting_guest (
        id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES planned_meeting (id) ON DELETE CASCADE,
        contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, UNIQUE (meeting, contact))""",
    "CREATE INDEX meeting_guest_contact ON meeting_guest (contact)",
    """CREATE TABLE busy_time (
        id INTEGER PRIMARY KEY, start TEXT NOT NULL, end TEXT NOT NULL)""",
)
