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
  }
]
