#!/usr/bin/env python3
"""Packs a folder with the packages metacam and metacam_program into a wheel; called by Scripts/make-wheel.

    wheel.py STAGE OUT

The same files make the same bytes. Sources: "Binary distribution format" and "Core metadata" of packaging.python.org, and PEP 600 for
the platform's name.
"""

import base64
import hashlib
import os
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

SUMMARY = "Class activation maps of image classifiers, and which of them is faithful"
ROOT = Path(__file__).resolve().parents[2]
# The format's earliest date: no clock has a part in the bytes.
DATE = (1980, 1, 1, 0, 0, 0)


def version():
    text = (ROOT / "Sources/Commands/Version.swift").read_text()
    program = re.search(r'current = "([^"]+)"', text)[1]
    module = re.search(r'__version__ = "([^"]+)"', (ROOT / "Python/metacam/_version.py").read_text())[1]
    if program != module:
        sys.exit(f"wheel: the program is {program} and the module {module}: give both one version")
    return program


def platform(stage):
    """manylinux_2_x_machine, for the latest version of glibc that a symbol is taken from."""
    needed = (0, 0)
    for path in sorted(stage.rglob("*")):
        if not path.is_file() or path.open("rb").read(4) != b"\x7fELF":
            continue
        symbols = subprocess.run(["objdump", "-T", path], capture_output=True, text=True, check=True).stdout
        for line in symbols.splitlines():
            if "*UND*" in line:
                for major, minor in re.findall(r"GLIBC_(\d+)\.(\d+)", line):
                    needed = max(needed, (int(major), int(minor)))
    # No smaller number has such a name.
    major, minor = max(needed, (2, 5))
    return f"manylinux_{major}_{minor}_{os.uname().machine}"


def metadata(number):
    return f"""Metadata-Version: 2.3
Name: metacam
Version: {number}
Summary: {SUMMARY}
License-Expression: Apache-2.0
Keywords: explainability,class activation map,Grad-CAM,image classification
Classifier: Development Status :: 4 - Beta
Classifier: Intended Audience :: Science/Research
Classifier: Operating System :: POSIX :: Linux
Classifier: Programming Language :: Python :: 3
Classifier: Topic :: Scientific/Engineering :: Image Recognition
Classifier: Typing :: Typed
Requires-Python: >=3.9
Requires-Dist: numpy>=1.22
Description-Content-Type: text/markdown

{(ROOT / "Python/README.md").read_text()}"""


def main(stage, out):
    number = version()
    tag = f"py3-none-{platform(stage)}"
    information = f"metacam-{number}.dist-info"
    files = {}
    for path in sorted(stage.rglob("*")):
        name = path.relative_to(stage).as_posix()
        if path.is_file() and name != "README.md" and "__pycache__" not in name and not name.startswith("metacam_program/share/man"):
            is_run = path.stat().st_mode & stat.S_IXUSR and "/bin/" in f"/{name}"
            files[name] = (path.read_bytes(), 0o755 if is_run else 0o644)
    files[f"{information}/METADATA"] = (metadata(number).encode(), 0o644)
    files[f"{information}/WHEEL"] = (
        f"Wheel-Version: 1.0\nGenerator: metacam\nRoot-Is-Purelib: false\nTag: {tag}\n".encode(), 0o644,
    )
    files[f"{information}/entry_points.txt"] = (b"[console_scripts]\nmetacam = metacam_program:main\n", 0o644)
    for name in ("LICENSE", "NOTICE"):
        files[f"{information}/licenses/{name}"] = ((ROOT / name).read_bytes(), 0o644)
    record = f"{information}/RECORD"
    lines = []
    for name, (content, _) in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        quoted = f'"{name}"' if "," in name else name
        lines.append(f"{quoted},sha256={digest},{len(content)}")
    files[record] = ("\n".join(lines + [f"{record},,", ""]).encode(), 0o644)

    out.mkdir(parents=True, exist_ok=True)
    target = out / f"metacam-{number}-{tag}.whl"
    with zipfile.ZipFile(f"{target}.new", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for name, (content, mode) in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.external_attr = (stat.S_IFREG | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, content, compresslevel=9)
    os.replace(f"{target}.new", target)
    print(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
