"""Draws the pictures of Documentation/Methods.md: the map of each method on Examples/chelsea.png, class 282.

  python3 Scripts/method_pictures.py

It needs Pillow, and the program: .build/release/metacam, or what METACAM_PROGRAM names. The program draws; here pictures are only made
smaller, to 330 pixels across and 255 colours, so that the page loads quickly. Some minutes, most of them for ss-cam, is-cam and rise.
"""

import os
import pathlib
import subprocess
import tempfile

from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "Documentation" / "methods"
LAYERS = ["_blocks.4", "_blocks.10", "head_relu"]
WIDTH = 330
COLOURS = 255
MOST_BYTES = 60_000


def main():
    program = os.environ.get("METACAM_PROGRAM", str(ROOT / ".build" / "release" / "metacam"))
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as drawn:
        # Those of several layers, and those of one.
        several = ["refine-cam", "winsor-cam"]
        for methods in (["every", "random-cam"], several + ["--layer", *LAYERS]):
            subprocess.run(
                [program, "explain", str(ROOT / "Examples" / "chelsea.png"), "--class", "282"]
                + ["--method", *methods, "--out", drawn, "--quiet"],
                check=True)
        for path in sorted(pathlib.Path(drawn).glob("*.png")):
            method = path.name.removesuffix(".png").split(".")[-1]
            picture = Image.open(path).convert("RGB")
            height = round(picture.height * WIDTH / picture.width)
            small = picture.resize((WIDTH, height), Image.LANCZOS).quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(FOLDER / f"{method}.png", optimize=True)
            size = (FOLDER / f"{method}.png").stat().st_size
            if size > MOST_BYTES:
                raise SystemExit(f"{method}.png has {size} bytes, more than {MOST_BYTES}")
            print(f"{method}.png: {size} bytes")


main()
