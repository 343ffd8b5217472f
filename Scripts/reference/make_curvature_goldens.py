#!/usr/bin/env python3
"""Second derivatives of the small networks of the architectures' fixtures, in double precision: `<out>/goldens/curvature.safetensors`
with, for each network at a layer with bends behind it, of y = x_c + log p_c (class 2, the fixtures' input)

  <name>.channels  [C]     mean over places of H·A, by a second backward pass with A held
  <name>.places    [h, w]  sum over channels of it
  <name>.weights   [C]     of pytorch-grad-cam's ShapleyCAM, mean over places of G − H·A/2; of maps [C, h, w] alone

Needs: torch torchvision grad-cam==1.5.7 safetensors

  make_curvature_goldens.py Tests/Fixtures
"""
import argparse, pathlib, sys
from types import SimpleNamespace
import torch
from pytorch_grad_cam import ShapleyCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputReST
from safetensors.torch import load_file, save_file
from torch.nn.attention import SDPBackend, sdpa_kernel

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "fixtures"))
from make_architecture_fixtures import CATEGORY, NETWORKS, over_image, randomise

# The module, and whether it keeps channels last. What stands behind: ReLU and softmax; max poolings; two linear layers; gates;
# hard-swish; SiLU; GELU and normalisation; attention; cosines between tokens; attention along a grid.
LAYERS = {
    "resnet": ("layer3", False), "googlenet": ("inception4e", False), "vgg": ("features.8", False),
    "regnet": ("trunk_output.block3", False), "mobilenet": ("features.2", False), "efficientnet": ("features.3", False),
    "convnext": ("features.3.0", False), "vit": ("encoder.layers.encoder_layer_0.ln_1", True),
    "swin": ("features.3.1.norm1", True), "swin_v2": ("features.4.norm", True), "maxvit": ("blocks.0", False),
}


class HardSigmoid(torch.nn.Module):
    """PyTorch's own has no second derivative."""

    def forward(self, x):
        return torch.nn.functional.relu6(x + 3) / 6


def network(name, fixtures):
    seed = list(NETWORKS).index(name)
    make, side, _ = NETWORKS[name]
    torch.manual_seed(seed)
    net, _ = make()
    for module in net.modules():
        if hasattr(module, "inplace"):
            module.inplace = False
        for key, child in module.named_children():
            if isinstance(child, torch.nn.Hardsigmoid):
                setattr(module, key, HardSigmoid())
    x = ((37 * torch.arange(3 * side * side)) % 101).float().reshape(1, 3, side, side) / 50 - 1
    randomise(net, x, torch.Generator().manual_seed(seed))
    net, x = net.double(), x.double()
    expected = load_file(fixtures / f"architectures/{name}.golden.safetensors")["logits"]
    assert torch.allclose(net(x).float(), expected, atol=1e-5), f"{name}: other weights than the fixture's"
    return net, x


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fixtures", type=pathlib.Path)
    fixtures = parser.parse_args().fixtures
    torch.set_num_threads(1)
    tensors = {}
    for name, (path, is_last) in LAYERS.items():
        net, x = network(name, fixtures)
        layer, kept = net.get_submodule(path), []
        handle = layer.register_forward_hook(lambda _, __, output: kept.append(output))
        # The fused attention has no second derivative.
        with sdpa_kernel(SDPBackend.MATH):
            logits = net(x.requires_grad_())
        handle.remove()
        y = ClassifierOutputReST(CATEGORY)(logits[0])
        g = torch.autograd.grad(y, kept[0], create_graph=True)[0]
        held = kept[0].detach().clone()
        if held.ndim == 3:
            held[:, 0] = 0  # the class's token is no part of the map
        product = torch.autograd.grad((g * held).sum(), kept[0], retain_graph=True)[0]
        product = over_image(product[0], is_last)
        tensors[f"{name}.channels"], tensors[f"{name}.places"] = product.mean((1, 2)), product.sum(0)
        if not is_last:
            cam = ShapleyCAM.__new__(ShapleyCAM)
            cam.activations_and_grads, cam.device = SimpleNamespace(reshape_transform=None, release=list), "cpu"
            tensors[f"{name}.weights"] = torch.from_numpy(cam.get_cam_weights(None, None, None, kept[0], g)[0])
        print(name, list(kept[0].shape), float(product.abs().max()), float(g.abs().max()))
    save_file({name: tensor.detach().float().contiguous() for name, tensor in tensors.items()},
              fixtures / "goldens/curvature.safetensors")


if __name__ == "__main__":
    main()
