import Graphs

let quantisationFaults = [
  // q = clip(round(x/s) + z). Here: step by step; with an even z the order of rounding and adding does not matter.
  EngineFault(
    "QuantizeLinear", "rounds halves to the even neighbour after it has added the zero, not before",
    seenIn: "2026.4.1"
  ) { replacement in
    let operation = replacement.operation
    guard operation.has(2), let range = replacement.outputTypes[0].elementType.quantisedRange else { return }
    if let zeros = operation.constants[2]?.integers, zeros.allSatisfy({ $0 % 2 == 0 }) { return }
    let shape = replacement.integers(try operation.scaleShape(over: operation.shape(0)), "shape")
    let inputs = replacement.node.inputs
    let float: [String: Attribute] = ["to": .integer(ElementType.float32.onnxNumber)]
    let scale = replacement.add("Reshape", [inputs[1], shape])
    let zero = replacement.add("Cast", [replacement.add("Reshape", [inputs[2], shape])], attributes: float)
    let rounded = replacement.add("Round", [replacement.add("Div", [inputs[0], scale])])
    let clipped = replacement.add(
      "Clip",
      [
        replacement.add("Add", [rounded, zero]), replacement.floats(Tensor(Float(range.lowerBound)), "low"),
        replacement.floats(Tensor(Float(range.upperBound)), "high"),
      ])
    replacement.finish(
      "Cast", [clipped], attributes: ["to": .integer(replacement.outputTypes[0].elementType.onnxNumber)])
  },
  // s = (max(x, 0) − min(x, 0))/255, z = round(−min(x, 0)/s). Here: step by step, with a scale of 1 for zeros alone.
  EngineFault("DynamicQuantizeLinear", "gives zeros a scale of 0", seenIn: "2026.4.1") { replacement in
    let outputs = replacement.node.outputs
    let x = replacement.node.inputs[0]
    let scalar: [String: Attribute] = ["keepdims": .integer(0)]
    let (nothing, most) = (replacement.floats(Tensor(0), "zero"), replacement.floats(Tensor(255), "255"))
    let low = replacement.add("Min", [replacement.add("ReduceMin", [x], attributes: scalar), nothing])
    let high = replacement.add("Max", [replacement.add("ReduceMax", [x], attributes: scalar), nothing])
    let width = replacement.add("Sub", [high, low])
    let choice = [
      replacement.add("Greater", [width, nothing]), replacement.add("Div", [width, most]),
      replacement.floats(Tensor(1), "one"),
    ]
    let tellsScale = outputs.count > 1 && !outputs[1].isEmpty
    if tellsScale { replacement.finish(output: 1, "Where", choice) }
    let scale = tellsScale ? outputs[1] : replacement.add("Where", choice)
    let zero = replacement.add(
      "Clip",
      [replacement.add("Round", [replacement.add("Div", [replacement.add("Neg", [low]), scale])]), nothing, most])
    let places = replacement.add("Add", [replacement.add("Round", [replacement.add("Div", [x, scale])]), zero])
    let byte: [String: Attribute] = ["to": .integer(ElementType.uint8.onnxNumber)]
    if !outputs[0].isEmpty {
      replacement.finish(output: 0, "Cast", [replacement.add("Clip", [places, nothing, most])], attributes: byte)
    }
    if outputs.count > 2, !outputs[2].isEmpty { replacement.finish(output: 2, "Cast", [zero], attributes: byte) }
  },
]
