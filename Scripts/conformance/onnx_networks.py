"""Holds ONNX exports of timm's networks against PyTorch in double precision.

Weights are random, with the statistics that go with them. PyTorch's two exporters write the files, in turn and with operators
of several versions; metacam explains a picture with each, and logits, activations and gradients of the default layer and the
eight methods that need no further run are compared; see reference.py for what passes. One more network is quantised to
eight bits by ONNX Runtime, and its logits are held against ONNX Runtime's.

  onnx_networks.py [NAME ...] [--image FILE] [--write]

With --write, and no names, the table goes into Documentation/ConformanceONNX.md. It takes some minutes.
"""
import argparse, datetime, pathlib, sys, tempfile, time, warnings

import numpy as np
import timm
import torch

import reference
from torchvision_networks import calibrated, parts

warnings.filterwarnings("ignore")
DOCUMENT = pathlib.Path("Documentation/ConformanceONNX.md")
# The side of the input, the exporter and the version of the operators. None is the network's own side.
NETWORKS = {
    "resnet18": (128, "script", 9), "densenet121": (128, "script", 11), "efficientnet_b0": (128, "dynamo", 18),
    "mobilenetv3_small_100": (128, "script", 13), "regnety_002": (128, "dynamo", 20), "convnext_atto": (128, "script", 16),
    "convnextv2_atto": (128, "dynamo", 18), "ghostnet_100": (128, "script", 14), "repvgg_a0": (128, "script", 12),
    "dla46_c": (128, "dynamo", 21), "hrnet_w18_small": (128, "script", 13), "rexnet_100": (128, "dynamo", 18),
    "eca_nfnet_l0": (128, "script", 17), "hgnetv2_b0": (128, "dynamo", 22), "repvit_m0_9": (128, "script", 18),
    "poolformer_s12": (128, "script", 15), "mobilevit_xxs": (128, "script", 17), "edgenext_xx_small": (128, "dynamo", 19),
    "levit_128s": (None, "script", 17), "vit_tiny_patch16_224": (None, "script", 17),
    "deit_tiny_patch16_224": (None, "dynamo", 18), "swin_tiny_patch4_window7_224": (None, "script", 17),
    "cait_xxs24_224": (None, "script", 13), "xcit_nano_12_p16_224": (None, "dynamo", 20), "mixer_s32_224": (None, "script", 17),
}


# ---- Networks

def network(name, x):
    torch.manual_seed(0)
    model = reference.without_inplace(timm.create_model(name, pretrained=False, exportable=True))
    with torch.no_grad():
        for key, parameter in model.named_parameters():
            if parameter.dim() > 1 and not parameter.any():
                parameter.normal_(0, parameter[0].numel() ** -0.5)
            elif "gamma" in key or "layer_scale" in key:  # scales of residual branches, which start near zero
                parameter.uniform_(0.1, 0.5)
    return calibrated(model, x, x.shape[-1])


def export(model, x, exporter, opset, path):
    names = {"input_names": ["image"], "output_names": ["logits"], "opset_version": opset}
    if exporter == "dynamo":
        batch = ({0: torch.export.Dim("batch")},)
        program = torch.onnx.export(model, (x.repeat(2, 1, 1, 1),), dynamo=True, dynamic_shapes=batch, verbose=False, **names)
        program.save(path)
    else:
        axes = {"image": {0: "batch"}, "logits": {0: "batch"}}
        torch.onnx.export(model, (x,), path, dynamo=False, dynamic_axes=axes, **names)


# ---- The layer in PyTorch

def views(tensor, shape):
    """How a tensor [1, …] may lie over the image of a layer [C, h, w]: functions there, which PyTorch differentiates."""
    channels, height, width = shape
    if tensor.dim() == 4:
        yield lambda t: t[0]
        yield lambda t: t[0].permute(2, 0, 1)
    if tensor.dim() == 3:
        yield lambda t: t[0, t.shape[1] - height * width:].T.reshape(-1, height, width)
        yield lambda t: t[0].reshape(-1, height, width)


