"""Every kind of task: what the module says is what the program says."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import CHELSEA, FIXTURES
from PIL import Image
from test_equal import same

import metacam

CLIP = FIXTURES / "clip"
TEXTS = ["a photo of a cat", "a dog"]
COMPARED = {"model": CLIP / "convolutions.onnx", "text_model": CLIP / "text.onnx", "vocabulary": CLIP / "hub"}
VOLUME = FIXTURES / "pictures/volume-i16.nii.gz"
NETWORK = FIXTURES / "volumes/network.onnx"


def test_texts_and_their_words(program):
    found = metacam.explain(CHELSEA, text=TEXTS, target="a dog", words=True, **COMPARED)
    options = ["--model", COMPARED["model"], "--text-model", COMPARED["text_model"], "--vocabulary", COMPARED["vocabulary"]]
    expected = program.json("explain", CHELSEA, *options, "--class", "a dog", "--words", "--text", *TEXTS)["images"][0]
    assert (found.class_index, found.class_name) == (1, "a dog")
    words = [(one["word"], one["score"], one["probability"]) for one in expected["words"][0]["words"]]
    assert [(one.word, one.score, one.probability) for one in found.words] == words
    difference = metacam.explain(CHELSEA, text=TEXTS, target="a dog - a photo of a cat", **COMPARED)
    assert difference.class_name == "a dog - a photo of a cat" and not difference.words
    assert not same(difference["grad-cam"], found["grad-cam"])
    with pytest.raises(metacam.Error) as caught:
        metacam.predict(CHELSEA, model=COMPARED["model"], words=True)
    assert caught.value.code == "invalid-question"


def test_likeness(monkeypatch):
    # A path as this process sees it, wherever the program runs.
    monkeypatch.chdir(CHELSEA.parent)
    found = metacam.predict(CHELSEA, like=[CHELSEA.name], model=CLIP / "convolutions.onnx")
    assert found[0].name.endswith(CHELSEA.name) and abs(found[0].probability - 1) < 1e-5


def test_boxes(program):
    found = metacam.predict(CHELSEA, model=FIXTURES / "tasks/yolo.onnx", box_score=0.1)
    words = ["--model", FIXTURES / "tasks/yolo.onnx", "--box-score", 0.1, "--top", 5]
    listed = program.json("predict", CHELSEA, *words)["images"][0]["top"]
    assert len(found) == len(listed)
    for one, expected in zip(found, listed):
        left, top, wide, high = expected["box"]
        assert one.box == pytest.approx((left, top, left + wide, top + high))
    maps = metacam.explain(CHELSEA, model=FIXTURES / "tasks/yolo.onnx", box_score=0.1, target=found[1].name)
    assert maps.target.box == found[1].box


def test_regions(program, tmp_path):
    network = {"model": FIXTURES / "tasks/unet.onnx", "target": 1}
    width, height = Image.open(CHELSEA).size
    mask = np.zeros((height, width), np.uint8)
    mask[: height // 2] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    for region, words in (((200, 150), "200,150"), (tmp_path / "mask.png", tmp_path / "mask.png")):
        expected = program.maps("explain", CHELSEA, "--class", 1, "--model", network["model"], "--region", words)
        assert same(metacam.explain(CHELSEA, region=region, **network)["grad-cam"], expected["chelsea/1/grad-cam"])
        array = np.asarray(Image.open(CHELSEA).convert("RGB"))
        assert same(metacam.explain(array, region=region, **network)["grad-cam"], expected["chelsea/1/grad-cam"])


def test_volumes(program):
    expected = program.maps("explain", VOLUME, "--class", 1, "--model", NETWORK, "--method", "grad-cam", "score-cam")
    found = metacam.explain(VOLUME, model=NETWORK, target=1, methods=["grad-cam", "score-cam"])
    for method, array in found.items():
        assert array.shape == (10, 12, 14)
        assert same(array, expected[next(name for name in expected if name.endswith(f"/1/{method}"))])
    assert found.view.shape == (10, 12, 14) and found.view.dtype == np.uint8
    scores = metacam.evaluate(VOLUME, model=NETWORK, target=1, maps={"mine": found["grad-cam"]}, methods="grad-cam", control=False)
    assert scores.value("mine", "road", "exact") == scores.value("grad-cam", "road", "exact")


def test_arrays_of_volumes():
    volume = np.random.default_rng(3).integers(0, 255, (9, 11, 13), np.uint8)
    found = metacam.explain(volume, model=NETWORK, target=1)["grad-cam"]
    assert found.shape == (10, 12, 14)
    assert same(found, metacam.explain(volume[None], model=NETWORK, target=1)["grad-cam"])
    # Three columns are no colours there.
    assert metacam.explain(volume[..., :3], model=NETWORK)["grad-cam"].shape == (10, 12, 14)
    both = metacam.predict([volume, volume.astype(np.uint16)], model=NETWORK)
    assert len(both) == 2
    with pytest.raises(metacam.Error) as caught:
        metacam.explain(volume[0], model=NETWORK)
    assert "slices, rows, columns" in str(caught.value)
    with pytest.raises(metacam.Error) as caught:
        metacam.explain(CHELSEA, model=NETWORK)
    assert "takes volumes" in str(caught.value)
    # And a picture's network says what is wrong with the picture.
    with pytest.raises(metacam.Error) as caught:
        metacam.explain(volume)
    assert caught.value.code == "invalid-picture"
