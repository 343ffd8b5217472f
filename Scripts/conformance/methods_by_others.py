"""Compares the map of every method with other programs, and with the papers' formulas in NumPy and PyTorch.

The program explains a photograph by EfficientNet-Lite0 at its last layer and at one within, and by a small vision transformer with random
weights; the others get the very input that it wrote down, and their maps are scaled as its own are. A map is the same where it differs by
5e-4 at most, on the scale of 0 to 1. Where lots are drawn, the other program is asked with several seeds: the correlation with each is
held against those among its own maps.

  methods_by_others.py [--write] [--only METHOD …]  a quarter of an hour for all on two free cores

With --write the tables go into Documentation/ConformanceMethods.md. METACAM_PROGRAM names another build than .build/release/metacam.
"""
import argparse, dataclasses, datetime, importlib.metadata, itertools, pathlib, sys, tempfile
from collections.abc import Callable

import numpy as np
import torch
import torchvision

import method_formulas as formulas
import method_references as others
import reference

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from hooked_networks import efficientnet_lite

DOCUMENT = pathlib.Path("Documentation/ConformanceMethods.md")
IMAGE = "Examples/chelsea.png"
LARGEST = 5e-4
SEVERAL = ["_blocks.4", "_blocks.10", "head_relu"]


# ---- Networks

def transformer():
    """Four blocks of four heads; queries and keys are larger than usual, so that tokens attend to few others."""
    torch.manual_seed(3)
    # What is written as single steps has second derivatives.
    torch.backends.mha.set_fastpath_enabled(False)
    torch.backends.cuda.enable_flash_sdp(False)
    model = torchvision.models.VisionTransformer(
        image_size=112, patch_size=16, num_layers=4, num_heads=4, hidden_dim=64, mlp_dim=128, num_classes=10)
    with torch.no_grad():
        for block in model.encoder.layers:
            block.self_attention.in_proj_weight[:128] *= 4
        model.encoder.pos_embedding.normal_(0, 0.3)
        model.class_token.normal_(0, 0.5)
        model.heads.head.weight.normal_(0, 0.3)
        for module in model.modules():
            if isinstance(module, torch.nn.LayerNorm):
                module.weight.uniform_(0.5, 1.5)
                module.bias.uniform_(-0.5, 0.5)
    return model.eval()


@dataclasses.dataclass
class Case:
    """A network, a layer, a picture and a class; what the functions of formulas and other programs ask for."""
    model: torch.nn.Module
    module_name: str
    category: int
    x: torch.Tensor
    several: tuple = ()

    def __post_init__(self):
        self.module = dict(self.model.named_modules())[self.module_name]
        self.size = tuple(self.x.shape[2:])
        _, self.activations, self.gradients = self.recorded(self.module)

    def recorded(self, module):
        result = reference.recorded(self.model, module, self.x, self.category)
        for parameter in self.model.parameters():
            parameter.requires_grad_(True)
        return result

    def layer_names(self): return list(self.several)

    def modules(self): return [dict(self.model.named_modules())[name] for name in self.several]

    def records(self): return [self.recorded(module)[1:] for module in self.modules()]

    def reshape_transform(self):
        if not isinstance(self.module, torch.nn.LayerNorm):
            return None
        side = self.activations.shape[1]
        return lambda tokens: tokens[:, 1:].reshape(len(tokens), side, side, -1).permute(0, 3, 1, 2)

    def laid_over(self, map_): return first_scaled(map_, self.size)

    def score(self, x): return self.model(x)[:, self.category]

    def masked(self, masks): return formulas.masked(self, masks)

    def layer_output(self):
        kept = []
        handle = self.module.register_forward_hook(lambda _, __, output: kept.append(output.detach().clone()))
        with torch.no_grad():
            self.model(self.x)
        handle.remove()
        return kept[0]

    def with_layer(self, layer, all_scores=False):
        """The scores where the layer's output is another one."""
        handle = self.module.register_forward_hook(lambda _, __, ___: layer)
        logits = self.model(self.x)
        handle.remove()
        return logits if all_scores else logits[:, self.category]

    def attention(self):
        """The probabilities of each block as they enter the score, and the score."""
        model, kept = self.model, []
        tokens = model._process_input(self.x)
        tokens = torch.cat([model.class_token, tokens], 1) + model.encoder.pos_embedding
        for block in model.encoder.layers:
            own = block.self_attention
            heads = own.num_heads
            states = torch.nn.functional.linear(block.ln_1(tokens), own.in_proj_weight, own.in_proj_bias)
            query, key, value = (part.unflatten(2, (heads, -1)).transpose(1, 2) for part in states.chunk(3, -1))
            kept.append((query @ key.transpose(2, 3) / query.shape[-1] ** 0.5).softmax(-1))
            tokens = tokens + own.out_proj((kept[-1] @ value).transpose(1, 2).flatten(2))
            tokens = tokens + block.mlp(block.ln_2(tokens))
        return kept, model.heads(model.encoder.ln(tokens)[:, 0])[0, self.category]