def find(model, x, activations):
    """The place where the activations are: a module, which of its calls, whether its input or output, and the view."""
    found, calls, handles = [], {}, []
    activations = torch.from_numpy(activations)

    def look(module, tensor, kind):
        if not isinstance(tensor, torch.Tensor) or not torch.is_floating_point(tensor):
            return
        for view in views(tensor, activations.shape):
            try:
                seen = view(tensor)
            except RuntimeError:
                continue
            if seen.shape != activations.shape:
                continue
            distance = float((seen - activations).abs().max() / activations.abs().max())
            if distance <= 1e-3:
                found.append((kind != "output", distance, len(found), (kind, module, calls[module], view)))

    def before(module, inputs):
        calls[module] = calls.get(module, -1) + 1
        if inputs:
            look(module, inputs[0], "input")

    for module in model.modules():
        handles.append(module.register_forward_pre_hook(before))
        handles.append(module.register_forward_hook(lambda module, _, output: look(module, output, "output")))
    with torch.no_grad():
        model(x)
    for handle in handles:
        handle.remove()
    # An input may have other readers, whose share of the gradient would be missing.
    return min(found)[3] if found else None


def recorded(model, place, x, category):
    """Logits [K], and activations and gradients [C, h, w], in the precision of the model."""
    kind, module, call, view = place
    kept, count = [], [-1]

    def cut(tensor):
        count[0] += 1
        if count[0] != call:
            return tensor
        kept.append(tensor.detach().requires_grad_(True))
        return kept[0]

    if kind == "output":
        handle = module.register_forward_hook(lambda _, __, output: cut(output))
    else:
        handle = module.register_forward_pre_hook(lambda _, inputs: (cut(inputs[0]), *inputs[1:]))
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    logits = model(x)
    handle.remove()
    logits[0, category].backward()
    return (logits[0].detach().numpy(), view(kept[0].detach()).numpy(), view(kept[0].grad).numpy())


# ---- Runs

def options_for(size):
    return ["--crop", str(size), "--resize", str(size), "--mean", "0.485", "0.456", "0.406", "--std", "0.229", "0.224", "0.225"]


def input_of(image, size):
    """The picture as metacam prepares it, near enough for calibration."""
    from PIL import Image
    from torchvision import transforms
    prepared = transforms.Compose([
        transforms.Resize(size), transforms.CenterCrop(size), transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])
    return prepared(Image.open(image).convert("RGB"))[None]


def evaluate(name, image, folder):
    size, exporter, opset = NETWORKS[name]
    size = size or timm.get_pretrained_cfg(name).input_size[-1]
    x = input_of(image, size)
    model = network(name, x)
    path = f"{folder}/network.onnx"
    export(model, x, exporter, opset, path)
    result, ours = reference.explain(path, options_for(size), image, reference.METHODS, folder)
    category = result["images"][0]["maps"][0]["class"]
    value = result["layers"][0]["name"]
    x = torch.from_numpy(ours["input"])
    place = find(model, x, ours[f"activations/{value}"])
    if place is None:
        raise RuntimeError(f"no module of the network makes '{value}'")
    single = recorded(model, place, x, category)
    truth = recorded(model.double(), place, x.double(), category)
    rows = reference.compare(
        truth, single,
        (ours["logits"][0], ours[f"activations/{value}"], ours[f"{category}/gradients/{value}"],
         {method: ours[f"{category}/{method}"] for method in reference.METHODS}), (size, size))
    return value, rows, {"eigen-cam": closeness(truth[1]), "eigen-grad-cam": closeness(truth[1] * truth[2])}


def closeness(contributions):
    """The second singular value of contributions [C, h, w], as a share of the first."""
    rows = contributions.reshape(len(contributions), -1).T
    values = np.linalg.svd(rows - rows.mean(0), compute_uv=False)
    return values[1] / values[0]


