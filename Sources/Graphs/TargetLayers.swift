import Failures

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
    /// `[N, C, h, w]`, laid out over the image; of a volume `[N, C, d, h, w]`.
    public let shape: [Int]
    /// How the value itself lies.
    public let layout: Layout
    /// True where nothing in the network tells how the tokens lie, and their number alone has been taken for it.
    public let isGuess: Bool

    /// What to tell a reader of a map that is made from the layer; nil where there is nothing to tell.
    public var note: Note? {
      guard isGuess, case .tokens(let grid) = layout else { return nil }
      return Note(
        "nothing in the network tells how the \(grid.count) tokens of '\(value)' lie over the image: they are"
          + " taken for \(grid), which is a guess", remedy: "say it with \(.option(.tokens))")
    }
  }

  /// How a layer's elements lie: over the image, `withSpatialViews` brings all of them to `channelsFirst`.
  public enum Layout: Sendable, Equatable {
    /// `[N, C, h, w]`, as convolutions have it, or `[N, C, d, h, w]`.
    case channelsFirst
    /// `[N, h, w, C]`, or `[N, d, h, w, C]`.
    case channelsLast
    /// `[N, T, C]`, the tokens of a transformer.
    case tokens(TokenGrid)
  }

  /// The values that a map can be made from, in the order in which they are computed.
  ///
  ///     let names = graph.candidateLayers(tokens: nil).map(\.value)
  ///
  /// These are floats of rank 4 with several places, and tokens `[N, T, C]`, that a node makes on the way to the first
  /// output; in a network of volumes, floats of rank 5. Values whose shape is not known are left out: specialise the graph first.
  /// - Parameter tokens: how tokens lie over the image; nil takes it from the network, which mostly tells (`PlaceAxes`),
  ///   and where it does not, guesses from their number: a square, or a square and a class token.
  /// - Complexity: O(nodes).
  public func candidateLayers(tokens: TokenGrid?) -> [Layer] {
    let layers = LayerFinder(self, tokens: tokens)
    let needed = neededValues(for: Array(outputs.prefix(1)), stoppingAt: [])
    return nodes.flatMap { node in
      node.outputs.compactMap { value in needed.contains(value) ? layers.layer(value, of: node) : nil }
    }
  }

  /// The values that a map can be made from, tokens as the network tells.
  public var candidateLayers: [Layer] { candidateLayers(tokens: nil) }

  /// The layer of a name: that of a value, else that of a node (its first output) or of an alias, else the only value
  /// or node whose name ends with it, where endings that start at a `/`, `.` or `_` are preferred.
  ///
  ///     try graph.targetLayer(named: "relu_2/Relu")  // of the node "/layer4/layer4.1/relu_2/Relu"
  ///
  /// - Parameters:
  ///   - name: a value or node of the graph, an alias, or a unique ending of one.
  ///   - tokens: as in `candidateLayers`.
  /// - Throws: `GraphError` for an unknown name (with the nearest ones), an ending of several layers (with their names),
  ///   and a value that is not spatial (with its shape) or that the first output does not need.
  /// - Complexity: O(nodes · length of the name).
  public func targetLayer(named name: String, tokens: TokenGrid? = nil) throws -> Layer {
    guard !name.isEmpty else { throw GraphError(.unknownValue, "the name of the target layer is empty") }
    let candidates = candidateLayers(tokens: tokens)
    let byValue = Dictionary(candidates.map { ($0.value, $0) }, uniquingKeysWith: { first, _ in first })
    if let layer = byValue[name] { return layer }
    if isDefined(name) { throw unfit(name, tokens) }
    if let node = nodes.first(where: { $0.name == name }), let value = node.outputs.first {
      guard let layer = byValue[value] else { throw unfit(value, tokens) }
      return layer
    }
    if let value = layerAliases[name] {
      guard let layer = byValue[value] else { throw unfit(value, tokens) }
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
      if values.count == 1 { throw unfit(values[0], tokens) }
      if values.count > 1 { throw ambiguous(name, values) }
    }
    let known =
      candidates.flatMap { $0.node == $0.value ? [$0.value] : [$0.value, $0.node] }.filter { !$0.isEmpty }
      + layerAliases.keys.sorted()
    throw GraphError(
      .unknownValue,
      "the network has no layer '\(name)'" + NearestNames.hint(for: name, among: known),
      remedy: "\(.listing(.layers)) lists them", context: ["layer": name])
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
  private func unfit(_ value: String, _ tokens: TokenGrid?) -> GraphError {
    let context: FailureContext = ["layer": value]
    guard let maker = producer(of: value) else {
      return GraphError(.unknownValue, "'\(value)' is an input or a constant, not a layer", context: context)
    }
    guard let type = types[value] else {
      return GraphError(
        .unknownValue, "the graph must be specialised before a target layer is chosen", context: context)
    }
    if LayerFinder(self, tokens: tokens).layer(value, of: maker) != nil {
      return GraphError(.unknownValue, "the network's output does not depend on '\(value)'", context: context)
    }
    if type.shape.count == imageRank, PlaceAxes(of: self).isPlaceless(value) {
      return GraphError(
        .shapeMismatch,
        "'\(value)' has the shape \(type.shape), but no places of the picture any more: they are pooled before it; take a"
          + " layer before the pooling", context: context)
    }
    if imageRank == 4, type.shape.count == 3, type.elementType.isFloatingPoint {
      let (fault, remedy): (String, Remedy?) =
        if let tokens { ("the grid \(tokens) takes \(tokens.count)", nil) } else {
          (
            "nothing tells how they lie over the image",
            "say it with \(.option(.tokens, suggestion: "14x14+1"))"
          )
        }
      return GraphError(
        .shapeMismatch, "'\(value)' has the shape \(type.shape): if these are \(type.shape[1]) tokens, \(fault)",
        remedy: remedy, context: context)
    }
    return GraphError(
      .shapeMismatch,
      "'\(value)' has the shape \(type.shape) of \(type.elementType); a target layer is "
        + (imageRank == 5 ? "[N, C, d, h, w]" : "[N, C, h, w]") + " with more than one place",
      context: context)
  }
}