# ---- Scaling

def first_scaled(map_, size):
    """Negative values to zero, to [0, 1], and to the size of the input."""
    map_ = np.maximum(np.float64(map_), 0)
    map_ = (map_ - map_.min()) / (1e-7 + np.ptp(map_))
    return torch.nn.functional.interpolate(
        torch.from_numpy(map_)[None, None], size, mode="bilinear", align_corners=False)[0, 0].numpy()


def scaled(map_, size):
    map_ = first_scaled(map_, size)
    return (map_ - map_.min()) / (1e-7 + np.ptp(map_))


# ---- What is compared with what

@dataclasses.dataclass
class Row:
    method: str
    program: str
    compute: Callable | list  # several: of as many seeds
    layers: tuple = ("last", "inner")
    differs: str = ""  # why it does; empty where both must be the same


CAM, TORCHCAM, CAPTUM, XAI, FORMULA = "pytorch-grad-cam", "TorchCAM", "Captum", "OpenVINO-XAI", "formula"
SCORE_CAM = "its masks are resized with half-pixel centres, where pytorch-grad-cam and the authors align corners"
KINKS = "by rounding: in 32 pictures some units are at their kink, and fall on its other side"
PROBABILITY = ("--target", "probability")
ROWS = [
    Row("grad-cam", CAM, others.grad_cam("GradCAM"), ("last", "inner", "transformer")),
    Row("grad-cam", TORCHCAM, others.torchcam_of("GradCAM")),
    Row("grad-cam++", CAM, others.grad_cam("GradCAMPlusPlus"), ("last", "inner", "transformer")),
    Row("grad-cam++", TORCHCAM, others.torchcam_of("GradCAMpp"),
        differs="its division in place is of a copy, so that the weights are Σ relu(G)³, and not the paper's"),
    Row("grad-cam++", FORMULA + ", nothing added", formulas.plus_plus_of_paper,
        differs="1e-6 is added to the denominator here, as in pytorch-grad-cam; it is as large as the squares of these gradients"),
    Row("grad-cam-elementwise", CAM, others.grad_cam("GradCAMElementWise"), ("last", "inner", "transformer")),
    Row("hires-cam", CAM, others.grad_cam("HiResCAM"), ("last", "inner", "transformer")),
    Row("xgrad-cam", CAM, others.grad_cam("XGradCAM"), ("last", "inner", "transformer")),
    Row("xgrad-cam", TORCHCAM, others.torchcam_of("XGradCAM")),
    Row("layer-cam", CAM, others.grad_cam("LayerCAM"), ("last", "inner", "transformer")),
    Row("layer-cam", TORCHCAM, others.torchcam_of("LayerCAM")),
    Row("eigen-cam", CAM, others.grad_cam("EigenCAM"), ("last", "inner", "transformer")),
    Row("eigen-grad-cam", CAM, others.grad_cam("EigenGradCAM"), ("last", "inner", "transformer")),
    Row("full-grad", CAM, others.grad_cam("FullGrad"), ("last",)),
    # At the last layer with its 1,280 channels the tests hold them against pytorch-grad-cam; here that would take long.
    Row("ablation-cam", FORMULA, formulas.ablation, ("inner",)),
    Row("ablation-cam", CAM, others.grad_cam("AblationCAM"), ("inner",),
        differs="where a layer has negative values it sets a channel to −1e7, \"deviating from the paper\" as it says, and not to zero"),
    Row("score-cam", CAM, others.grad_cam("ScoreCAM"), ("inner",)),
    Row("score-cam", TORCHCAM, others.torchcam_of("ScoreCAM"), ("inner",), differs=SCORE_CAM),
    Row("cam", TORCHCAM, others.torchcam_of("CAM", fc_layer="net._fc"), ("last",)),
    Row("fem", CAM, others.grad_cam("FEM"), ("last", "inner", "transformer")),
    Row("kpca-cam", CAM, others.grad_cam("KPCA_CAM"), ("last", "inner", "transformer")),
    Row("seg-eigen-cam", CAM, others.grad_cam("SegEigenCAM"), ("last", "inner", "transformer")),
    Row("finer-cam", TORCHCAM, others.torchcam_of("FinerCAM")),
    Row("finer-cam", CAM, others.grad_cam("FinerCAM", alpha=0.6),
        differs="at γ = 0.6: it weights the three classes by their probabilities, where the paper takes their mean"),
    Row("shapley-cam", CAM, others.rest("ShapleyCAM")),
    Row("shapley-cam", FORMULA, formulas.shapley, ("last", "inner", "transformer")),
    Row("lift-cam", CAPTUM, others.lift, ("last",)),
    Row("lift-cam", FORMULA, formulas.lift),
    Row("recipro-cam", XAI, others.kept_places("TorchReciproCAM")),
    Row("vit-recipro-cam", FORMULA, formulas.vit_recipro, ("last", "inner", "transformer")),
    Row("vit-recipro-cam", XAI, others.kept_places("TorchViTReciproCAM"), ("transformer",)),
    Row("ss-cam", FORMULA + ", the same noise", formulas.ss_cam, ("inner",)),
    Row("ss-cam", TORCHCAM, [others.torchcam_of("SSCAM", seed=seed, num_samples=10) for seed in (1, 2, 3)], ("inner",),
        differs="noise of its own for each channel, where all have the same here"),
    Row("is-cam", FORMULA, formulas.is_cam, ("inner",)),
    Row("is-cam", TORCHCAM, others.torchcam_of("ISCAM", num_samples=10), ("inner",),
        differs="its steps add up, so that the masks grow to 5.5 times themselves; the paper's end at the mask"),
    Row("refine-cam", CAM, others.grad_cam("RefineCAM", layers=True), ("several",),
        differs="by rounding: a product of three maps, whose weights are squares of gradients as small as the 1e-6 beside them"),
    Row("refine-cam", TORCHCAM, others.torchcam_of("RefineCAM", layers=True, call={"target_shape": (224, 224)}), ("several",),
        differs="by its grad-cam++, as above"),
    Row("refine-cam", FORMULA, formulas.refine, ("several",)),
    Row("winsor-cam", FORMULA, formulas.winsor, ("several",)),
    Row("rise", FORMULA + ", the same masks", formulas.rise, ("last",)),
    Row("rise", FORMULA + ", NumPy's masks", [lambda case, seed=seed: formulas.rise_as_published(probability(case), seed) for seed in (1, 2)],
        ("probability",), differs="of the probability, as in the paper: other masks, and scores not less their mean"),
    Row("rise", XAI, [lambda case, seed=seed: others.rise(seed)(probability(case)) for seed in (1, 2)], ("probability",),
        differs="of the probability; its masks are resized by cubic splines"),
    Row("occlusion", CAPTUM, others.occlusion, ("last",)),
    Row("integrated-gradients", CAPTUM, others.integrated_gradients(), ("last",), differs=KINKS),
    Row("integrated-gradients", CAPTUM + "'s default", others.integrated_gradients("gausslegendre", 50), ("last",),
        differs="50 steps of Gauss and Legendre, where 32 midpoints are taken here"),
    Row("smooth-grad", FORMULA + ", the same noise", formulas.smooth_grad, ("last",), differs=KINKS),
    Row("smooth-grad", CAPTUM, [others.smooth_grad(seed) for seed in (1, 2, 3)], ("last",), differs="other noise"),
    Row("attention-rollout", FORMULA, formulas.attention_rollout, ("transformer",)),
    Row("gradient-rollout", FORMULA, formulas.gradient_rollout, ("transformer",)),
    Row("le-grad", TORCHCAM, others.le_grad(True), ("transformer",)),
    Row("le-grad", TORCHCAM + "'s default", others.le_grad(False), ("transformer",),
        differs="it scores each block by the mean of all tokens, though the network's head reads the class's token"),
    Row("random-cam", FORMULA + ", the same weights", formulas.random_weights),
    Row("random-cam", CAM, [others.random_of_seed(seed) for seed in (1, 2, 3)], ("last",), differs="other weights"),
]


