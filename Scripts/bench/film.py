"""Times `metacam explain` on a film of 1280 x 720 pixels: the whole process, from film to film.

1. Frames a second with Grad-CAM of every frame and of every fifth, by EfficientNet-Lite0 and by ResNet-50 with random
   calibrated weights, against what the network alone takes: OpenVINO, every batch of 1 to 32, both hints (the forward runs
   only: Grad-CAM runs the part behind the layer forward and backward besides).
2. What decoding and encoding take by themselves: FFmpeg from film to film, with the same settings.
3. The peak of memory for 100 and for 2,000 frames: of the program, and of FFmpeg beside it.

The film is FFmpeg's test pattern, which moves, or --film. Each run is a process of its own with the compiled networks in the
cache.

  film.py [--film FILE] [--frames 250] [--program FILE] [--skip-speed] [--skip-resnet] [--skip-memory]
"""
import argparse, os, resource, subprocess, sys, tempfile, time

CORES = len(os.sched_getaffinity(0))


def made_film(path, frames, size="1280x720"):
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc2=s={size}:r=25", "-frames:v",
                    str(frames), "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", path], check=True)
    return path


def run(command, cache):
    """Wall seconds, CPU seconds of it and its children, and the peak of its own memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "METACAM_CACHE": cache})
    peak = 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status") as status:
                peak = max([peak] + [int(line.split()[1]) for line in status if line.startswith("VmHWM:")])
        except OSError:
            pass
        time.sleep(0.02)
    wall = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)[:300]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak / 1024


def ffmpeg_alone(film, folder):
    start = time.perf_counter()
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", film, "-vf", "format=rgb24,format=yuv420p", "-c:v",
                    "libx264", "-preset", "veryfast", "-crf", "20", f"{folder}/alone.mp4"], check=True)
    return time.perf_counter() - start


def bare(path, seconds=3):
    from pipeline import bare_throughput
    return bare_throughput(path, seconds)


def speed(arguments, folder, cache):
    film, frames = arguments.film, arguments.frames
    if film:
        command = ["ffprobe", "-v", "error", "-count_packets", "-select_streams", "v:0", "-show_entries",
                   "stream=nb_read_packets", "-of", "csv=p=0", film]
        frames = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    film = film or made_film(f"{folder}/film.mp4", frames)
    short = made_film(f"{folder}/short.mp4", 2)
    print(f"{frames} frames of 1280 x 720, {CORES} cores\n")
    alone = ffmpeg_alone(film, folder)
    print(f"FFmpeg alone, from film to film: {frames / alone:.1f} frames/s\n")
    networks = [("EfficientNet-Lite0", [], None)]
    if not arguments.skip_resnet:
        import peers
        _, _, _, model, options = peers.network("resnet50", folder)
        networks.append(("ResNet-50", ["--model", model, *options], model))
    print("| network | every | frames/s | CPU, s a frame | bare network, pictures/s | ratio |\n|---|---|---|---|---|---|")
    for name, options, model in networks:
        if model is None:
            import torch, peers
            net = peers.network("efficientnet-lite0", folder)[0]
            model = f"{folder}/lite0.onnx"
            torch.onnx.export(net, (torch.zeros(1, 3, 224, 224),), model, dynamo=False, opset_version=17,
                              input_names=["input"], output_names=["logits"],
                              dynamic_axes={"input": {0: "batch"}, "logits": {0: "batch"}})
        best, how = bare(model)
        for every in (1, 5):
            words = [*options, "--method", "grad-cam", "--every", str(every), "--quiet", "--out"]
            run([arguments.program, "explain", short, *words, f"{folder}/out.mp4"], cache)
            # What it takes until the first frame does not grow with the film.
            start = run([arguments.program, "explain", short, *words, f"{folder}/out.mp4"], cache)[0]
            wall, cpu, _ = run([arguments.program, "explain", film, *words, f"{folder}/out.mp4"], cache)
            rate = (frames - 2) / (wall - start)
            print(f"| {name} | {every} | {rate:.1f} | {cpu / frames:.4f} | {best:.1f} ({how}) | {rate / best:.2f} |",
                  flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--film")
    parser.add_argument("--frames", type=int, default=250)
    parser.add_argument("--program", default=os.path.abspath(".build/release/metacam"))
    parser.add_argument("--skip-speed", action="store_true")
    parser.add_argument("--skip-resnet", action="store_true")
    parser.add_argument("--skip-memory", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cache = f"{folder}/cache"
        if not arguments.skip_speed:
            speed(arguments, folder, cache)
        if not arguments.skip_memory:
            print("\n| frames | every | memory, MiB |\n|---|---|---|")
            for count in (100, 2000):
                long = made_film(f"{folder}/long.mp4", count)
                for every, normalise in ((5, "window:1"), (5, "film")):
                    words = ["--every", str(every), "--normalise", normalise, "--quiet", "--out", f"{folder}/out.mp4"]
                    peak = run([arguments.program, "explain", long, *words], cache)[2]
                    print(f"| {count} | {every}, {normalise} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
