"""What the module says is what the program says, to the bit."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import CHELSEA, FIXTURES, NETWORK, OPTIONS
from PIL import Image

import metacam

PHOTO = FIXTURES / "images/photo.jpg"


def same(left: np.ndarray, right: np.ndarray) -> bool:
    return left.dtype == right.dtype and left.shape == right.shape and left.tobytes() == right.tobytes()


def test_explain_of_all_methods(program):
    expected = program.maps("explain", CHELSEA, "--class", "3", "--method", "all", *OPTIONS)
    found = metacam.explain(CHELSEA, target=3, methods="all", **NETWORK)
    assert len(found) == 11 and found.class_index == 3
    for method, array in found.items():
        assert same(array, expected[f"chelsea/3/{method}"]), method


def test_explain_of_the_usual_network(program):
    expected = program.maps("explain", CHELSEA)
    found = metacam.explain(str(CHELSEA))
    assert same(found["grad-cam"], expected[f"chelsea/{found.class_index}/grad-cam"])
    assert found.class_name == "tiger cat" and 0.37 < found.probability < 0.39
    predicted = metacam.predict(CHELSEA)
    assert [one.index for one in predicted] == [one.index for one in found.top]
    listed = program.json("predict", CHELSEA)["images"][0]["top"]
    assert [(one.index, one.probability) for one in predicted] == [(one["class"], one["probability"]) for one in listed]
    assert predicted.logits.shape == (1000,) and abs(float(predicted.probabilities.sum()) - 1) < 1e-5


def test_settings_and_scores(program):
    words = ["--target", "probability", "--layer", "layer3", "--eigen-smooth", "--fit", "stretch", "--size", "96"]
    options = ["--model", str(NETWORK["model"])]
    layers = program.run("layers", *options, "--size", "96")
    layer = [line.split()[0] for line in layers.splitlines() if line.startswith("  ")][-3]
    words[3] = layer
    expected = program.maps("explain", CHELSEA, "--class", "1", "--method", "layer-cam", *words, *options)
    found = metacam.explain(
        CHELSEA, model=NETWORK["model"], target="1", methods=["layer-cam"], score="probability", layer=layer,
        eigen_smooth=True, fit="stretch", size=(96, 96),
    )
    assert same(found["layer-cam"], expected["chelsea/1/layer-cam"])


def test_several_pictures_share_batches(program):
    expected = program.maps("explain", CHELSEA, PHOTO, "--class", "2", "--method", "grad-cam", "score-cam", *OPTIONS)
    found = metacam.explain([CHELSEA, PHOTO], target=2, methods=["grad-cam", "score-cam"], **NETWORK)
    assert [one.class_index for one in found] == [2, 2]
    for name, one in zip(("chelsea", "photo"), found):
        for method, array in one.items():
            assert same(array, expected[f"{name}/2/{method}"])
    each = metacam.explain([CHELSEA, PHOTO, CHELSEA], target=[2, None, 4], **NETWORK)
    assert each[0].class_index == 2 and each[2].class_index == 4
    assert same(each[0]["grad-cam"], found[0]["grad-cam"])


def test_many_pictures_are_asked_about_in_parts(monkeypatch):
    array = np.asarray(Image.open(CHELSEA).convert("RGB"))
    pictures = [np.roll(array, 7 * place, axis=1) if place % 3 else CHELSEA for place in range(20)]
    targets = [place % 5 for place in range(20)]
    whole = metacam.explain(pictures, target=targets, **NETWORK)
    maps = [{"mine": one["grad-cam"]} for one in whole]
    judged = metacam.evaluate(pictures, target=targets, maps=maps, control=False, protocol="reference", **NETWORK)
    monkeypatch.setattr("metacam._session._MOST_BYTES", 1)
    parts = metacam.explain(pictures, target=targets, **NETWORK)
    again = metacam.evaluate(pictures, target=targets, maps=maps, control=False, protocol="reference", **NETWORK)
    assert [one.class_index for one in parts] == targets
    assert all(same(left["grad-cam"], right["grad-cam"]) for left, right in zip(whole, parts))
    assert [one.value("mine") for one in judged] == [one.value("mine") for one in again]
    with pytest.raises(metacam.Error) as caught:
        metacam.explain(pictures[:18] + [np.full((9, 9), 2, np.float32)], **NETWORK)
    assert caught.value.context["image"] == "picture 18"


@pytest.mark.parametrize("kind", ["uint8", "grey", "uint16", "grey16", "float32"])
def test_arrays_are_what_the_program_reads_of_a_file(program, kind):
    picture = np.asarray(Image.open(CHELSEA).convert("RGB"))
    array = {
        "uint8": lambda: picture,
        "grey": lambda: picture[..., 1],
        "uint16": lambda: picture.astype(np.uint16) * 257,
        "grey16": lambda: picture[..., 0].astype(np.uint16) * 13,
        "float32": lambda: picture.astype(np.float32) / 255,
    }[kind]()
    np.save(program.folder / "array.npy", array)
    expected = program.maps("explain", "array.npy", "--class", "3", "--method", "grad-cam", "full-grad", *OPTIONS)
    found = metacam.explain(array, target=3, methods=["grad-cam", "full-grad"], **NETWORK)
    for method, one in found.items():
        assert same(one, expected[f"array/3/{method}"]), method
    # The same in another order in memory, and as another kind of object.
    other = metacam.explain(np.asfortranarray(array), target=3, methods=["grad-cam", "full-grad"], **NETWORK)
    assert all(same(other[method], found[method]) for method in found)


def test_a_range_is_obeyed(program):
    array = np.asarray(Image.open(CHELSEA).convert("L")).astype(np.float32) * 10 - 500
    np.save(program.folder / "array.npy", array)
    expected = program.maps("explain", "array.npy", "--class", "3", "--range", "window:400,900", *OPTIONS)
    found = metacam.explain(array, target=3, range="window:400,900", **NETWORK)
    assert same(found["grad-cam"], expected["array/3/grad-cam"])
    assert any("window" in note for note in found.notes)


def test_placement_and_view():
    picture = np.asarray(Image.open(CHELSEA).convert("RGB"))
    found = metacam.explain(picture, target=3, **NETWORK)
    height, width = picture.shape[:2]
    placement, side = found.placement, min(height, width) * 96 / 110
    # The crop's place is that of whole pixels after the resizing, so within one of those.
    assert abs(placement.width - side) < 3 and abs(placement.height - side) < 3
    assert abs(placement.left - (width - side) / 2) < 3 and abs(placement.top - (height - side) / 2) < 3
    assert found.view.shape == (96, 96, 3) and found.view.dtype == np.uint8
    assert found["grad-cam"].shape == (96, 96) and found["grad-cam"].flags.writeable


def test_evaluate(program):
    document = program.json("evaluate", CHELSEA, "--class", "3", "--method", "grad-cam", "--metric", "all", *OPTIONS)
    found = metacam.evaluate(CHELSEA, target=3, methods="grad-cam", metrics="all", **NETWORK)
    listed = [(one["method"], one["metric"], one["protocol"], one["value"]) for one in document["scores"]]
    assert [(one.method, one.metric, one.protocol, one.value) for one in found] == listed
    assert found.target.index == 3
    assert found.value("grad-cam") == found[0].value == found.value("grad-cam", "road", "reference")
    with pytest.raises(metacam.Error) as caught:
        found.value("score-cam")
    assert caught.value.code == "unknown-name" and "grad-cam" in str(caught.value)


def test_maps_of_others_are_judged(program):
    own = metacam.explain(CHELSEA, target=3, methods=["layer-cam"], **NETWORK)
    judged = metacam.evaluate(CHELSEA, target=3, maps={"mine": own["layer-cam"]}, control=False, **NETWORK)
    made = metacam.evaluate(CHELSEA, target=3, methods=["layer-cam"], control=False, **NETWORK)
    assert {one.method for one in judged} == {"mine"}
    assert [one.value for one in judged] == [one.value for one in made]
    # Of no class in particular: the likeliest.
    assert metacam.evaluate(CHELSEA, maps={"mine": own["layer-cam"]}, **NETWORK).target.index == (
        metacam.predict(CHELSEA, **NETWORK)[0].index
    )


def test_meta(program):
    expected = program.maps("meta", CHELSEA, "--class", "3", "--search", "members", *OPTIONS)
    case = program.json("meta", CHELSEA, "--class", "3", "--search", "members", *OPTIONS)["cases"][0]["result"]
    found = metacam.meta(CHELSEA, target=3, search="members", **NETWORK)
    assert len(found) == 11 and "metacam" not in found
    assert same(found.map, expected["chelsea/3/metacam"])
    for method, array in found.items():
        assert same(array, expected[f"chelsea/3/{method}"])
    assert found.components == case["memberSearch"]["members"] and found.threshold == case["memberSearch"]["threshold"]
    confirmations = {one["map"]: one for one in case["confirmations"]}
    assert found.score == confirmations["memberSearch"]["score"]
    assert found.result["members"] == case["members"]


def test_lists_of_methods_and_measures():
    methods = metacam.methods()
    assert len(methods) > 12 and methods[0].slug == "grad-cam" and sum(one.is_control for one in methods) == 1
    assert {"road", "insertion"} <= {one.slug for one in metacam.metrics()}
    assert metacam.session.version() == metacam.__version__


def test_ensembles_by_name(program):
    expected = program.maps("explain", CHELSEA, "--class", "3", "--ensemble", "mean", *OPTIONS)
    found = metacam.explain(CHELSEA, target=3, ensemble="mean", **NETWORK)
    assert same(found["ensemble"], expected["chelsea/3/ensemble"])
