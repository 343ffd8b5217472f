#!/usr/bin/env python3
"""Expected values of the faithfulness measures beside ROAD, for maps of the goldens, computed with PyTorch and NumPy.

For each small case in `<goldens>` it writes `<out>/<case>.json` with, for some methods,

  masked                each class's probability when the picture is multiplied by the map
  drop, increase        average drop and increase of confidence, class by class; cross-checked with pytorch-grad-cam
  insertion, deletion   the 51 probabilities as 0, 2, 4 … 100 % of the pixels are exchanged, the most relevant first,
                        and the area under them, by NumPy's trapezoidal rule
  complexity            the mean of the map
  adcc                  coherency and ADCC for the case's class and the likeliest one, the second map made by
                        pytorch-grad-cam; for some of the methods, and no constant map
  arcc                  pytorch-grad-cam's ARCC and its three parts for the same, where its ROAD is a number; without
                        noise, and with the probability as the score of both the maps and ROAD

and for pairs of maps their structural similarity (scikit-image) and correlation (NumPy), and for Grad-CAM the
similarity with its map of every other class.

Insertion and deletion need an order without ties, as those are broken at random: they take 0.99·map + 0.01·ramp, with
ramp = (index·7919 mod n)/n, in single precision. The blurred picture is SciPy's: a Gaussian of standard deviation 5 and
11 pixels, edges repeated.

In `<out>/<case>.quantus.json` stand the values of further measures: see `quantus_measures.py`.

Needs: torch torchvision grad-cam safetensors scikit-image scipy pillow quantus==0.6.0

  make_measures.py Tests/Fixtures/goldens Tests/Fixtures/measures
"""
import argparse, json, pathlib
import numpy as np
import scipy.ndimage
import torch
from pytorch_grad_cam import GradCAM, LayerCAM
from pytorch_grad_cam.metrics.arcc import ARCC
from pytorch_grad_cam.metrics.cam_mult_image import DropInConfidence, IncreaseInConfidence
from pytorch_grad_cam.metrics.road import NoisyLinearImputer
from pytorch_grad_cam.utils.model_targets import ClassifierOutputSoftmaxTarget, ClassifierOutputTarget
from safetensors.torch import load_file
from skimage.metrics import structural_similarity

from make_goldens import DenseHead, NarrowResNet
from quantus_measures import quantus_measures

METHODS = ["grad-cam", "layer-cam", "eigen-cam", "full-grad"]
REMADE = {"grad-cam": GradCAM, "layer-cam": LayerCAM}
STEPS = 50


def network(spec, weights):
    if spec.startswith("narrow_resnet"):
        model = NarrowResNet([2, 1, 1, 2], 10)
    else:
        from torchvision.models.densenet import DenseNet
        model = DenseHead(DenseNet(growth_rate=12, block_config=(2, 3, 3, 2), num_init_features=24, bn_size=2,
                                   num_classes=10))
    model.load_state_dict(torch.load(weights))
    model.eval()
    return model, model.layer4[-1] if spec.startswith("narrow_resnet") else model.relu5


def probabilities(model, images):
    with torch.no_grad():
        return torch.softmax(model(images).double(), dim=-1).numpy()


def curve(model, category, cam, start, end):
    """Probabilities as the pixels of `start` become those of `end`, the most relevant first."""
    n = cam.size
    ramp = (np.arange(n) * 7919 % n).astype(np.float32) / np.float32(n)
    ranking = np.argsort(-(np.float32(0.99) * cam.ravel() + np.float32(0.01) * ramp), kind="stable")
    pictures = []
    for step in range(STEPS + 1):
        chosen = torch.zeros(n, dtype=torch.bool)
        chosen[torch.from_numpy(ranking[:round(step / STEPS * n)])] = True
        pictures.append(torch.where(chosen.view(1, *cam.shape), end, start))
    values = probabilities(model, torch.stack(pictures))[:, category]
    return {"curve": [round(v, 8) for v in values.tolist()], "area": float(np.trapezoid(values, dx=1 / STEPS))}


def arcc(model, layer, method, x, cam, category):
    """ARCC and its parts; nothing where ROAD leaves no pixel, of which the imputation makes NaN."""
    targets = [ClassifierOutputSoftmaxTarget(category)]
    with method(model=model, target_layers=[layer]) as maker:
        measure = ARCC(maker)
        road = float(measure.road(x, cam[None], targets, model)[0])
        if not np.isfinite(road):
            return []
        return [{"class": category, "road": road,
                 "coherency": float(measure.coherency(x, cam[None], targets, model, maker)[0]),
                 "complexity": float(measure.complexity(cam[None])[0]),
                 "value": float(measure(x, cam[None], targets, model)[0])}]


