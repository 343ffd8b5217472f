/// Choosing the layer that a map is made from.
extension Graph {
  /// A value that a map can be made from, and the node that makes it.
  public struct Layer: Sendable, Equatable {
    /// The name of the value.
    public let value: String
    /// The name of its node; empty where the file gave none.
    public let node: String
    /// The node's ONNX operator.
    public let operatorName: String
    /// `[N, C, h, w]`.
    public let shape: [Int]
  }

  /// The values that a map can be made from, in the order in which they are computed: floats of the shape
  /// `[N, C, h, w]` with `h·w > 1` that a node makes on the way to the first output.
  ///
  ///     let names = graph.candidateLayers.map(\.value)
  ///
  /// Values whose shape is not known are left out: specialise the graph first.
  /// - Complexity: O(nodes).
  public var candidateLayers: [Layer] {
    let needed = neededValues(for: Array(outputs.prefix(1)), stoppingAt: [])
    return nodes.flatMap { node in
      node.outputs.compactMap { value in needed.contains(value) ? layer(value, of: node) : nil }
    }
  }

  /// The layer that enters the last spatial reduction on the way to the first output, where class activation maps are
  /// commonly made: global pooling, a reduction over height and width, a pooling to one place, or a flattening of
  /// several places. `Identity` and `Dropout` are looked through. Where the graph names a layer itself
  /// (`preferredLayer`), that one.
  /// - Throws: `GraphError` if there is none.
  /// - Complexity: O(nodes).
  public var defaultTargetLayer: Layer {
    get throws {
      let needed = neededValues(for: Array(outputs.prefix(1)), stoppingAt: [])
      if let value = preferredLayer, needed.contains(value), let maker = producer(of: value),
        let layer = layer(value, of: maker)
      {
        return layer
      }
      for node in nodes.reversed() where node.outputs.contains(where: needed.contains) && reducesSpace(node) {
        var value = node.inputs[0]
        while let maker = producer(of: value), ["Identity", "Dropout"].contains(maker.operatorName) {
          value = maker.inputs[0]
        }
        if let maker = producer(of: value), let layer = layer(value, of: maker) { return layer }
      }
      throw GraphError(
        .unknownValue,
        isSpecialised
          ? "the network has no pooling or flattening of a spatial layer to take as the target; name a target layer"
          : "the graph must be specialised before a target layer is chosen")
    }
  }

  /// The layer of a name: that of a value, else that of a node (its first output) or of an alias, else the only value
  /// or node whose name ends with it, where endings that start at a `/`, `.` or `_` are preferred.
  ///
  ///     try graph.targetLayer(named: "relu_2/Relu")  // of the node "/layer4/layer4.1/relu_2/Relu"
  ///
  /// - Throws: `GraphError` for an unknown name (with the nearest ones), an ending of several layers (with their names),
  ///   and a value that is not spatial (with its shape) or that the first output does not need.
  /// - Complexity: O(nodes · length of the name).
  public func targetLayer(named name: String) throws -> Layer {
    guard !name.isEmpty else { throw GraphError(.unknownValue, "the name of the target layer is empty") }
    let candidates = candidateLayers
    let byValue = Dictionary(candidates.map { ($0.value, $0) }, uniquingKeysWith: { first, _ in first })
    if let layer = byValue[name] { return layer }
    if isDefined(name) { throw unfit(name) }
    if let node = nodes.first(where: { $0.name == name }), let value = node.outputs.first {
      guard let layer = byValue[value] else { throw unfit(value) }
      return layer
    }
    if let value = layerAliases[name] {
      guard let layer = byValue[value] else { throw unfit(value) }
      return layer
    }

    let endings = nodes.flatMap { node in
      node.outputs.enumerated().compactMap { order, value -> (value: String, atBoundary: Bool)? in
        // A node's name stands for its first output alone.
        let names = order == 0 ? [value, node.name] : [value]
        let fitting = names.filter { $0.hasSuffix(name) }
        return fitting.isEmpty ? nil : (value, fitting.contains { startsAtBoundary(name, in: $0) })
      }
    }
    for onlyBoundaries in [true, false] {
      let values = endings.filter { $0.atBoundary || !onlyBoundaries }.map(\.value)
      let layers = values.compactMap { byValue[$0] }
      if layers.count == 1 { return layers[0] }
      if layers.count > 1 { throw ambiguous(name, layers.map(\.value)) }
      if values.count == 1 { throw unfit(values[0]) }
      if values.count > 1 { throw ambiguous(name, values) }
    }
    let known =
      candidates.flatMap { $0.node == $0.value ? [$0.value] : [$0.value, $0.node] }.filter { !$0.isEmpty }
      + layerAliases.keys.sorted()
    throw GraphError(
      .unknownValue, "the network has no layer '\(name)'" + NearestNames.hint(for: name, among: known),
      context: ["layer": name])
  }

  // MARK: - What fits

  private func layer(_ value: String, of node: Node) -> Layer? {
    guard let type = types[value], type.elementType.isFloatingPoint, Self.isSpatial(type.shape) else { return nil }
    return Layer(value: value, node: node.name, operatorName: node.operatorName, shape: type.shape)
  }

  /// True for `[N, C, h, w]` with several places.
  private static func isSpatial(_ shape: [Int]) -> Bool { shape.count == 4 && shape[2] * shape[3] > 1 }

  /// True where a node makes one place of several, or a matrix.
  private func reducesSpace(_ node: Node) -> Bool {
    guard let first = node.inputs.first, let input = types[first], Self.isSpatial(input.shape),
      let result = node.outputs.first.flatMap({ types[$0] })
    else { return false }
    switch node.operatorName {
    case "GlobalAveragePool", "GlobalMaxPool": return true
    case "AveragePool", "MaxPool": return result.shape[2...] == [1, 1]
    case "ReduceMean", "ReduceMax", "ReduceSum":
      return (try? operatorContext(of: node).reducedAxes().isSuperset(of: [2, 3])) ?? false
    case "Flatten", "Reshape": return result.shape.count == 2
    default: return false
    }
  }

  private func startsAtBoundary(_ ending: String, in name: String) -> Bool {
    let before = name.dropLast(ending.count).last
    return before == nil || before == "/" || before == "." || before == "_" || "/._".contains(ending.prefix(1))
  }

  // MARK: - What does not

  private func ambiguous(_ name: String, _ values: [String]) -> GraphError {
    let listed = values.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let rest = values.count > 5 ? " and \(values.count - 5) more" : ""
    return GraphError(
      .unknownValue, "'\(name)' fits several layers: \(listed)\(rest); give more of the name", context: ["layer": name])
  }

  /// Why a value that exists is no target layer.
  private func unfit(_ value: String) -> GraphError {
    let context: FailureContext = ["layer": value]
    guard let maker = producer(of: value) else {
      return GraphError(.unknownValue, "'\(value)' is an input or a constant, not a layer", context: context)
    }
    guard let type = types[value] else {
      return GraphError(
        .unknownValue, "the graph must be specialised before a target layer is chosen", context: context)
    }
    if layer(value, of: maker) != nil {
      return GraphError(.unknownValue, "the network's output does not depend on '\(value)'", context: context)
    }
    return GraphError(
      .shapeMismatch,
      "'\(value)' has the shape \(type.shape) of \(type.elementType); a target layer is [N, C, h, w] with more than one place",
      context: context)
  }
}
