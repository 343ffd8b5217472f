"""What the tests share: a picture, a small network, and the program that the module asks."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

import metacam
from metacam import _arrays, _program

ROOT = Path(__file__).resolve().parents[2]
CHELSEA = ROOT / "Examples/chelsea.png"
FIXTURES = ROOT / "Tests/Fixtures"
# Small enough that all methods take a moment.
NETWORK = {"model": FIXTURES / "goldens/narrow_resnet-1.onnx", "resize": 110, "crop": 96}
OPTIONS = ["--model", str(NETWORK["model"]), "--resize", "110", "--crop", "96"]


class Program:
    """The program itself, as a person runs it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: object) -> str:
        return subprocess.run(
            [_program._find(), *map(str, words)], cwd=self.folder, check=True, capture_output=True, text=True
        ).stdout

    def json(self, *words: object) -> dict:
        return json.loads(self.run(*words, "--json"))

    def maps(self, *words: object) -> dict:
        self.run(*words, "--maps", "maps.safetensors")
        return _arrays.read(str(self.folder / "maps.safetensors"))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture(autouse=True, scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    # Nothing that other runs have left.
    os.environ["METACAM_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def session():
    with metacam.Session() as session:
        yield session