NOTES = """Two things to know of the program's own maps:

- `grad-cam++` adds 1e-6 to the denominator of its shares, as pytorch-grad-cam does. Where gradients are that small (a thousandth behind a mean
  over 49 places), this is not only against a division by zero: the rows *nothing added* show by how much.
- Negative values are cut off in every map. OpenVINO-XAI scales from the least to the greatest value instead, so that its maps show places even
  where all scores are negative; here such a map is empty, and a warning says so.

Of the twenty later methods none has been held against its authors' own code, which no package brings.
"""


class Probability(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, x): return self.model(x).softmax(-1)


def probability(case):
    return dataclasses.replace(case, model=Probability(case.model), module_name="model." + case.module_name)


# ---- Ours

def prepared(folder, methods):
    """Our maps and the case by the name of a setting: the numbers that `explain` wrote."""
    lite, vit = efficientnet_lite(0), transformer()
    onnx = str(folder / "transformer.onnx")
    torch.onnx.export(vit, (torch.zeros(1, 3, 112, 112),), onnx, dynamo=False, opset_version=17, input_names=["input"],
                      output_names=["logits"])
    norm = "encoder.layers.encoder_layer_3.ln_1"
    value = "/encoder/layers/encoder_layer_3/ln_1/LayerNormalization_output_0"
    own = ["--class", "282"]
    settings = {
        "last": (lite, "head_relu", ["efficientnet-lite0", *own, "--layer", "head_relu"]),
        "inner": (lite, "net._blocks.10", ["efficientnet-lite0", *own, "--layer", "_blocks.10"]),
        "several": (lite, "head_relu", ["efficientnet-lite0", *own, "--layer", *SEVERAL]),
        "probability": (lite, "head_relu", ["efficientnet-lite0", *own, *PROBABILITY]),
        "transformer": (vit, norm, [onnx, "--layer", value]),
    }
    result = {}
    for name, (model, module, (network, *options)) in settings.items():
        wanted = [method for method in methods if any(row.method == method and name in row.layers for row in ROWS)]
        if not wanted:
            continue
        place = folder / name
        place.mkdir()
        _, numbers = reference.explain(network, options, IMAGE, wanted, place)
        category = int(next(key for key in numbers if key.count("/") and key.split("/")[0].isdigit()).split("/")[0])
        several = tuple("net." * layer.startswith("_") + layer for layer in SEVERAL) if model is lite else ()
        case = Case(model, module, category, torch.from_numpy(numbers["input"]), several)
        logits = model(case.x)[0].detach().numpy()
        assert reference.error(numbers["logits"].ravel(), logits) < 1e-4
        result[name] = case, {method: numbers[f"{category}/{method}"] for method in wanted}
    return result