def measures(name, goldens):
    about = json.loads((goldens / f"{name}.json").read_text())
    golden = load_file(goldens / f"{name}.safetensors")
    model, layer = network(about["model"], goldens / f"{about['model']}.pth")
    category, x = about["class"], golden["input"]
    whole = probabilities(model, x)[0]
    blurred = torch.from_numpy(scipy.ndimage.gaussian_filter(
        x[0].numpy().astype(np.float64), sigma=(0, 5, 5), mode="nearest", radius=(0, 5, 5)).astype(np.float32))
    result = {"probabilities": whole.tolist(), "methods": {}, "pairs": [], "otherClasses": []}
    for method in METHODS:
        cam = golden[f"cam.{method}"].numpy()
        masked = probabilities(model, x * torch.from_numpy(cam))[0]
        drop = np.maximum(0, whole - masked) / whole
        complexity = float(np.abs(cam.astype(np.float64)).mean())
        entry = {"masked": masked.tolist(), "drop": drop.tolist(), "increase": (masked > whole).astype(int).tolist(),
                 "complexity": complexity, "adcc": [], "arcc": [], "insertion": curve(model, category, cam, blurred, x[0]),
                 "deletion": curve(model, category, cam, x[0], torch.zeros_like(x[0]))}
        for each in range(len(whole)):
            # pytorch-grad-cam's drop is not divided by the probability of the whole picture.
            targets = [ClassifierOutputSoftmaxTarget(each)]
            assert abs(DropInConfidence()(x, cam[None], targets, model)[0] - drop[each] * whole[each]) < 1e-6
            assert IncreaseInConfidence()(x, cam[None], targets, model)[0] == entry["increase"][each]
        for each in sorted({category, about["top1"]}) if method in REMADE and cam.any() else []:
            with REMADE[method](model=model, target_layers=[layer]) as maker:
                again = maker(input_tensor=x * torch.from_numpy(cam), targets=[ClassifierOutputTarget(each)])[0]
            assert again.std() > 0
            coherency = (1 + np.corrcoef(cam.ravel().astype(np.float64), again.ravel())[0, 1]) / 2
            parts = np.array([coherency, 1 - complexity, 1 - drop[each]])
            entry["adcc"].append({"class": each, "coherency": float(coherency),
                                  "value": float(len(parts) / np.sum(1 / parts))})
            entry["arcc"] += arcc(model, layer, REMADE[method], x, cam, each)
        result["methods"][method] = entry
    for a in METHODS:
        for b in METHODS:
            one, other = (golden[f"cam.{m}"].numpy().astype(np.float64) for m in (a, b))
            # A constant map has no correlation.
            correlation = float(np.corrcoef(one.ravel(), other.ravel())[0, 1]) if one.any() and other.any() else None
            result["pairs"].append({
                "methods": [a, b], "structural": float(structural_similarity(one, other, data_range=1)),
                "correlation": correlation})
    with GradCAM(model=model, target_layers=[layer]) as maker:
        own = golden["cam.grad-cam"].numpy()
        for other in range(10):
            cam = maker(input_tensor=x.clone(), targets=[ClassifierOutputTarget(other)])[0]
            result["otherClasses"].append(float(structural_similarity(own.astype(np.float64), cam.astype(np.float64),
                                                                      data_range=1)))
    return result


def further_measures(name, goldens):
    about = json.loads((goldens / f"{name}.json").read_text())
    golden = load_file(goldens / f"{name}.safetensors")
    model, layer = network(about["model"], goldens / f"{about['model']}.pth")
    maps = {method: golden[f"cam.{method}"].numpy() for method in METHODS}
    return quantus_measures(model, layer, golden["input"], about["class"], maps, REMADE, probabilities)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("goldens", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    args = parser.parse_args()
    NoisyLinearImputer.__init__.__defaults__ = (0, *NoisyLinearImputer.__init__.__defaults__[1:])
    args.out.mkdir(parents=True, exist_ok=True)
    for name in ["narrow_resnet-1-chelsea-3", "tiny_densenet-1-chelsea-7"]:
        (args.out / f"{name}.json").write_text(json.dumps(measures(name, args.goldens), allow_nan=False) + "\n")
        further = json.dumps(further_measures(name, args.goldens), allow_nan=False)
        (args.out / f"{name}.quantus.json").write_text(further + "\n")


if __name__ == "__main__":
    main()
