"""What a conformance script needs: the maps by their formulas, a run of metacam, its numbers, and a table.

A script runs one network three ways: by PyTorch in double precision, which is taken for the truth; by PyTorch in single
precision, in each of its two memory layouts, of which the larger error counts; and by metacam. What metacam misses the
truth by may be twice what PyTorch's single precision does, and 1e-5 more. METACAM_PROGRAM names another build than .build/release/metacam.
"""
import json, os, pathlib, subprocess, sys

import numpy as np
import torch

PROGRAM = os.path.abspath(os.environ.get("METACAM_PROGRAM", ".build/release/metacam"))
METHODS = ["grad-cam", "grad-cam++", "grad-cam-elementwise", "hires-cam", "xgrad-cam", "layer-cam", "eigen-cam",
           "eigen-grad-cam"]
DOCUMENT = pathlib.Path("Documentation/Conformance.md")


# ---- Maps

def summed(method, a, g):
    """The map before scaling, of activations and gradients [C, h, w], in their precision."""
    if method == "grad-cam":
        return (g.mean((1, 2))[:, None, None] * a).sum(0)
    if method == "grad-cam++":
        share = g ** 2 / (2 * g ** 2 + g ** 3 * a.sum((1, 2))[:, None, None] + 1e-6)
        return ((np.maximum(g, 0) * np.where(g != 0, share, 0)).sum((1, 2))[:, None, None] * a).sum(0)
    if method == "grad-cam-elementwise":
        return np.maximum(g * a, 0).sum(0)
    if method == "hires-cam":
        return (g * a).sum(0)
    if method == "xgrad-cam":
        return (((g * a).sum((1, 2)) / (a.sum((1, 2)) + 1e-7))[:, None, None] * a).sum(0)
    if method == "layer-cam":
        return (np.maximum(g, 0) * a).sum(0)
    contributions = a if method == "eigen-cam" else g * a
    rows = contributions.reshape(len(a), -1).T
    centred = rows - rows.mean(0)
    return (centred @ np.linalg.svd(centred, full_matrices=False)[2][0]).reshape(a.shape[1:])


def scaled(values, size):
    """Negative values to zero, to [0, 1], to the size of the input, and to [0, 1] again."""
    values = np.maximum(values, 0)
    values = values - values.min()
    values = torch.from_numpy(values / (1e-7 + values.max()))[None, None]
    values = torch.nn.functional.interpolate(values, size, mode="bilinear", align_corners=False)[0, 0].numpy()
    values = values - values.min()
    return values / (1e-7 + values.max())


def maps(a, g, size):
    """By method; those of the eigen methods with both signs, of which either is right."""
    result = {}
    for method in METHODS:
        values = summed(method, a, g)
        result[method] = [scaled(sign * values, size) for sign in ((1, -1) if method.startswith("eigen") else (1,))]
    return result


# ---- PyTorch

def recorded(model, layer, x, category):
    """Logits [K], and activations and gradients [C, h, w] of the layer, in the precision of the model.

    - layer: a module that works in place on nothing that it gives out.
    - category: the class whose score is differentiated.
    """
    kept = []

    def cut(_, __, output):
        kept.append(output.detach().requires_grad_(True))
        return kept[-1]

    for parameter in model.parameters():
        parameter.requires_grad_(False)
    handle = layer.register_forward_hook(cut)
    logits = model(x)
    handle.remove()
    logits[0, category].backward()
    # A transformer's map has its channels last.
    is_last = isinstance(layer, torch.nn.LayerNorm)
    activations, gradients = over_image(kept[0].detach()[0], is_last), over_image(kept[0].grad[0], is_last)
    return logits[0].detach().numpy(), activations.numpy(), gradients.numpy()


def over_image(values, channels_last):
    """[C, h, w] of a feature map; of a transformer's tokens [T, C], a square of them, without those that stand before it."""
    if values.ndim == 3:
        return values.permute(2, 0, 1) if channels_last else values
    side = int(len(values) ** 0.5)
    return values[len(values) - side * side:].reshape(side, side, -1).permute(2, 0, 1)


def recorded_in_both_layouts(model, layer, x, category):
    """The same in single precision, channels first and channels last in memory: sums run in another order there."""
    first = recorded(model, layer, x, category)
    last = {"memory_format": torch.channels_last}
    second = recorded(model.to(**last), layer, x.to(**last), category)
    model.to(memory_format=torch.contiguous_format)
    return [first, second]


def without_inplace(model):
    for module in model.modules():
        if hasattr(module, "inplace"):
            module.inplace = False
    return model


# ---- metacam

def explain(model, options, image, methods, folder):
    """Returns metacam's JSON, and its numbers by name without the picture's."""
    command = [PROGRAM, "explain", image, "--model", model, *options, "--method", *methods, "--out", str(folder),
               "--maps", f"{folder}/maps.safetensors", "--record", "--json", "--quiet"]
    process = subprocess.run(command, capture_output=True, text=True,
                             env={**os.environ, "METACAM_CACHE": f"{folder}/cache"})
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {process.stderr.strip()}")
    stem = pathlib.Path(image).stem
    numbers = {name.removeprefix(stem + "/"): tensor for name, tensor in tensors(f"{folder}/maps.safetensors").items()}
    return json.loads(process.stdout), numbers


def tensors(path):
    raw = pathlib.Path(path).read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:8 + length])
    result = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            part = raw[8 + length + start:8 + length + end]
            result[name] = np.frombuffer(part, np.float32).reshape(entry["shape"]).copy()
    return result


# ---- Comparison

def error(values, truth):
    """The largest difference, as a share of the largest magnitude."""
    values, truth = np.asarray(values, np.float64), np.asarray(truth, np.float64)
    if values.shape != truth.shape:
        return float("inf")
    return float(np.abs(values - truth).max() / max(np.abs(truth).max(), 1e-30))


def map_error(values, truth):
    """The largest difference on the scale of 0 to 1."""
    return float(np.abs(np.asarray(values, np.float64) - truth).max())


def compare(truth, singles, ours, size):
    """Errors (metacam's, PyTorch's) of logits, activations, gradient and the map of each method.

    - truth: logits, activations and gradients by PyTorch in double precision.
    - singles: the same in single precision, from several runs, of which the largest error counts.
    - ours: the same by metacam, then its maps by method.
    """
    rows = {
        name: (error(ours[index], truth[index]), max(error(single[index], truth[index]) for single in singles))
        for index, name in enumerate(("logits", "activations", "gradient"))
    }
    our_maps, true_maps = ours[3], maps(*truth[1:], size)
    single_maps = [maps(*single[1:], size) for single in singles]
    for method in METHODS:
        # Of the two signs the one that metacam took, for PyTorch as well: negative values are cut off, and the two maps
        # have little in common.
        truth_map = min(true_maps[method], key=lambda truth: map_error(our_maps[method], truth))
        rows[method] = (map_error(our_maps[method], truth_map),
                        max(min(map_error(values, truth_map) for values in run[method]) for run in single_maps))
    return rows


def fails(pair):
    return not pair[0] <= 2 * pair[1] + 1e-5


# ---- The document

def write_section(name, text):
    """Puts a script's part of the document in place of the one that was there."""
    begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->\n"
    document = DOCUMENT.read_text() if DOCUMENT.exists() else ""
    if begin not in document:
        sys.exit(f"{DOCUMENT} has no place for '{name}'")
    head, rest = document.split(begin)
    DOCUMENT.write_text(head + begin + text.rstrip() + "\n" + end + rest.split(end)[1])
