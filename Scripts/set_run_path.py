#!/usr/bin/env python3
"""Makes an installed program look for its libraries in ../lib/metacam first; called by Scripts/install.

The linker puts the toolchain's folder before ours, and the build folder behind it. An installed program must use
neither: another version of Swift's libraries may come to lie there. The list of folders is one text in the program,
and a shorter one fits in its place.

The linker also marks the list as one that LD_LIBRARY_PATH goes before, and that the program's libraries do not inherit. Environments
of Python set that variable, and their OpenVINO is another one: the mark is turned into the older one, which goes first and counts for
the libraries too.
"""

import os
import struct
import sys

RUN_PATH = b"$ORIGIN/../lib/metacam"

# ELF: a segment with the dynamic section, and the tags of the two kinds of list.
PT_DYNAMIC, DT_NULL, DT_RPATH, DT_RUNPATH = 2, 0, 15, 29


def run_path_first(program):
    """Puts DT_RPATH in the place of DT_RUNPATH."""
    if program[:6] != b"\x7fELF\x02\x01":
        sys.exit("install: the program is no 64-bit little-endian ELF file")
    (headers,) = struct.unpack_from("<Q", program, 32)
    size, count = struct.unpack_from("<HH", program, 54)
    for place in range(headers, headers + size * count, size):
        kind, _, offset, _, _, length = struct.unpack_from("<IIQQQQ", program, place)
        if kind != PT_DYNAMIC:
            continue
        for entry in range(offset, offset + length, 16):
            (tag,) = struct.unpack_from("<q", program, entry)
            if tag == DT_RUNPATH:
                struct.pack_into("<q", program, entry, DT_RPATH)
                return
            if tag == DT_RPATH:
                return
            if tag == DT_NULL:
                break
    sys.exit("install: the program has no run path")


def main(path):
    with open(path, "rb") as file:
        program = bytearray(file.read())
    place = program.find(RUN_PATH)
    start = program.rfind(b"\0", 0, place) + 1
    end = program.find(b"\0", place)
    if place < 0 or program.find(RUN_PATH, end) >= 0:
        sys.exit("install: the program's run path cannot be found")
    program[start:end] = RUN_PATH.ljust(end - start, b"\0")
    run_path_first(program)
    with open(path + ".new", "wb") as file:
        file.write(program)
    os.chmod(path + ".new", 0o755)
    os.replace(path + ".new", path)


if __name__ == "__main__":
    main(sys.argv[1])
