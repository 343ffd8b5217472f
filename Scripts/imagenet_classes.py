#!/usr/bin/env python3
"""Writes Sources/ModelReaders/Labels/imagenet-classes.txt: one line for each of the 1000 ImageNet classes, and
ImageNet21kNames.swift beside it: one for each of the 21,843 of the whole of ImageNet.

    python3 -m venv .venv && .venv/bin/pip install torchvision && .venv/bin/pip install --no-deps timm
    .venv/bin/python Scripts/imagenet_classes.py

Each line is `WordNet id <TAB> name <TAB> synonym, synonym, ...`; the line's number, from 0, is the class's index.
The names are torchvision's; the WordNet ids and synonyms are WordNet's, in the order that timm carries.
"""

import pathlib
import timm.data
from torchvision.models._meta import _IMAGENET_CATEGORIES as names

LABELS = pathlib.Path(__file__).parent.parent / "Sources/ModelReaders/Labels"
TARGET = LABELS / "imagenet-classes.txt"
# Three facts by which a wrong order would be noticed.
KNOWN = {207: ("golden retriever", "n02099601"), 281: ("tabby", "n02123045"), 967: ("espresso", "n07920052")}


def main() -> None:
    folder = pathlib.Path(timm.data.__file__).parent / "_info"
    ids = (folder / "imagenet_synsets.txt").read_text().split()
    lemmas = dict(line.split("\t") for line in (folder / "imagenet_synset_to_lemma.txt").read_text().splitlines())
    assert len(ids) == len(names) == 1000 and ids == sorted(ids)
    for index, fact in KNOWN.items():
        assert (names[index], ids[index]) == fact, index

    lines, unlike = [], []
    for name, identifier in zip(names, ids):
        synonyms = [lemma.strip() for lemma in lemmas[identifier].split(",")]
        if name.lower() not in (synonym.lower() for synonym in synonyms):
            unlike.append(name)
        others = [synonym for synonym in synonyms if synonym.lower() != name.lower()]
        lines.append("\t".join([identifier, name, ", ".join(others)]) + "\n")
    # torchvision adds words to two names to tell them from their namesakes; all others are one of WordNet's lemmas,
    # which shows for every class that the two orders agree.
    assert unlike == ["crane bird", "maillot tank suit"], unlike
    TARGET.write_text("".join(lines), encoding="ascii")
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")
    write_all(folder, lemmas)


def write_all(folder: pathlib.Path, lemmas: dict) -> None:
    ids = (folder / "imagenet21k_goog_synsets.txt").read_text().split()
    fewer = set((folder / "imagenet22k_synsets.txt").read_text().split())
    assert len(ids) == 21843 and ids == sorted(ids) and len(fewer) == 21841 and fewer < set(ids)
    assert [place for place, identifier in enumerate(ids) if identifier not in fewer] == [9205, 15027]
    lines = [f"{identifier} {lemmas[identifier].split(',')[0].strip()}\n" for identifier in ids]
    target = LABELS / "ImageNet21kNames.swift"
    target.write_text(
        "// Written by Scripts/imagenet_classes.py.\n\n"
        "extension ImageNet21kClasses {\n"
        "  /// A line for each class: id and name. As a text, because lists of so many bytes take minutes to compile.\n"
        '  static let names = #"""\n' + "".join("    " + line for line in lines) + '    """#\n}\n',
        encoding="ascii")
    print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
