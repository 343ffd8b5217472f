#!/usr/bin/env python3
"""Makes one symbol graph of what a user sees who imports MetaCAM, or counts what of it has no comment; see Scripts/docs.

    docs_graph.py modules            the modules of which PublicSymbols.swift hands something on
    docs_graph.py merge FOLDER FILE  of the graphs in FOLDER: the façade's symbols and the handed-on ones, as symbols of MetaCAM
    docs_graph.py check FOLDER       the count; status 1 where a symbol has no comment

It needs Python 3.9 or newer and nothing else. The form of the graphs is that of swift-symbolgraph-extract (SymbolKit).
"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FACADE = "MetaCAM"


def handed_on():
    """The symbols that PublicSymbols.swift hands on: (module, name)."""
    text = (ROOT / f"Sources/{FACADE}/PublicSymbols.swift").read_text(encoding="utf-8")
    return set(re.findall(r"(?m)^@_exported import \w+ (\w+)\.(\w+)$", text))


def relative(uri):
    """A file of the repository without the machine's folders: `Sources/Imaging/Image.swift`."""
    return re.sub(r"^.*?/(?=(?:Sources|Examples)/)", "", uri.removeprefix("file://"))


def graphs(folder):
    """Each graph with the module that a symbol without a mark of its own belongs to.

    `A@B.symbols.json` holds what A adds to types of B: members of what is handed on of B, wherever they come from.
    """
    for path in sorted(pathlib.Path(folder).glob("*.symbols.json")):
        module, _, extended = path.name.removesuffix(".symbols.json").partition("@")
        yield module, extended or module, json.loads(path.read_text(encoding="utf-8"))


def seen(folder):
    """The symbols that a user sees by their identifiers, and the relations among these and to protocols of others."""
    kept = {(FACADE, None)} | handed_on()
    ours = {FACADE} | {module for module, _ in handed_on()}
    symbols, relations = {}, []
    for _, owner, graph in graphs(folder):
        for symbol in graph["symbols"]:
            top = symbol["pathComponents"][0]
            if owner in ours and ((owner, None) in kept or (owner, top) in kept):
                symbols[symbol["identifier"]["precise"]] = tidied(symbol, ours)
        relations += graph["relationships"]
    unique = {json.dumps(relation, sort_keys=True): relation for relation in relations if relation["source"] in symbols}
    return symbols, [r for r in unique.values() if r["kind"] != "memberOf" or r["target"] in symbols]


def tidied(symbol, ours):
    """The same without folders of the machine, and without the extension that it was written in."""
    symbol.pop("swiftExtension", None)
    if "location" in symbol:
        symbol["location"]["uri"] = "file:///" + relative(symbol["location"]["uri"])
    comment = symbol.get("docComment")
    if comment and comment.get("module") not in ours:
        # A comment of the standard library's on what we implement: its first paragraph says enough.
        lines = [line["text"] for line in comment["lines"]]
        end = lines.index("") if "" in lines else len(lines)
        comment["lines"] = comment["lines"][:end]
    elif comment:
        # DocC shows no more than a summary of another module's comment.
        comment["module"] = FACADE
    if comment and "uri" in comment:
        comment["uri"] = "file:///" + relative(comment["uri"])
    return symbol


def merged(folder):
    """One graph of the module MetaCAM."""
    symbols, relations = seen(folder)
    facade = next(graph for module, owner, graph in graphs(folder) if module == owner == FACADE)
    ordered = sorted(symbols.values(), key=lambda symbol: (symbol["pathComponents"], symbol["identifier"]["precise"]))
    relations.sort(key=lambda relation: json.dumps(relation, sort_keys=True))
    return {"metadata": facade["metadata"], "module": facade["module"], "symbols": ordered, "relationships": relations}


def summary(symbol):
    """The first line of its comment; none where that only lists parameters or errors, since pages show nothing then."""
    lines = [line["text"].strip() for line in symbol.get("docComment", {}).get("lines", [])]
    first = next(filter(None, lines), "")
    return "" if re.match(r"- (?:Parameters?|Throws|Returns|Complexity|Precondition)\b", first) else first


def undocumented(folder):
    """How many symbols there are that somebody wrote, and those without a summary: (file, line, kind, name)."""
    symbols, _ = seen(folder)
    written = [symbol for symbol in symbols.values() if "location" in symbol]
    missing = [
        (
            relative(symbol["location"]["uri"]).removeprefix("/"),
            symbol["location"]["position"]["line"] + 1,
            symbol["kind"]["displayName"].lower(),
            ".".join(symbol["pathComponents"]),
        )
        for symbol in written
        if not summary(symbol)
    ]
    return len(written), sorted(missing)


def main(arguments):
    if arguments == ["modules"]:
        print(*sorted({module for module, _ in handed_on()}), sep="\n")
    elif len(arguments) == 3 and arguments[0] == "merge":
        pathlib.Path(arguments[2]).write_text(json.dumps(merged(arguments[1])), encoding="utf-8")
    elif len(arguments) == 2 and arguments[0] == "check":
        count, missing = undocumented(arguments[1])
        for file, line, kind, name in missing:
            print(f"{file}:{line}: {kind} {name} has no comment with a summary")
        print(f"{count - len(missing)} of {count} public symbols have a comment ({(count - len(missing)) / max(count, 1):.1%})")
        return 1 if missing or not count else 0
    else:
        print(__doc__, file=sys.stderr)
        return 64
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
