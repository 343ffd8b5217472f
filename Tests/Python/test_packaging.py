"""The wheel as it is installed: the command, the types, the notebook."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import nbformat
import pytest
from conftest import CHELSEA, ROOT
from nbclient import NotebookClient

import metacam

is_installed = any(one.metadata["Name"] == "metacam" for one in metadata.distributions())
from_wheel = pytest.mark.skipif(not is_installed, reason="the module is not installed from its wheel")


@from_wheel
def test_the_command_is_on_the_path():
    command = Path(sys.executable).parent / "metacam"
    output = subprocess.run([command, "--version"], check=True, capture_output=True, text=True).stdout
    assert output.strip() == metacam.__version__ == metadata.version("metacam")


@from_wheel
def test_the_command_keeps_status_and_words():
    command = Path(sys.executable).parent / "metacam"
    run = subprocess.run([command, "explain", "no such picture.png"], capture_output=True, text=True)
    assert run.returncode == 1 and "no such picture.png" in run.stderr


@from_wheel
def test_licences_come_along():
    names = {str(one) for one in metadata.files("metacam") or []}
    assert any("libheif" in name and name.endswith("copyright") for name in names)
    assert any("efficientnet-lite0.LICENSE" in name for name in names)
    assert not any("x265" in name and "/lib/" in name and Path(name).stat().st_size > 1 << 20 for name in names if Path(name).exists())


@from_wheel
def test_types_are_told(tmp_path):
    (tmp_path / "use.py").write_text(
        "from pathlib import Path\nimport metacam\n"
        "maps: metacam.Explanation = metacam.explain(Path('cat.jpg'), target=3, crop=224)\n"
        "several: list[metacam.Explanation] = metacam.explain(['a.jpg', 'b.jpg'], target=['tabby', None])\n"
        "value: float | None = metacam.evaluate('cat.jpg').value('grad-cam')\n"
        "wrong: int = metacam.explain('cat.jpg')\n"
        "metacam.explain('cat.jpg', crop='large')\n"
    )
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "use.py"], cwd=tmp_path, capture_output=True, text=True
    )
    errors = [line for line in run.stdout.splitlines() if ": error:" in line]
    assert len(errors) == 2 and all(f"use.py:{number}:" in run.stdout for number in (6, 7)), run.stdout


def test_the_notebook_runs():
    notebook = nbformat.read(ROOT / "Examples/Python/metacam.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(CHELSEA.parent)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert not any(output.output_type == "error" for output in outputs)
