"""Times `metacam study` of one case, and says what pytorch-grad-cam would take for the same.

The peer is timed for one ROADCombined of one map; the study asks for that of 64 combinations at 20 thresholds, and of the
eleven members at 20. That product leaves out the peer's maps and the member search, so the ratio is a lower bound.

  study.py [--model efficientnet-lite0] [--image FILE] [--class C]
"""
import argparse, datetime, json, os, pathlib, subprocess, tempfile, time

import torch

import peers


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="efficientnet-lite0", choices=["efficientnet-lite0"])
    parser.add_argument("--image", default="Examples/chelsea.png")
    parser.add_argument("--class", dest="category", type=int, default=282)
    arguments = parser.parse_args()
    image = os.path.abspath(arguments.image)
    print(f"{datetime.date.today()}, {peers.processor()}, {os.cpu_count()} cores, torch {torch.__version__}, "
          f"{torch.get_num_threads()} threads", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        net, layer, (mean, std), model, _ = peers.network(arguments.model, folder)
        x = peers.preprocessed(image, mean, std)
        _, maps = peers.peer_seconds(net, layer, x, arguments.category, ["grad-cam"])
        theirs = min(peers.road_seconds(net, x, arguments.category, maps["grad-cam"])[0] for _ in range(3))
        del net
        pathlib.Path(f"{folder}/case.csv").write_text(f"image,class\n{image},{arguments.category}\n")
        for attempt in ("first", "second"):  # The first run compiles the networks.
            start = time.perf_counter()
            output = subprocess.run(
                [peers.PROGRAM, "study", f"{folder}/case.csv", "--networks", model, "--out", f"{folder}/{attempt}", "--json"],
                stdout=subprocess.PIPE, check=True, env={**os.environ, "METACAM_CACHE": f"{folder}/cache"}).stdout
            seconds = time.perf_counter() - start
    result = json.loads(output)
    stages, removals = result["stageSeconds"], result["removals"]
    working = seconds - sum(stages.get(stage, 0) for stage in ("read", "compile"))
    busy = stages["run"] + stages["impute"]
    curves = (64 + 11) * 20
    print(f"\nOne case, {model}: {seconds:.1f} s from start to end, of which " +
          ", ".join(f"{stage} {value:.1f}" for stage, value in sorted(stages.items(), key=lambda item: -item[1])) + ".")
    print(f"Removals of pixels: {removals['asked']} asked for, {removals['made']} imputed and run; "
          f"{result['runs']['forward']} runs of the whole network in all.")
    print(f"The network and the imputer take {busy / seconds:.3f} of the whole time, {busy / working:.3f} of the time "
          "without reading, compiling and drawing figures.")
    print(f"pytorch-grad-cam: one ROADCombined {theirs:.2f} s; {curves} of them {curves * theirs:.0f} s. "
          f"Ratio at least {curves * theirs / seconds:.0f}.")


if __name__ == "__main__":
    main()
