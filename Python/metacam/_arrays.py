"""Pictures as arrays, and arrays as safetensors files, which the program checks byte by byte."""

from __future__ import annotations

import json
import os
import struct
from typing import Any, Dict, Mapping, Optional, Tuple

import numpy as np

from ._errors import Error

_NAMES = {"|u1": "U8", "<u2": "U16", "<f4": "F32"}
_TYPES = {name: np.dtype(kind) for kind, name in _NAMES.items()}

# A header of ours has some hundred bytes for each array.
_LONGEST_HEADER = 100_000_000


def write(path: str, arrays: Mapping[str, "np.ndarray[Any, Any]"]) -> None:
    """Writes arrays of uint8, uint16 and float32 to a new file, which the user alone may read."""
    header: Dict[str, Any] = {}
    end = 0
    for name, array in arrays.items():
        start, end = end, end + array.nbytes
        header[name] = {"dtype": _NAMES[array.dtype.str], "shape": list(array.shape), "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(file, "wb") as stream:
        stream.write(struct.pack("<Q", len(text)) + text)
        for array in arrays.values():
            if array.size:
                stream.write(array.data.cast("B"))


def read(path: str) -> Dict[str, "np.ndarray[Any, Any]"]:
    """The arrays of a file that the program has written: new ones, which may be changed."""
    with open(path, "rb") as stream:
        (length,) = struct.unpack("<Q", stream.read(8))
        if length > _LONGEST_HEADER:
            raise ValueError("no safetensors file")
        header = json.loads(stream.read(length))
        arrays: Dict[str, np.ndarray[Any, Any]] = {}
        for name, entry in header.items():
            if name == "__metadata__":
                continue
            start, end = entry["data_offsets"]
            array = np.empty(entry["shape"], dtype=_TYPES[entry["dtype"]])
            if array.nbytes != end - start:
                raise ValueError("no safetensors file")
            stream.seek(8 + length + start)
            if array.size and stream.readinto(array.data.cast("B")) != array.nbytes:
                raise ValueError("no safetensors file")
            arrays[name] = array
    return arrays


def _little(array: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Row by row, and little-endian."""
    return np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))


def picture(image: Any) -> "Tuple[np.ndarray[Any, Any], Optional[Error]]":
    """A picture or volume that is no path, as an array that the program takes.

    Returns:
        With it what is wrong where the network takes pictures: only the program knows whether it takes volumes.
    Raises:
        Error: with code ``invalid-picture``, for what is no picture; it says what makes one of it.
    """
    mode = getattr(image, "mode", None)
    if isinstance(mode, str) and hasattr(image, "convert") and mode not in ("RGB", "L", "I;16", "F"):
        raise Error("invalid-picture", f"a Pillow image of mode {mode} is no picture here", "take image.convert('RGB')")
    try:
        array = np.asarray(image)
    except Exception as error:
        raise Error(
            "invalid-picture",
            f"{type(image).__name__} is neither a path nor an array: {error}",
            "of a tensor of PyTorch take tensor.detach().cpu().numpy()",
        ) from error
    kind, shape = array.dtype, array.shape
    if kind not in (np.uint8, np.uint16, np.float32):
        remedy = "bring it to uint8, uint16, or float32 from 0 to 1"
        if kind.kind == "f":
            remedy = "take array.astype(numpy.float32), with values from 0 to 1"
        elif kind.kind == "O":
            remedy = "give a path, an array of numbers, or a list of such"
        elif kind.kind == "b":
            remedy = "take array.astype(numpy.uint8) * 255"
        raise Error("invalid-picture", f"an array of {kind} is no picture", remedy)
    fault = None
    if not (len(shape) == 2 or (len(shape) == 3 and shape[2] == 3)) or 0 in shape:
        remedy = "give [height, width, 3] or [height, width]"
        if len(shape) == 4:
            remedy = "give several pictures as a list: list(array)"
        elif len(shape) == 3 and shape[0] in (1, 3):
            remedy = "channels come last: take array.transpose(1, 2, 0), or array[0] of grey"
        elif len(shape) == 3 and shape[2] == 4:
            remedy = "there is no alpha: take array[..., :3]"
        elif len(shape) == 3 and shape[2] == 1:
            remedy = "take array[..., 0]"
        fault = Error("invalid-picture", f"an array of shape {shape} is no picture", remedy)
        if len(shape) not in (3, 4) or 0 in shape:
            raise fault
    return _little(array), fault


def saliency(name: str, given: Any) -> Tuple[str, "np.ndarray[Any, Any]"]:
    """A map from elsewhere, to be judged."""
    array = np.asarray(given)
    if array.ndim not in (2, 3) or array.dtype.kind not in "fiu":
        raise Error(
            "invalid-map",
            f"'{name}' is no map: an array of {array.dtype} with shape {array.shape}",
            "give [height, width] of numbers, of the size of the network's input; of a volume [depth, height, width]",
        )
    return name, _little(array.astype(np.float32))
