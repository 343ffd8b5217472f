#!/usr/bin/env python3
"""Makes an installed program look for its libraries in ../lib/metacam only; called by Scripts/install.

The linker puts the toolchain's folder before ours, and the build folder behind it. An installed program must use
neither: another version of Swift's libraries may come to lie there. The list of folders is one text in the program,
and a shorter one fits in its place.
"""

import os
import sys

RUN_PATH = b"$ORIGIN/../lib/metacam"


def main(path):
    with open(path, "rb") as file:
        program = file.read()
    place = program.find(RUN_PATH)
    start = program.rfind(b"\0", 0, place) + 1
    end = program.find(b"\0", place)
    if place < 0 or program.find(RUN_PATH, end) >= 0:
        sys.exit("install: the program's run path cannot be found")
    program = program[:start] + RUN_PATH.ljust(end - start, b"\0") + program[end:]
    with open(path + ".new", "wb") as file:
        file.write(program)
    os.chmod(path + ".new", 0o755)
    os.replace(path + ".new", path)


if __name__ == "__main__":
    main(sys.argv[1])