/// Tells which values are layers, and how they lie.
struct LayerFinder {
  private let graph: Graph
  private let tokens: TokenGrid?
  private let orders: AxisOrders
  private let places: PlaceAxes

  init(_ graph: Graph, tokens: TokenGrid?) {
    self.graph = graph
    self.tokens = tokens
    orders = AxisOrders(of: graph)
    places = PlaceAxes(of: graph)
  }

  /// The value as a layer; nil where it is none.
  func layer(_ value: String, of node: Node) -> Graph.Layer? {
    guard !graph.innerValues.contains(value), let type = graph.types[value], type.elementType.isFloatingPoint,
      !(type.shape.count > 3 && places.isPlaceless(value)), let (layout, isGuess) = layout(of: value, type.shape)
    else { return nil }
    let shape = type.shape
    let axes = layout.axes(rank: shape.count)
    let places =
      if case .tokens(let grid) = layout { [grid.height, grid.width] } else { axes.places.map { shape[$0] } }
    guard places.reduce(1, *) > 1 else { return nil }
    return Graph.Layer(
      value: value, node: node.name, operatorName: node.operatorName,
      shape: [shape[0], shape[axes.channels]] + places, layout: layout, isGuess: isGuess)
  }

  /// The value as a layer, if a node makes it.
  func layer(_ value: String) -> Graph.Layer? { graph.producer(of: value).flatMap { layer(value, of: $0) } }

  /// True for products within attention.
  func isMixed(_ value: String) -> Bool { orders[value] == .mixed }

  private func layout(of value: String, _ shape: [Int]) -> (Graph.Layout, isGuess: Bool)? {
    let order = orders[value]
    // Windows of tokens are counted along the first axis too: they do not lie over the image.
    guard order != .mixed, shape.first == batch else { return nil }
    if graph.imageRank == 5 {
      return shape.count == 5 ? (order == .channelsLast ? .channelsLast : .channelsFirst, false) : nil
    }
    switch shape.count {
    case 4 where order == .channelsLast: return (.channelsLast, false)
    case 4 where order == nil:
      // Where the operators leave it open, the places that a user names decide, and then those that the network tells.
      let axes = places[value]
      if axes.count == 4, axes[3] == nil, axes[1] == .rows, axes[2] == .columns { return (.channelsLast, false) }
      guard let tokens else { return (.channelsFirst, false) }
      let sides = [tokens.height, tokens.width]
      let isLast = shape[1...2] == sides[...] && shape[2...] != sides[...]
      return (isLast ? .channelsLast : .channelsFirst, false)
    case 4: return (.channelsFirst, false)
    case 3 where order != .channelsFirst: return grid(of: value, shape).map { (.tokens($0.grid), $0.isGuess) }
    default: return nil
    }
  }

  /// How the tokens of a value `[N, T, C]` lie.
  private func grid(of value: String, _ shape: [Int]) -> (grid: TokenGrid, isGuess: Bool)? {
    if let tokens { return tokens.count == shape[1] ? (tokens, false) : nil }
    let axes = places[value]
    guard axes.contains(where: { $0 != nil }) else {
      return TokenGrid(inferredFrom: shape[1]).map { ($0, true) }
    }
    guard case .tokens(let grid) = axes[1], grid.count == shape[1] else { return nil }
    return (grid, false)
  }

  /// The number of images.
  private var batch: Int? { graph.inputs.first.flatMap { graph.types[$0.name]?.shape.first } }
}
