#!/usr/bin/env python3
"""Writes the manual page metacam.1 from the program's help; called by Scripts/install.

    metacam --experimental-dump-help | manual.py "$(metacam --version)" > metacam.1

The same help makes the same page: it has no date.
"""

import json
import sys


def plain(text):
    """Text that roff takes as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def paragraphs(text):
    """Lines that begin with a space, and lists, stand as they are; others are filled."""
    lines, is_verbatim = [], False
    for line in text.split("\n"):
        wants_verbatim = line.startswith(" ") or (is_verbatim and not line)
        if not line:
            lines.append("" if is_verbatim else ".PP")
            continue
        if wants_verbatim != is_verbatim:
            lines.append(".EX" if wants_verbatim else ".EE")
            if not wants_verbatim:
                lines.append(".PP")
            is_verbatim = wants_verbatim
        lines.append(plain(line.rstrip()))
        if not is_verbatim and line.endswith(":"):
            lines.append(".br")
    if is_verbatim:
        while lines and not lines[-1]:
            lines.pop()
        lines.append(".EE")
    return lines


def name(entry):
    return plain(("--" if entry["kind"] == "long" else "-") + entry["name"])


def synopsis(argument):
    value = f"\\fI{plain(argument.get('valueName', 'value'))}\\fR"
    if argument["kind"] == "positional":
        shown = value
    else:
        shown = f"\\fB{name(argument['preferredName'])}\\fR"
        if argument["kind"] == "option":
            shown += f" {value}"
    if argument.get("isRepeating"):
        shown += " ..."
    return f"[{shown}]" if argument["isOptional"] else shown


def entry(argument):
    value = f"\\fI{plain(argument.get('valueName', 'value'))}\\fR"
    if argument["kind"] == "positional":
        head = value
    else:
        head = ", ".join(f"\\fB{name(one)}\\fR" for one in argument["names"])
        if argument["kind"] == "option":
            head += f" {value}"
    lines = [".TP", head]
    lines.append(plain(argument.get("abstract", "")))
    for line in argument.get("discussion", "").split("\n"):
        if line:
            lines += [".br", plain(line)]
    default = argument.get("defaultValue")
    if default:
        lines += [".br", plain(f"Default: {default}")]
    return lines


def command(whole, path):
    shown = [one for one in whole.get("arguments", []) if one["shouldDisplay"]]
    own = [one for one in shown if not is_help(one)]
    title = " ".join(path)
    lines = [f".SS {plain(title)}", plain(whole["abstract"]), ".PP", f"\\fB{plain(title)}\\fR"]
    lines += [synopsis(one) for one in own if not one["isOptional"] or one["kind"] == "positional"]
    if any(one["isOptional"] and one["kind"] != "positional" for one in own):
        lines.append("[\\fIoptions\\fR]")
    if whole.get("discussion"):
        lines += [".PP"] + paragraphs(whole["discussion"])
    for argument in own:
        lines += entry(argument)
    for one in whole.get("subcommands", []):
        if one["shouldDisplay"] and one["commandName"] != "help":
            lines += command(one, path + [one["commandName"]])
    return lines


def is_help(argument):
    return any(one["name"] in ("help", "version") for one in argument.get("names", []))


def main():
    whole = json.load(sys.stdin)["command"]
    title = whole["commandName"]
    lines = [
        f'.TH {title.upper()} 1 "" "{title} {sys.argv[1]}" "User Commands"',
        ".SH NAME",
        f"{title} \\- {plain(whole['abstract'][:1].lower() + whole['abstract'][1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        f"\\fB{title}\\fR \\fIcommand\\fR [\\fIarguments\\fR] [\\fIoptions\\fR]",
        ".SH DESCRIPTION",
    ]
    lines += paragraphs(whole.get("discussion", ""))
    lines.append(".SH COMMANDS")
    for one in whole["subcommands"]:
        if one["shouldDisplay"] and one["commandName"] != "help":
            lines += command(one, [title, one["commandName"]])
    lines += [".SH OPTIONS", "Every command takes these."]
    for argument in whole["arguments"]:
        if is_help(argument):
            lines += entry(argument)
    lines += [
        ".SH ENVIRONMENT",
        ".TP", "\\fBMETACAM_WEIGHTS\\fR", "The folder that holds the weights of the built\\-in networks.",
        ".TP", "\\fBMETACAM_CACHE\\fR", "Where compiled networks and fetched weights are kept.",
        ".TP", "\\fBMETACAM_CACHE_LIMIT\\fR", "How much compiled networks may take together, such as 500M or 4G.",
        ".SH EXIT STATUS",
        "0 where everything was done and said, 1 for an error, 64 for a wrong command line, 141 for a pipe that its reader has closed, "
        "and 128 and its number for a signal.",
    ]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
