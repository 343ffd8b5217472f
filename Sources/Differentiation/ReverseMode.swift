import Graphs

extension Graph {
  /// The graph with the gradients of one of its values with respect to others, as further nodes of the same kind: one
  /// run then gives the values and the gradients.
  ///
  ///     let seed = "one-hot row"  // an input of the logits' shape
  ///     let (graph, gradients) = try network.addingGradients(of: "logits", seed: seed, withRespectTo: ["relu5"])
  ///     gradients["relu5"]  // "gradient(relu5)"
  ///
  /// With `s` the seed, the gradient with respect to `v` is the vector-Jacobian product
  ///
  ///     G = ∂(Σ s·output)/∂v
  ///
  /// in the shape of `v`: reverse accumulation (Linnainmaa 1970; Griewank and Walther, "Evaluating Derivatives", 2008,
  /// chapter 3). A one-hot seed picks a class when the graph runs, so the graph is the same for all classes.
  ///
  /// Only nodes between the values and the output get a backward part, and all values share it. Where a function has a
  /// kink, its rule names the slope it takes there.
  ///
  /// - Parameters:
  ///   - output: a value of floating-point numbers.
  ///   - seed: a value of the output's shape, such as an input added for it.
  ///   - values: inputs, constants, or values that nodes make.
  ///   - isLenient: whether values that the output does not depend on are left out, whose gradient is zero.
  /// - Returns: the graph, whose outputs stay as they are, and the name of each value's gradient in it.
  /// - Throws: `DifferentiationError`: `noRule` names the operator and the node that has no rule, `independent` a value
  ///   that the output does not depend on, unless `isLenient`, `invalidGraph` a graph that is not specialised or lacks a value.
  /// - Complexity: O(nodes), and the copying of the weights that the way leads through.
  public func addingGradients(
    of output: String, seed: String, withRespectTo values: [String], isLenient: Bool = false
  ) throws -> (graph: Graph, gradients: [String: String]) {
    try checkSeed(seed, of: output)
    let isFloating = try values.map { try knownType(of: $0).elementType.isFloatingPoint }
    if !isLenient, let place = isFloating.firstIndex(of: false) {
      throw DifferentiationError(
        .independent, "only floating-point values have a gradient; choose another one",
        context: ["value": values[place]])
    }
    let floating = zip(values, isFloating).filter(\.1).map(\.0)
    var walk = ReverseWalk(graph: self, wanted: Set(floating))
    return try walk.gradients(of: output, seed: seed, withRespectTo: floating, isLenient: isLenient)
  }

  private func checkSeed(_ seed: String, of output: String) throws {
    guard isSpecialised else {
      throw DifferentiationError(.invalidGraph, "the shapes are not fixed yet; specialise the graph first")
    }
    let outputType = try knownType(of: output)
    guard outputType.elementType.isFloatingPoint else {
      throw DifferentiationError(
        .independent, "only floating-point values can be differentiated; choose another output",
        context: ["output": output])
    }
    let seedType = try knownType(of: seed)
    guard seedType == outputType else {
      throw DifferentiationError(
        .invalidGraph,
        "the seed has the type \(seedType.elementType) \(seedType.shape), but the output "
          + "\(outputType.elementType) \(outputType.shape)",
        context: ["seed": seed, "output": output])
    }
  }

  private func knownType(of value: String) throws -> ValueType {
    do {
      return try type(of: value)
    } catch {
      throw DifferentiationError(.invalidGraph, "the value cannot be differentiated", cause: error)
    }
  }
}

/// One pass over the nodes from the last to the first.
private struct ReverseWalk {
  let forward: Graph
  /// The values that depend on a wanted one in a way that has a gradient, these included.
  let active: Set<String>
  var writer: ExpressionWriter
  /// The parts of each value's gradient, one for each place where the value is read.
  var parts: [String: [String]] = [:]

