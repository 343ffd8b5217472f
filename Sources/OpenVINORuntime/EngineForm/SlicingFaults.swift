import Graphs

let slicingFaults = [
  EngineFault(
    "Split", "refuses num_outputs along a negative axis where the last part is shorter", seenIn: "2026.4.1"
  ) { replacement in
    let operation = replacement.operation
    let axis = try operation.integer("axis", default: 0)
    guard !operation.has(1), axis < 0 else { return }
    // Here: the same axis counted from the front.
    var attributes = replacement.node.attributes
    attributes["axis"] = .integer(try operation.axis(axis, rank: operation.shape(0).count))
    replacement.finish("Split", replacement.node.inputs, attributes: attributes)
  }
]
