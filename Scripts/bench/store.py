"""Measures the store of `metacam study`, each figure of which Documentation/Study.md or Documentation/Performance.md states a limit.

- merge: a study of so many cases, one of them computed, the others copies of its rows (equal pictures have equal keys, whatever
  they are called), until the database has 100,000 rows.
- status: ten thousand shards, done, each with a row.
- scaling: the same cases by one, two and four workers; their processor and wall seconds.
- memory: the peak of a process with 8 and with more cases, beside the formula.

  store.py [--program .build/release/metacam] [--network FILE] [--cases 8] [--only merge,status,scaling,memory]
"""
import argparse, hashlib, json, os, pathlib, shutil, sqlite3, subprocess, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(program, *arguments):
    """Wall seconds, and what was printed."""
    start = time.perf_counter()
    child = subprocess.Popen([program, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    output, errors = child.communicate()
    seconds = time.perf_counter() - start
    if child.returncode:
        raise SystemExit(f"{' '.join(map(str, arguments))}: status {child.returncode}: {errors}")
    return seconds, output


def usage(program, *arguments):
    """Wall seconds, processor seconds, and peak memory in MiB."""
    start = time.perf_counter()
    with open(os.devnull, "w") as nothing:
        child = subprocess.Popen([program, *map(str, arguments)], stdout=nothing, stderr=nothing)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(map(str, arguments))}: status {child.returncode}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def table(folder, count, picture, classes=(0,)):
    """Cases of one picture under many names."""
    pictures = folder / "pictures"
    pictures.mkdir()
    shutil.copy(picture, pictures / "0.png")
    rows = ["image,class,name"]
    for index in range(count):
        if index:
            os.link(pictures / "0.png", pictures / f"{index}.png")
        rows.append(f"pictures/{index}.png,{classes[index % len(classes)]},case-{index}")
    (folder / "cases.csv").write_text("\n".join(rows) + "\n")
    return folder / "cases.csv"


def filled(program, network, folder, count, shard_size, profile, extra=()):
    """A finished study of so many cases of which one shard was computed."""
    cases = table(folder, count, ROOT / "Examples/chelsea.png")
    out = folder / "run"
    run(program, "study", "plan", cases, "--out", out, "--networks", network, "--shard-size", shard_size, "--profile", profile,
        "--maps", "none", *extra)
    run(program, "study", "run", out, "--shard", 0, "--workers", 1)
    shards = out / "shards"
    lines = (shards / "000000.rows").read_bytes().splitlines(keepends=True)
    shard_count = -(-count // shard_size)
    for shard in range(1, shard_count):
        here = min(shard_size, count - shard * shard_size)
        rows = b"".join(lines[:here])
        (shards / f"{shard:06d}.rows").write_bytes(rows)
        (shards / f"{shard:06d}.done").write_text(
            json.dumps({"failures": 0, "hash": hashlib.sha256(rows).hexdigest(), "rows": here}))
    return out


def merge(program, network, folder, rows):
    out = filled(program, network, folder, 8, 8, "full")
    run(program, "study", "merge", out)
    with sqlite3.connect(out / "results.sqlite") as database:
        tables = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        a_case = sum(database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables) / 8
    count = int(rows / a_case) + 1
    (folder / "large").mkdir()
    out = filled(program, network, folder / "large", count, 8, "full")
    best = min((usage(program, "study", "merge", out) for _ in range(3)), key=lambda figures: figures[0])
    with sqlite3.connect(out / "results.sqlite") as database:
        total = sum(database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables)
    size = sum(path.stat().st_size for path in (out / "shards").glob("*.rows"))
    print(f"merge: {count} cases, profile full, {size / 1e6:.0f} MB of rows: {total} rows of the database in "
          f"{best[0]:.2f} s ({best[1]:.2f} s of a processor, peak {best[2]:.0f} MiB); limit 5 s for 100,000", flush=True)


def status(program, network, folder, count):
    out = filled(program, network, folder, count, 1, "maps")
    best = min(run(program, "study", "status", out)[0] for _ in range(3))
    print(f"status: {count} shards in {best:.2f} s; limit 1 s", flush=True)


def scaling(program, network, folder, count):
    cases = table(folder, count, ROOT / "Examples/chelsea.png", classes=range(min(count, 10)))
    print(f"scaling: {count} cases of the profile full, by workers; {os.cpu_count()} cores")
    seconds = {}
    for repetition in range(2):  # The first one compiles the networks.
        for workers in (1, 2, 4):
            out = folder / f"run-{workers}-{repetition}"
            seconds[workers] = usage(program, "study", cases, "--out", out, "--networks", network, "--workers", workers)
    for workers, (wall, cpu, memory) in seconds.items():
        print(f"  {workers}: {wall:.1f} s, {cpu:.1f} s of processors, {seconds[1][0] / wall:.2f} of one worker's rate, "
              f"peak {memory:.0f} MiB", flush=True)
    plan = json.loads((folder / "run-1-1/study.json").read_text())["networks"][0]
    for workers in seconds:
        formula = 500 + (4 * plan["weightBytes"] + workers * 6000 * plan["inputPixels"]) / 2**20
        print(f"  memory by the formula, {workers} worker(s): {formula:.0f} MiB", flush=True)


def overhead(program, network, folder, count):
    """What a case costs beside its computation: a study of cases that fail at once, for there is no picture."""
    (folder / "cases.csv").write_text("image,class,name\n" + "".join(f"none/{i}.png,0,case-{i}\n" for i in range(count)))
    out = folder / "run"
    run(program, "study", "plan", folder / "cases.csv", "--out", out, "--networks", network, "--shard-size", 16)
    start = time.perf_counter()
    subprocess.run([program, "study", "run", out, "--workers", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    print(f"store: leases, rows and syncs of {count} cases in shards of 16: {1000 * seconds / count:.1f} ms a case", flush=True)


def memory(program, network, folder, count):
    peaks = []
    for number in (8, count):
        (folder / str(number)).mkdir()
        cases = table(folder / str(number), number, ROOT / "Examples/chelsea.png", classes=range(10))
        peaks.append(usage(program, "study", cases, "--out", folder / str(number) / "run", "--networks", network,
                           "--profile", "maps", "--methods", "grad-cam", "eigen-cam", "--workers", 2)[2])
    print(f"memory: {peaks[0]:.0f} MiB with 8 cases, {peaks[1]:.0f} MiB with {count} (maps of two methods, two workers)", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=str(ROOT / ".build/release/metacam"))
    parser.add_argument("--network", default=str(ROOT / "Tests/Fixtures/goldens/tiny_densenet-1.onnx"))
    parser.add_argument("--cases", type=int, default=8, help="of the scaling table")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--shards", type=int, default=10_000)
    parser.add_argument("--most", type=int, default=2_000, help="cases of the memory's measurement")
    parser.add_argument("--only", default="merge,status,overhead,memory,scaling")
    arguments = parser.parse_args()
    parts = {
        "merge": (merge, arguments.rows), "status": (status, arguments.shards), "overhead": (overhead, 512),
        "memory": (memory, arguments.most), "scaling": (scaling, arguments.cases),
    }
    for name in arguments.only.split(","):
        measure, count = parts[name]
        with tempfile.TemporaryDirectory() as folder:
            measure(arguments.program, arguments.network, pathlib.Path(folder), count)


if __name__ == "__main__":
    main()
