"""Holds what MetaCAM writes as DICOM against dciodvfy, pydicom and highdicom.

  dicom_written.py FOLDER

FOLDER has what the tests have written (METACAM_CONFORMANCE_DICOM_WRITTEN): Secondary Captures, `.sc.dcm`, and Parametric Maps,
`.map.dcm`. Errors of dciodvfy (dicom3tools) fail, where that is installed. pydicom must read the pixels that the tests
have drawn, and highdicom must take the maps as its own kind of object; every attribute of type 1 that the modules of highdicom's
copy of the standard ask for must be there with a value, and those of type 2 without.
"""
import json, pathlib, shutil, subprocess, sys, warnings

import highdicom
import numpy as np
import pydicom

warnings.filterwarnings("ignore")
STANDARD = pathlib.Path(highdicom.__file__).parent / "_standard"
IOD_MODULE_MAP, MODULE_ATTRIBUTE_MAP, SOP_CLASS_UID_IOD_KEY_MAP = (
    json.loads((STANDARD / f"{name}.json").read_text()) for name in ("iod_module_map", "module_attribute_map", "sop_class_iod_map"))


def missing(data, kind):
    """Of the modules that the kind of object must have: what lacks, at any depth that is there."""
    for module in IOD_MODULE_MAP[kind]:
        if module["usage"] != "M":
            continue
        for attribute in MODULE_ATTRIBUTE_MAP[module["key"]]:
            if attribute["type"] not in ("1", "2"):
                continue
            if attribute["path"] in (["SharedFunctionalGroupsSequence"], ["PerFrameFunctionalGroupsSequence"]):
                continue  # Each group stands in one of the two, if at all; dciodvfy knows which must.
            parents = [data]
            for step in attribute["path"]:
                parents = [item for parent in parents if step in parent for item in (parent[step].value or [])]
            for parent in parents:
                keyword = attribute["keyword"]
                if keyword not in parent or attribute["type"] == "1" and parent[keyword].value in (None, "", []):
                    yield f"{module['key']}: {'/'.join(attribute['path'] + [keyword])}"


def problems(path):
    data = pydicom.dcmread(path)
    if shutil.which("dciodvfy"):
        text = subprocess.run(["dciodvfy", "-new", path], capture_output=True, text=True)
        yield from (line for line in (text.stdout + text.stderr).splitlines() if line.startswith("Error"))
    yield from missing(data, SOP_CLASS_UID_IOD_KEY_MAP[data.SOPClassUID])
    count = data.Rows * data.Columns
    if path.name.endswith(".sc.dcm"):
        if not np.array_equal(data.pixel_array.ravel(), np.arange(3 * count) * 7 % 251):
            yield "pydicom reads other pixels"
        return
    expected = np.arange(count, dtype=np.float32) / np.float32(count - 1)
    if not np.array_equal(data.pixel_array.ravel(), expected):
        yield "pydicom reads other values"
    values = highdicom.pm.ParametricMap.from_dataset(data).get_frames(apply_real_world_transform=False, dtype=np.float32)
    if not np.array_equal(values.ravel(), expected):
        yield "highdicom reads other values"


def main():
    paths = sorted(pathlib.Path(sys.argv[1]).glob("*.dcm"))
    failed = 0
    for path in paths:
        try:
            found = list(problems(path))
        except Exception as error:
            found = [f"{type(error).__name__}: {error}"]
        failed += bool(found)
        print(path.name, "fine" if not found else "\n  " + "\n  ".join(found))
    print(f"{len(paths) - failed} of {len(paths)} fine" + ("" if shutil.which("dciodvfy") else "; dciodvfy is not installed"))
    sys.exit(1 if failed or not paths else 0)


main()
