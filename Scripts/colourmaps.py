#!/usr/bin/env python3
"""Writes Sources/Imaging/Colouring/ColourMapTables.swift: 256 colours for each colour map.

Needs: matplotlib, opencv-python-headless

  Scripts/colourmaps.py > Sources/Imaging/Colouring/ColourMapTables.swift
"""
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

print("// Made by Scripts/colourmaps.py; change that, not this.")
print()
print("/// 256 colours a map, each as six base-16 digits: red, green, blue.")
print("enum ColourMapTables {")
for index, (name, colours) in enumerate(tables.items()):
    digits = colours.astype(np.uint8).tobytes().hex()
    print(("\n" if index else "") + f'  static let {name} = """')
    for start in range(0, len(digits), 96):
        print("    " + digits[start:start + 96] + ("\\" if start + 96 < len(digits) else ""))
    print('    """')
print("}")
