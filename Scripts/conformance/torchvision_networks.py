"""Holds every built-in network of torchvision against PyTorch in double precision.

Weights are random, with the statistics that go with them. They are saved in both of PyTorch's formats (DenseNet's old
names of weights in the second), metacam explains a picture with each, and logits, activations and gradients of the default
layer and the eight methods that need no further run are compared; see reference.py for what passes. So are the
preprocessing of the picture, and what `metacam models` says, with torchvision's own account of its published weights.

  torchvision_networks.py [NAME ...] [--image FILE] [--write]

With --write, and no names, the table goes into Documentation/Conformance.md. It takes about half an hour.
"""
import argparse, datetime, json, math, pathlib, re, subprocess, sys, tempfile, time, warnings

import numpy as np
import torch
import torchvision
from PIL import Image

import reference

warnings.filterwarnings("ignore")
FULL_GRAD = ["resnet152", "densenet161"]


class DenseHead(torch.nn.Module):
    """Gives DenseNet's last ReLU, which works in place on the output of `features`, a module of its own."""

    def __init__(self, net):
        super().__init__()
        self.features, self.relu, self.classifier = net.features, torch.nn.ReLU(), net.classifier

    def forward(self, x):
        x = self.relu(self.features(x))
        return self.classifier(torch.nn.functional.adaptive_avg_pool2d(x, 1).flatten(1))


def network(name, x):
    """The network with random weights, as torchvision makes it for its published ones."""
    torch.manual_seed(0)
    options = {}
    if name in ("googlenet", "inception_v3"):
        options = {"transform_input": True, "aux_logits": True, "init_weights": False}
    return calibrated(reference.without_inplace(torchvision.models.get_model(name, weights=None, **options)), x)


def calibrated(model, x, size=128):
    """Random biases and scales, and the batch-norm statistics that parts of the picture give.

    Statistics of other images, such as noise, leave a deep network chaotic on this one: no two programs then agree.
    """
    generator = torch.Generator().manual_seed(0)
    has_batch_norm = any(isinstance(module, torch.nn.BatchNorm2d) for module in model.modules())
    with torch.no_grad():
        for module in model.modules():
            if isinstance(module, (torch.nn.BatchNorm2d, torch.nn.LayerNorm)):
                module.momentum = None
                module.weight.uniform_(0.5, 1.5, generator=generator)
                module.bias.uniform_(-0.3, 0.3, generator=generator)
            elif isinstance(module, (torch.nn.Conv2d, torch.nn.Linear)):
                if not has_batch_norm:
                    module.weight.normal_(0, math.sqrt(2 / module.weight[0].numel()), generator=generator)
                if module.bias is not None:
                    module.bias.uniform_(-0.3, 0.3, generator=generator)
            elif hasattr(module, "layer_scale"):
                module.layer_scale.uniform_(0.1, 0.5, generator=generator)
            for token in ("class_token", "pos_embedding", "relative_position_bias_table"):
                if isinstance(getattr(module, token, None), torch.nn.Parameter):
                    getattr(module, token).normal_(0, 0.3, generator=generator)
        if has_batch_norm:
            model.train()
            # Inception's helper for the training needs the full size.
            size = 299 if isinstance(model, torchvision.models.Inception3) else 128
            size = 224 if isinstance(model, torchvision.models.MaxVit) else size
            for _ in range(4):
                model(parts(x, size, generator))
    return model.eval()


