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
  },
  EngineFault("Split", "refuses num_outputs that leave a part without elements", seenIn: "2026.4.1") { replacement in
    let shape = try replacement.operation.shape(0)
    let axis = try replacement.operation.axis(replacement.operation.integer("axis", default: 0), rank: shape.count)
    let outputs = replacement.node.outputs.filter { !$0.isEmpty }
    let lengths = replacement.outputTypes.map { $0.shape[axis] }
    // Values without elements are constants already, and no outputs any more: the others are the whole.
    guard !replacement.operation.has(1), outputs.count < replacement.node.outputs.count,
      lengths.reduce(0, +) == shape[axis]
    else { return }
    let sizes = replacement.integers(lengths, "lengths")
    replacement.finish(
      outputs: outputs, "Split", [replacement.node.inputs[0], sizes], attributes: ["axis": .integer(axis)])
  },
  EngineFault("Slice", "ends by a signal at steps of 2³¹ places and more", seenIn: "2026.4.1") { replacement in
    let largest = Int(Int32.max)
    guard replacement.operation.has(4), let steps = try replacement.operation.constantIntegers(4),
      steps.contains(where: { $0.magnitude > largest })
    else { return }
    // No axis is as long: any such step takes one place.
    var inputs = replacement.node.inputs
    inputs[4] = replacement.integers(steps.map { min(max($0, -largest), largest) }, "steps")
    replacement.finish("Slice", inputs, attributes: replacement.node.attributes)
  },
]
