"""Holds the page's API against its own document.

Starts `metacam serve` with a small network, the example pictures and a study of them; validates the document by
openapi-spec-validator; then lets schemathesis ask all routes, with what the document allows and what it does not. Fails where an
answer is a server's error, or has a status, type or form that the document does not name, or where what the document forbids is
taken.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

from openapi_spec_validator import validate

parser = argparse.ArgumentParser()
parser.add_argument("--program", default=".build/release/metacam")
parser.add_argument("--examples", type=int, default=30, help="how many requests are made up for each route")
parser.add_argument("--network", default="Tests/Fixtures/networks/cnn-dynamo-22.onnx")
arguments = parser.parse_args()

CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "negative_data_rejection", "unsupported_method", "allow_header_conformance",
]


def study(folder, network):
    table = folder / "cases.csv"
    pictures = sorted(pathlib.Path("Examples").glob("*.png"))[:3]
    table.write_text("image,class\n" + "".join(f"{path.absolute()},top\n" for path in pictures))
    subprocess.run(
        [arguments.program, "study", str(table), "--model", network, "--out", str(folder / "run"), "--profile", "quick"],
        check=True, stdout=subprocess.DEVNULL)
    return str(folder / "run")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run = study(folder, arguments.network)
        process = subprocess.Popen(
            [arguments.program, "serve", "Examples", run, "--model", arguments.network, "--port", "0"],
            stdout=subprocess.PIPE, text=True)
        try:
            address = urllib.parse.urlsplit(process.stdout.readline().strip())
            token = urllib.parse.parse_qs(address.query)["token"][0]
            base = f"http://{address.netloc}/api/v1"

            def ask(path, body=None):
                request = urllib.request.Request(base + path, data=body, headers={"Authorization": f"Bearer {token}"})
                return urllib.request.urlopen(request).read()

            document = json.loads(ask("/openapi.json"))
            validate(document)
            print(f"the document is valid: {sum(map(len, document['paths'].values()))} operations")
            picture = json.loads(ask("/pictures?name=chelsea.png", pathlib.Path("Examples/chelsea.png").read_bytes()))["picture"]
            network = json.loads(ask("/server"))["networks"][0]["network"]
            entry = json.loads(ask("/folders/folder-1/pictures"))["pictures"][0]["entry"]
            text = ask(f"/explanations?picture={picture}&methods=grad-cam").decode()
            made = re.search(r'"map":"(\w+)"', text)[1]
            # What there is, so that not all that is asked is unknown.
            (folder / "schemathesis.toml").write_text(
                "[parameters]\n"
                + "".join(
                    f'"{key}" = "{value}"\n'
                    for key, value in {
                        "query.picture": picture, "path.picture": picture, "query.network": network,
                        "path.network": network, "path.folder": "folder-1", "path.entry": entry, "path.study": "study-1",
                        "path.case": "0", "query.map": made, "path.map": made,
                    }.items()))
            ended = subprocess.run(
                [
                    str(pathlib.Path(sys.executable).parent / "schemathesis"), "--config-file",
                    str(folder / "schemathesis.toml"), "run", f"{base}/openapi.json", "-H", f"Authorization: Bearer {token}",
                    "--checks", ",".join(CHECKS), "--max-examples", str(arguments.examples), "--phases",
                    "examples,coverage,fuzzing", "--seed", "1", "--request-timeout", "120", "--continue-on-failure",
                    "--suppress-health-check", "all",
                ], env={**os.environ, "NO_COLOR": "1"})
            if process.poll() is not None:
                sys.exit("the server has ended")
            sys.exit(ended.returncode)
        finally:
            process.terminate()
            process.wait()


main()