def parts(x, size, generator):
    """Eight square parts of the picture, brought to one size, with a little noise."""
    side = x.shape[-1]
    result = []
    for _ in range(8):
        length = int(torch.randint(side // 2, side, (1,), generator=generator))
        top, left = torch.randint(0, side - length, (2,), generator=generator).tolist()
        part = x[:, :, top:top + length, left:left + length]
        result.append(torch.nn.functional.interpolate(part, (size, size), mode="bilinear", antialias=True))
    batch = torch.cat(result)
    return batch + 0.05 * torch.randn(batch.shape, generator=generator)


def published_weights(name):
    """Those that metacam fetches."""
    weights = torchvision.models.get_model_weights(name)
    return weights.IMAGENET1K_SWAG_LINEAR_V1 if name == "vit_h_14" else weights.IMAGENET1K_V1


def target_layer(name, model):
    """Where metacam makes maps: the last feature map, before a last pooling by maxima, or the first normalisation of a
    transformer's last block."""
    if name.startswith(("vgg", "alexnet")):
        return model.features[-2]
    if name.startswith("vit"):
        return model.encoder.layers[-1].ln_1
    if name.startswith("swin"):
        return model.norm if "v2" in name else model.features[-1][-1].norm1
    if name.startswith("maxvit"):
        return model.blocks[-1]
    if name.startswith(("resnet", "resnext", "wide_resnet")):
        return model.layer4
    if name.startswith("densenet"):
        return model.relu
    for layer in ("inception5b", "Mixed_7c", "conv5", "layers", "trunk_output", "features"):
        if hasattr(model, layer):
            return getattr(model, layer)


def old_names(weights):
    """As the published DenseNet files have them."""
    return {re.sub(r"(denselayer\d+\.(?:norm|conv))([12])\.", r"\1.\2.", name): tensor
            for name, tensor in weights.items()}


def evaluate(name, image, entry, folder):
    published = published_weights(name)
    expected = published.transforms()(Image.open(image).convert("RGB"))[None]
    model = network(name, expected)
    weights = model.state_dict()
    torch.save(weights, f"{folder}/new.pth")
    torch.save(old_names(weights), f"{folder}/old.pth", _use_new_zipfile_serialization=False)
    methods = reference.METHODS + (["full-grad"] if name in FULL_GRAD else [])
    result, ours = reference.explain(name, ["--weights", f"{folder}/new.pth"], image, methods, folder)
    _, again = reference.explain(name, ["--weights", f"{folder}/old.pth"], image, methods, folder)
    notes = []
    if set(ours) != set(again) or any(not np.array_equal(ours[key], again[key]) for key in ours):
        notes.append("the two formats differ")

    category = result["images"][0]["maps"][0]["class"]
    x = torch.from_numpy(ours["input"])
    if x.shape != expected.shape or not torch.allclose(x, expected, rtol=0, atol=1e-6):
        notes.append("the preprocessing differs")
    notes += differences(name, model, entry, published)

    if name.startswith("densenet"):
        model = DenseHead(model).eval()
    layer = target_layer(name, model)
    singles = reference.recorded_in_both_layouts(model, layer, x, category)
    correlation = full_grad_correlation(model, layer, x, category, ours) if name in FULL_GRAD else None
    truth = reference.recorded(model.double(), layer, x.double(), category)
    value = result["layers"][0]["name"]
    size = tuple(x.shape[2:])
    rows = reference.compare(
        truth, singles,
        (ours["logits"][0], ours[f"activations/{value}"], ours[f"{category}/gradients/{value}"],
         {method: ours[f"{category}/{method}"] for method in reference.METHODS}), size)
    return value, rows, notes, correlation


def differences(name, model, entry, published):
    """What `metacam models` says otherwise than torchvision."""
    notes = []
    if entry["url"] != published.url:
        notes.append(f"the URL is {entry['url']}")
    helpers = ("aux1.", "aux2.", "AuxLogits.")
    parameters = sum(p.numel() for key, p in model.named_parameters() if not key.startswith(helpers))
    if entry["parameters"] != parameters:
        notes.append(f"{entry['parameters']} parameters, not {parameters}")
    if not any(key.startswith(helpers) for key, _ in model.named_parameters()) and \
            entry["parameters"] != published.meta["num_params"]:
        notes.append(f"{entry['parameters']} parameters, not {published.meta['num_params']}")
    if abs(entry["gigaOperations"] - published.meta["_ops"]) > 0.0015:
        notes.append(f"{entry['gigaOperations']:.3f} GFLOP, not {published.meta['_ops']}")
    return notes


def full_grad_correlation(model, layer, x, category, ours):
    """With pytorch-grad-cam's map."""
    from pytorch_grad_cam import FullGrad
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
    for parameter in model.parameters():
        parameter.requires_grad_(True)
    with FullGrad(model=model, target_layers=[layer]) as method:
        theirs = method(input_tensor=x.clone(), targets=[ClassifierOutputTarget(category)])[0]
    return float(np.corrcoef(theirs.ravel(), ours[f"{category}/full-grad"].ravel())[0, 1])


HEAD = """{date}, torch {torch}, torchvision {torchvision}; random weights with calibrated statistics, `{image}`, the
likeliest class. Each cell is metacam's largest error and PyTorch's own in single precision (the larger one of its two memory
layouts), both against PyTorch in double precision: relative to the largest magnitude for logits, activations and gradients;
on the scale of 0 to 1 for maps, of which the worst of eight is shown (principal components up to their sign). A network
passes where no error is above twice PyTorch's plus 1e-5. Weights were read from both of PyTorch's file formats, with equal
results to the last bit, and input, parameters and operations agree with torchvision's account.

| network | layer | logits | activations | gradient | worst map | passes |
|---|---|---|---|---|---|---|"""


def cell(pair):
    return f"{pair[0]:.1e} / {pair[1]:.1e}"


def table_row(name, value, rows, notes):
    failed = [key for key, pair in rows.items() if reference.fails(pair)] + notes
    worst = max(reference.METHODS, key=lambda method: rows[method][0] / (2 * rows[method][1] + 1e-5))
    verdict = "yes" if not failed else "no: " + ", ".join(failed)
    return (f"| {name} | `{value}` | {cell(rows['logits'])} | {cell(rows['activations'])} | {cell(rows['gradient'])} | "
            f"{cell(rows[worst])} ({worst}) | {verdict} |"), not failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--image", default="Examples/chelsea.png")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    listed = json.loads(subprocess.run([reference.PROGRAM, "models", "--json"], capture_output=True, check=True).stdout)
    entries = {entry["name"]: entry for entry in listed["models"] if entry.get("url", "").startswith("https://download.pytorch")}
    names = arguments.names or list(entries)

    head = HEAD.format(date=datetime.date.today(), torch=torch.__version__.split("+")[0], image=arguments.image,
                       torchvision=torchvision.__version__.split("+")[0])
    print(head, flush=True)
    lines, correlations, passes = [head], [], True
    for name in names:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            try:
                value, rows, notes, correlation = evaluate(name, arguments.image, entries[name], pathlib.Path(folder))
                line, passed = table_row(name, value, rows, notes)
            except RuntimeError as problem:
                line, passed, correlation = f"| {name} | | | | | | no: {problem} |", False, None
        print(line, flush=True)
        print(f"  {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
        lines.append(line)
        passes = passes and passed
        if correlation is not None:
            correlations.append(f"{name} {correlation:.5f}")
            passes = passes and correlation > 0.99
    if correlations:
        lines.append(f"\nCorrelation of full-grad's map with pytorch-grad-cam's: {', '.join(correlations)}.")
        print(lines[-1])
    if arguments.write and not arguments.names:
        reference.write_section("torchvision", "\n".join(lines))
    sys.exit(0 if passes else 1)


if __name__ == "__main__":
    main()
