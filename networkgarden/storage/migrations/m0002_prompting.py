"""What prompts need beyond the first garden. A released step is never edited.

``interaction.own`` is the person's own word for the act; its ``kind`` is the kind that word is like. ``respite`` holds
pauses of one contact that no state tells of: an accepted amnesty. ``amnesty.answer`` is "" while it was only shown.
"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE contact ADD COLUMN died_on INTEGER",
    "ALTER TABLE interaction ADD COLUMN own TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE promise (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        text TEXT NOT NULL, made_on INTEGER NOT NULL, due_on INTEGER, kept_on INTEGER)""",
    "CREATE INDEX promise_contact ON promise (contact)",
    """CREATE TABLE fruit (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        fruit TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', day INTEGER NOT NULL,
        led_by INTEGER REFERENCES contact (id) ON DELETE SET NULL)""",
    "CREATE INDEX fruit_contact ON fruit (contact)",
    "CREATE INDEX fruit_led_by ON fruit (led_by)",
    """CREATE TABLE person_link (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, word TEXT NOT NULL,
        UNIQUE (contact, other, word))""",
    "CREATE INDEX person_link_other ON person_link (other)",
    """CREATE TABLE never_kind (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        kind TEXT NOT NULL, UNIQUE (contact, kind))""",
    """CREATE TABLE respite (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        start INTEGER NOT NULL, end INTEGER)""",
    "CREATE INDEX respite_contact ON respite (contact)",
    "CREATE TABLE own_kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, alike TEXT NOT NULL)",
    "CREATE TABLE amnesty (id INTEGER PRIMARY KEY, day INTEGER NOT NULL, answer TEXT NOT NULL DEFAULT '')",
    "CREATE INDEX offer_day ON offer (day)",
)
