"""The open garden: reading, and recorded changes. The only thing that actions hold of storage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from networkgarden.domain.course import Course
from networkgarden.domain.first_sight import FirstSight
from networkgarden.domain.standing import Standing
from networkgarden.storage import database, health, undo
from networkgarden.storage.first_sight import first_sight
from networkgarden.storage.reading import Reader
from networkgarden.storage.writing import Writer


class Recording:
    """One running action: write through ``write`` and tell which contacts' health to fold again."""

    def __init__(self, writer: Writer) -> None:
        self.write = writer
        self.touched: set[int] = set()
        self.everybody = False

    def touch(self, rows: Iterable[int]) -> None:
        self.touched.update(rows)


class Garden:
    """One garden file. Each thread that uses it gets a connection of its own and closes it by ``leave_thread``."""

    def __init__(self, db: database.GardenDatabase) -> None:
        self._db = db
        self.read = Reader(db)

    @classmethod
    def open(cls, path: Path, key: bytes, backups: Path) -> Garden:
        """Open, or make on first use. Raises WrongKey, DamagedGarden, NewerGarden; then nothing is changed."""
        if not path.exists():
            database.create(path, key)
        return cls(database.open_garden(path, key, backups))

    def __enter__(self) -> Garden:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        database.close(self._db)

    def leave_thread(self) -> None:
        self._db.close()

    def standings(self, day: int, today: int | None = None, rows: Sequence[int] | None = None) -> list[Standing]:
        return health.standings(self._db, day, today, rows)

    def first_sight(self, day: int) -> FirstSight:
        return first_sight(self._db, day)

    def courses(self) -> dict[str, Course]:
        return health.courses(self._db)

    @contextmanager
    def recording(self, title: str, at: str) -> Iterator[Recording]:
        """One transaction that can be undone: all of it or nothing. ``at`` is the UTC instant in ISO form."""
        running = Recording(Writer(self._db))
        with self._db.atomic("IMMEDIATE"):
            undo.start_recording(self._db, title, at)
            try:
                yield running
                self._refold(running)
            finally:
                undo.stop_recording(self._db)

    def note(self, key: str, value: str) -> None:
        """Remember something of the program itself (not of the garden: it is not undone)."""
        with self._db.atomic("IMMEDIATE"):
            Writer(self._db).set_meta(key, value)

    def note_offers(self, offers: Sequence[tuple[int, int, str, str, str, str, int | None]]) -> None:
        """Remember which prompts were shown; what the program does, not the person, is not undone."""
        with self._db.atomic("IMMEDIATE"):
            Writer(self._db).add_offers(offers)

    def note_amnesty(self, day: int) -> None:
        """Remember that the offer to begin again was shown on a garden day."""
        with self._db.atomic("IMMEDIATE"):
            Writer(self._db).add_amnesty(day, "")

    def undo(self) -> str | None:
        """Undo the newest action; its title, or None when there is none."""
        with self._db.atomic("IMMEDIATE"):
            undo.stop_recording(self._db)
            action = undo.last_action(self._db)
            if action is None:
                return None
            undo.undo(self._db, action[0])
            health.refold(self._db)
            return action[1]

    def snapshot(self, target: Path) -> None:
        database.snapshot(self._db, target)

    def check(self) -> str:
        """What SQLite and SQLCipher say of the file: "ok" or the first complaint."""
        for pragma in ("integrity_check", "cipher_integrity_check"):
            rows = self.read.query(f"PRAGMA {pragma}")
            if rows and rows[0][0] != "ok":
                return str(rows[0][0])
        return "ok"

    def _refold(self, running: Recording) -> None:
        if running.everybody:
            health.refold(self._db)
        elif running.touched:
            health.refold(self._db, running.touched)
