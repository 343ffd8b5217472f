"""Holds folders of model hubs, as metacam reads them, against the libraries that wrote them: transformers and timm.

Networks are small and have random weights. Each is saved by its library with the configuration of its pictures, and predicts
the classes of a picture: by its library, with its processor's steps on Pillow pictures, and by metacam. Probabilities pass
where none differs by more than 1e-4, and logits by more than 1e-4 of the largest.

  hub_folders.py [NAME ...] [--image FILE] [--write]

With --write, and no names, the table goes into Documentation/ConformanceHub.md. It takes about two minutes.
"""
import argparse, datetime, json, os, pathlib, subprocess, sys, tempfile, warnings

import numpy as np
import timm
import torch
import transformers as hub
from PIL import Image
from timm.models._hub import save_for_hf

warnings.filterwarnings("ignore")
hub.logging.set_verbosity_error()
hub.logging.disable_progress_bar()
PROGRAM = os.path.abspath(os.environ.get("METACAM_PROGRAM", ".build/release/metacam"))
DOCUMENT = pathlib.Path("Documentation/ConformanceHub.md")
LABELS = ["tabby", "tiger cat", "lynx", "dog", "house", "red, green", "umbrella"]


def named(**settings):
    return dict(id2label=dict(enumerate(LABELS)), label2id={name: index for index, name in enumerate(LABELS)}, **settings)


# ---- transformers: the network, its pictures' processor, and how the weights are saved

def hub_networks():
    vit = dict(hidden_size=48, num_hidden_layers=3, num_attention_heads=4, intermediate_size=80, image_size=64, patch_size=16)
    yield "resnet, bottlenecks", hub.ResNetForImageClassification(hub.ResNetConfig(**named(
        embedding_size=16, hidden_sizes=[32, 48, 64, 96], depths=[1, 2, 2, 1]))), convnext_pictures(), {}
    yield "resnet, basic", hub.ResNetForImageClassification(hub.ResNetConfig(**named(
        embedding_size=16, hidden_sizes=[16, 24, 32], depths=[2, 1, 1], layer_type="basic", downsample_in_first_stage=True,
        hidden_act="gelu"))), convnext_pictures(shortest_edge=96, crop_pct=0.9, resample=2), {}
    yield "resnet, early strides", hub.ResNetForImageClassification(hub.ResNetConfig(**named(
        embedding_size=16, hidden_sizes=[32, 64], depths=[1, 2], downsample_in_bottleneck=True))), \
        convnext_pictures(shortest_edge=384), {"safe": False}
    yield "convnext", hub.ConvNextForImageClassification(hub.ConvNextConfig(**named(
        hidden_sizes=[16, 24, 32, 40], depths=[1, 1, 2, 1]))), convnext_pictures(), {}
    yield "convnext, no scale", hub.ConvNextForImageClassification(hub.ConvNextConfig(**named(
        hidden_sizes=[16, 24], depths=[1, 2], num_stages=2, layer_scale_init_value=0.0, patch_size=2))), \
        convnext_pictures(shortest_edge=64), {}
    yield "vit", hub.ViTForImageClassification(hub.ViTConfig(**named(**vit))), vit_pictures(64), {}
    yield "vit, in parts", hub.ViTForImageClassification(hub.ViTConfig(**named(**{**vit, "qkv_bias": False}))), \
        vit_pictures(64, resample=3, image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225]), {"part": "60KB"}
    yield "vit, multi-label", hub.ViTForImageClassification(hub.ViTConfig(**named(
        **vit, problem_type="multi_label_classification"))), vit_pictures(64, do_rescale=False, image_mean=[127.5] * 3,
                                                                        image_std=[127.5] * 3), {}
    deit = hub.DeiTImageProcessorPil(size={"height": 80, "width": 80}, crop_size={"height": 64, "width": 64})
    yield "deit", hub.DeiTForImageClassification(hub.DeiTConfig(**named(**vit))), deit, {}
    yield "deit, with a teacher", hub.DeiTForImageClassificationWithTeacher(hub.DeiTConfig(**named(**vit))), deit, {}


    swin = dict(embed_dim=12, depths=[2, 2, 1], num_heads=[2, 3, 4], window_size=3, image_size=40)
    yield "swin", hub.SwinForImageClassification(hub.SwinConfig(**named(**swin))), vit_pictures(40), {}
    yield "swin, odd patches", hub.SwinForImageClassification(hub.SwinConfig(**named(
        **{**swin, "image_size": 50, "patch_size": 3, "window_size": 4, "qkv_bias": False, "mlp_ratio": 2.5}))), \
        vit_pictures(50, resample=1), {}
    yield "regnet, y", hub.RegNetForImageClassification(hub.RegNetConfig(**named(
        embedding_size=16, hidden_sizes=[16, 24, 32, 48], depths=[1, 2, 1, 1], groups_width=8))), convnext_pictures(), {}
    yield "regnet, x", hub.RegNetForImageClassification(hub.RegNetConfig(**named(
        embedding_size=16, hidden_sizes=[16, 48], depths=[1, 2], groups_width=16, layer_type="x", hidden_act="silu",
        downsample_in_first_stage=False))), convnext_pictures(), {}
    mobile = hub.MobileNetV2ImageProcessorPil(size={"shortest_edge": 146}, crop_size={"height": 128, "width": 128})
    yield "mobilenet_v2", hub.MobileNetV2ForImageClassification(hub.MobileNetV2Config(**named(depth_multiplier=0.35))), mobile, {}
    yield "mobilenet_v2, wide", hub.MobileNetV2ForImageClassification(hub.MobileNetV2Config(**named(
        depth_multiplier=1.4, tf_padding=False, expand_ratio=3.0, hidden_act="relu"))), \
        hub.MobileNetV2ImageProcessorPil(size={"shortest_edge": 140}, crop_size={"height": 125, "width": 125}), {}
    yield "efficientnet", hub.EfficientNetForImageClassification(hub.EfficientNetConfig(**named(
        width_coefficient=0.5, depth_coefficient=0.5, hidden_dim=640))), efficient_pictures(128), {}
    yield "efficientnet, odd sizes", hub.EfficientNetForImageClassification(hub.EfficientNetConfig(**named(
        width_coefficient=0.3, depth_coefficient=1.1, hidden_dim=384, depthwise_padding=[2, 5, 16]))), \
        efficient_pictures(101, resample=0, rescale_offset=True, rescale_factor=1 / 127.5), {}


