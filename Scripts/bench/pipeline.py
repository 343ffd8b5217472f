"""Times metacam on many pictures: the whole process, from files to files.

1. EfficientNet-Lite0, `explain` with Grad-CAM and `predict`: wall time against CPU time over the number of cores. The aim:
   at most 1.1.
2. ResNet-50 with random calibrated weights, pictures a second of `explain` (decoding, network, maps, overlays and PNG)
   against the bare compiled network's best: OpenVINO, every batch of 1 to 32, both hints. The aim: at least 0.85.
3. From start to the picture of one.
4. The peak of memory for 100 and for 2,000 pictures.

Pictures are cut from the examples, of about 500 x 400 pixels, each another one; or they are those of a folder. Each run is a
process of its own with the compiled networks in the cache; programs take turns. Medians.

  pipeline.py [--pictures FOLDER] [--program FILE …] [--runs 5] [--skip-resnet] [--skip-memory]
"""
import argparse, glob, json, os, pathlib, resource, statistics, subprocess, sys, tempfile, time

import numpy as np
from PIL import Image

CORES = len(os.sched_getaffinity(0))
EXAMPLES = sorted(glob.glob("Examples/*.png"))


def made_pictures(folder, count):
    """Different parts of the examples, as JPEG."""
    random = np.random.default_rng(0)
    originals = [Image.open(path).convert("RGB") for path in EXAMPLES]
    for index in range(count):
        original = originals[index % len(originals)]
        width, height = (int(side * random.uniform(0.5, 1)) for side in original.size)
        left, top = (int(random.integers(0, whole - part + 1))
                     for whole, part in zip(original.size, (width, height)))
        size = (int(random.integers(450, 550)), int(random.integers(350, 450)))
        part = original.crop((left, top, left + width, top + height)).resize(size, Image.BICUBIC)
        part.save(f"{folder}/picture-{index:04}.jpg", quality=90)
    return sorted(glob.glob(f"{folder}/picture-*.jpg"))


def run(command, cache):
    """Wall seconds, CPU seconds, and the peak of resident memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "METACAM_CACHE": cache})
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"failed: {' '.join(command)[:300]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def medians(results):
    return [statistics.median(values) for values in zip(*results)]


def lite(arguments, pictures, folder):
    print(f"\nEfficientNet-Lite0, {len(pictures)} pictures, {CORES} cores\n")
    print("| program | command | wall, s | CPU, s | wall / (CPU / cores) | memory, MiB |\n|---|---|---|---|---|---|")
    commands = {
        "explain": ["explain", *pictures, "--method", "grad-cam", "--quiet", "--out", f"{folder}/out"],
        "predict": ["predict", *pictures],
        "explain, one": ["explain", pictures[0], "--quiet", "--out", f"{folder}/out"],
    }
    for name, command in commands.items():
        results = {program: [] for program in arguments.program}
        for turn in range(arguments.runs + 1):
            for program in arguments.program:
                result = run([program, *command], f"{folder}/cache-{arguments.program.index(program)}")
                if turn:  # the first fills the cache
                    results[program].append(result)
        for program in arguments.program:
            wall, cpu, memory = medians(results[program])
            print(f"| {program} | {name} | {wall:.2f} | {cpu:.2f} | {wall * CORES / cpu:.2f} | {memory:.0f} |", flush=True)


def bare_throughput(path, seconds=3):
    """The most pictures a second that the compiled network takes by itself, and at which batch and hint."""
    import openvino
    core = openvino.Core()
    best = (0, None)
    for hint in ("LATENCY", "THROUGHPUT"):
        for batch in (1, 2, 4, 8, 16, 32):
            model = core.read_model(path)
            model.reshape([batch, 3, 224, 224])
            compiled = core.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": hint})
            queue = openvino.AsyncInferQueue(compiled)
            batch_input = np.random.default_rng(0).standard_normal((batch, 3, 224, 224), np.float32)
            queue.start_async({0: batch_input})
            queue.wait_all()
            start, count = time.perf_counter(), 0
            while time.perf_counter() - start < seconds:
                queue.start_async({0: batch_input})
                count += batch
            queue.wait_all()
            speed = count / (time.perf_counter() - start)
            if speed > best[0]:
                best = (speed, f"batch {batch}, {hint.lower()}")
    return best


def resnet(arguments, pictures, folder):
    import peers
    _, _, _, model, options = peers.network("resnet50", folder)
    command = ["explain", *pictures, "--model", model, *options, "--method", "grad-cam", "--quiet", "--out",
               f"{folder}/out"]
    one = ["explain", pictures[0], *command[1 + len(pictures):]]
    print(f"\nResNet-50, {len(pictures)} pictures\n")
    print("| program | wall, s | of it start and first picture | pictures/s behind it | bare network, pictures/s | ratio |"
          "\n|---|---|---|---|---|---|", flush=True)
    for program in arguments.program:
        cache = f"{folder}/cache-{arguments.program.index(program)}"
        run([program, *command], cache)
        walls, starts, bares = [], [], []
        for _ in range(max(1, arguments.runs // 2)):
            starts.append(run([program, *one], cache)[0])
            walls.append(run([program, *command], cache)[0])
            bares.append(bare_throughput(model))
        wall, start = statistics.median(walls), statistics.median(starts)
        bare = max(bares)
        speed = (len(pictures) - 1) / (wall - start)
        print(f"| {program} | {wall:.2f} | {start:.2f} | {speed:.1f} | {bare[0]:.1f} ({bare[1]}) | "
              f"{speed / bare[0]:.2f} |", flush=True)


def memory(arguments, pictures, folder):
    print("\n| program | pictures | memory, MiB |\n|---|---|---|")
    for count in (100, 2000):
        many = f"{folder}/many-{count}"
        os.makedirs(many)
        for index in range(count):
            os.link(pictures[index % len(pictures)], f"{many}/{index:04}.jpg")
        paths = sorted(glob.glob(f"{many}/*.jpg"))
        for program in arguments.program:
            cache = f"{folder}/cache-{arguments.program.index(program)}"
            peak = run([program, "explain", *paths, "--quiet", "--out", f"{folder}/out"], cache)[2]
            print(f"| {program} | {count} | {peak:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", help="a folder of JPEG pictures")
    parser.add_argument("--program", nargs="+", default=[os.path.abspath(".build/release/metacam")])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--skip-resnet", action="store_true")
    parser.add_argument("--skip-memory", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = made_pictures(folder, 128)
        pictures = sorted(glob.glob(f"{arguments.pictures}/*.jpg")) if arguments.pictures else made
        lite(arguments, pictures, folder)
        if not arguments.skip_memory:
            memory(arguments, made, folder)
        if not arguments.skip_resnet:
            resnet(arguments, pictures, folder)


if __name__ == "__main__":
    main()
