"""Writes mail as mail programs do, for tests."""

from __future__ import annotations

from pathlib import Path

ME = "Iris Bloom <iris@example.org>"
ADA = "Ada Lovelace <ada@example.com>"
GRACE = "Grace Hopper <grace@example.net>"
FROM_LINE = "From x@example.org Mon Jan  1 10:00:00 2024\n"


def letter(sender=ADA, to=ME, day=1, number=0, subject="Looms", body="Dear all,\nbye\n", head="", date=None):
    """One message; ``head`` is further header lines. ``number`` makes its id; without a number it has none."""
    own = f"Message-ID: <{number}@example.org>\n" if number else ""
    stamp = date if date is not None else f"Mon, {day:02d} Jan 2024 10:00:00 +0100"
    dated = f"Date: {stamp}\n" if stamp else ""
    return f"From: {sender}\nTo: {to}\nSubject: {subject}\n{dated}{own}{head}\n{body}"


def mbox(*letters, from_line=FROM_LINE):
    return "".join(f"{from_line}{one}\n" for one in letters)


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def maildir(folder: Path, letters, part="cur") -> Path:
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(letters):
        write(folder / part / f"17000000{number:02d}.M1P2.host:2,S", one)
    return folder