def efficient_pictures(side, **settings):
    return hub.EfficientNetImageProcessorPil(size={"height": side, "width": side}, **settings)


def vit_pictures(side, **settings):
    return hub.ViTImageProcessorPil(size={"height": side, "width": side}, **settings)


def convnext_pictures(shortest_edge=128, **settings):
    return hub.ConvNextImageProcessorPil(size={"shortest_edge": shortest_edge}, **settings)


# ---- timm: the architecture, and what differs from it

TIMM = {
    "resnet18": {}, "resnet50d": {"layers": [1, 1, 2, 1]}, "resnext50_32x4d": {"layers": [1, 1, 1, 1]},
    "convnext_atto": {}, "convnext_tiny": {"depths": [1, 1, 2, 1], "dims": [24, 32, 40, 48]},
    "vit_tiny_patch16_224": {}, "vit_small_patch32_224": {"img_size": 96, "depth": 2, "embed_dim": 48, "num_heads": 3},
    "vit_base_patch16_224": {"img_size": 64, "depth": 2, "embed_dim": 48, "num_heads": 3, "global_pool": "avg",
                             "class_token": False, "reg_tokens": 3},
    "vit_base_patch16_clip_224": {"img_size": 64, "depth": 2, "embed_dim": 48, "num_heads": 3},
    "deit_tiny_distilled_patch16_224": {"depth": 2},
    "efficientnet_b0": {}, "tf_efficientnet_b0": {}, "mobilenetv2_050": {}, "densenet121": {},
    "swin_tiny_patch4_window7_224": {"img_size": 64, "embed_dim": 24, "num_heads": [2, 3, 4, 6], "depths": [2, 2, 1, 1]},
    "deit3_small_patch16_224": {"depth": 2, "embed_dim": 48, "num_heads": 3},
}


# ---- Weights

