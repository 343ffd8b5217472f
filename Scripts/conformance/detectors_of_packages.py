"""Holds detectors and a segmentation out of public packages, as metacam runs them, against the packages' own programs.

Each package finds its boxes on three pictures by its own code; metacam predicts with the options of the table. A box passes
where the package has one of the same class whose edges are within a pixel of the picture and whose score is within 1e-3; both must have as
many. The segmentation passes where its probabilities at points, over the region that it sees, and over the package's own region are within
1e-3. Of the likeliest box a map is drawn by Grad-CAM, to be looked at.

  detectors_of_packages.py [--write] [--maps FOLDER]

With --write the table goes into Documentation/ConformanceDetectors.md. METACAM_PROGRAM names another build than .build/release/metacam.
"""
import argparse, datetime, importlib, json, os, pathlib, subprocess, sys, tempfile

import cv2
import numpy as np
from PIL import Image, ImageDraw

PROGRAM = os.path.abspath(os.environ.get("METACAM_PROGRAM", ".build/release/metacam"))
DOCUMENT = pathlib.Path("Documentation/ConformanceDetectors.md")
PAGES = ["Heat maps", "A map of a class is a weighted sum of channels,", "cut off below zero and brought to the size of",
         "the picture. Its weights are the means of the", "gradient of the score over each channel."]


def root(package):
    return pathlib.Path(importlib.import_module(package).__file__).parent


def page(path, seed):
    """A page with a heading, text in two columns, and a table or a picture."""
    random = np.random.default_rng(seed)
    image = Image.new("RGB", (1000, 1300), "white")
    draw = ImageDraw.Draw(image)
    draw.text((120, 70), PAGES[0] + f" {seed}", fill="black", font_size=54)
    for column in (80, 540):
        for row in range(24 if column == 80 else 11):
            line = PAGES[1 + (row + seed) % 4]
            draw.text((column, 190 + row * 34), line, fill="black", font_size=18)
    box = (540, 640, 930, 1000)
    if seed % 2:
        cells = random.integers(10, 99, (8, 5))
        for row in range(9):
            draw.line((box[0], box[1] + row * 45, box[2], box[1] + row * 45), fill="black", width=2)
        for column in range(6):
            draw.line((box[0] + column * 78, box[1], box[0] + column * 78, box[3]), fill="black", width=2)
        for row in range(8):
            for column in range(5):
                draw.text((box[0] + 20 + column * 78, box[1] + 10 + row * 45), str(cells[row, column]), fill="black", font_size=20)
    else:
        image.paste(Image.open("Examples/chelsea.png").convert("RGB").resize((390, 360)), box[:2])
        draw.text((560, 1010), "Figure 1: a cat.", fill="black", font_size=18)
    image.save(path)
    return path


def pages(folder):
    return [page(folder / f"page-{seed}.png", seed) for seed in (1, 2, 3)]


def people(folder):
    """A photograph of a person as it is, mirrored, and on a wide ground, out of scikit-image."""
    from skimage import data
    astronaut = Image.fromarray(data.astronaut())
    paths = [folder / f"person-{name}.png" for name in ("whole", "mirrored", "wide")]
    astronaut.save(paths[0])
    astronaut.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(paths[1])
    wide = Image.new("RGB", (1024, 512), (40, 70, 90))
    wide.paste(astronaut, (256, 0))
    wide.save(paths[2])
    return paths


def nudenet(path):
    module = importlib.import_module("nudenet.nudenet")
    found = module.NudeDetector().detect(str(path))
    return [(one["class"], one["score"], [*one["box"][:2], one["box"][0] + one["box"][2], one["box"][1] + one["box"][3]]) for one in found]


def whole(box):
    """Left, top, width and height cut off to whole pixels, as nudenet gives them."""
    left, top, right, bottom = box
    return [int(left), int(top), int(left) + int(right - left), int(top) + int(bottom - top)]


def nudenet_names():
    module = importlib.import_module("nudenet.nudenet")
    return getattr(module, "_nudenet__labels", None) or module.__dict__["__labels"]


def layout(path):
    from rapid_layout import RapidLayout
    result = RapidLayout(conf_thresh=0.4, iou_thresh=0.5)(cv2.imread(str(path)))
    return list(zip(result.class_names, result.scores, result.boxes))


def layout_names():
    return ["text", "title", "figure", "figure_caption", "table", "table_caption", "header", "footer", "reference", "equation"]


