"""Finding the files that come with the program: icons, sample garden, translations, texts."""

from __future__ import annotations

from pathlib import Path

from networkgarden.errors import NotFound

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_dirs() -> tuple[Path, ...]:
    """Where resources may lie: in the wheel (networkgarden/resources), else at the top of the checkout."""
    return (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource(name: str) -> Path:
    """The file called ``name`` ("icons/networkgarden.svg"). Raises NotFound: then the installation is not whole."""
    for directory in resource_dirs():
        path = directory / name
        if path.exists():
            return path
    raise NotFound(f"A part of the program is missing: {name}.", "Install Network Garden again.")