# ---- Comparison

def correlation(one, other):
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def span(numbers):
    low, high = f"{min(numbers):.3f}", f"{max(numbers):.3f}"
    return low if low == high else f"{low} to {high}"


def compared(row, name, case, ours):
    """A table's line."""
    if not ours.any():
        empty = not any(np.any(scaled(function(case), case.size)) for function in np.atleast_1d(row.compute))
        verdict = "the same: both are empty, as all scores are below zero" if empty else "differs: only one is empty"
        return f"| `{row.method}` | {row.program} | {name} | {'0' if empty else ''} | – |  | {verdict} |", empty
    functions = row.compute if isinstance(row.compute, list) else [row.compute]
    theirs = [scaled(function(case), case.size) for function in functions]
    differences = [np.abs(map_ - ours).max() for map_ in theirs]
    correlations = [correlation(map_, ours) for map_ in theirs]
    same = max(differences) <= LARGEST
    number, spread = f"{min(correlations):.6f}", ""
    if len(theirs) > 1:
        number = span(correlations)
        spread = span([correlation(one, other) for one, other in itertools.combinations(theirs, 2)])
    verdict = "the same" if same else "differs" + (f": {row.differs}" if row.differs else "")
    line = f"| `{row.method}` | {row.program} | {name} | {max(differences):.1e} | {number} | {spread} | {verdict} |"
    return line, same or bool(row.differs)


