extension Graph {
  /// The graph for inputs of fixed shape: every value's shape is known, and what depends on constants and shapes alone
  /// is computed and becomes a constant.
  ///
  ///     let graph = try network.specialised(batch: 8)
  ///
  /// - Parameters:
  ///   - batch: the length of the first axis of every input that leaves it open; a fixed one stays.
  ///   - inputShapes: whole shapes by input name, for inputs with other open axes; they must agree with the fixed ones.
  /// - Throws: `GraphError` if an axis stays open, or a shape does not fit an operator; it names the node.
  /// - Complexity: O(nodes), plus the folded arithmetic.
  public func specialised(batch: Int = 1, inputShapes: [String: [Int]] = [:]) throws -> Graph {
    var result = Graph(inputs: try inputs.map { try $0.fixed(batch: batch, shape: inputShapes[$0.name]) })
    for (name, constant) in constants { result.constant(name, constant) }
    var room = Self.largestFold * 16
    for node in nodes {
      let folded = try result.folded(node, room: room)
      if let folded {
        for (output, constant) in zip(node.outputs, folded) where !output.isEmpty { result.constant(output, constant) }
        room -= folded.reduce(0) { $0 + $1.shape.reduce(1, *) }
      } else {
        try result.append(node)
      }
    }
    result.outputs = outputs
    result.takeLayerNames(of: self)
    return try result.pruned()
  }

  /// The node's outputs if they are known before the network runs; nil if they are not.
  ///
  /// A stranger's file can ask for any size (`Expand`, `Tile`, `ConstantOfShape`) and any number of sums (`MatMul`); what
  /// is too large is left to the engine.
  /// - Parameter room: how many elements may still be computed ahead.
  package func folded(_ node: Node, room: Int) throws -> [Constant]? {
    let operation = try OperatorCatalogue.operation(of: node)
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
  private static var largestFold: Int { 1 << 24 }
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
    guard ValueType(fixed.compactMap { $0 }).isReasonable else {
      throw GraphError(.shapeMismatch, "the input's shape cannot be", context: ["input": name, "shape": "\(fixed)"])
    }
    return Graph.Input(name: name, elementType: elementType, dimensions: fixed)
  }
}
