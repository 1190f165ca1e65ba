"""Makes a Debian package of a frozen program; needs dpkg-deb.

    python -m PyInstaller packaging/pyinstaller/networkgarden.spec
    .venv/bin/python packaging/deb.py dist/networkgarden FOLDER
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import environment
import icons

from networkgarden import APP_ID, __version__

SOURCES = Path(__file__).resolve().parent / "linux"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
CONTROL = """Package: networkgarden
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Installed-Size: {kilobytes}
Depends: {depends}
Maintainer: The Network Garden contributors <networkgarden@users.noreply.github.com>
Homepage: https://github.com/networkgarden/networkgarden
Description: private garden of the people you know
 Every contact is a plant that thrives on small, honest acts. A few times a day
 at most the program says one useful thing: who, why now, which small act.
 .
 One encrypted file on this computer, no account, no server, not one network
 connection.
"""


def lay_out(frozen: Path, root: Path) -> None:
    """The package's tree below ``root``."""
    library = root / "usr" / "lib" / "networkgarden"
    shutil.copytree(frozen, library, symlinks=True)
    command = root / "usr" / "bin" / "networkgarden"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/networkgarden/networkgarden")
    share = root / "usr" / "share"
    for folder, name in (("applications", f"{APP_ID}.desktop"), ("metainfo", f"{APP_ID}.metainfo.xml")):
        (share / folder).mkdir(parents=True)
        shutil.copyfile(SOURCES / name, share / folder / name)
    icons.draw_icons(share / "icons" / "hicolor")
    papers = share / "doc" / "networkgarden"
    papers.mkdir(parents=True)
    shutil.copyfile(environment.ROOT / "LICENSE", papers / "copyright")
    for place in (root, *root.rglob("*")):
        if not place.is_symlink():
            place.chmod(0o755 if place.is_dir() or os.access(place, os.X_OK) else 0o644)


def control(root: Path) -> str:
    kilobytes = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    depends = sorted({names[0] for names in environment.QT_NEEDS.values()})
    return CONTROL.format(version=__version__, architecture=ARCHITECTURES[platform.machine()], kilobytes=kilobytes,
                          depends=", ".join(depends))


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        sys.exit(__doc__)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="networkgarden-deb-") as folder:
        root = Path(folder)
        lay_out(Path(arguments[0]), root)
        text = control(root)
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(text, encoding="utf-8")
        return subprocess.run(["dpkg-deb", "--root-owner-group", "--build", folder, arguments[1]],
                              check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