DETECTORS = [
    ("nudenet", "nudenet/320n.onnx", people, nudenet, nudenet_names,
     "--size 320x320 --fit pad --pad-position top-left --pad-colour black --interpolation opencv-linear --channels bgr --box-score 0.25 --box-across-classes"),
    ("rapid_layout", "rapid_layout/models/layout_cdla.onnx", pages, layout, layout_names,
     "--fit stretch --interpolation opencv-linear --channels bgr --preprocess imagenet --box-score 0.4 --box-overlap 0.5"),
]


def upright_pages(folder):
    """Pages of a size that the text detector takes as it is: sides of 32 pixels' multiples, the shorter one 736."""
    paths = []
    for path in pages(folder):
        paths.append(folder / f"upright-{path.name}")
        Image.open(path).resize((736, 960), Image.LANCZOS).save(paths[-1])
    return paths


def text_map(path):
    """The package's probability of text at each pixel, and the region that its program takes for text: above 0.3, and a pixel more."""
    import yaml
    from rapidocr_onnxruntime.ch_ppocr_det.text_detect import TextDetector
    folder = root("rapidocr_onnxruntime")
    config = yaml.safe_load((folder / "config.yaml").read_text())["Det"]
    detector = TextDetector({**config, "model_path": str(folder / config["model_path"])})
    image = cv2.imread(str(path))
    probabilities = detector.infer(detector.get_preprocess(max(image.shape[:2]))(image))[0][0, 0]
    region = (probabilities > detector.postprocess_op.thresh).astype(np.uint8)
    return probabilities, cv2.dilate(region, detector.postprocess_op.dilation_kernel) > 0


SEGMENTATIONS = [
    ("rapidocr_onnxruntime", "rapidocr_onnxruntime/models/ch_PP-OCRv4_det_infer.onnx", upright_pages, text_map,
     "--task segment --size 960x736 --fit stretch --channels bgr --mean 0.5 --std 0.5 --activation none"),
]


def compared_regions(folder, package, file, pictures, find, options, maps):
    """The probability of the only class, at twelve points, wherever it is above a half, and over the package's region."""
    network = root(package).parent / file
    paths, random = pictures(folder), np.random.default_rng(0)
    words = ["--model", network, *options.split()]
    worst, count, task = 0.0, 0, ""
    for path in paths:
        probabilities, region = find(path)
        mask = folder / "region.png"
        Image.fromarray(np.uint8(region) * 255).save(mask)
        expected = [(None, probabilities[probabilities > 0.5].mean()), (mask, probabilities[region].mean())]
        for inside in (True, False):
            places = np.argwhere(region == inside)
            for row, column in places[random.choice(len(places), 6, replace=False)]:
                expected.append((f"{column},{row}", probabilities[row, column]))
        for place, value in expected:
            result = metacam("predict", path, *words, *(["--region", place] if place else []), "--top", 2)
            task = result["scoreReading"].get("task", "")
            ours = next(entry["probability"] for entry in result["images"][0]["top"] if entry["class"] == 1)
            worst, count = max(worst, abs(ours - value)), count + 1
    metacam("explain", *paths, *words, "--class", "1", "--out", maps / package if maps else folder / "maps", "--view", "picture")
    return {"pictures": len(paths), "places": count, "scores": worst, "options": options, "task": task, "passes": worst <= 1e-3}


LOOKED_AT = """Looked at on 28 November 2026 and not taken, of packages on the Python index:

- They ship no network and fetch it when first used: rapid-table, table-cls, lineless-table-rec 0.1.0, wired-table-rec 1.2.0, goletrai,
  fast-face-python, findcrack, deforestation-detection, floorplan-epc-detector, pedicle-infer, facexlib.
- `common_det.onnx` of ddddocr 1.6.1 (YOLOX) gives boxes as steps from a grid, which its program decodes: metacam refuses it, and names its shape.
- `cycle_center_net_v1.onnx` of wired-table-rec 0.0.3 and `lore_detect.onnx` of lineless-table-rec 0.0.8 give heat maps of cells' corners and, apart,
  where their cells' other corners lie. One of the outputs can be explained as a segmentation (`--output hm --task segment`); what the
  packages make of all of them is no score of a class.
- None of them has a network for faces' points or for embeddings.
"""


