"""Times pytorch-grad-cam and metacam one after the other on the same network, weights, image and class.

Both are timed without their start: pytorch-grad-cam on a network that is loaded and warmed up, metacam without reading and
compiling, which the table names by themselves. One run each; the machine should have nothing else to do.

pytorch-grad-cam's score-cam and ablation-cam run the network once for each channel. Where that would take longer than
`--peer-seconds`, they are timed on the first so many channels, and the time of those is scaled up; the output says so. Such
methods take minutes in metacam too: there, their time is the one that they took among all the methods.

  peers.py [--models efficientnet-lite0 resnet152] [--image FILE] [--class C] [--precisions f32 bf16] [--only-road]
           [--methods …] [--peer-seconds S]

Ends with status 1 where metacam's memory is beyond its limits: see `PEAK_LIMIT` and `LOADING_LIMIT`.
"""
import argparse, datetime, json, os, pathlib, platform, subprocess, sys, tempfile, threading, time, warnings

import numpy as np
import torch
import torchvision
from PIL import Image
from torchvision import transforms as T

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from hooked_networks import IMAGENET, LITE, DenseHead, efficientnet_lite

warnings.filterwarnings("ignore")
PROGRAM = os.path.abspath(".build/release/metacam")
METHODS = ["grad-cam", "grad-cam++", "grad-cam-elementwise", "hires-cam", "xgrad-cam", "layer-cam", "eigen-cam",
           "eigen-grad-cam", "full-grad", "ablation-cam", "score-cam"]
PERCENTILES = [20, 40, 60, 80]
# The methods that run the network once for each channel.
CHANNEL_METHODS = ["ablation-cam", "score-cam"]
BATCH = 32
# MiB of resident memory for all methods in one process, with the network in the cache of compiled ones or not yet.
PEAK_LIMIT = 1.6 * 1024
# Times the weights' size, for reading, compiling and one explanation by Grad-CAM; what a process needs anyway outweighs the
# weights of a small network, in MiB.
LOADING_LIMIT = 1.6
SMALL_WEIGHTS = 200


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
        net = efficientnet_lite(0)
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


def on_channels(base, count):
    """The method on the first channels alone; `excess` is what the others would have taken, in seconds."""

    class OnChannels(base):
        excess = 0.0

        def get_cam_weights(self, input_tensor, target_layer, targets, activations, grads):
            start = time.perf_counter()
            weights = super().get_cam_weights(input_tensor, target_layer, targets, activations[:, :count], grads)
            whole = np.zeros(activations.shape[:2], np.float32)
            whole[:, :count] = weights
            self.excess = (time.perf_counter() - start) * (activations.shape[1] / count - 1)
            return whole

    return OnChannels


def affordable_channels(net, layer, x, budget):
    """How many of the layer's channels the network can be run for in the time, in whole batches; None for all."""
    shapes = []
    handle = layer.register_forward_hook(lambda module, arguments, output: shapes.append(output.shape))
    with torch.no_grad():
        net(x)
        handle.remove()
        batch = x.repeat(BATCH, 1, 1, 1)
        net(batch)
        start = time.perf_counter()
        net(batch)
        seconds = time.perf_counter() - start
    count = max(1, int(budget / seconds)) * BATCH
    return (count if count < shapes[0][1] else None), shapes[0][1]


def peer_seconds(net, layer, x, category, methods, budget):
    """Returns seconds and maps by method, and a sentence on those that were timed on some channels; these have no map."""
    import pytorch_grad_cam as grad_cam
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
    classes = dict(zip(METHODS, [
        grad_cam.GradCAM, grad_cam.GradCAMPlusPlus, grad_cam.GradCAMElementWise, grad_cam.HiResCAM, grad_cam.XGradCAM,
        grad_cam.LayerCAM, grad_cam.EigenCAM, grad_cam.EigenGradCAM, grad_cam.FullGrad, grad_cam.AblationCAM,
        grad_cam.ScoreCAM]))
    count, channels = affordable_channels(net, layer, x, budget)
    scaled = [method for method in methods if method in CHANNEL_METHODS] if count else []
    seconds, maps = {}, {}
    for method in methods:
        start = time.perf_counter()
        kind = on_channels(classes[method], count) if method in scaled else classes[method]
        with kind(model=net, target_layers=[layer]) as extractor:
            extractor.batch_size = BATCH
            made = extractor(input_tensor=x.clone(), targets=[ClassifierOutputTarget(category)])[0]
            seconds[method] = time.perf_counter() - start
            if method in scaled:
                print(f"  pytorch-grad-cam {method}: {seconds[method]:.2f} s for {count} of {channels} channels",
                      file=sys.stderr, flush=True)
                seconds[method] += extractor.excess
            else:
                maps[method] = made
        print(f"  pytorch-grad-cam {method}: {seconds[method]:.2f} s", file=sys.stderr, flush=True)
    note = (f"pytorch-grad-cam's {' and '.join(scaled)}: timed on {count} of {channels} channels and scaled up."
            if scaled else "")
    return seconds, maps, scaled, note


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


