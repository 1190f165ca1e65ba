"""Puts Network Garden into the desktop's menu for this person, and takes it out again; Linux.

    python3 packaging/run.py --install       its entry, icons and description, below XDG_DATA_HOME
    python3 packaging/run.py --uninstall     all of it away again

With the entry a double click starts it, and notifications carry its name and icon.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import icons

from networkgarden import APP_ID
from networkgarden.errors import NetworkGardenError
from networkgarden.system.autostart import exec_line
from networkgarden.system.files import write_atomic

SOURCES = Path(__file__).resolve().parent / "linux"


def data_home(environ: Mapping[str, str]) -> Path:
    """The person's folder for such things; a relative one is none (XDG Base Directory)."""
    chosen = environ.get("XDG_DATA_HOME", "")
    return Path(chosen) if chosen.startswith("/") else Path.home() / ".local" / "share"


def desktop_file(command: Sequence[str]) -> str:
    """The entry's text with ``command`` in place of the bare name. Raises UsageError where no entry can start it."""
    text = (SOURCES / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    return text.replace("Exec=networkgarden", f"Exec={exec_line(command)}")


def install(share: Path, command: Sequence[str]) -> list[Path]:
    """Write entry, icons and description below ``share``; gives the files."""
    entry = share / "applications" / f"{APP_ID}.desktop"
    metainfo = share / "metainfo" / f"{APP_ID}.metainfo.xml"
    text = desktop_file(command)
    for place in (entry, metainfo):
        place.parent.mkdir(parents=True, exist_ok=True)
    written = [*icons.draw_icons(share / "icons" / "hicolor"), metainfo, entry]
    shutil.copyfile(SOURCES / metainfo.name, metainfo)
    write_atomic(entry, text.encode("utf-8", "surrogateescape"))
    entry.chmod(0o644)
    _tell_the_desktop(share)
    return written


def uninstall(share: Path) -> int:
    """Remove what ``install`` wrote, and folders that are empty then; gives how many files there were."""
    found = [path for folder in ("applications", "metainfo", "icons/hicolor")
             for path in sorted((share / folder).rglob(f"{APP_ID}*")) if path.is_file()]
    for path in found:
        path.unlink()
        for folder in path.parents:
            if folder == share or any(folder.iterdir()):
                break
            folder.rmdir()
    _tell_the_desktop(share)
    _drop_the_cache(share / "applications")
    return len(found)


def _drop_the_cache(applications: Path) -> None:
    """The list of who opens what, which our entry brought about where it was the only one."""
    cache = applications / "mimeinfo.cache"
    if cache.is_file() and list(applications.iterdir()) == [cache]:
        cache.unlink()
        applications.rmdir()


def _tell_the_desktop(share: Path) -> None:
    """Caches made anew where there are any; without them desktops look for themselves."""
    applications, theme = share / "applications", share / "icons" / "hicolor"
    if applications.is_dir() and shutil.which("update-desktop-database"):
        subprocess.run(["update-desktop-database", "-q", str(applications)], check=False)
    if (theme / "icon-theme.cache").exists() and shutil.which("gtk-update-icon-cache"):
        subprocess.run(["gtk-update-icon-cache", "-q", "-t", "-f", str(theme)], check=False)
    elif theme.is_dir():
        os.utime(theme)


def main(arguments: Sequence[str]) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    share = data_home(os.environ)
    if list(arguments) == ["uninstall"]:
        count = uninstall(share)
        print("Network Garden is out of the menu; your garden stays." if count else "It was not in the menu.")
        return 0
    try:
        install(share, [sys.executable, "-m", "networkgarden"])
    except (NetworkGardenError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print("Network Garden is in the menu. Start it there, or by a double click.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