def randomise(model, seed=0):
    """Weights of some size everywhere, with the statistics of parts of the picture."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.ndim > 1 and not any(word in name for word in ("token", "position", "pos_embed", "table")):
                parameter.normal_(0, (1.5 / max(parameter[0].numel(), 1)) ** 0.5, generator=generator)
            elif "weight" in name or "gamma" in name or "scale" in name:
                parameter.uniform_(0.5, 1.5, generator=generator)
            else:
                parameter.normal_(0, 0.2, generator=generator)
        for module in model.modules():
            if isinstance(module, torch.nn.modules.batchnorm._BatchNorm):
                module.momentum = None
                module.reset_running_stats()
    return model


def settled(model, x):
    """With the statistics of parts of the picture in its batch normalisations."""
    if any(isinstance(module, torch.nn.modules.batchnorm._BatchNorm) for module in model.modules()):
        generator = torch.Generator().manual_seed(1)
        model.train()
        with torch.no_grad():
            model(torch.cat([x.flip(3), x, x.flip(2), x * 0.7]) + 0.1 * torch.randn(4, *x.shape[1:], generator=generator))
    return model.eval()


# ---- Comparison

def metacam(folder, image):
    process = subprocess.run([PROGRAM, "predict", image, "--model", str(folder), "--top", "1000", "--json", "--no-cache"], capture_output=True, text=True)
    if process.returncode:
        raise RuntimeError(process.stderr.strip())
    result = json.loads(process.stdout)
    classes = {entry["class"]: entry for entry in result["images"][0]["top"]}
    return result, [classes[index] for index in range(len(classes))]


def compared(folder, image, logits, names, multi_label=False):
    probabilities = torch.sigmoid(logits) if multi_label else torch.softmax(logits, -1)
    result, classes = metacam(folder, image)
    ours = np.array([entry["probability"] for entry in classes])
    if len(ours) != len(logits):
        return float("inf"), result, [f"{len(ours)} classes, not {len(logits)}"]
    notes = [] if names is None or [entry.get("name") for entry in classes] == names else ["the names differ"]
    return float(np.abs(ours - probabilities.numpy()).max()), result, notes


def hub_row(name, model, pictures, how, image, folder):
    randomise(model)
    picture = Image.open(image).convert("RGB")
    x = pictures(picture, return_tensors="pt")["pixel_values"]
    settled(model, x)
    if how.get("safe", True):
        model.save_pretrained(folder, max_shard_size=how.get("part", "5GB"))
    else:
        model.config.save_pretrained(folder)
        torch.save(model.state_dict(), folder / "pytorch_model.bin")
    pictures.save_pretrained(folder)
    with torch.no_grad():
        logits = model.double()(x.double()).logits[0]
    multi_label = model.config.problem_type == "multi_label_classification"
    return compared(folder, image, logits, LABELS, multi_label)


def timm_row(name, settings, image, folder):
    """The network is loaded from its folder again, as whoever fetches one does."""
    model = randomise(timm.create_model(name, num_classes=7, **settings))
    save(model, settings, folder)
    model = timm.create_model(f"local-dir:{folder}", pretrained=True)
    pictures = timm.data.create_transform(**timm.data.resolve_model_data_config(model), is_training=False)
    x = pictures(Image.open(image).convert("RGB"))[None]
    save(settled(model, x), settings, folder)
    model = timm.create_model(f"local-dir:{folder}", pretrained=True).eval()
    with torch.no_grad():
        logits = model.double()(x.double())[0]
    return compared(folder, image, logits, LABELS)


def save(model, settings, folder):
    save_for_hf(model, folder, model_config={"label_names": LABELS}, model_args=settings, safe_serialization=True)


def prepared(result):
    """How metacam says that it prepares pictures."""
    how = result["preprocessing"]
    size = "×".join(map(str, how["size"]))
    if "shorterSide" in how:
        return f"shorter side {how['shorterSide']}, {size} cut, {how['interpolation']}"
    if "resized" in how:
        return f"{'×'.join(map(str, how['resized']))}, {size} cut, {how['interpolation']}"
    return f"{how['fit']} {size}, {how['interpolation']}"


def likeliest(result):
    return f"{100 * max(entry['probability'] for entry in result['images'][0]['top']):.1f} %"


HEAD = """{date}, transformers {transformers}, timm {timm}, torch {torch}; small networks with random weights, `{image}`. The largest difference
of a probability between metacam and the library itself, in double precision from the picture that its own steps on Pillow pictures
prepare. A folder passes up to 1e-4.

| folder | saved | pictures | likeliest | difference | passes |
|---|---|---|---|---|---|"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--image", default="Examples/chelsea.png")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    head = HEAD.format(date=datetime.date.today(), transformers=hub.__version__, timm=timm.__version__, image=arguments.image,
                       torch=torch.__version__.split("+")[0])
    print(head, flush=True)
    lines, passes = [head], True
    torch.manual_seed(0)
    rows = [(f"transformers: {name}", lambda folder, row=(name, model, pictures, how): hub_row(*row, arguments.image, folder))
            for name, model, pictures, how in hub_networks()]
    rows += [(f"timm: {name}" + (", changed" if settings else ""),
              lambda folder, row=(name, settings): timm_row(*row, arguments.image, folder)) for name, settings in TIMM.items()]
    for name, row in rows:
        if arguments.names and not any(part in name for part in arguments.names):
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                difference, result, notes = row(pathlib.Path(folder))
                passed = difference <= 1e-4 and not notes
                files = sorted(path.name for path in pathlib.Path(folder).iterdir())
                saved = "parts" if any("index" in file for file in files) else ".bin" if "pytorch_model.bin" in files else "safetensors"
                line = f"| {name} | {saved} | {prepared(result)} | {likeliest(result)} | {difference:.1e} | {'yes' if passed else 'no ' + ', '.join(notes)} |"
            except RuntimeError as problem:
                line, passed = f"| {name} | | | | | no: {problem} |", False
        print(line, flush=True)
        lines.append(line)
        passes = passes and passed
    if arguments.write and not arguments.names:
        begin, end = "<!-- begin hub -->\n", "<!-- end hub -->\n"
        head, rest = DOCUMENT.read_text().split(begin)
        DOCUMENT.write_text(head + begin + "\n".join(lines) + "\n" + end + rest.split(end)[1])
    sys.exit(0 if passes else 1)


if __name__ == "__main__":
    main()
