#!/usr/bin/env python3
"""The same question to metacam and to pytorch-grad-cam, with the times and how far the maps agree.

    pip install metacam-*.whl torch torchvision grad-cam opencv-python-headless
    python beside_pytorch_grad_cam.py resnet50.onnx picture.jpg

Both are asked about one network: torchvision's ResNet-50, which the first run exports to the named file (with the published weights
where torchvision has them or can fetch them, else with weights drawn from a seed), and about one input, normalised alike. Each is
asked once to warm up, and the median of five is told.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import Callable, Tuple

import numpy as np
import torch
import torchvision
from PIL import Image
from pytorch_grad_cam import EigenCAM, FullGrad, GradCAM, GradCAMPlusPlus, HiResCAM, LayerCAM, ScoreCAM, XGradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

import metacam

PEERS = {
    "grad-cam": GradCAM,
    "grad-cam++": GradCAMPlusPlus,
    "hires-cam": HiResCAM,
    "xgrad-cam": XGradCAM,
    "layer-cam": LayerCAM,
    "eigen-cam": EigenCAM,
    "full-grad": FullGrad,
    "score-cam": ScoreCAM,
}


def resnet(seed: int = 0) -> torch.nn.Module:
    try:
        return torchvision.models.resnet50(weights="IMAGENET1K_V2").eval()
    except Exception:
        print("the published weights cannot be had: a network with random ones is asked, whose maps say nothing")
        torch.manual_seed(seed)
        return torchvision.models.resnet50().eval()


def timed(ask: Callable[[], np.ndarray], repetitions: int) -> Tuple[float, np.ndarray]:
    answer = ask()
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        answer = ask()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("network", type=Path, help="resnet50.onnx, which is written if it is missing")
    parser.add_argument("picture", type=Path)
    parser.add_argument("--class", dest="target", type=int, default=282)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--repetitions", type=int, default=5)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)

    model = resnet()
    if not arguments.network.exists():
        torch.onnx.export(
            model, (torch.zeros(1, 3, 224, 224),), arguments.network, dynamo=False, input_names=["input"],
            output_names=["scores"],
        )
    image = Image.open(arguments.picture).convert("RGB")
    # What torchvision's networks are evaluated with, and metacam does for this file by itself.
    view = torchvision.transforms.Compose(
        [
            torchvision.transforms.Resize(256), torchvision.transforms.CenterCrop(224), torchvision.transforms.ToTensor(),
            torchvision.transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ]
    )
    tensor = view(image)[None]
    array = np.asarray(image)

    print(f"{'method':12}  {'metacam':>10}  {'pytorch-grad-cam':>16}  {'times as fast':>13}  {'correlation':>11}")
    with metacam.Session(threads=arguments.threads) as session:
        for method, peer in PEERS.items():

            def ask_metacam() -> np.ndarray:
                return session.explain(array, model=arguments.network, methods=method, target=arguments.target)[method]

            def ask_peer() -> np.ndarray:
                with peer(model=model, target_layers=[model.layer4[-1]]) as cam:
                    return cam(input_tensor=tensor, targets=[ClassifierOutputTarget(arguments.target)])[0]

            repetitions = 1 if method == "score-cam" else arguments.repetitions
            own_seconds, own = timed(ask_metacam, repetitions)
            peer_seconds, other = timed(ask_peer, repetitions)
            agreement = np.corrcoef(own.ravel(), other.ravel())[0, 1]
            print(
                f"{method:12}  {own_seconds * 1000:7.1f} ms  {peer_seconds * 1000:13.1f} ms  "
                f"{peer_seconds / own_seconds:13.1f}  {agreement:11.4f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