def quantised(image, folder):
    """ResNet-18, quantised to eight bits: the largest error of a logit against ONNX Runtime; how far ONNX Runtime is from
    itself, with and without its own changes to the graph; and the correlation of the maps with those of the network before.
    """
    import onnxruntime
    from onnxruntime import quantization

    x = input_of(image, 128)
    model = network("resnet18", x)
    paths = {kind: f"{folder}/{kind}.onnx" for kind in ("full", "eight")}
    export(model, x, "script", 13, paths["full"])

    class Reader(quantization.CalibrationDataReader):
        def __init__(self):
            self.batches = iter([parts(x, 128, torch.Generator().manual_seed(1)).numpy(), x.numpy()])

        def get_next(self):
            batch = next(self.batches, None)
            return None if batch is None else {"image": batch}

    quantization.quantize_static(
        paths["full"], paths["eight"], Reader(), quant_format=quantization.QuantFormat.QDQ, per_channel=True,
        activation_type=quantization.QuantType.QUInt8, weight_type=quantization.QuantType.QInt8)
    maps = {}
    for kind in ("full", "eight"):
        # The likeliest class of the network before.
        classes = [] if kind == "full" else ["--class", str(category)]
        result, ours = reference.explain(paths[kind], options_for(128) + classes, image, reference.METHODS, folder)
        category = result["images"][0]["maps"][0]["class"]
        maps[kind] = ours
    theirs = []
    for level in ("ORT_DISABLE_ALL", "ORT_ENABLE_ALL"):
        settings = onnxruntime.SessionOptions()
        settings.graph_optimization_level = getattr(onnxruntime.GraphOptimizationLevel, level)
        session = onnxruntime.InferenceSession(paths["eight"], settings, providers=["CPUExecutionProvider"])
        theirs.append(session.run(None, {"image": maps["eight"]["input"]})[0][0])
    # Principal components are another question: which is the first one may change with the least noise.
    correlations = {
        method: np.corrcoef(maps["full"][f"{category}/{method}"].ravel(), maps["eight"][f"{category}/{method}"].ravel())[0, 1]
        for method in reference.METHODS if not method.startswith("eigen")}
    error = min(reference.error(maps["eight"]["logits"][0], logits) for logits in theirs)
    return error, reference.error(*theirs), min(correlations.items(), key=lambda item: item[1])


# ---- The table

HEAD = """# ONNX files against PyTorch

Made by `Scripts/conformance/onnx --write` (`make conformance-onnx`): {date}, torch {torch}, timm {timm}.

Exports of timm's networks with random weights and the statistics that go with them, `{image}`, the likeliest class, at the
layer that metacam chooses. Each cell is metacam's largest error and PyTorch's own in single precision, both against PyTorch in
double precision: relative to the largest magnitude for logits, activations and gradients; on the scale of 0 to 1 for maps, of
which the worst of eight is shown (principal components up to their sign). A network passes where no error is above twice
PyTorch's plus 1e-5. A principal component is the less certain, for anybody, the closer the second one comes to it: where one is
further off, the ratio of their strengths is given.

| network | exporter, operators | layer | logits | activations | gradient | worst map | passes |
|---|---|---|---|---|---|---|---|"""


def cell(pair):
    return f"{pair[0]:.1e} / {pair[1]:.1e}"


def table_row(name, value, rows, ratios):
    failed = [key for key, pair in rows.items() if reference.fails(pair)]
    worst = max(reference.METHODS, key=lambda method: rows[method][0] / (2 * rows[method][1] + 1e-5))
    verdict = "yes" if not failed else "no: " + ", ".join(
        f"{key} {cell(rows[key])}" + (f", ratio {ratios[key]:.3f}" if key in ratios else "") for key in failed)
    _, exporter, opset = NETWORKS[name]
    return (f"| {name} | {exporter}, {opset} | `{value}` | {cell(rows['logits'])} | {cell(rows['activations'])} | "
            f"{cell(rows['gradient'])} | {cell(rows[worst])} ({worst}) | {verdict} |"), not failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--image", default="Examples/chelsea.png")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    head = HEAD.format(date=datetime.date.today(), torch=torch.__version__.split("+")[0], timm=timm.__version__,
                       image=arguments.image)
    print(head, flush=True)
    lines, passes = [head], True
    for name in arguments.names or list(NETWORKS):
        if name == "quantised":
            continue
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            try:
                line, passed = table_row(name, *evaluate(name, arguments.image, pathlib.Path(folder)))
            except RuntimeError as problem:
                line, passed = f"| {name} | | | | | | | no: {problem} |", False
        print(line, flush=True)
        print(f"  {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
        lines.append(line)
        passes = passes and passed
    if not arguments.names or "quantised" in arguments.names:
        with tempfile.TemporaryDirectory() as folder:
            error, own, (method, correlation) = quantised(arguments.image, pathlib.Path(folder))
        lines.append(
            f"\nResNet-18, quantised to eight bits by ONNX Runtime (QDQ, weights by channel): the logits are {error:.1e} of the "
            f"largest away from ONNX Runtime's, whose own two ways to run the file, as it stands and rewritten, are {own:.1e} "
            f"apart (single values fall to the other side of a rounding, and every layer multiplies them). The maps of the "
            f"methods that sum over channels correlate with those of the network before with {correlation:.3f} or more "
            f"({method}).")
        print(lines[-1])
        passes = passes and error < 2 * own + 0.01 and correlation > 0.95
    if arguments.write and not arguments.names:
        DOCUMENT.write_text("\n".join(lines) + "\n")
    sys.exit(0 if passes else 1)


if __name__ == "__main__":
    main()
