import Graphs

let shapeFaults = [
  EngineFault("BitShift", "makes a list of a single number", seenIn: "2026.4.1") { replacement in
    guard replacement.outputTypes[0].shape.isEmpty else { return }
    let list = replacement.integers([1], "list")
    let inputs = replacement.node.inputs.map { replacement.add("Reshape", [$0, list]) }
    let shifted = replacement.add("BitShift", inputs, attributes: replacement.node.attributes)
    replacement.finish("Reshape", [shifted, replacement.integers([], "shape")])
  },
  EngineFault("Expand", "makes a list of a single number that stays one", seenIn: "2026.4.1") { replacement in
    guard try replacement.operation.shape(0) == replacement.outputTypes[0].shape else { return }
    replacement.finish("Identity", [replacement.node.inputs[0]])
  },
  // What meets the number becomes a part of the product's kernel. Here: out of its reach.
  EngineFault(
    "Reshape", "ends the program where a product becomes a single number that meets another", seenIn: "2026.4.1"
  ) {
    replacement in
    let inputs = replacement.node.inputs
    guard replacement.outputTypes[0].shape.isEmpty, replacement.outputTypes[0].elementType.isFloatingPoint,
      replacement.surroundings.isMade(
        inputs[0], by: ["MatMul", "Gemm"], through: Graph.activations.union(["Identity", "Reshape"]))
    else { return }
    replacement.finish("Reshape", [replacement.parted(inputs[0]), inputs[1]], attributes: replacement.node.attributes)
  },
]
