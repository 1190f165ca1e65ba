"""What run.py and test.py share: the locked .venv and the system's own packages. Standard library only.

Everything here must be readable by Python 3.11; older ones are turned away in run.py and test.py, in a sentence.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "requirements"
RUN_LOCK = LOCKS / "requirements.txt"
TEST_LOCK = LOCKS / "requirements-test.txt"
STAMP = VENV / "networkgarden.stamp"
COMPILED = VENV / "networkgarden.compiled"

# shared library → its package in Debian, Fedora, Arch: what Qt's xcb and wayland plugins and sqlcipher3 lean on
QT_NEEDS = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor", "wayland"),
}
FONTS = (
    ("fonts-dejavu-core", "fonts-noto-core"),
    ("dejavu-sans-fonts", "google-noto-sans-fonts"),
    ("ttf-dejavu", "noto-fonts"),
)
SYSTEMS = ("Debian", "Fedora", "Arch")
INSTALLERS = ("apt-get install", "dnf install", "pacman -S")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


# --- the locked environment -------------------------------------------------------------------------------------


def python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure_venv(*, with_tests: bool) -> Path:
    """The .venv as the locks have it; made anew only when a lock or Python itself changed. Gives its Python."""
    run_mark = _mark(RUN_LOCK)
    wanted = [run_mark, _mark(TEST_LOCK)] if with_tests else [run_mark]
    have = STAMP.read_text(encoding="utf-8").split() if STAMP.is_file() and python().exists() else []
    if have[: len(wanted)] != wanted:
        if have[:1] != [run_mark] or len(have) > 1:  # else the program's part stands and only the tests' is added
            _make_venv()
            _install(RUN_LOCK)
        if with_tests:
            _install(TEST_LOCK)
        STAMP.write_text("\n".join(wanted) + "\n", encoding="utf-8")
    _compile()
    return python()


def _compile() -> None:
    """The program's bytecode, as an installation has it: PYTHONDONTWRITEBYTECODE would have it made at every start."""
    sources = [Path(folder, name) for folder, _, names in os.walk(ROOT / "networkgarden") for name in names
               if name.endswith(".py")]
    newest = max(source.stat().st_mtime for source in sources)
    if not COMPILED.is_file() or COMPILED.stat().st_mtime < newest:
        subprocess.run([str(python()), "-m", "compileall", "-q", str(ROOT / "networkgarden")], check=False)
        COMPILED.touch()


def _mark(lock: Path) -> str:
    told = f"{sys.version_info[:2]} {sys.base_prefix} {VENV}\n".encode() + lock.read_bytes()
    return hashlib.sha256(told).hexdigest()


def _make_venv() -> None:
    _ensure_ensurepip()
    say(f"Making {VENV.name} for Python {sys.version_info[0]}.{sys.version_info[1]} …")
    if VENV.is_symlink():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    maker = getattr(sys, "_base_executable", sys.executable)  # not the .venv's own Python, which is gone by now
    subprocess.run([maker, "-m", "venv", str(VENV)], check=True)
    # The program runs from the checkout, uninstalled: then nothing has to be built and a second run needs no network.
    found = subprocess.run(
        [str(python()), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    Path(found.stdout.strip(), "networkgarden_checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def _ensure_ensurepip() -> None:
    """Debian keeps the part that makes virtual environments in a package of its own."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if can_install():
        apt_install([package])
    else:
        raise SystemExit(f"Python cannot make virtual environments here. Please run: sudo apt-get install {package}")


def _install(lock: Path) -> None:
    """Exactly the lock, wheels only. The machine's own pip settings may say where, not what."""
    say(f"Fetching what {lock.name} lists …")
    nothing = VENV / "no-constraints.txt"
    nothing.write_text("", encoding="utf-8")
    elsewhere = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
    settings = {name: value for name, value in os.environ.items() if name not in elsewhere}
    settings |= {"PIP_CONSTRAINT": str(nothing), "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    command = [str(python()), "-m", "pip", "install", "-qq", "--no-input", "--require-hashes", "--no-deps"]
    command += ["--only-binary=:all:", "-r", str(lock)]
    if subprocess.run(command, env=settings, check=False).returncode != 0:
        raise SystemExit(
            f"The packages in {lock.name} could not be fetched. The first run needs a network; later ones do not."
        )


# --- the system's packages --------------------------------------------------------------------------------------


def can_install() -> bool:
    """Whether this process may install Debian packages by itself: root, with apt-get there."""
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> bool:
    """Debian packages, without a question; says what it does. True when they are there afterwards."""
    say(f"Installing Debian packages: {' '.join(packages)} …")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]

    def run(command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=quiet, check=False, text=True, stdin=subprocess.DEVNULL, capture_output=True
        )

    done = run(install)
    if done.returncode != 0:  # a fresh machine has no lists yet, or old ones
        run(["apt-get", "update", "-q"])
        done = run(install)
    if done.returncode != 0:
        say(done.stdout[-2000:] + done.stderr[-2000:])
        say("apt-get could not install them.")
    return done.returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_fonts() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    return any(next(folder.rglob(f"*.{kind}"), None) for folder in folders for kind in ("ttf", "otf", "ttc"))


def missing_for_qt() -> list[tuple[str, ...]]:
    """Packages Qt lacks here, as three lists of names (Debian, Fedora, Arch); empty lists when nothing is missing."""
    if not sys.platform.startswith("linux"):
        return [(), (), ()]
    rows = [names for library, names in QT_NEEDS.items() if not _loads(library)]
    fonts = [() for _ in SYSTEMS] if _has_fonts() else FONTS
    return [tuple(dict.fromkeys([row[i] for row in rows] + list(fonts[i]))) for i in range(len(SYSTEMS))]


def ensure_qt_packages() -> bool:
    """Installs what Qt lacks where that is possible, else says it. True when nothing is missing (any more)."""
    missing = missing_for_qt()
    if not missing[0]:
        return True
    if can_install() and apt_install(list(missing[0])):
        return True
    say("Qt needs packages that this system lacks:")
    for system, installer, names in zip(SYSTEMS, INSTALLERS, missing, strict=True):
        say(f"  {system}: sudo {installer} {' '.join(names)}")
    return False
