"""Small helpers for the tests of contact cards."""

from __future__ import annotations

from pathlib import Path

from networkgarden.domain.incoming import IncomingPerson, Skip
from networkgarden.importers.vcard import read_vcards

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
"""A PNG of one dot, base64."""


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> bytes:
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def read_bytes(folder: Path, content: bytes) -> tuple[list[IncomingPerson], list[Skip]]:
    path = folder / "contacts.vcf"
    path.write_bytes(content)
    items = list(read_vcards(path))
    people = [item for item in items if isinstance(item, IncomingPerson)]
    return people, [item for item in items if isinstance(item, Skip)]


def read_one(folder: Path, *lines: str, version: str = "3.0") -> IncomingPerson:
    """The person of one card in which nothing may be skipped."""
    people, skips = read_bytes(folder, card(*lines, version=version))
    assert skips == []
    assert len(people) == 1
    return people[0]
