import Graphs
import Tensors

let paddingFaults = [
  EngineFault("Pad", "fills with zeros where the value is computed when the network runs", seenIn: "2026.4.1") {
    replacement in
    let operation = replacement.operation
    guard operation.has(2), operation.constants[2] == nil,
      try operation.string("mode", default: "constant") == "constant"
    else { return }
    // Here: a choice between the padded input and the value, by a mask of ones that is padded alike.
    let shape = try operation.shape(0)
    let rank = shape.count
    let axes = try operation.constantIntegers(3)?.map { try operation.axis($0, rank: rank) } ?? Array(0..<rank)
    var (maskShape, attributes) = (shape.map { _ in 1 }, replacement.node.attributes)
    for axis in axes { maskShape[axis] = shape[axis] }
    attributes["mode"] = nil
    let names = replacement.node.inputs
    let places = names.count > 3 ? [names[1], "", names[3]] : [names[1]]
    let ones = replacement.add(
      "Expand", [replacement.floats(Tensor(1), "one"), replacement.integers(maskShape, "shape")])
    let mask = replacement.add(
      "Cast", [replacement.add("Pad", [ones] + places, attributes: attributes)],
      attributes: ["to": .integer(ElementType.bool.onnxNumber)])
    let padded = replacement.add("Pad", [names[0]] + places, attributes: attributes)
    replacement.finish("Where", [mask, padded, names[2]])
  }
]
