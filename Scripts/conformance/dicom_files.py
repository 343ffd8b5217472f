"""Holds DICOM files, as MetaCAM reads them, against pydicom with its decoders.

Every file with pixels among those that come with pydicom and pydicom-data, and FILES if any are named, is read frame by frame by both.
Values after the modality's line or table, palettes, and colours as red, green and blue must be equal to the last bit
of single precision. A file that one of the two refuses is listed with the reason.

  dicom_files.py FOLDER --list      write FOLDER/files.txt
  dicom_files.py FOLDER [--write]   compare what the test run has written there; --write: into Documentation/Dicom.md

Which decoder pydicom takes is written down: several differ in lossy JPEG by a level or two.
"""
import argparse, logging, pathlib, subprocess, sys, tempfile, warnings

import numpy as np
import pydicom
from pydicom.data import get_testdata_files
from pydicom.pixels import pixel_array
from pydicom.pixels.processing import apply_modality_lut, apply_color_lut

warnings.filterwarnings("ignore")
logging.getLogger("pydicom").setLevel(logging.CRITICAL)
DOCUMENT = pathlib.Path("Documentation/Dicom.md")
PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")
# "dcmtk" is its program dcmdjpeg, for 12 bits: pydicom's own decoders of these differ from IJG's library by 1.
PLUGINS = {"1.2.840.10008.1.2.4.50": ["gdcm", "pylibjpeg", "pillow"], "1.2.840.10008.1.2.4.51": ["pillow", "pylibjpeg", "dcmtk"],
           "1.2.840.10008.1.2.4.57": ["pylibjpeg", "gdcm"], "1.2.840.10008.1.2.4.70": ["pylibjpeg", "gdcm"],
           "1.2.840.10008.1.2.4.80": ["pyjpegls", "gdcm", "pylibjpeg"], "1.2.840.10008.1.2.4.81": ["pyjpegls", "gdcm", "pylibjpeg"],
           "1.2.840.10008.1.2.4.90": ["pylibjpeg"], "1.2.840.10008.1.2.4.91": ["pylibjpeg"]}


def files(more):
    own = [pathlib.Path(name) for name in get_testdata_files("**/*")] + [pathlib.Path(name) for name in more]
    import data_store
    own += pathlib.Path(list(data_store.__path__)[0]).rglob("*")
    chosen = {}
    for path in own:
        if not path.is_file() or path.suffix in (".py", ".pyc", ".json", ".txt"):
            continue
        try:
            data = pydicom.dcmread(path, force=True)
            if any(name in data for name in PIXELS):
                chosen[path.name] = path
        except Exception:
            pass
    return [path for _, path in sorted(chosen.items())]


def theirs(data, frame, plugin):
    if plugin == "dcmtk":
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["dcmdjpeg", data.filename, f"{folder}/decoded.dcm"], check=True, capture_output=True)
            return theirs(pydicom.dcmread(f"{folder}/decoded.dcm"), frame, None)
    options = {"decoding_plugin": plugin} if plugin else {}
    values = pixel_array(data, index=frame, **options)
    if data.get("PhotometricInterpretation") == "PALETTE COLOR":
        return apply_color_lut(values, data)
    if values.ndim == 2:
        shared = data.get("SharedFunctionalGroupsSequence", [pydicom.Dataset()])[0]
        each = data.get("PerFrameFunctionalGroupsSequence", [])
        for groups in ([each[frame]] if frame < len(each) else []) + [shared]:
            if "PixelValueTransformationSequence" in groups:
                return apply_modality_lut(values, groups.PixelValueTransformationSequence[0])
        return apply_modality_lut(values, data)
    return values


def comparison(data, folder, number, lines):
    """Theirs by the plugin that is nearest, and the largest difference."""
    best = None
    syntax = data.file_meta.get("TransferSyntaxUID") if hasattr(data, "file_meta") else None
    reason = ""
    for plugin in PLUGINS.get(syntax, [None]):
        worst = 0.0
        try:
            for line in lines:
                frame, columns, rows, channels = (int(word) for word in line[1:5])
                ours = np.fromfile(folder / f"{number}-{frame}.f64", "<f8")
                other = np.asarray(theirs(data, frame, plugin), np.float64).astype(np.float32).astype(np.float64)
                if other.shape[:2] != (rows, columns) or other.size != ours.size:
                    return plugin, float("inf"), f"{other.shape} and {rows} × {columns} × {channels}"
                worst = max(worst, float(np.abs(other.ravel() - ours).max()))
        except Exception as error:
            reason = f"{type(error).__name__}: {error}".splitlines()[0][:80]
            continue
        if best is None or worst < best[1]:
            best = plugin or "pydicom", worst, ""
        if worst == 0:
            break
    return best or ("", None, reason)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    listing = arguments.folder / "files.txt"
    if arguments.list:
        listing.write_text("".join(f"{path}\n" for path in files(arguments.files)))
        return
    paths = [pathlib.Path(line) for line in listing.read_text().splitlines()]
    report = [line.split(" ") for line in (arguments.folder / "report.txt").read_text().splitlines()]
    rows, failed = [], 0
    for number, path in enumerate(paths):
        lines = [line for line in report if line[0] == str(number)]
        data = pydicom.dcmread(path, force=True)
        if getattr(data, "file_meta", None) is None or "TransferSyntaxUID" not in data.file_meta:
            data.ensure_file_meta()
            data.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian if data.original_encoding[0] \
                else pydicom.uid.ExplicitVRLittleEndian
        syntax = data.file_meta.TransferSyntaxUID.name
        size = f"{data.get('Columns')} × {data.get('Rows')}" + (f" × {data.NumberOfFrames}" if data.get("NumberOfFrames", 1) != 1 else "")
        kind = f"{data.get('PhotometricInterpretation')}, {data.get('BitsStored', data.get('BitsAllocated'))} bits" \
            + (", signed" if data.get("PixelRepresentation") == 1 else "")
        if lines and lines[0][1] == "error":
            try:
                theirs(data, 0, None)
                verdict = "refused: " + " ".join(lines[0][3:])
            except Exception as error:
                verdict = "refused by both: " + " ".join(lines[0][3:])
            plugin = ""
        else:
            plugin, worst, reason = comparison(data, arguments.folder, number, lines)
            if worst is None:
                verdict = "read, and not by pydicom: " + reason
            elif worst == 0:
                verdict = "equal"
            else:
                verdict = f"differs by {worst:g} {reason}".rstrip()
                failed += 1
        rows.append((path.name, syntax, kind, size, plugin or "", verdict))
        print(" | ".join(rows[-1]))
    counts = {word: sum(row[5].startswith(word) for row in rows) for word in ("equal", "differs", "refused", "read")}
    print(f"{len(rows)} files: {counts}")
    if arguments.write:
        begin, end = "<!-- files: written by make conformance-dicom -->\n", "<!-- end of files -->"
        head, rest = DOCUMENT.read_text().split(begin)
        table = "| file | transfer syntax | pixels | size | pydicom's decoder | values |\n|---|---|---|---|---|---|\n"
        table += "".join("| " + " | ".join(f"`{row[0]}`" if not index else cell for index, cell in enumerate(row)) + " |\n" for row in rows)
        DOCUMENT.write_text(head + begin + f"\npydicom {pydicom.__version__}; {counts['equal']} of {len(rows)} files equal to the last bit.\n\n"
                            + table + "\n" + end + rest.split(end)[1])
    sys.exit(1 if failed else 0)


main()
