"""The maps of the methods by other programs, for `methods_by_others.py`.

Each function gets a case (a network, a layer, a picture, a class) and returns the map before or after scaling: scaling it again changes
nothing. pytorch-grad-cam 1.5.7, TorchCAM 0.5.0, Captum 0.9.0 and OpenVINO-XAI 1.1.0 on PyTorch.
"""
import pathlib, sys

import captum.attr
import numpy as np
import openvino
import openvino.opset10
import pytorch_grad_cam
import torch
import torchcam.methods
from pytorch_grad_cam.utils.model_targets import ClassifierOutputReST, ClassifierOutputTarget

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from hooked_networks import with_fixed_sign

# OpenVINO-XAI imports names that OpenVINO has moved since.
sys.modules.setdefault("openvino.runtime", openvino)
sys.modules.setdefault("openvino.runtime.opset10", openvino.opset10)
openvino.runtime = openvino


# ---- pytorch-grad-cam

for _module in [module for name, module in sys.modules.items() if name.startswith("pytorch_grad_cam")]:
    for _name in ("get_2d_projection", "get_2d_projection_kernel"):
        if hasattr(_module, _name) and not _module.__name__.endswith("svd_on_activations"):
            setattr(_module, _name, with_fixed_sign(getattr(_module, _name)))


def grad_cam(name, layers=None, target=None, **words):
    def compute(case):
        method = getattr(pytorch_grad_cam, name)(
            model=case.model, target_layers=case.modules() if layers else [case.module],
            reshape_transform=case.reshape_transform())
        method.batch_size = 32
        targets = None if name == "FinerCAM" else [(target or ClassifierOutputTarget)(case.category)]
        if name == "FinerCAM":
            words["target_idx"] = case.category
        return method(input_tensor=case.x.clone(), targets=targets, **words)[0]
    return compute


def random_of_seed(seed):
    def compute(case):
        np.random.seed(seed)
        return grad_cam("RandomCAM")(case)
    return compute


def rest(name):
    return grad_cam(name, target=ClassifierOutputReST)


# ---- TorchCAM

def torchcam_of(name, layers=None, seed=0, call=None, **words):
    def compute(case):
        torch.manual_seed(seed)
        target = case.layer_names() if layers else case.module_name
        with getattr(torchcam.methods, name)(case.model, target, **words) as extractor:
            scores = case.model(case.x.clone().requires_grad_(True))
            if name in ("CAM", "ScoreCAM", "SSCAM", "ISCAM"):
                result = extractor(case.category)
            else:
                result = extractor(case.category, scores, **(call or {}))
        return result[0][0].detach().numpy()
    return compute


def le_grad(uses_class_token):
    """The projection that TorchCAM takes itself is of the mean of all tokens; the network's own is of the class's token."""
    def compute(case):
        model = case.model
        own = (lambda tokens: model.heads(model.encoder.ln(tokens)[:, 0])) if uses_class_token else None
        with torchcam.methods.LeGrad(model, list(model.encoder.layers), score_projection=own) as extractor:
            model(case.x.clone())
            return extractor(case.category)[0][0].detach().numpy()
    return compute


# ---- Captum

def occlusion(case):
    sides = [max(1, length // 7) for length in case.size]
    attribution = captum.attr.Occlusion(case.model).attribute(
        case.x, target=case.category, sliding_window_shapes=(3, *sides), strides=(3, *(side // 2 for side in sides)),
        baselines=0, perturbations_per_eval=16)
    return attribution[0].sum(0).detach().numpy()


def integrated_gradients(method="riemann_middle", steps=32):
    def compute(case):
        attribution = captum.attr.IntegratedGradients(case.model).attribute(
            case.x, baselines=0, target=case.category, n_steps=steps, method=method, internal_batch_size=8)
        return attribution[0].sum(0).detach().numpy()
    return compute


def smooth_grad(seed):
    def compute(case):
        torch.manual_seed(seed)
        noisy = captum.attr.NoiseTunnel(captum.attr.Saliency(case.model))
        attribution = noisy.attribute(
            case.x, nt_type="smoothgrad", nt_samples=32, nt_samples_batch_size=8, target=case.category, abs=False,
            stdevs=0.15 * float(case.x.max() - case.x.min()))
        return attribution[0].abs().sum(0).detach().numpy()
    return compute


class _Behind(torch.nn.Module):
    """What stands behind the last feature map of EfficientNet-Lite0."""

    def __init__(self, network):
        super().__init__()
        self.pooling, self.linear = network._avg_pooling, network._fc

    def forward(self, x):
        return self.linear(self.pooling(x).flatten(1))


def lift(case):
    layer = case.layer_output()
    method = captum.attr.DeepLift(_Behind(case.model.net))
    contributions = method.attribute(layer, baselines=torch.zeros_like(layer), target=case.category)
    return np.tensordot(contributions[0].sum((1, 2)).detach().numpy(), case.activations, 1)


# ---- OpenVINO-XAI

def kept_places(name):
    def compute(case):
        from openvino_xai.methods.white_box import torch as methods

        class Named(getattr(methods, name)):
            # It takes the last module whose name holds the words, which is one within the block.
            def _find_feature_module_by_name(self, model, target_name):
                return dict(model.named_modules())[target_name]

        method = Named(case.model, target_layer=case.module_name, embed_scaling=False)
        return method.generate_saliency_map(case.x.numpy())[0][case.category]
    return compute


def rise(seed):
    """Its masks are of seven cells here, as the program's; it makes them by cubic splines."""
    def compute(case):
        from openvino_xai.methods.black_box.rise import RISE
        random = np.random.default_rng(seed)
        total = 0
        for _ in range(0, 4000, 80):
            masks = np.stack([RISE._generate_mask(case.size, 7, 0.5, random) for _ in range(80)])
            total = total + np.tensordot(np.float64(case.masked(masks)), masks, 1)
        return total
    return compute
