"""Opening the one encrypted file: key guards, durability, migrations, backups (desktop.md §6).

SQLCipher accepts an empty passphrase (and writes plaintext) and takes a short raw key for a passphrase; both are
refused here. "file is not a database" has three causes; the header is looked at before the key is blamed.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase

from networkgarden.errors import DamagedGarden, NewerGarden, WrongKey
from networkgarden.storage.migrations import STEPS
from networkgarden.storage.undo import install_recording

DURABLE: dict[str, Any] = {
    "cipher_compatibility": 4, "journal_mode": "wal", "synchronous": "FULL", "foreign_keys": 1, "busy_timeout": 5000,
    "trusted_schema": 0, "cell_size_check": 1, "temp_store": 2, "wal_autocheckpoint": 1000, "cache_size": -16000,
}
PLAIN_HEADER = b"SQLite format 3\x00"
PAGE = 4096


class GardenDatabase(SqlCipherDatabase):  # type: ignore[misc]  # Peewee carries no types
    """Every connection, in whatever thread, records how to undo what it changes."""

    def _add_conn_hooks(self, conn: Any) -> None:
        super()._add_conn_hooks(conn)
        install_recording(conn)


def connect(path: Path, key: bytes) -> GardenDatabase:
    if len(key) != 32:
        raise ValueError("the data key has 32 bytes")
    pragmas = {"cipher_log_level": "NONE", **DURABLE}
    return GardenDatabase(str(path), passphrase=f"x'{key.hex()}'", pragmas=pragmas)


def create(path: Path, key: bytes) -> None:
    """Build a new garden under a temporary name and move it into place. An unfinished one is begun again."""
    fresh = path.with_name(path.name + ".new")
    for left_over in (fresh, *_companions(fresh)):
        left_over.unlink(missing_ok=True)
    db = connect(fresh, key)
    _first_statement(db, fresh)
    if db.execute_sql("PRAGMA cipher_version").fetchone() is None:
        raise DamagedGarden("This build has no encryption.", "Install Network Garden again.")
    migrate(db, STEPS)
    db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    for left_over in _companions(fresh):
        left_over.unlink(missing_ok=True)
    _sync(fresh)
    os.chmod(fresh, 0o600)
    fresh.replace(path)
    _sync(path.parent)


def open_garden(path: Path, key: bytes, backups: Path) -> GardenDatabase:
    """Open an existing garden and bring it up to date. Raises WrongKey, DamagedGarden or NewerGarden; changes nothing
    in those cases."""
    _look_at_header(path)
    db = connect(path, key)
    try:
        _first_statement(db, path)
        version = int(db.execute_sql("PRAGMA user_version").fetchone()[0])
        if version > len(STEPS):
            raise NewerGarden("This garden was written by a newer version of Network Garden.",
                              "Install the newer version to open it.")
        if version < len(STEPS):
            _upgrade(db, version, backups)
    except BaseException:
        db.close()
        raise
    return db


def migrate(db: GardenDatabase, steps: Sequence[Sequence[str]]) -> None:
    """Run the missing steps, each in a transaction of its own."""
    have = int(db.execute_sql("PRAGMA user_version").fetchone()[0])
    db.execute_sql("PRAGMA foreign_keys = 0")       # ignored inside a transaction
    for number, statements in enumerate(steps[have:], have + 1):
        with db.atomic("EXCLUSIVE"):
            for statement in statements:
                db.execute_sql(statement)           # never executescript: it commits first
            if db.execute_sql("PRAGMA foreign_key_check").fetchall():
                raise DamagedGarden("The garden could not be brought up to date.", "Nothing was changed.")
            db.execute_sql(f"PRAGMA user_version = {number}")
    db.execute_sql("PRAGMA foreign_keys = 1")
    install_recording(db.connection())


def snapshot(db: GardenDatabase, target: Path) -> None:
    """An encrypted copy under the same key, checked after writing. ``target`` must not exist."""
    fresh = target.with_name(target.name + ".new")
    fresh.unlink(missing_ok=True)
    db.execute_sql("VACUUM INTO ?", (str(fresh),))
    os.chmod(fresh, 0o600)
    _sync(fresh)
    copy = GardenDatabase(str(fresh), passphrase=db.connect_params["passphrase"],
                          pragmas={"cipher_log_level": "NONE", "cipher_compatibility": 4})
    try:
        answer = copy.execute_sql("PRAGMA integrity_check").fetchone()[0]
    finally:
        copy.close()
    if answer != "ok":
        raise DamagedGarden("The backup could not be read back.", "The garden itself was not changed.")
    fresh.replace(target)
    _sync(target.parent)


def close(db: GardenDatabase) -> None:
    if not db.is_closed():
        db.execute_sql("PRAGMA optimize")
        db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _upgrade(db: GardenDatabase, version: int, backups: Path) -> None:
    backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = backups / f"before-version-{len(STEPS)}-from-{version}.db"
    before.unlink(missing_ok=True)
    snapshot(db, before)
    migrate(db, STEPS)


def _look_at_header(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(16)
    if head == PLAIN_HEADER:
        raise DamagedGarden("The garden file is not encrypted, so it is not one that Network Garden wrote.",
                            "Nothing was changed.")
    if size < PAGE or size % PAGE:
        raise DamagedGarden("The garden file is cut off or damaged.",
                            "Nothing was changed; a backup can be restored with: networkgarden recover BACKUP")


def _first_statement(db: GardenDatabase, path: Path) -> None:
    """SQLCipher tells a wrong key only here."""
    try:
        db.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
        if path.suffix != ".new":
            db.execute_sql("SELECT count(*) FROM contact WHERE id < 0").fetchone()
    except peewee.DatabaseError as error:
        if "locked" in str(error):
            raise DamagedGarden("The garden file is in use by another program.", "Try again in a moment.") from None
        raise WrongKey("The key does not open this garden, or the file is damaged.",
                       "Nothing was changed; use the recovery code or restore a backup.") from None


def _companions(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
