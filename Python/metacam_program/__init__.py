"""The program metacam as the wheel brings it; apart from the package metacam, so that starting it loads no NumPy."""

from __future__ import annotations

import os
import sys


def path() -> str:
    """The program's file."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "bin", "metacam")


def main() -> None:
    """Becomes the program, with this process's arguments."""
    os.execv(path(), ["metacam", *sys.argv[1:]])
