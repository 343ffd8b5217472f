#!/usr/bin/env python3
"""What PyTorch says of two small networks where single methods ask more than scores and gradients: `<out>/probes.safetensors` with

  narrow_resnet-1 (class 3, the golden case's input):
    along      [C]          mean over places of d(d·logits)/d layer3, d = 1 for class 3, −0.5 for 0 and −0.25 for 9
    product    [C, h, w]    H·A at layer4 of y = x_c + log p_c, by a second backward pass
    gradients  [C, h, w]    of the same y
    kept       [h·w]        logit of the class where one place of layer4 is left alone
    inputs     [2, 3, 8, 8] d logit / d x at x and at x/2, means over cells
    weights    [C]          of the class in the last layer
  vit, the small one of the architectures' fixtures (class 2, its input), for each of its blocks
    attention.<l>, gradients.<l>, block-gradients.<l>  [heads, T, T]  after softmax; d logit by it; and of the logit that the last
                            norm and the head make of the class's token behind the block

Needs: torch torchvision safetensors

  make_probe_goldens.py Tests/Fixtures
"""
import argparse, pathlib, re, sys
import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torchvision.models.vision_transformer import VisionTransformer

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from make_goldens import NarrowResNet


def of_resnet(fixtures):
    net = NarrowResNet([2, 1, 1, 2], 10)
    net.load_state_dict(torch.load(fixtures / "goldens/narrow_resnet-1.pth"))
    net.eval()
    x, c = load_file(fixtures / "goldens/narrow_resnet-1-chelsea-3.safetensors")["input"], 3

    def head3(a):
        return net.fc(net.avgpool(net.layer4(a)).flatten(1))

    def head4(a):
        return net.fc(net.avgpool(a).flatten(1))

    with torch.no_grad():
        at3 = net.layer3(net.layer2(net.layer1(net.maxpool(net.relu(net.bn1(net.conv1(x)))))))
        at4 = net.layer4(at3)
    a = at3.clone().requires_grad_()
    direction = torch.zeros(10)
    direction[[3, 0, 9]] = torch.tensor([1, -0.5, -0.25])
    along = torch.autograd.grad((head3(a)[0] * direction).sum(), a)[0][0].mean((1, 2))
    a = at4.clone().requires_grad_()
    y = head4(a)
    y = y[0, c] + y.log_softmax(-1)[0, c]
    gradients = torch.autograd.grad(y, a, create_graph=True)[0]
    product = torch.autograd.grad((gradients * at4).sum(), a)[0]
    places = at4.shape[2] * at4.shape[3]
    masks = torch.eye(places).reshape(places, 1, *at4.shape[2:])
    inputs = []
    for factor in (1, 0.5):
        leaf = (x * factor).requires_grad_()
        inputs.append(F.adaptive_avg_pool2d(torch.autograd.grad(net(leaf)[0, c], leaf)[0], 8)[0])
    return {"along": along, "product": product[0], "gradients": gradients[0].detach(),
            "kept": head4(at4 * masks)[:, c].detach(), "inputs": torch.stack(inputs),
            "weights": net.fc.weight[c].detach()}


def of_transformer(fixtures):
    net = VisionTransformer(64, 16, 2, 2, 16, 24, num_classes=5)
    weights = torch.load(fixtures / "architectures/vit.pth")
    net.load_state_dict({re.sub(r"mlp\.linear_([12])\.", lambda m: f"mlp.{int(m[1]) * 3 - 3}.", name): tensor.float()
                         for name, tensor in weights.items()})
    net.eval()
    count = 3 * 64 * 64
    x = ((37 * torch.arange(count)) % 101).float().reshape(1, 3, 64, 64) / 50 - 1
    tokens = net._process_input(x)
    tokens = torch.cat([net.class_token, tokens], 1) + net.encoder.pos_embedding
    attentions, outputs = [], []
    for block in net.encoder.layers:
        y = block.ln_1(tokens)
        part = block.self_attention
        q, k, v = (y @ part.in_proj_weight.T + part.in_proj_bias).chunk(3, -1)
        q, k, v = (t.reshape(1, -1, part.num_heads, 16 // part.num_heads).transpose(1, 2) for t in (q, k, v))
        a = (q @ k.transpose(-1, -2) / (16 // part.num_heads) ** 0.5).softmax(-1)
        attentions.append(a)
        y = part.out_proj((a @ v).transpose(1, 2).reshape(1, -1, 16))
        tokens = tokens + y
        tokens = tokens + block.mlp(block.ln_2(tokens))
        outputs.append(tokens)
    logits = [net.heads(net.encoder.ln(t)[:, 0])[0, 2] for t in outputs]
    assert torch.allclose(logits[-1], net(x)[0, 2], atol=1e-5)
    whole = torch.autograd.grad(logits[-1], attentions, retain_graph=True)
    result = {}
    for index, (a, g, logit) in enumerate(zip(attentions, whole, logits)):
        result[f"attention.{index}"], result[f"gradients.{index}"] = a[0].detach(), g[0]
        result[f"block-gradients.{index}"] = torch.autograd.grad(logit, a, retain_graph=True)[0][0]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fixtures", type=pathlib.Path)
    fixtures = parser.parse_args().fixtures
    torch.set_num_threads(1)
    tensors = {f"resnet.{name}": tensor for name, tensor in of_resnet(fixtures).items()}
    tensors |= {f"vit.{name}": tensor for name, tensor in of_transformer(fixtures).items()}
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, fixtures / "goldens/probes.safetensors")


main()
