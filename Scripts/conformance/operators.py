#!/usr/bin/env python3
"""Holds MetaCAM's reference evaluator against ONNX Runtime, or against ONNX's own evaluator where that lacks a form.
Usage: operators.py CASES.jsonl   (what `Scripts/conformance/operators` writes; needs onnx, onnxruntime, numpy)
Prints the cases that differ, the forms that neither computes, and a line for each operator; the status says whether all agree."""
import base64, collections, json, sys

import numpy, onnx, onnx.reference, onnxruntime

# 32-bit arithmetic there, double precision here; some of the functions are approximations.
TOLERANCE = 1e-4
# Where ONNX's own evaluator does not do what ONNX's text says.
ONNX_DEPARTS = {
    "LRN": "by_onnx: one channel too few in a window of even size, and images alone",
    **dict.fromkeys(["GRU", "LSTM", "RNN"], "by_onnx: no clip, no activations, one direction"),
}
onnxruntime.set_default_logger_severity(4)


def array(stored):
    return numpy.array([float(element) for element in stored["elements"]], dtype=numpy.float64).reshape(stored["shape"])


def steps_first(model):
    """The same network with recurrent nodes of layout 0, which ONNX Runtime has alone, between transposes."""
    model = onnx.load_from_string(model)
    nodes = list(model.graph.node)
    del model.graph.node[:]
    for node in nodes:
        layout = next((a for a in node.attribute if a.name == "layout" and a.i == 1), None)
        if layout is None or node.op_type not in ("GRU", "LSTM", "RNN"):
            model.graph.node.append(node)
            continue
        node.attribute.remove(layout)
        behind = []
        for index in (0, 5, 6):
            if index < len(node.input) and node.input[index]:
                turned = f"{node.input[index]} turned for {node.name} {index}"
                model.graph.node.append(onnx.helper.make_node("Transpose", [node.input[index]], [turned], perm=[1, 0, 2]))
                node.input[index] = turned
        for index, order in enumerate([[2, 0, 1, 3], [1, 0, 2], [1, 0, 2]][:len(node.output)]):
            if node.output[index]:
                turned = f"{node.output[index]} turned"
                behind.append(onnx.helper.make_node("Transpose", [turned], [node.output[index]], perm=order))
                node.output[index] = turned
        model.graph.node.extend([node] + behind)
    return model.SerializeToString()


def by_onnxruntime(model, inputs):
    model = steps_first(model)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, inputs)))


def by_onnx(model, inputs):
    evaluator = onnx.reference.ReferenceEvaluator(onnx.load_from_string(model))
    return dict(zip(evaluator.output_names, evaluator.run(None, inputs)))


def difference(values, expected):
    """Relative to the largest expected magnitude, or to 0.1 if that is smaller; infinite where a shape or a NaN differs."""
    worst = 0.0
    for name, stored in expected.items():
        want, value = array(stored), numpy.asarray(values[name], dtype=numpy.float64)
        if value.shape != want.shape:
            return numpy.inf, f"{name} has the shape {want.shape} here, {value.shape} there"
        with numpy.errstate(invalid="ignore"):
            same = (value == want) | (numpy.isnan(value) & numpy.isnan(want))
            apart = numpy.where(same, 0, numpy.abs(value - want))
        apart = numpy.where(numpy.isnan(apart), numpy.inf, apart)
        scale = max(0.1, numpy.abs(want[numpy.isfinite(want)]).max(initial=0))
        if apart.size and apart.max() / scale > worst:
            worst = apart.max() / scale
            place = int(apart.argmax())
            what = f"{name} at {place}: {want.flat[place]} here, {value.flat[place]} there"
    return worst, what if worst else ""


def main():
    counts = collections.defaultdict(lambda: [0, 0, 0, 0, 0.0])  # cases, by onnxruntime, by onnx, by neither; worst error
    differing, lacking = 0, collections.Counter()
    for line in open(sys.argv[1]):
        case = json.loads(line)
        operator = case["label"].split("/")[0]
        count = counts[operator]
        count[0] += 1
        model = base64.b64decode(case["model"])
        inputs = {name: array(stored).astype(numpy.float32) for name, stored in case["inputs"].items()}
        said, verdicts = [], []
        for place, compute in [(1, by_onnxruntime), (2, by_onnx)]:
            if compute is by_onnx and operator in ONNX_DEPARTS:
                said.append(ONNX_DEPARTS[operator])
                continue
            try:
                values = compute(model, inputs)
            except Exception as error:
                said.append(f"{compute.__name__}: {' '.join(str(error).split())[:160]}")
                continue
            count[place] += 1
            error, what = difference(values, case["outputs"])
            verdicts.append((error, compute.__name__, what))
            if error <= TOLERANCE:
                break
        if not verdicts:
            count[3] += 1
            lacking[operator + ": " + " | ".join(said)] += 1
            continue
        best = min(verdicts)
        count[4] = max(count[4], best[0])
        if best[0] > TOLERANCE:
            differing += 1
            print(f"{case['label']} differs:")
            for error, name, what in verdicts:
                print(f"  {name} by {error:.2g}: {what}")
            print(case["text"], flush=True)
        elif len(verdicts) > 1:
            print(f"{case['label']}: as ONNX's own evaluator, not as ONNX Runtime ({verdicts[0][2]})\n{case['text']}")
    print(f"\n{'operator':24} {'cases':>5} {'ort':>5} {'onnx':>5} {'none':>5}  worst error")
    for operator, (cases, ort, reference, none, worst) in sorted(counts.items()):
        print(f"{operator:24} {cases:5} {ort:5} {reference:5} {none:5}  {worst:.1e}")
    for reason, number in sorted(lacking.items()):
        print(f"not computed {number}: {reason}")
    total = sum(count[0] for count in counts.values())
    print(f"onnxruntime {onnxruntime.__version__}, onnx {onnx.__version__}: {total} cases, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