def loading_memory(name, net, arguments, folder):
    """Peaks of resident memory in MiB, from PyTorch's own file: without a cache, with an empty one, with a full one."""
    weights = f"{folder}/weights.pth"
    torch.save(net.state_dict(), weights)
    peaks = [explain(name, ["--weights", weights, *options], arguments.image, arguments.category, ["grad-cam"], "f32",
                     folder)[2] for options in (["--no-cache"], [], [])]
    return peaks, pathlib.Path(weights).stat().st_size / 2**20


def compare(name, arguments):
    """Prints the table; returns what is beyond the limits of memory."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        net, layer, (mean, std), model, options = network(name, folder)
        x = preprocessed(arguments.image, mean, std)
        loading = loading_memory(name, net, arguments, folder) if model != name else None
        theirs, maps, scaled, note = peer_seconds(
            net, layer, x, arguments.category, arguments.methods, arguments.peer_seconds)
        del net

        ours, whole, memory, setup = {}, {}, {}, {}
        for precision in arguments.precisions:
            def run(methods):
                return explain(model, options, arguments.image, arguments.category, methods, precision, folder)
            cold, _, first = run(arguments.methods)
            if precision == arguments.precisions[0]:
                differences = largest_differences(folder, arguments.image, arguments.category, maps)
            everything, whole[precision], again = run(arguments.methods)
            memory[precision] = [first, again]
            ours[precision] = {method: working_seconds(run([method])[0])
                               for method in arguments.methods if method not in scaled}
            for entry in everything["images"][0]["maps"]:
                ours[precision].setdefault(entry["method"], entry["seconds"])
            ours[precision]["all"] = working_seconds(everything)
            setup[precision] = [sum(result["stageSeconds"].get(stage, 0) for stage in ("read", "compile"))
                                for result in (cold, everything)]
            share = everything["stageSeconds"]["run"] / working_seconds(everything)
            print(f"  all, {precision}: {share:.3f} of the time is the compiled network's own", file=sys.stderr, flush=True)

    theirs["all"] = sum(theirs.values())
    print(f"\n{name}, {pathlib.Path(arguments.image).name}, class {arguments.category}\n")
    print("| method | pytorch-grad-cam, s |" + "".join(f" metacam {p}, s | ratio |" for p in arguments.precisions))
    print("|---|---|" + "---|---|" * len(arguments.precisions))
    for method in [*arguments.methods, "all"]:
        cells = "".join(f" {ours[p][method]:.3f} | {theirs[method] / ours[p][method]:.1f} |" for p in arguments.precisions)
        mark = " (scaled)" if method in scaled or scaled and method == "all" else ""
        print(f"| {method} | {theirs[method]:.2f}{mark} |{cells}")
    print(f"\n{note}" if note else "")
    for precision in arguments.precisions:
        cold, warm = setup[precision]
        first, again = memory[precision]
        print(f"metacam {precision}: all in one process {whole[precision]:.2f} s from start to end, of which reading and "
              f"compiling {warm:.2f} s ({cold:.2f} s the first time); peak resident memory {again:.0f} MiB ({first:.0f} MiB "
              f"the first time; limit {PEAK_LIMIT:.0f}).")
        if max(first, again) > PEAK_LIMIT:
            faults.append(f"{name}, {precision}: {max(first, again):.0f} MiB for all methods")
    if loading:
        peaks, size = loading
        times = [f"{peak:.0f} MiB ({peak / size:.2f} times)" for peak in peaks]
        print(f"Loading {size:.0f} MiB of weights, with one map by grad-cam: peak resident memory {times[0]} without a cache, "
              f"{times[1]} with an empty one, {times[2]} with a full one (limit {LOADING_LIMIT} times).")
        if size >= SMALL_WEIGHTS and max(peaks) > LOADING_LIMIT * size:
            faults.append(f"{name}: {max(peaks) / size:.2f} times its weights while loading")
    print("Largest difference of the maps: " + ", ".join(f"{m} {d:.1e}" for m, d in differences.items()) + ".", flush=True)
    return faults


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
        _, maps, _, _ = peer_seconds(net, layer, x, arguments.category, ["grad-cam"], arguments.peer_seconds)
        combined, imputations = road_seconds(net, x, arguments.category, maps["grad-cam"])
        del net
        print(f"\nROAD, {name}, {pathlib.Path(arguments.image).name}, class {arguments.category}\n")
        print("| what | pytorch-grad-cam, s | metacam, s | ratio |\n|---|---|---|---|")
        for precision in arguments.precisions:
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
    parser.add_argument("--precisions", nargs="*", default=["f32"], choices=["f32", "bf16"])
    parser.add_argument("--peer-seconds", type=float, default=60)
    arguments = parser.parse_args()
    print(f"{datetime.date.today()}, {processor()}, {os.cpu_count()} cores, torch {torch.__version__}, "
          f"{torch.get_num_threads()} threads", flush=True)
    start, faults = time.perf_counter(), []
    for name in arguments.models:
        if not arguments.only_road:
            faults += compare(name, arguments)
        compare_road(name, arguments)
    print(f"\nTaken together: {time.perf_counter() - start:.0f} s.")
    if faults:
        sys.exit("Beyond the limits of memory: " + "; ".join(faults) + ".")


if __name__ == "__main__":
    main()
