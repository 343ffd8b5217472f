import Graphs

/// Over the first or the last of three axes, with several images: what the engine fuses with the reduction then takes, for
/// each row, the number of another one, silently. Here: over an axis of two, between reshapings.
let reductionFaults =
  ([
    ("GlobalAveragePool", "ReduceMean"), ("GlobalMaxPool", "ReduceMax"),
  ] + Graph.reductions.sorted().map { ($0, $0) }).map { operatorName, written in
    EngineFault(
      operatorName, "of three axes, over the first or the last, mixes up the constants that follow, a number a row",
      seenIn: "2026.4.1"
    ) { replacement in
      let shape = try replacement.operation.shape(0)
      guard replacement.meetsConstants, shape.count == 3 else { return }
      let axes = operatorName == written ? try replacement.operation.reducedAxes() : [2]
      guard axes == [0] || axes == [2] else { return }
      let isFirst = axes == [0]
      let flat = isFirst ? [shape[0], shape[1] * shape[2]] : [shape[0] * shape[1], shape[2]]
      let matrix = replacement.add(
        "Reshape", [replacement.node.inputs[0], replacement.integers(flat, "matrix")])
      let reduced = replacement.add(written, [matrix, replacement.integers([isFirst ? 0 : 1], "axis")])
      replacement.finish("Reshape", [reduced, replacement.integers(replacement.outputTypes[0].shape, "shape")])
    }
  }
  // A `Transpose` in front that is drawn behind, or one behind, is forgotten where it moves axes of length 1 alone: the
  // numbers are right, the shape is not. Here: all axes stay, and a reshaping takes them away.
  + Graph.reductions.sorted().map { operatorName in
    EngineFault(operatorName, "that takes axes away, forgets a Transpose before or behind it", seenIn: "2026.4.1") {
      replacement in
      let shape = replacement.outputTypes[0].shape
      guard replacement.meetsTranspose, try replacement.operation.integer("keepdims", default: 1) == 0,
        shape.contains(1), shape.contains(where: { $0 > 1 })
      else { return }
      try replacement.finishWithoutAxes(operatorName)
    }
  }
  // Where a `Reshape` behind puts a 1 in the place of an axis that is taken away, the engine takes it for the reduction that
  // keeps its axes. Here: as above, so that the two reshapings become one.
  + Graph.reductions.sorted().map { operatorName in
    EngineFault(operatorName, "that takes axes away, forgets a Reshape behind it", seenIn: "2026.4.1") { replacement in
      guard try replacement.operation.integer("keepdims", default: 1) == 0, replacement.meetsReshape else { return }
      try replacement.finishWithoutAxes(operatorName)
    }
  }

extension Replacement {
  /// The same reduction that leaves its axes, and a reshaping that takes them away.
  fileprivate mutating func finishWithoutAxes(_ operatorName: String) throws {
    var attributes = node.attributes
    attributes["keepdims"] = .integer(1)
    let reduced = add(operatorName, node.inputs, attributes: attributes)
    finish("Reshape", [reduced, integers(outputTypes[0].shape, "shape")])
  }

  /// Whether a `Transpose` stands before or behind it, at once or by way of reshapings.
  fileprivate var meetsTranspose: Bool {
    let ways: Set = ["Reshape"]
    return operatorsBefore.union(operatorsBehind).contains("Transpose")
      || surroundings.isMade(node.inputs[0], by: ["Transpose"], through: ways)
      || surroundings.isRead(node.outputs[0], by: ["Transpose"], through: ways)
  }
}

extension Replacement {
  /// Whether what stands behind it gives another shape, at once or by way of what the engine draws a reshaping through.
  fileprivate var meetsReshape: Bool {
    let reshapings: Set = ["Flatten", "Reshape", "Squeeze", "Unsqueeze"]
    let ways = Graph.activations.union([
      "Abs", "Add", "Cast", "Clip", "Div", "Dropout", "Exp", "Identity", "Log", "Mul", "Neg", "Pow", "Sqrt", "Sub",
    ])
    return !surroundings.operatorsReading(node.outputs[0]).isDisjoint(with: reshapings)
      || surroundings.isRead(node.outputs[0], by: reshapings, through: ways)
  }
}

extension Graph {
  fileprivate static let reductions: Set<String> = [
    "ReduceL1", "ReduceL2", "ReduceMax", "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum", "ReduceSumSquare",
  ]

  /// The results of reductions that, perhaps by way of other operators of nothing else that is computed, are combined with
  /// a constant of several numbers, as by a multiplication or a batch normalisation.
  ///
  /// Those that are not stay as they are: the engine knows the mean and the variance of a normalisation by their form.
  /// - Complexity: O(nodes).
  func valuesThatMeetConstants() -> Set<String> {
    let sources = Self.reductions.union(["GlobalAveragePool", "GlobalMaxPool"])
    guard nodes.contains(where: { sources.contains($0.operatorName) }) else { return [] }
    var origins: [String: String] = [:]
    var found: Set<String> = []
    for node in nodes {
      guard let output = node.outputs.first else { continue }
      let computed = Set(node.inputs.filter { !$0.isEmpty && constants[$0] == nil })
      // The same twice as well: x·sigmoid(x) is one operator to the engine.
      if let first = computed.first, let origin = origins[first], computed.allSatisfy({ origins[$0] == origin }) {
        if node.inputs.contains(where: { (constants[$0]?.tensor?.count ?? 0) > 1 }) { found.insert(origin) }
        origins[output] = origin
      }
      if sources.contains(node.operatorName) { origins[output] = output }
    }
    return found
  }
}
