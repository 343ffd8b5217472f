"""Whatever is wrong is an Error with a code, which says what to do, and the next call works."""

from __future__ import annotations

import os

import numpy as np
import pytest
from conftest import CHELSEA, NETWORK
from PIL import Image

import metacam

PICTURE = np.zeros((8, 8, 3), np.uint8)


@pytest.mark.parametrize(
    ("image", "words"),
    [
        (PICTURE.astype(np.float64), "astype(numpy.float32)"),
        (PICTURE.astype(np.int64), "uint8"),
        (PICTURE.astype(bool), "uint8"),
        (PICTURE.astype(complex), "uint8"),
        (np.zeros((3, 8, 8), np.float32), "transpose(1, 2, 0)"),
        (np.zeros((2, 8, 8, 3), np.uint8), "list(array)"),
        (np.zeros((8, 8, 4), np.uint8), "[..., :3]"),
        (np.zeros((8, 8, 1), np.uint8), "[..., 0]"),
        (np.zeros((0, 8, 3), np.uint8), "[height, width, 3]"),
        (np.zeros(8, np.uint8), "[height, width, 3]"),
        (Image.new("P", (8, 8)), "convert('RGB')"),
        (Image.new("RGBA", (8, 8)), "convert('RGB')"),
        (object(), "a path, an array"),
        (None, "a path, an array"),
    ],
)
def test_what_is_no_picture(image, words):
    with pytest.raises(metacam.Error) as caught:
        metacam.explain(image, **NETWORK)
    assert caught.value.code == "invalid-picture"
    assert words in str(caught.value)


@pytest.mark.parametrize("value", [1.5, -0.1, np.nan, np.inf])
def test_floats_out_of_range(value):
    picture = np.zeros((120, 120, 3), np.float32)
    picture[5, 5, 1] = value
    with pytest.raises(metacam.Error) as caught:
        metacam.explain(picture, **NETWORK)
    assert caught.value.code == "invalid-value"
    if np.isfinite(value):
        assert "`range`, such as minmax" in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ({"target": "tabbi", "model": "efficientnet-lite0"}, "unknown-class", "did you mean 'tabby'"),
        ({"target": 9999}, "unknown-class", "9999"),
        ({"target": "top3"}, "invalid-question", "several classes"),
        ({"target": [1, 2]}, "invalid-target", "2 classes, and 1 pictures"),
        ({"seed": float("nan")}, "invalid-question", "'seed'"),
        ({"layer": {1}}, "invalid-question", "'layer' takes no set"),
        ({"methods": "gradcam"}, "unknown-method", "'grad-cam'"),
        ({"layer": "nowhere"}, "unknown-value", "metacam layers"),
        ({"fit": "squeeze"}, "unknown-name", "stretch"),
        ({"crop": 0}, "invalid-question", "1 to 16384"),
        ({"size": "large"}, "invalid-question", "pixels"),
        ({"metod": "grad-cam"}, "invalid-question", "did you mean 'methods'"),
        ({"score": "odds"}, "unknown-name", "probability"),
        ({"page": 7}, "invalid-value", "`page`"),
        ({"mean": [1, 2]}, "invalid-setting", "each of the 3 channels"),
        ({"seed": -1}, "invalid-question", "seed"),
        ({"model": "efficientnet-lite7"}, "unknown-name", "did you mean"),
        ({"model": "missing.onnx"}, "not-found", "missing.onnx"),
        ({"model": "resnet152", "resize": None, "crop": None}, "weights-not-found", "metacam models fetch resnet152"),
        ({"ensemble": "missing.json"}, "invalid-ensemble", "missing.json"),
    ],
)
def test_what_is_wrong_with_a_setting(arguments, code, words):
    with pytest.raises(metacam.Error) as caught:
        metacam.explain(CHELSEA, **{**NETWORK, **arguments})
    assert caught.value.code == code, str(caught.value)
    assert words in str(caught.value)
    assert "--" not in str(caught.value)


def test_files_that_are_no_pictures(tmp_path):
    for name, content, code in [
        ("missing.png", None, "not-found"),
        ("empty.png", b"", "empty"),
        ("text.png", b"not a picture", "unknown-format"),
        ("cut.png", CHELSEA.read_bytes()[:5000], "malformed"),
    ]:
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(metacam.Error) as caught:
            metacam.explain([CHELSEA, path], **NETWORK)
        assert caught.value.code == code and name in str(caught.value)


def test_wrong_targets_maps_and_lists():
    with pytest.raises(metacam.Error, match="names no class"):
        metacam.explain(CHELSEA, target=1.5, **NETWORK)
    with pytest.raises(metacam.Error, match="no picture"):
        metacam.explain([], **NETWORK)
    with pytest.raises(metacam.Error) as caught:
        metacam.evaluate(CHELSEA, maps={"mine": np.zeros((5, 7))}, **NETWORK)
    assert "5" in str(caught.value)
    with pytest.raises(metacam.Error, match="no map"):
        metacam.evaluate(CHELSEA, maps={"mine": np.zeros(5)}, **NETWORK)


def test_an_ensembles_file_says_all(tmp_path):
    path = tmp_path / "ensemble.json"
    path.write_text('{"members": ["grad-cam", "layer-cam"], "k": 30}')
    found = metacam.meta(CHELSEA, ensemble=path, **NETWORK)
    assert found.components == ["grad-cam", "layer-cam"] and found.threshold == 30 and found.map is not None
    assert metacam.explain(CHELSEA, ensemble=path, **NETWORK)["ensemble"].tobytes() == found.map.tobytes()
    with pytest.raises(metacam.Error, match="leave out"):
        metacam.meta(CHELSEA, ensemble=path, search="none", **NETWORK)


def test_a_network_that_changes_is_read_again(tmp_path):
    path = tmp_path / "network.onnx"
    path.write_bytes(NETWORK["model"].read_bytes())
    settings = {**NETWORK, "model": path}
    first = metacam.predict(CHELSEA, **settings)
    assert metacam.predict(CHELSEA, **settings) == first
    path.write_bytes(b"no network any more")
    with pytest.raises(metacam.Error):
        metacam.predict(CHELSEA, **settings)


def test_an_error_can_be_copied_and_pickled():
    import copy
    import pickle

    error = metacam.Error("code", "message", "remedy", {"file": "a"})
    for other in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (other.code, other.message, other.remedy, other.context) == ("code", "message", "remedy", {"file": "a"})
    assert str(error) == "message; remedy (file: a)"


def test_a_program_that_is_none(tmp_path):
    with pytest.raises(metacam.Error) as caught:
        metacam.Session(program=tmp_path / "missing").methods()
    assert caught.value.code == "program-not-found"
    other = tmp_path / "other"
    other.write_text("#!/bin/sh\nread line\necho '{\"answer\":{\"version\":\"0.0.1\"}}'\ncat >/dev/null\n")
    other.chmod(0o755)
    with pytest.raises(metacam.Error) as caught:
        metacam.Session(program=other).methods()
    assert caught.value.code == "version-mismatch" and "0.0.1" in str(caught.value)
    with pytest.raises(metacam.Error) as caught:
        metacam.Session(threads=0).methods()
    assert caught.value.code == "program-ended" and "threads" in str(caught.value)


def test_a_disk_without_room():
    if not os.path.exists("/dev/full"):
        pytest.skip("no such device")
    with pytest.raises(metacam.Error) as caught:
        metacam.Session(folder="/proc").explain(PICTURE)
    assert caught.value.code == "no-space" and "folder" in str(caught.value)
