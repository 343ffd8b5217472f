#!/usr/bin/env python3
"""A server that answers as `metacam serve` does, with invented maps of any size and studies of any length.

For what the program can't show in seconds: four maps of 1000 x 1000, 50,000 cases, slow methods, a server that goes away.

  Scripts/browser-tests/mock_server.py --port 8090 --size 1000 --cases 50000

Needs: numpy, pillow
"""
import argparse
import hashlib
import io
import json
import re
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "Sources/Page/Assets"
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
          "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".svg": "image/svg+xml"}
METHODS = [
    ("grad-cam", "Grad-CAM", "channels weighted by the mean of their gradients", 0, "cheap"),
    ("grad-cam++", "Grad-CAM++", "channels weighted by their positive gradients, place by place", 0, "cheap"),
    ("grad-cam-elementwise", "Grad-CAM elementwise", "the positive products of gradient and activation", 1, "cheap"),
    ("hires-cam", "HiResCAM", "the products of gradient and activation", 1, "cheap"),
    ("xgrad-cam", "XGrad-CAM", "channels weighted by their gradients, in proportion to their activations", 2, "cheap"),
    ("layer-cam", "LayerCAM", "activations weighted place by place by their positive gradients", 2, "cheap"),
    ("eigen-cam", "Eigen-CAM", "the strongest pattern among the channels; does not depend on the class", 3, "cheap"),
    ("eigen-grad-cam", "EigenGrad-CAM", "the strongest pattern among the products of gradient and activation", 3, "cheap"),
    ("full-grad", "FullGrad", "what the input and every bias of the network contribute", 5, "cheap"),
    ("ablation-cam", "Ablation-CAM", "channels weighted by how far the score falls without them", 4, "slow"),
    ("score-cam", "Score-CAM", "channels weighted by the score of the image seen through them", 4, "slow"),
]
GROUPS = [{"group": str(i), "methods": [m[0] for m in METHODS if m[3] == i]} for i in range(6)]
NAMES = {282: "tiger cat", 285: "Egyptian cat", 281: "tabby", 287: "lynx", 904: "window screen", 457: "bow tie"}
CLASSES = [NAMES.get(i, f"class {i}") for i in range(1000)]
EVIL = '<script>alert("x")</script>\u202egnp.tac\nnew line'


class Problem(Exception):
    def __init__(self, status, code, title, detail="", remedy=""):
        super().__init__(title)
        self.status, self.body = status, {"type": "about:blank", "status": status, "title": title, "detail": detail,
                                          "code": code, "remedy": remedy, "context": {}}


class World:
    def __init__(self, size, cases, delay, methods):
        self.methods = METHODS[:methods]
        self.size, self.delay, self.pictures, self.maps = size, delay, {}, {}
        random = np.random.default_rng(0)
        self.count = cases
        self.probability = np.round(random.beta(2, 1, cases), 4)
        self.road = np.round(random.normal(0.05, 0.08, cases) + 0.2 * self.probability, 4)
        self.right = random.random(cases) < self.probability
        self.label = random.choice(list(NAMES), cases)
        self.disagreement = np.round(random.beta(2, 5, cases), 4)
        self.thumbnail = encoded(Image.open(ROOT / "Examples/chelsea.png").convert("RGB").resize((160, 106)), "JPEG")

    def map(self, key):
        if key in self.maps:
            return self.maps[key]
        seed = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16)
        random = np.random.default_rng(seed)
        y, x = np.mgrid[0:self.size, 0:self.size] / self.size
        values = np.zeros((self.size, self.size))
        for _ in range(5):
            cx, cy, r = random.uniform(.2, .8), random.uniform(.15, .8), random.uniform(.05, .2)
            values += random.uniform(.2, 1) * np.exp(-((x - cx)**2 + (y - cy)**2) / (2 * r * r))
        values = (values - values.min()) / (values.max() - values.min())
        name = hashlib.sha256(key.encode()).hexdigest()[:32]
        self.maps[key] = self.maps[name] = (name, np.round(values * 65535).astype("<u2"))
        return self.maps[key]

    def view(self, picture):
        image = self.pictures[picture][1]
        side = min(image.size)
        left, top = (image.width - side) // 2, (image.height - side) // 2
        return image.crop((left, top, left + side, top + side)).resize((self.size, self.size))