def metacam(*words):
    process = subprocess.run([PROGRAM, *map(str, words), "--json"], capture_output=True, text=True)
    if process.returncode:
        raise RuntimeError(process.stderr.strip().splitlines()[-1])
    return json.loads(process.stdout)


def compared(folder, package, file, pictures, find, names, options, maps):
    paths = pictures(folder)
    network = root(package).parent / file
    labels = folder / f"{package}.txt"
    labels.write_text("\n".join(names()))
    words = ["--model", network, "--classes", labels, *options.split()]
    result = metacam("predict", *paths, *words, "--top", 300)
    worst, edges, count, missing = 0.0, 0.0, 0, 0
    for path, picture in zip(paths, result["images"], strict=True):
        width, height = Image.open(path).size
        ours = [(entry["name"].rstrip("0123456789 "), entry["probability"], entry["box"]) for entry in picture["top"]]
        theirs = find(path)
        missing += abs(len(ours) - len(theirs))
        for name, score, box in theirs:
            near = []
            for other, probability, (left, top, across, down) in ours:
                placed = (whole if package == "nudenet" else list)([max(0, left), max(0, top), min(width, left + across), min(height, top + down)])
                near.append((other != name, max(abs(a - b) for a, b in zip(placed, box)), abs(probability - score)))
            best = min(near, default=(True, 1e9, 1))
            if best[0]:
                missing += 1
                continue
            edges, worst, count = max(edges, best[1]), max(worst, best[2]), count + 1
    drawn = maps / package if maps else folder / "maps"
    metacam("explain", *paths, *words, "--out", drawn, "--view", "picture")
    return {"pictures": len(paths), "boxes": count, "missing": missing, "edges": edges, "scores": worst,
            "options": options, "task": result["scoreReading"].get("task", ""),
            "passes": missing == 0 and edges <= 1 and worst <= 1e-3}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--maps", type=pathlib.Path)
    arguments = parser.parse_args()
    lines = ["| package | network | taken as | pictures | boxes | edges differ by, pixels | scores differ by | passes |",
             "|---|---|---|---|---|---|---|---|"]
    details = []
    with tempfile.TemporaryDirectory() as folder:
        for package, file, *rest in DETECTORS:
            row = compared(pathlib.Path(folder), package, file, *rest, arguments.maps)
            version = importlib.metadata.version(package.replace("_", "-"))
            lines.append(
                f"| {package} {version} | `{pathlib.Path(file).name}` | {row['task']} | {row['pictures']} | {row['boxes']}"
                + (f", {row['missing']} missing or too many" if row["missing"] else "")
                + f" | {row['edges']:.2f} | {row['scores']:.1e} | {'yes' if row['passes'] else 'no'} |")
            details.append(f"- {package}: `--model {pathlib.Path(file).name} {row['options']}`")
            print(lines[-1], flush=True)
        lines += ["", "| package | network | taken as | pictures | points and regions | probabilities differ by | passes |", "|---|---|---|---|---|---|---|"]
        for package, file, *rest in SEGMENTATIONS:
            row = compared_regions(pathlib.Path(folder), package, file, *rest, arguments.maps)
            version = importlib.metadata.version(package.replace("_", "-"))
            lines.append(f"| {package} {version} | `{pathlib.Path(file).name}` | {row['task']} | {row['pictures']} | {row['places']} | "
                         f"{row['scores']:.1e} | {'yes' if row['passes'] else 'no'} |")
            details.append(f"- {package}: `--model {pathlib.Path(file).name} {row['options']}`")
            print(lines[-1], flush=True)
    if arguments.write:
        today = datetime.date.today().isoformat()
        DOCUMENT.write_text("\n".join([
            "# Detectors and a segmentation out of public packages", "",
            f"Measured on {today} by `make conformance-detectors`: what the packages' own programs find (onnxruntime, their own decoding and",
            "suppression) beside `metacam predict`. A box passes within a pixel of the picture and 1e-3 of its score. A segmentation passes within",
            "1e-3 of the probability at points of the picture, half of them in the region, over the region that it sees, and over the package's region.",
            "", *lines, "", "The options that say what the packages' programs do to pictures:", "", *details, "", LOOKED_AT]))
    return 0 if all(not line.startswith("|") or line.endswith(("yes |", "passes |", "--|")) for line in lines) else 1


if __name__ == "__main__":
    import importlib.metadata
    sys.exit(main())
