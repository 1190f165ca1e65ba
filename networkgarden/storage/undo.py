"""How everything can be undone: triggers write the inverse of each change while an action is recorded.

The triggers are temporary, one set per connection, made from the tables as they are, so they never fall behind a
migration. ``quote()`` gives each old value as an SQL literal; the statements run again in reverse order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

RECORDED = ("contact", "spell", "point", "address", "person_date", "custom_field", "photo", "origin", "bed",
            "standing_in", "interaction", "taking_part", "pause", "offer", "promise", "fruit", "person_link",
            "never_kind", "respite", "own_kind", "amnesty", "own_template", "reading", "shared_with",
            "planned_meeting", "meeting_guest", "busy_time", "merge", "merge_part", "apart")
KEPT_ACTIONS = 200
GATHERED = 500


def install_recording(conn: Any) -> None:
    """Make the temporary triggers on one connection (a no-op on a database without tables yet)."""
    conn.execute("CREATE TEMP TABLE IF NOT EXISTS recording (action INTEGER)")
    for table in RECORDED:
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
        if columns:
            for statement in _triggers(table, columns):
                conn.execute(statement)


def _triggers(table: str, columns: list[str]) -> Iterator[str]:
    old = " || ',' || ".join(f'quote(OLD."{name}")' for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    pairs = " || ', ' || ".join(f"""'"{name}"=' || quote(OLD."{name}")""" for name in columns)
    inverse = {
        "INSERT": f"'DELETE FROM {table} WHERE rowid=' || NEW.rowid",
        "DELETE": f"'INSERT INTO {table} ({names}) VALUES (' || {old} || ')'",
        "UPDATE": f"'UPDATE {table} SET ' || {pairs} || ' WHERE rowid=' || NEW.rowid",
    }
    for event, statement in inverse.items():
        yield (f"CREATE TEMP TRIGGER IF NOT EXISTS undo_{table}_{event.lower()} AFTER {event} ON main.{table} "
               f"WHEN EXISTS (SELECT 1 FROM temp.recording) BEGIN "
               f"INSERT INTO undo_step (action, statement) VALUES ((SELECT action FROM temp.recording), {statement});"
               f" END")


def start_recording(db: Any, title: str, at: str) -> int:
    """Open an action inside the running transaction; its number."""
    action = int(db.execute_sql("INSERT INTO action (title, at) VALUES (?, ?)", (title, at)).lastrowid)
    db.execute_sql("DELETE FROM temp.recording")
    db.execute_sql("INSERT INTO temp.recording (action) VALUES (?)", (action,))
    db.execute_sql("DELETE FROM action WHERE id <= ?", (action - KEPT_ACTIONS,))
    return action


@contextmanager
def many_new_rows(db: Any, table: str) -> Iterator[None]:
    """Record the rows added to one table inside as one range of row numbers, not one by one (three times as fast).

    For new rows only, numbered above all others, as SQLite does by itself. Only inside a transaction: when it is
    taken back, the trigger is whole again too.
    """
    if table not in RECORDED:
        yield
        return
    name = f"undo_{table}_insert"
    (trigger,) = db.execute_sql("SELECT sql FROM temp.sqlite_master WHERE name = ?", (name,)).fetchone()
    before = _highest_row(db, table)
    db.execute_sql(f"DROP TRIGGER temp.{name}")
    try:
        yield
    finally:
        db.execute_sql(trigger.replace("CREATE TRIGGER", "CREATE TEMP TRIGGER IF NOT EXISTS", 1))
        after = _highest_row(db, table)
        if after > before:
            db.execute_sql("INSERT INTO undo_step (action, statement) SELECT action, ? FROM temp.recording",
                           (f"DELETE FROM {table} WHERE rowid BETWEEN {before + 1} AND {after}",))


def _highest_row(db: Any, table: str) -> int:
    return int(db.execute_sql(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0])


def stop_recording(db: Any) -> None:
    db.execute_sql("DELETE FROM temp.recording")


def last_action(db: Any) -> tuple[int, str] | None:
    """The newest action not undone yet: its number and title."""
    return db.execute_sql("SELECT id, title FROM action WHERE undone = 0 ORDER BY id DESC LIMIT 1").fetchone()  # type: ignore[no-any-return]


def undo(db: Any, action: int) -> None:
    """Run the inverse of one action, newest change first, inside the running transaction."""
    cursor = db.cursor()
    steps = cursor.execute("SELECT statement FROM undo_step WHERE action = ? ORDER BY id DESC", (action,)).fetchall()
    for statement in _gathered(step[0] for step in steps):
        cursor.execute(statement)
    cursor.execute("DELETE FROM undo_step WHERE action = ?", (action,))
    cursor.execute("UPDATE action SET undone = 1 WHERE id = ?", (action,))


def _gathered(statements: Iterable[str]) -> Iterator[str]:
    """The same statements, runs of single-row deletes from one table as one statement (an import has many)."""
    for head, run in groupby(statements, key=_single_delete):
        if not head:
            yield from run
            continue
        numbers = [one.partition("=")[2] for one in run]
        for start in range(0, len(numbers), GATHERED):
            yield f"{head} IN ({','.join(numbers[start:start + GATHERED])})"


def _single_delete(statement: str) -> str:
    """``DELETE FROM point WHERE rowid`` for the inverse of one new row, else an empty string."""
    head, equals, _ = statement.partition("=")
    return head if equals and head.startswith("DELETE") else ""
