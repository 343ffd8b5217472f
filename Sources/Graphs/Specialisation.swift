import Tensors

extension Graph {
  /// The graph for inputs of fixed shape: every value's shape is known, composite operators are written in those of the
  /// catalogue, and what depends on constants and shapes alone is computed and becomes a constant.
  ///
  ///     let graph = try network.specialised(batch: 8)
  ///
  /// - Parameters:
  ///   - batch: the length of the first axis of every input that leaves it open; a fixed one stays.
  ///   - inputShapes: whole shapes by input name, for inputs with other open axes; they must agree with the fixed ones.
  ///   - limits: how large it may become, for each picture of the batch.
  /// - Throws: `GraphError` if an axis stays open, a shape does not fit an operator, or the limits are passed; it names
  ///   the node.
  /// - Complexity: O(nodes), plus the folded arithmetic.
  public func specialised(
    batch: Int = 1, inputShapes: [String: [Int]] = [:], limits: Limits = .usual
  ) throws -> Graph {
    var result = Graph(inputs: try inputs.map { try $0.fixed(batch: batch, shape: inputShapes[$0.name]) })
    for (name, constant) in constants { result.constant(name, constant) }
    result.outputs = outputs
    var room = FoldingRoom()
    for node in nodes {
      try result.appendSpecialised(node, room: &room, isTaken: isDefined)
      try Self.check(result.nodes.count, atMost: limits.nodes, node) { "the network has more than \($0 - 1) nodes" }
      try Self.checkFolded(room.grown, node, limits, batch: batch)
    }
    result.takeLayerNames(of: self)
    let needed = try result.pruned()
    try needed.check(limits, batch: batch, folded: room.grown)
    return needed
  }

  /// True where a node is written in others when the graph is specialised.
  package var holdsComposites: Bool {
    get throws { try nodes.contains { try Composite.standing(for: $0, operatorContext(of: $0)) != nil } }
  }

  /// The first version of ONNX's operators, from `Graph.opset` on, that has every node in the form in which it stands.
  package var neededOpset: Int {
    nodes.reduce(Graph.opset) { version, node in
      // Before a graph is specialised not all types are known.
      let composite =
        (try? Composite.standing(for: node, operatorContext(of: node))) ?? Composite.named(node.operatorName)
      return max(version, composite?.opsets.lowerBound ?? version)
    }
  }

  /// Adds what a node computes: a constant, the node, or the parts of a composite.
  /// - Parameters:
  ///   - isTaken: names that no new value may bear.
  ///   - depth: in how many other composites this one stands.
  private mutating func appendSpecialised(
    _ node: Node, room: inout FoldingRoom, isTaken: @escaping (String) -> Bool, depth: Int = 0
  ) throws {
    if let folded = try folded(node, room: room.left) {
      for (output, constant) in zip(node.outputs, folded) where !output.isEmpty { self.constant(output, constant) }
      let made = folded.reduce(0) { $0 + $1.shape.reduce(1, *) }
      room.left -= made
      if node.operatorName != "Constant" { room.grown += grown(node, to: made) }
    } else if let parts = try parts(of: node, isTaken: isTaken, depth: depth) {
      for (name, constant) in parts.constants where !isDefined(name) { self.constant(name, constant) }
      for part in parts.nodes {
        innerValues.formUnion(part.outputs.filter { !$0.isEmpty && !node.outputs.contains($0) })
        try appendSpecialised(part, room: &room, isTaken: isTaken, depth: depth + 1)
      }
    } else {
      try appendKnowingEmpty(node)
    }
  }

  /// Adds a node without those of its outputs that have no elements: these are known, whatever the picture, and the engine
  /// takes no operator that makes nothing.
  private mutating func appendKnowingEmpty(_ node: Node) throws {
    try append(node)
    var empty: [String: Constant] = [:]
    for output in node.outputs where !output.isEmpty && !outputs.contains(output) {
      guard let type = types[output], type.count == 0 else { continue }
      empty[output] = ReferenceTensor(type, []).constant
    }
    if !empty.isEmpty { settleLastNode(empty) }
  }

  /// The graph of a composite's parts; nil for a node that stays.
  private func parts(of node: Node, isTaken: @escaping (String) -> Bool, depth: Int) throws -> Graph? {
    guard let composite = try Composite.standing(for: node, operatorContext(of: node)) else { return nil }
    // No formula is as deep; one that leads back to itself would be without end.
    guard depth < 8 else { throw GraphError(.invalidGraph, "the operator is written in itself", context: node.context) }
    return try composite.parts(of: node, in: self, isTaken: isTaken)
  }

  /// The node's outputs if they are known before the network runs; nil if they are not.
  ///
  /// A stranger's file can ask for any size (`Expand`, `Tile`, `ConstantOfShape`) and any number of sums (`MatMul`); what
  /// is too large is left to the engine.
  /// - Parameter room: how many elements may still be computed ahead.
  package func folded(_ node: Node, room: Int) throws -> [Constant]? {
    guard let operation = OperatorCatalogue.operation(named: node.operatorName) else { return nil }
    let context = operatorContext(of: node)
    if node.operatorName == "Constant" { return [try constantValue(context)] }
    let isConstant = node.inputs.allSatisfy { $0.isEmpty || constants[$0] != nil }
    guard operation.needsOnlyTypes || isConstant else { return nil }
    guard node.inputs.allSatisfy({ $0.isEmpty || types[$0] != nil }) else { return nil }
    let outputCount = try operation.outputTypes(context).reduce(0.0) { $0 + Double($1.count) }
    guard outputCount <= Double(min(Self.largestFold, room)) else { return nil }
    let largestInput = context.inputTypes.compactMap { $0?.count }.max() ?? 0
    guard !operation.mixesElements || outputCount * Double(largestInput) <= Double(Self.largestFold) else { return nil }
    let inputs = operation.needsOnlyTypes ? context.constants.map { _ in nil } : context.constants
    return try operation.evaluate(context, inputs.map { $0.map(ReferenceTensor.init) }).map(\.constant)
  }

  /// The largest result, in elements, that is computed ahead, and the most products of `mixesElements` operators.
  fileprivate static var largestFold: Int { 1 << 24 }
}

/// What is computed ahead while a graph is specialised.
private struct FoldingRoom {
  /// How many elements may still be.
  var left = Graph.largestFold * 16
  /// How many there are beyond those that they were made from.
  var grown = 0
}

extension Graph.Input {
  fileprivate func fixed(batch: Int, shape: [Int]?) throws -> Graph.Input {
    if let shape {
      let fits = shape.count == dimensions.count && zip(shape, dimensions).allSatisfy { $1 == nil || $0 == $1 }
      guard fits else {
        let expected = dimensions.map { $0.map(String.init) ?? "any" }.joined(separator: ", ")
        throw GraphError(
          .shapeMismatch, "the input takes the shape [\(expected)], not \(shape)", context: ["input": name])
      }
    }
    var fixed = shape ?? dimensions
    if let first = fixed.first, first == nil { fixed[0] = batch }
    guard !fixed.contains(nil) else {
      throw GraphError(
        .shapeMismatch, "the input leaves its height, width or channels open; say which size it is to get",
        context: ["input": name])
    }
    let known = fixed.compactMap(\.self)
    guard ValueType(known).isReasonable else {
      throw GraphError(.shapeMismatch, "the input's shape cannot be", context: ["input": name, "shape": "\(known)"])
    }
    return Graph.Input(name: name, elementType: elementType, dimensions: fixed)
  }
}
