#!/usr/bin/env python3
"""Golden values of the methods beyond the first eleven, from numbers alone: `<out>/further.safetensors` with

  activations.<i>, gradients.<i>  [C, h, w]  what two layers of a network might have recorded, drawn from a seed
  map.<method>                    [h, w]     of layer 0, before any scaling; a principal component has an arbitrary sign
  attention.<i>, attention-gradients.<i>  [heads, T, T]  what three blocks of a transformer might have
  map.attention-rollout, map.gradient-rollout, map.le-grad  [h, w]  of one token before 3 × 4 of the picture
  map.refine-cam, map.winsor-cam  [H, W]     of both layers, before the last scaling

fem, kpca-cam and seg-eigen-cam by pytorch-grad-cam; refine-cam by TorchCAM's fusing of grad-cam++'s maps; winsor-cam
and those of transformers by their formulas in NumPy.

Needs: torch grad-cam==1.5.7 torchcam==0.5.0 safetensors

  make_further_goldens.py Tests/Fixtures/goldens
"""
import argparse, pathlib
import numpy as np
import torch
import torch.nn.functional as F
from pytorch_grad_cam import FEM, SegEigenCAM
from pytorch_grad_cam.utils.svd_on_activations import get_2d_projection_kernel
from safetensors.torch import save_file
from torchcam.methods import RefineCAM

SIZE = (24, 18)


def plus_plus(a, g):
    square = g ** 2
    share = square / (2 * square + g ** 3 * a.sum((1, 2), keepdims=True) + 1e-6)
    weights = (np.maximum(g, 0) * np.where(g != 0, share, 0)).sum((1, 2))
    return np.tensordot(weights, a, 1)


def laid_over(map_):
    map_ = np.maximum(map_, 0)
    map_ = (map_ - map_.min()) / (1e-7 + np.ptp(map_))
    return F.interpolate(torch.from_numpy(map_)[None, None], SIZE, mode="bilinear", align_corners=False)[0, 0].numpy()


def winsor(layers):
    importance = np.array([max(g.mean(), 0) for _, g in layers])
    positive = importance > 0
    cut = np.minimum(importance, np.percentile(importance[positive], 90))
    low, high = cut[positive].min(), cut[positive].max()
    weights = np.where(positive, 0.1 + 0.9 * (cut - low) / (high - low), 0)
    return sum(w * laid_over(np.maximum(np.tensordot(g.mean((1, 2)), a, 1), 0)) for w, (a, g) in zip(weights, layers))


def of_class(relevance):
    return relevance[0, 1:].reshape(3, 4)


def transformer(attention, gradients):
    identity = np.eye(attention[0].shape[-1])
    rollout, relevance = identity, identity
    for a, g in zip(attention, gradients):
        mixing = (a.mean(0) + identity) / 2
        rollout = mixing / mixing.sum(-1, keepdims=True) @ rollout
        relevance = relevance + np.maximum(a * g, 0).mean(0) @ relevance
    rises = sum(np.maximum(g, 0).mean((0, 1)) for g in gradients)
    return {"map.attention-rollout": of_class(rollout), "map.gradient-rollout": of_class(relevance),
            "map.le-grad": rises[1:].reshape(3, 4)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    out = parser.parse_args().out
    random = np.random.default_rng(5)
    layers = []
    for shape in ((9, 6, 5), (20, 4, 3), (12, 3, 3)):
        a = np.maximum(random.normal(0.4, 1, shape), 0).astype(np.float32)
        layers.append((a, random.normal(0.02, 0.5 / shape[0], shape).astype(np.float32)))
    tensors = {}
    for index, (a, g) in enumerate(layers):
        tensors[f"activations.{index}"], tensors[f"gradients.{index}"] = a, g
    a, g = (x[None] for x in layers[0])
    fem = FEM.__new__(FEM)
    fem.k = 2
    tensors["map.fem"] = fem.get_cam_image(None, None, None, a, None, False)[0]
    tensors["map.kpca-cam"] = get_2d_projection_kernel(a)[0]
    tensors["map.seg-eigen-cam"] = SegEigenCAM.get_cam_image(None, None, None, None, a, g, False)[0]
    maps = [torch.from_numpy(np.maximum(plus_plus(a, g), 0))[None] for a, g in layers]
    tensors["map.refine-cam"] = RefineCAM.fuse_cams(maps, SIZE, normalized=False)[0].numpy()
    tensors["map.winsor-cam"] = winsor(layers)
    attention = [torch.from_numpy(random.normal(0, 2, (2, 13, 13))).softmax(-1).float().numpy() for _ in range(3)]
    slopes = [random.normal(0, 1, (2, 13, 13)).astype(np.float32) for _ in range(3)]
    for index, (a, g) in enumerate(zip(attention, slopes)):
        tensors[f"attention.{index}"], tensors[f"attention-gradients.{index}"] = a, g
    tensors |= transformer([a.astype(float) for a in attention], slopes)
    for instance in (fem,):  # what a base class releases when it goes
        instance.activations_and_grads = type("Nothing", (), {"release": lambda self: None})()
    save_file({k: torch.from_numpy(np.ascontiguousarray(v, dtype=np.float32)) for k, v in tensors.items()},
              out / "further.safetensors")


main()
