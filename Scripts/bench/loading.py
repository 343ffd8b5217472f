"""Times reading and compiling a network, metacam from PyTorch's file against OpenVINO from the same network as ONNX.

metacam's part is the stages `read` and `compile` of an explanation by Grad-CAM, which hold the part behind the target layer
and its gradient as well. Each run is a process of its own; the files are in the system's page cache. The aim: at most 1.3
times OpenVINO's time, and a peak of resident memory of at most three times the weights' size, for the whole explanation.

  loading.py [--model resnet152] [--runs 7]
"""
import argparse, os, pathlib, statistics, subprocess, sys, tempfile

import torch
import torchvision

import peers

OPENVINO = """
import sys, time, openvino
core = openvino.Core()
core.set_property("CPU", {"INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY"})
start = time.perf_counter()
model = core.read_model(sys.argv[1])
read = time.perf_counter()
compiled = core.compile_model(model, "CPU")
end = time.perf_counter()
print(read - start, end - read)
"""


def openvino_run(path):
    """Seconds for reading and for compiling, and the peak of resident memory in MiB, Python's part included."""
    process = subprocess.Popen([sys.executable, "-c", OPENVINO, path], stdout=subprocess.PIPE, text=True)
    peak = [0.0]
    peers.watch_memory(process.pid, peak)
    output = process.communicate()[0]
    if process.returncode:
        sys.exit("OpenVINO failed")
    return (*(float(part) for part in output.split()), peak[0])


def metacam_run(name, weights, folder, options):
    result, _, memory = peers.explain(name, ["--weights", weights, *options], "Examples/chelsea.png", 281, ["grad-cam"],
                                      "f32", folder)
    return result["stageSeconds"]["read"], result["stageSeconds"]["compile"], memory


def row(name, results):
    """Prints medians of reading, compiling and both, and the highest peak; returns the last two."""
    whole = statistics.median(read + compiling for read, compiling, _ in results)
    medians = [statistics.median(result[stage] for result in results) for stage in (0, 1)]
    peak = max(result[2] for result in results)
    print(f"| {name} | {medians[0]:.2f} | {medians[1]:.2f} | {whole:.2f} | {peak:.0f} |", flush=True)
    return whole, peak


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="resnet152")
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        torch.manual_seed(0)
        net = peers.calibrated(getattr(torchvision.models, arguments.model)(weights=None), 112)
        weights, onnx = f"{folder}/weights.pth", f"{folder}/network.onnx"
        torch.save(net.state_dict(), weights)
        torch.onnx.export(net, (torch.zeros(1, 3, 224, 224),), onnx, dynamo=False, opset_version=17,
                          input_names=["input"], output_names=["logits"])
        del net
        size = pathlib.Path(weights).stat().st_size / 1e6
        print(f"{arguments.model}, {size:.0f} MB of weights, {os.cpu_count()} cores; medians of {arguments.runs} runs, "
              "seconds, and the highest peak of resident memory, MiB\n")
        print("| | read | compile | both | peak |\n|---|---|---|---|---|")
        theirs, ours, first, again = [], [], [], []
        # In turn, so that a change of the machine's load strikes all alike.
        for number in range(arguments.runs):
            theirs.append(openvino_run(onnx))
            ours.append(metacam_run(arguments.model, weights, folder, ["--no-cache"]))
            run = f"{folder}/run{number}"
            os.mkdir(run)
            first.append(metacam_run(arguments.model, weights, run, []))
            again.append(metacam_run(arguments.model, weights, run, []))
            subprocess.run(["rm", "-r", run], check=True)
        base, _ = row("OpenVINO, .onnx", theirs)
        whole, memory = row("metacam, .pth, no cache", ours)
        row("metacam, the first run with a cache", first)
        row("metacam, later runs", again)
        share, multiple = whole / base, memory * 1.048576 / size
        print(f"\nmetacam without a cache takes {share:.2f} times OpenVINO's time, and {multiple:.2f} times the weights' size.")
        sys.exit(0 if share <= 1.3 and multiple <= 3 else 1)


if __name__ == "__main__":
    main()