def versions():
    names = {"torch": "torch", "grad-cam": CAM, "torchcam": TORCHCAM, "captum": CAPTUM, "openvino-xai": XAI}
    return ", ".join(f"{title} {importlib.metadata.version(name).split('+')[0]}" for name, title in names.items())


HEAD = """# Methods against other programs

Measured on {date} by `make conformance-methods` with {versions}:
the map of every method beside that of another program, or of the paper's formula in NumPy and PyTorch (`Scripts/conformance/method_formulas.py`). Networks and layers: EfficientNet-Lite0 at its last feature
map (`head_relu`, *last*), at `_blocks.10` (*inner*) and at `_blocks.4`, `_blocks.10` and `head_relu` together (*several*), class 282 of
`{image}`; and a vision transformer of four blocks with random weights at the last block's first normalisation (*transformer*). All get the
same input; maps of both sides are cut off below zero, scaled to 0 … 1 and resized to the input. The same is what differs by {largest:.0e}
at most. Where another program draws lots of its own, it was asked with several seeds: the columns give the correlation with each of its
maps, and the correlations among these: where both are alike, so are the methods.

| method | beside | layer | largest difference | correlation | among its own seeds | |
|---|---|---|---|---|---|---|"""


def write(head, line):
    """Puts a line into the document in its place; the others stay as they were measured."""
    def key(line): return tuple(cell.strip(" `") for cell in line.split("|")[1:4])

    old = [line for line in DOCUMENT.read_text().splitlines() if line.startswith("| `")] if DOCUMENT.exists() else []
    lines = {key(line): line for line in [*old, line]}
    order = [(row.method, row.program, name) for row in ROWS for name in row.layers]
    DOCUMENT.write_text("\n".join([head, *(lines[place] for place in order if place in lines), "", NOTES]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", nargs="*")
    arguments = parser.parse_args()
    methods = list(dict.fromkeys(row.method for row in ROWS if not arguments.only or row.method in arguments.only))
    head = HEAD.format(date=datetime.date.today(), versions=versions(), image=IMAGE, largest=LARGEST)
    print(head, flush=True)
    passes = True
    with tempfile.TemporaryDirectory() as folder:
        settings = prepared(pathlib.Path(folder), methods)
        for row in ROWS:
            for name in row.layers:
                if row.method in methods:
                    case, ours = settings[name]
                    line, passed = compared(row, name, case, ours[row.method])
                    print(line, flush=True)
                    passes = passes and passed
                    if arguments.write:
                        write(head, line)
    sys.exit(0 if passes else 1)


if __name__ == "__main__":
    main()