  init(graph: Graph, wanted: Set<String>) {
    forward = graph
    var active = wanted
    for node in graph.nodes where GradientTable.carriesGradient(node) && node.inputs.contains(where: active.contains) {
      let isStraight = GradientTable.passesStraight(node)
      // An integer that has a gradient, since a rounding made it, keeps that where it is only moved.
      let moved =
        GradientTable.handsElementsOn.contains(node.operatorName)
        ? Set(node.inputs.filter(active.contains).compactMap { graph.types[$0]?.elementType }) : []
      // The scale and zero that a rounding tells beside its result count as constants.
      for output in isStraight ? node.outputs.prefix(1) : node.outputs[...] where !output.isEmpty {
        guard let type = graph.types[output]?.elementType else { continue }
        if isStraight || type.isFloatingPoint || moved.contains(type) { active.insert(output) }
      }
    }
    self.active = active
    writer = ExpressionWriter(graph: graph)
  }

  mutating func gradients(
    of output: String, seed: String, withRespectTo values: [String], isLenient: Bool
  ) throws -> (graph: Graph, gradients: [String: String]) {
    if active.contains(output) { parts[output] = [seed] }
    for node in forward.nodes.reversed() {
      guard node.outputs.contains(where: { parts[$0] != nil }), node.inputs.contains(where: active.contains) else {
        continue
      }
      try goBack(through: node)
    }
    var gradients: [String: String] = [:]
    for value in values where gradients[value] == nil {
      guard let gradient = try collected(value) else {
        if isLenient { continue }
        throw DifferentiationError.independent(output, of: value)
      }
      gradients[value] = try writer.write(gradient, as: "gradient(\(value))")
    }
    return (writer.graph, gradients)
  }

  /// Adds the node's share to the gradients of its inputs.
  private mutating func goBack(through node: Node) throws {
    let rule = try GradientTable.rule(for: node)
    let context = GradientContext(
      node: node, operation: forward.operatorContext(of: node), outputTypes: node.outputs.map { forward.types[$0] },
      outputGradients: try node.outputs.map { try collected($0) })
    do {
      for (index, input) in node.inputs.enumerated() where active.contains(input) {
        guard let gradient = try rule.gradient(context, index) else { continue }
        let name = "gradient(\(input))"
        let part = try writer.write(gradient, name: name)
        let reduced = try writer.write(try unbroadcast(part, to: context.shape(index)), name: name)
        parts[input, default: []].append(reduced)
      }
    } catch let error as GraphError {
      throw DifferentiationError.noRule(for: node, "its backward part cannot be written", cause: error)
    }
  }

  /// The gradient of a value that all its readers have added to; nil where there is none.
  private mutating func collected(_ value: String) throws -> Expression? {
    guard let parts = parts[value], let first = parts.first else { return nil }
    guard parts.count > 1 else { return .value(first) }
    let operands = parts.map { Expression.value($0) }
    let sum = Expression.node(parts.count == 2 ? "Add" : "Sum", operands, [:], output: 0, outputCount: 1)
    let name = try writer.write(sum, name: "gradient(\(value))")
    self.parts[value] = [name]
    return .value(name)
  }

  /// The sum over all places of the gradient that read the same element of the value.
  private func unbroadcast(_ gradient: String, to shape: [Int]) throws -> Expression {
    let from = try writer.graph.type(of: gradient).shape
    guard from != shape else { return .value(gradient) }
    let added = from.count - shape.count
    let fits = added >= 0 && shape.indices.allSatisfy { shape[$0] == from[added + $0] || shape[$0] == 1 }
    guard fits else {
      throw GraphError(.shapeMismatch, "the gradient of the shape \(from) does not fit a value of the shape \(shape)")
    }
    let repeated = from.indices.filter { $0 < added || shape[$0 - added] != from[$0] }
    return Expression.value(gradient).sum(repeated).reshaped(shape)
  }
}