def encoded(image, kind="PNG"):
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    world: World

    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            pass

    def log_message(self, *arguments):
        pass

    def reply(self, body, kind="application/json", status=200, headers=()):
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        self.send_response(status)
        for name, value in [("Content-Type", kind), ("Content-Length", str(len(body))), ("Content-Security-Policy", POLICY),
                            ("X-Content-Type-Options", "nosniff"), *headers]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def events(self, events):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for name, data in events:
                self.wfile.write(f"event: {name}\ndata: {json.dumps(data)}\n\n".encode())
                self.wfile.flush()
        except OSError:
            pass

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def do_GET(self):
        self.answer(b"")

    def answer(self, body):
        parts = urlsplit(self.path)
        query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        path = [unquote(p) for p in parts.path.strip("/").split("/")]
        try:
            if path == [""]:
                return self.reply((ASSETS / "index.html").read_bytes(), TYPES[".html"])
            if path == ["healthz"]:
                return self.reply(b"ok\n", "text/plain")
            if path[0] == "assets":
                file = ROOT / "Sources/Figures/Reporting/look.css" if path[-1] == "look.css" else ASSETS.joinpath(*path[1:])
                return self.reply(file.read_bytes(), TYPES[file.suffix], headers=[("Cache-Control", "no-cache")])
            if path[:2] != ["api", "v1"]:
                raise Problem(404, "notFound", "there is nothing here")
            getattr(self, "of_" + path[2])(path[3:], query, body)
        except Problem as problem:
            self.reply(problem.body, "application/problem+json", problem.status)
        except FileNotFoundError:
            self.reply({"title": "no such file"}, "application/problem+json", 404)
        except BrokenPipeError:
            pass

    def of_server(self, path, query, body):
        self.reply({
            "version": "mock", "networks": [{"network": "efficientnet-lite0", "name": "efficientnet-lite0"},
                                            {"network": "forward-only", "name": "forward-only " + EVIL}],
            "folders": [{"folder": "f0", "name": "Examples"}],
            "studies": [{"study": "s0", "name": "run", "cases": self.world.count}] if self.world.count else [],
            "methods": [{"method": m, "title": t, "summary": s, "group": str(g), "cost": c} for m, t, s, g, c in self.world.methods],
            "colourMaps": [{"name": n, "summary": ""} for n in ("jet", "turbo", "viridis", "inferno", "magma")],
            "groups": GROUPS, "protocols": ["reference", "exact"], "consensuses": ["sum", "vote"],
            "activations": ["auto", "softmax", "sigmoid", "none"], "targets": ["logit", "softmax", "rest"],
            "limits": {"pictureBytes": 1 << 26, "pixels": 1 << 26}, "allowModelUpload": False})

    def of_networks(self, path, query, body):
        lacking = path[0] == "forward-only"
        self.reply({
            "network": path[0], "name": path[0], "classes": CLASSES, "classCount": 1000, "inputWidth": self.world.size,
            "inputHeight": self.world.size, "activation": "softmax", "preprocessing": "shorter side to 256, 224 × 224 cut",
            "layers": [{"layer": f"_blocks.{i}", "shape": [1, 16 * i + 16, 112 >> i // 4, 112 >> i // 4], "isDefault": False}
                       for i in range(16)] + [{"layer": "head_relu", "shape": [1, 1280, 7, 7], "isDefault": True}],
            "methods": [{"method": m[0], "available": not (lacking and m[4] == "cheap" and m[0] != "eigen-cam"),
                         "reason": "the operator 'NonZero' has no gradient here" if lacking else ""} for m in METHODS]})

    def of_pictures(self, path, query, body):
        world = self.world
        if not path:
            try:
                image = Image.open(io.BytesIO(body)).convert("RGB")
            except Exception:
                raise Problem(415, "notAPicture", "this is not a picture that can be read",
                              "the file begins with neither a JPEG's, a PNG's nor a WebP's bytes",
                              "Save it as JPEG, PNG or WebP, and drop it again.")
            name = hashlib.sha256(body).hexdigest()[:32]
            world.pictures[name] = (query.get("name", "picture"), image, len(body))
        else:
            name = path[0]
        if name not in world.pictures:
            raise Problem(404, "unknownPicture", "this picture is not with the server", remedy="Drop it again.")
        title, image, size = world.pictures[name]
        if len(path) == 2:
            return self.reply(encoded(world.view(name)), "image/png")
        self.reply({"picture": name, "name": title, "width": image.width, "height": image.height, "bytes": size, "reading": {}, "notes": []},
                   status=201 if not path else 200)

    def of_folders(self, path, query, body):
        files = [ROOT / "Examples/chelsea.png"] * 5
        if len(path) == 2:
            names = [f"{i} chelsea.png" for i in range(4)] + [EVIL]
            return self.reply({"total": 5, "pictures": [{"entry": str(i), "name": n, "bytes": 240512}
                                                        for i, n in enumerate(names)]})
        if len(path) == 4:
            return self.reply(self.world.thumbnail, "image/jpeg")
        self.of_pictures([], {"name": "chelsea.png"}, files[0].read_bytes())

    def of_predictions(self, path, query, body):
        if query.get("picture") not in self.world.pictures:
            raise Problem(404, "unknownPicture", "this picture is not with the server", remedy="Drop it again.")
        rows = [(282, .379, 8.1), (285, .375, 8.09), (281, .168, 7.3), (287, .016, 4.9), (904, .001, 2.2), (457, .0008, 2.1)]
        self.reply({"activation": "softmax", "size": 1000, "classes": [
            {"class": c, "name": NAMES[c], "probability": p, "logit": z} for c, p, z in rows]})

    def of_explanations(self, path, query, body):
        world, methods = self.world, query["methods"].split(",")

        def events():
            yield "start", {"explanation": "x", "width": world.size, "height": world.size, "methods": methods,
                            "class": int(query["class"]), "className": CLASSES[int(query["class"])], "probability": .379,
                            "layer": query.get("layer") or "head_relu",
                            "command": f"metacam explain chelsea.png --class {query['class']} --method " + " ".join(methods),
                            "swift": 'let model = try await Model("efficientnet-lite0")\nlet maps = try await model.explain(…)'}
            for method in methods:
                if query.get("network") == "forward-only" and method == "score-cam":
                    yield "failure", {"method": method, "code": "x", "message": "too few channels", "remedy": "Take another layer."}
                    continue
                slow = method in ("score-cam", "ablation-cam")
                for done in range(0, 1281, 128) if slow else ():
                    yield "progress", {"method": method, "done": done, "total": 1280}
                    time.sleep(world.delay)
                name, values = world.map(f"{query['picture']} {query['class']} {query.get('layer')} {method}")
                time.sleep(world.delay / 2)
                yield "map", {"method": method, "map": name, "width": world.size, "height": world.size, "minimum": 0,
                              "maximum": 1, "seconds": .02 if not slow else 3.5,
                              "warnings": ["the class is improbable"] if method == "eigen-cam" else []}
            yield "done", {"seconds": 4}

        self.events(events())

    def of_maps(self, path, query, body):
        if path[0] not in self.world.maps:
            raise Problem(404, "unknownMap", "this map is no longer kept", remedy="Ask for it again.")
        _, values = self.world.map(path[0])
        if query.get("format") == "float32":
            return self.reply((values / np.float32(65535)).astype("<f4").tobytes(), "application/octet-stream")
        size = str(self.world.size)
        self.reply(values.tobytes(), "application/octet-stream", headers=[
            ("X-Map-Width", size), ("X-Map-Height", size), ("X-Map-Minimum", "0"), ("X-Map-Maximum", "1")])

    def of_ensembles(self, path, query, body):
        world, methods = self.world, query["methods"].split(",")
        thresholds = list(range(5, 101, 5))

        def events():
            yield "start", {"ensemble": "e", "thresholds": thresholds, "methods": methods, "groups": GROUPS, "probability": .379,
                            "command": "metacam meta chelsea.png --search none", "swift": "let ensemble = EnsembleExplainer(…)"}
            best = (0, -1.0)
            for k in thresholds:
                time.sleep(world.delay)
                road = round(.02 + .06 * np.exp(-((k - 20 - 2 * len(methods)) / 25)**2) + .002 * np.sin(k), 4)
                best = max(best, (k, road), key=lambda pair: pair[1])
                yield "score", {"methods": methods, "threshold": k, "road": road}
            name, _ = world.map(f"ensemble {query['picture']} {query['class']} {methods}")
            yield "chosen", {"methods": methods, "threshold": best[0], "road": best[1], "map": name}
            if query.get("contributions") == "true":
                time.sleep(world.delay * 5)
                yield "contributions", {"rows": [
                    {"group": g["group"], "methods": g["methods"], "contribution": c, "low": c - .03, "high": c + .03}
                    for g, c in zip(GROUPS, (.21, .09, .05, -.12, .02, -.04))]}
            yield "done", {}

        self.events(events())

    def of_removals(self, path, query, body):
        pixels = np.asarray(self.world.view(query["picture"])).copy()
        values = self.world.map(query["map"])[1].ravel()
        count = int(values.size * float(query["threshold"]) / 100)
        order = np.argsort(values, kind="stable")
        gone = order[values.size - count:] if query["order"] == "most" else order[:count]
        pixels.reshape(-1, 3)[gone] = pixels.reshape(-1, 3).mean(0)
        self.reply(encoded(Image.fromarray(pixels)), "image/png")

    def of_exports(self, path, query, body):
        self.reply(b"mock", "application/octet-stream", headers=[("Content-Disposition", 'attachment; filename="mock.bin"')])

    def row(self, i):
        w = self.world
        return {"case": str(i), "name": f"photograph-{i:05}" if i % 97 else f"{i} {EVIL}", "class": int(w.label[i]),
                "className": NAMES[int(w.label[i])], "probability": w.probability[i], "right": bool(w.right[i]),
                "road": w.road[i], "best": {"method": METHODS[i % 11][0]}, "disagreement": w.disagreement[i], "failed": False}

    def chosen(self, query):
        w = self.world
        keep = np.ones(w.count, bool)
        for name, column, sign in [("minimumProbability", w.probability, 1), ("maximumProbability", w.probability, -1),
                                   ("minimumRoad", w.road, 1), ("maximumRoad", w.road, -1),
                                   ("minimumDisagreement", w.disagreement, 1), ("maximumDisagreement", w.disagreement, -1)]:
            if query.get(name):
                keep &= sign * column >= sign * float(query[name])
        if query.get("class"):
            keep &= w.label == int(query["class"])
        if query.get("right"):
            keep &= w.right == (query["right"] == "true")
        if query.get("search"):
            keep &= np.array([query["search"] in f"photograph-{i:05}" for i in range(w.count)])
        return np.flatnonzero(keep)

    def of_studies(self, path, query, body):
        w = self.world
        if len(path) == 1:
            return self.reply({
                "study": "s0", "name": "run", "cases": w.count, "networks": ["efficientnet-lite0"],
                "methods": [m[0] for m in METHODS], "thresholds": list(range(5, 101, 5)), "groups": GROUPS,
                "protocol": "reference", "consensus": "sum", "seed": 0, "right": int(w.right.sum()),
                "wrong": int((~w.right).sum()), "failed": 0, "command": "metacam study cases.csv --out run",
                "classes": [{"class": c, "name": n, "cases": int((w.label == c).sum())} for c, n in NAMES.items()]})
        if path[1] == "points":
            rows = self.chosen(query)
            return self.reply({"cases": [str(i) for i in rows], "probability": w.probability[rows].tolist(),
                               "road": w.road[rows].tolist(), "right": w.right[rows].astype(int).tolist()})
        if len(path) == 2:
            rows = self.chosen(query)
            key = {"name": np.arange(w.count), "probability": w.probability, "road": w.road, "disagreement": w.disagreement,
                   "class": w.label}[query.get("sort", "name")][rows]
            rows = rows[np.argsort(-key if query.get("order") == "descending" else key, kind="stable")]
            start, limit = int(query.get("offset", 0)), int(query.get("limit", 100))
            return self.reply({"total": len(rows), "cases": [self.row(i) for i in rows[start:start + limit]]})
        i = int(path[2])
        if not 0 <= i < w.count:
            raise Problem(404, "unknownCase", "there is no such case")
        if path[3:] == ["thumbnail"]:
            return self.reply(w.thumbnail, "image/jpeg", headers=[("Cache-Control", "private, max-age=86400")])
        if path[3:] == ["view"]:
            return self.reply(encoded(Image.open(ROOT / "Examples/chelsea.png").convert("RGB").resize((w.size, w.size))), "image/png")
        if path[3:4] == ["maps"]:
            name, _ = w.map(f"case {i} {path[4]}")
            return self.of_maps([name], {}, b"")
        names = [m[0] for m in METHODS] + ["groups"]
        self.reply(self.row(i) | {
            "likeliestClass": 285, "likeliestName": "Egyptian cat", "likeliestProbability": .5, "failure": None,
            "network": "efficientnet-lite0", "width": w.size, "height": w.size,
            "maps": [{"name": n, "title": dict((m[0], m[1]) for m in METHODS).get(n, "best of groups"), "members": [n],
                      "threshold": 15, "road": round(.1 - j / 200, 4), "stored": True} for j, n in enumerate(names)],
            "curves": [{"name": n, "thresholds": list(range(5, 101, 5)),
                        "road": [round(.1 - j / 200 - abs(k - 20) / 1000, 4) for k in range(5, 101, 5)]}
                       for j, n in enumerate(names)],
            "measures": [{"map": n, "variant": v, "measure": "road", "value": .1} for n in names for v in ("whole", "best")],
            "contributions": [{"group": g["group"], "methods": g["methods"], "contribution": .1 - j / 20}
                              for j, g in enumerate(GROUPS)],
            "warnings": [{"map": None, "text": "several classes are the likeliest"}]})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--size", type=int, default=224)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--methods", type=int, default=len(METHODS))
    parser.add_argument("--delay", type=float, default=0.05)
    options = parser.parse_args()
    Handler.world = World(options.size, options.cases, options.delay, options.methods)
    server = ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()
