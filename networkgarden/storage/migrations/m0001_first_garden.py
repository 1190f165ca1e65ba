"""The first garden. A released step is never edited."""

STATEMENTS = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE contact (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, given TEXT NOT NULL DEFAULT '',
        family TEXT NOT NULL DEFAULT '', nickname TEXT NOT NULL DEFAULT '', organisation TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', seed INTEGER NOT NULL, species TEXT NOT NULL,
        circle INTEGER NOT NULL, every_days INTEGER, established INTEGER NOT NULL DEFAULT 0,
        created_on INTEGER NOT NULL, state TEXT NOT NULL)""",
    "CREATE INDEX contact_name ON contact (name)",
    """CREATE TABLE spell (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        day INTEGER NOT NULL, state TEXT NOT NULL)""",
    "CREATE INDEX spell_contact ON spell (contact)",
    """CREATE TABLE point (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        kind TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX point_contact ON point (contact)",
    """CREATE TABLE address (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        street TEXT NOT NULL, city TEXT NOT NULL, region TEXT NOT NULL, postcode TEXT NOT NULL,
        country TEXT NOT NULL, label TEXT NOT NULL)""",
    "CREATE INDEX address_contact ON address (contact)",
    """CREATE TABLE person_date (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        label TEXT NOT NULL, year INTEGER, month INTEGER NOT NULL, day INTEGER NOT NULL)""",
    "CREATE INDEX person_date_contact ON person_date (contact)",
    """CREATE TABLE custom_field (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        name TEXT NOT NULL, value TEXT NOT NULL)""",
    "CREATE INDEX custom_field_contact ON custom_field (contact)",
    """CREATE TABLE photo (
        contact INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
        media_type TEXT NOT NULL, content BLOB NOT NULL)""",
    """CREATE TABLE origin (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        source TEXT NOT NULL, uid TEXT NOT NULL, UNIQUE (contact, source, uid))""",
    "CREATE TABLE bed (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE standing_in (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        bed INTEGER NOT NULL REFERENCES bed (id) ON DELETE CASCADE, UNIQUE (contact, bed))""",
    """CREATE TABLE interaction (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, day INTEGER NOT NULL, instant TEXT, kind TEXT NOT NULL,
        direction TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', reaction TEXT, source TEXT NOT NULL DEFAULT '',
        key TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE taking_part (
        id INTEGER PRIMARY KEY, interaction INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
        contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, UNIQUE (interaction, contact))""",
    "CREATE INDEX taking_part_contact ON taking_part (contact)",
    "CREATE TABLE pause (id INTEGER PRIMARY KEY, start INTEGER NOT NULL, end INTEGER)",
    """CREATE TABLE offer (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        day INTEGER NOT NULL, kind TEXT NOT NULL, act TEXT NOT NULL, template TEXT NOT NULL DEFAULT '',
        answer TEXT NOT NULL DEFAULT '', until INTEGER)""",
    "CREATE INDEX offer_contact ON offer (contact, day)",
    """CREATE TABLE vital (
        contact INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE, day INTEGER NOT NULL,
        vitality REAL NOT NULL, roots REAL NOT NULL, bucket REAL NOT NULL, rung INTEGER NOT NULL,
        acts INTEGER NOT NULL, waiting TEXT NOT NULL, dew INTEGER NOT NULL)""",
    """CREATE TABLE action (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, at TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE undo_step (
        id INTEGER PRIMARY KEY, action INTEGER NOT NULL REFERENCES action (id) ON DELETE CASCADE,
        statement TEXT NOT NULL)""",
    "CREATE INDEX undo_step_action ON undo_step (action)",
)
