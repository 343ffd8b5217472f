#!/usr/bin/env python3
"""Writes Sources/Imaging/Colouring/ColourMapTables.swift: 256 colours for each colour map; and the same for the page.

Needs: matplotlib, opencv-python-headless

  Scripts/colourmaps.py > Sources/Imaging/Colouring/ColourMapTables.swift
  Scripts/colourmaps.py --javascript > Sources/Page/Assets/maps/colour-tables.js
"""
import sys

import cv2
import matplotlib
import numpy as np


def opencv_jet():
    ramp = np.arange(256, dtype=np.uint8)[:, None]
    return cv2.applyColorMap(ramp, cv2.COLORMAP_JET)[:, 0, ::-1]


def of_matplotlib(name):
    # Rounded, as the maps were published; `bytes=True` would cut off.
    return np.rint(matplotlib.colormaps[name](np.arange(256))[:, :3] * 255)


tables = {"jet": opencv_jet()} | {name: of_matplotlib(name) for name in ("turbo", "viridis", "inferno", "magma")}



def in_lines(colours):
    digits = colours.astype(np.uint8).tobytes().hex()
    return [digits[start:start + 96] for start in range(0, len(digits), 96)]


def swift():
    yield "// Made by Scripts/colourmaps.py; change that, not this."
    yield ""
    yield "/// 256 colours a map, each as six base-16 digits: red, green, blue."
    yield "enum ColourMapTables {"
    for index, (name, colours) in enumerate(tables.items()):
        yield ("\n" if index else "") + f'  static let {name} = """'
        yield "\\\n".join("    " + line for line in in_lines(colours))
        yield '    """'
    yield "}"


def javascript():
    yield "// Made by Scripts/colourmaps.py --javascript; change that, not this."
    yield ""
    yield "/** 256 colours a map, each as six base-16 digits: red, green, blue. */"
    yield "export const colourMapTables = {"
    for name, colours in tables.items():
        yield f"  {name}:"
        yield " +\n".join(f"    '{line}'" for line in in_lines(colours)) + ","
    yield "};"


print("\n".join(javascript() if "--javascript" in sys.argv else swift()))
