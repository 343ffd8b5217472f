#!/usr/bin/env python3
"""Finishes and checks the pages that docc has made; see Scripts/docs.

    docs_site.py FOLDER

The first page leads to that of the library. It fails where a page would fetch something from elsewhere, where a folder of this machine
stands in one, and where a symbol of the module is in no topic of its page. It needs Python 3.9 or newer and nothing else.
"""

import html.parser
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
START = "documentation/metacam"
# What a browser fetches by itself; a link that somebody has to follow may lead anywhere.
FETCHED = {
    "script": "src", "link": "href", "img": "src", "source": "src", "video": "src", "iframe": "src", "object": "data",
}


class Fetches(html.parser.HTMLParser):
    """The addresses that a page fetches."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        value = dict(attributes).get(FETCHED.get(tag, ""))
        if value:
            self.found.append(value)


def images(value):
    """Addresses of pictures in the data of a page."""
    if isinstance(value, dict):
        if value.get("type") in ("image", "video", "download"):
            yield from (variant.get("url", "") for variant in value.get("variants", [value]))
        for part in value.values():
            yield from images(part)
    elif isinstance(value, list):
        for part in value:
            yield from images(part)


def fetched(path, text):
    """What a file makes a browser fetch, as far as its text tells."""
    if path.suffix == ".html":
        parser = Fetches()
        parser.feed(text)
        return parser.found
    if path.suffix == ".css":
        return re.findall(r"url\(\s*['\"]?([^'\")]+)", text) + re.findall(r"@import\s+['\"]([^'\"]+)", text)
    if path.suffix == ".json":
        return list(images(json.loads(text)))
    if path.suffix == ".js":
        return re.findall(r"(?:fetch|import|importScripts|open)\(\s*['\"`](https?:[^'\"`]+)", text)
    return []


def faults(folder):
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".html", ".css", ".js", ".json"):
            continue
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(folder)
        for address in fetched(path, text):
            if re.match(r"(?:https?:)?//", address):
                yield f"{name} fetches {address}"
        if str(ROOT) + "/" in text:
            yield f"{name} holds the folder {ROOT}"
    page = json.loads((folder / f"data/{START}.json").read_text(encoding="utf-8"))
    for section in page.get("topicSections", []):
        if section.get("generated"):
            names = ", ".join(identifier.rsplit("/", 1)[-1] for identifier in section["identifiers"])
            yield f"Documentation/MetaCAM.docc/MetaCAM.md has no topic for {names}"


def main(folder):
    folder = pathlib.Path(folder)
    # docc's own first page shows an error, since it belongs to no documentation.
    (folder / "index.html").write_text(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>MetaCAM</title>"
        f"<meta http-equiv=\"refresh\" content=\"0; url={START}/\"></head>"
        f"<body><a href=\"{START}/\">MetaCAM</a></body></html>\n",
        encoding="utf-8",
    )
    found = list(faults(folder))
    for fault in found:
        print(f"docs: {fault}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
