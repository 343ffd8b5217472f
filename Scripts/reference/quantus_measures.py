"""Expected values of further measures, computed by Quantus 0.6 for maps of the goldens; `make_measures.py` asks for them.

For some methods of a case, of 0.99·map + 0.01·ramp as there, so that no two pixels are equal:

  pixelFlipping    the 48 probabilities as the darkest value takes the place of 192 more pixels, the most relevant first
  monotonicity     the 49 probabilities as zeros give way to 192 more pixels, the least relevant first, by NumPy: Quantus 0.6
                   puts its baseline in the place of its baseline there and so says True of every map, which is asserted
  irof             the area over the curve as patches of 16 × 16 pixels are set to zero; by a function of ours, as that of
                   Quantus 0.6 refuses pictures of several channels; of the map plus 0.05/36 times the patch's number, as the
                   ramp is the same on average in all of them
  sensitivityN     for sets of a quarter and of half of the 12 × 12 blocks of the picture the correlation, by Quantus' function
  infidelity       β and the squared error over 20 squares, by Quantus' function
  massAccuracy, rankAccuracy, pointing   with the box [20, 30, 40, 50] (left, top, width, height)

of the map itself

  sparseness       the Gini index

and for those that are made anew, the second maps by pytorch-grad-cam, maxSensitivity under three fields of noise.

Sets, squares and noise are arithmetic, so that a test can make them too; see the functions. Probabilities are after softmax.
"""
import numpy as np
import quantus
import quantus.helpers.utils
import torch
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from quantus.functions.loss_func import mse
from quantus.functions.similarity_func import correlation_pearson

assert quantus.__version__ == "0.6.0"
# Quantus 0.6 calls it by the name that NumPy 2.4 no longer has.
np.trapz = np.trapezoid
QUIET = {"disable_warnings": True}
PLAIN = {"abs": False, "normalise": False, **QUIET}
STEP = 192
BOX = (20, 30, 40, 50)


def distinct(cam):
    n = cam.size
    ramp = (np.arange(n) * 7919 % n).astype(np.float32) / np.float32(n)
    return np.float32(0.99) * cam + np.float32(0.01) * ramp.reshape(cam.shape)


def block_sets(side):
    """Sets of blocks of side/12 pixels: by percent, 24 masks each."""
    blocks = np.arange(144)
    for percent, size in [(25, 36), (50, 72)]:
        masks = []
        for s in range(24):
            chosen = ((blocks * blocks * 31 + blocks * 89 * (s + 1) + s * 37) % 144) < size
            masks.append(np.kron(chosen.reshape(12, 12), np.ones((side // 12, side // 12), bool)).astype(bool))
        yield percent, masks


def squares(side):
    for s in range(20):
        width = 12 + s
        mask = np.zeros((side, side), bool)
        top, left = s * 29 % (side - width), s * 53 % (side - width)
        mask[top:top + width, left:left + width] = True
        yield mask


def noise(shape, s):
    n = int(np.prod(shape))
    return (0.1 * (2 * ((np.arange(n) * 7919 + s * 1237) % n) / n - 1)).reshape(shape)


def patches(img, segmentation_method):
    rows, columns = np.indices(img.shape[:2]) // 16
    return rows * (img.shape[1] // 16) + columns


def plain(values):
    return [round(float(v), 8) for v in np.ravel(values)]


def quantus_measures(model, layer, x, category, maps, remade, probabilities):
    """
    maps: by method, [H, W]; remade: by method the class that makes it; probabilities: of a batch, [N, K].
    """
    quantus.helpers.utils.get_superpixel_segments = patches
    picture, y = x.numpy(), np.array([category])
    side = picture.shape[-1]

    def losses(masks):
        kept = torch.from_numpy(np.stack([~mask for mask in masks])[:, None])
        return probabilities(model, x)[0, category] - probabilities(model, x * kept)[:, category]

    result = {}
    for method, cam in maps.items():
        ranked = distinct(cam)
        a = ranked[None, None]
        entry = {"sparseness": float(quantus.Sparseness(**PLAIN)(
            model, picture, y, cam.astype(np.float64)[None, None])[0]) if cam.any() else None}
        entry["pixelFlipping"] = plain(quantus.PixelFlipping(
            features_in_step=3 * STEP, perturb_baseline="black", **PLAIN)(model, picture, y, a, softmax=True)[0])
        assert quantus.Monotonicity(features_in_step=3 * STEP, perturb_baseline=0.0, **PLAIN)(
            model, picture, y, a, softmax=True) == [True]
        order = np.argsort(ranked.ravel(), kind="stable")
        grown = []
        for step in range(order.size // STEP + 1):
            chosen = np.zeros(order.size, bool)
            chosen[order[:step * STEP]] = True
            grown.append(x[0] * torch.from_numpy(chosen.reshape(ranked.shape)))
        entry["monotonicity"] = plain(probabilities(model, torch.stack(grown))[:, category])
        graded = ranked + np.float32(0.05) * (patches(ranked, "").astype(np.float32) / np.float32(36))
        entry["irof"] = float(quantus.IROF(
            perturb_func=lambda arr, mask, **_: np.where(mask, 0, arr), return_aggregate=False, **PLAIN)(
                model, picture, y, graded[None, None], softmax=True)[0])
        unit = ranked.astype(np.float64)
        unit = (unit - unit.min()) / (unit.max() - unit.min())
        entry["sensitivityN"] = [
            {"percent": percent,
             "correlation": float(correlation_pearson(np.array([unit[m].sum() for m in masks]), losses(masks)))}
            for percent, masks in block_sets(side)]
        masks = list(squares(side))
        sums, lost = np.array([unit[m].sum() for m in masks]), losses(masks)
        scale = float((sums * lost).sum() / (sums ** 2).sum())
        entry["infidelity"] = {"scale": scale, "value": float(mse(a=lost, b=scale * sums))}
        box = np.zeros((1, 1, side, side), bool)
        box[..., BOX[1]:BOX[1] + BOX[3], BOX[0]:BOX[0] + BOX[2]] = True
        for name, measure in [("massAccuracy", quantus.RelevanceMassAccuracy),
                              ("rankAccuracy", quantus.RelevanceRankAccuracy)]:
            entry[name] = float(measure(**PLAIN)(model, picture, y, unit[None, None], box)[0])
        entry["pointing"] = float(quantus.PointingGame(**PLAIN)(model, picture, y, unit[None, None], box)[0])
        entry["maxSensitivity"] = None
        if method in remade and cam.any():
            drawn = iter(range(3))
            explained = lambda model, inputs, targets, **_: maker(
                input_tensor=torch.as_tensor(inputs, dtype=torch.float32).reshape(x.shape),
                targets=[ClassifierOutputTarget(int(targets[0]))])[:, None]
            with remade[method](model=model, target_layers=[layer]) as maker:
                entry["maxSensitivity"] = float(quantus.MaxSensitivity(
                    nr_samples=3, return_nan_when_prediction_changes=False,
                    perturb_func=lambda arr, **_: arr + noise(arr.shape, next(drawn)), **PLAIN)(
                        model, picture, y, cam[None, None], explain_func=explained)[0])
        result[method] = entry
    return result
