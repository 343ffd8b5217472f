import Tensors

/// Finding what a network adds that does not depend on its input: its biases, whichever node adds them.
extension Graph {
  /// A constant that is added to a value.
  package struct ConstantSummand: Sendable {
    /// The sum, of which the constant is a part.
    package let value: String
    /// What is added, of a shape that spreads over the value's.
    package let constant: ReferenceTensor
    /// The value as it lies over the image; nil where it does not.
    package let layer: Layer?

    /// The constant as it lies over the image, `[C, 1, 1]`, or `[C, h, w]` where it differs from place to place, of a volume
    /// with an axis more; nil where the value does not, and where one number is added to all of several channels.
    ///
    /// Such a number belongs to an activation that is written out (hard-swish: x · min(max(x + 3, 0), 6)/6), as a rule.
    package var bias: Tensor? {
      guard let layer else { return nil }
      let shape = [Int](repeating: 1, count: max(0, layer.rank - constant.shape.count)) + constant.shape
      let axes = layer.axes
      let channels = layer.shape[1]
      let isEven = axes.places.allSatisfy { shape[$0] == 1 }
      if isEven, shape[axes.channels] != channels || (channels == 1 && constant.shape.isEmpty) { return nil }
      if isEven {
        return Tensor(shape: [channels] + layer.shape[2...].map { _ in 1 }, elements: constant.elements.map(Float.init))
      }
      var whole = shape
      whole[axes.channels] = channels
      for (axis, length) in zip(axes.places, layer.placeLengths) { whole[axis] = length }
      let spread = ReferenceTensor(shape: shape, elements: constant.elements).broadcast(to: whole)
      return layer.laidOut(Tensor(shape: whole, elements: spread.elements.map(Float.init)))
    }
  }

  /// All constant summands between the input and an output, in the order in which they are added.
  ///
  /// A bias is a constant summand of the function, whichever node adds it: a convolution, a matrix product, a
  /// normalisation (of a batch β − μγ/√(σ² + ε)), an `Add`, a `Sub` or a `Sum`. Where a normalisation is written as a
  /// subtraction, a scaling and an addition, it has one summand, as the operator has. What stands before
  /// `preparedInput` prepares the data and is none.
  ///
  /// For a network that is linear in all of its summands at the place of its input, such as one of ReLUs,
  ///
  ///     y = Σ x·∂y/∂x + Σ_summands Σ b·∂y/∂(the sum)
  ///
  /// - Parameter tokens: as in `candidateLayers`.
  /// - Throws: `GraphError` where an attribute is not of its type.
  /// - Complexity: O(nodes).
  package func constantSummands(before output: String, tokens: TokenGrid? = nil) throws -> [ConstantSummand] {
    var graph = self
    graph.outputs = [output]
    var finder = SummandFinder(try graph.pruned(), tokens: tokens)
    return try finder.summands()
  }
}

extension Graph.Layout {
  /// Which axes of the value are its channels and its places.
  func axes(rank: Int) -> (channels: Int, places: [Int]) {
    switch self {
    case .channelsFirst: (1, Array(2..<rank))
    case .channelsLast: (rank - 1, Array(1..<rank - 1))
    case .tokens: (2, [1])
    }
  }

  /// The order of axes that brings the channels from the second place to the last.
  static func toLast(rank: Int) -> [Int] { [0] + Array(2..<rank) + [1] }

  /// The order of axes that brings them back.
  static func toFirst(rank: Int) -> [Int] { [0, rank - 1] + Array(1..<rank - 1) }
}

extension Graph {
  /// The number of axes of the network's image: 4, or 5 where it takes volumes `[N, C, D, H, W]`.
  package var imageRank: Int {
    let ranks = inputs.map(\.dimensions.count)
    return !ranks.contains(4) && ranks.contains(5) ? 5 : 4
  }
}

extension Graph.Layer {
  /// The number of the value's own axes.
  fileprivate var rank: Int { if case .tokens = layout { 3 } else { shape.count } }

  /// Which axes of the value are its channels and its places.
  var axes: (channels: Int, places: [Int]) { layout.axes(rank: rank) }

  /// How long the value's axes of places are.
  fileprivate var placeLengths: [Int] {
    if case .tokens(let grid) = layout { [grid.count] } else { Array(shape.dropFirst(2)) }
  }

  /// Elements of a value of one image, in its own layout, as `[C, h, w]`, of a volume `[C, d, h, w]`; tokens of no place are left
  /// out.
  package func laidOut(_ value: Tensor) -> Tensor {
    switch layout {
    case .channelsFirst: return value.slice(0)
    case .channelsLast: return value.transposed(Graph.Layout.toFirst(rank: rank)).slice(0)
    case .tokens(let grid):
      let places = value.slice(0).slice(grid.leading..<grid.leading + grid.height * grid.width)
      return places.reshaped([grid.height, grid.width, shape[1]]).transposed([2, 0, 1])
    }
  }
}

private struct SummandFinder {
  private let graph: Graph
  private let layers: LayerFinder
  private let dependent: Set<String>
  private let prepared: Set<String>
  private var readers: [String: [Node]] = [:]
  /// What a subtraction further up has left for the addition at the end of its normalisation.
  private var carried: [String: ReferenceTensor] = [:]

  init(_ graph: Graph, tokens: TokenGrid?) {
    self.graph = graph
    layers = LayerFinder(graph, tokens: tokens)
    dependent = graph.inputs.first.map { graph.values(dependingOn: $0.name) } ?? []
    prepared = graph.preparedInput.map { graph.neededValues(for: [$0], stoppingAt: []) } ?? []
    for node in graph.nodes {
      for input in node.inputs where !input.isEmpty { readers[input, default: []].append(node) }
    }
  }

  mutating func summands() throws -> [Graph.ConstantSummand] {
    try graph.nodes.compactMap { node in
      guard let value = node.outputs.first, dependent.contains(value), !prepared.contains(value),
        graph.types[value]?.elementType.isFloatingPoint == true, let own = try summand(of: node)
      else { return nil }
      if let end = endOfNormalisation(from: node, own) {
        carried[end.value] = end.constant
        return nil
      }
      let constant = carried[value].map { Self.combined($0, own, +) } ?? own
      guard constant.elements.contains(where: { $0 != 0 }) else { return nil }
      if let layer = layers.layer(value, of: node) {
        return Graph.ConstantSummand(value: value, constant: constant, layer: layer)
      }
      // Tokens as the rows of a matrix, which the next node puts together again
      if graph.types[value]?.shape.count == 2, let rows = readers[value], rows.count == 1,
        rows[0].operatorName == "Reshape", let made = rows[0].outputs.first, let layer = layers.layer(made),
        layer.layout != .channelsFirst, graph.types[value]?.shape.last == layer.shape[1], constant.shape.count < 2
      {
        return Graph.ConstantSummand(value: made, constant: constant, layer: layer)
      }
      return Graph.ConstantSummand(value: value, constant: constant, layer: nil)
    }
  }

  // MARK: - One node

  private func constant(_ node: Node, _ index: Int) -> ReferenceTensor? {
    guard index < node.inputs.count, let constant = graph.constants[node.inputs[index]], constant.tensor != nil else {
      return nil
    }
    return ReferenceTensor(constant)
  }

  /// What a node adds of its own; nil where it adds nothing, or nothing constant.
  private func summand(of node: Node) throws -> ReferenceTensor? {
    let rank = node.outputs.first.flatMap { graph.types[$0] }?.shape.count ?? 0
    /// One number a channel, for channels that are the second axis.
    func perChannel(_ bias: ReferenceTensor?) -> ReferenceTensor? {
      guard let bias, bias.shape.count == 1, rank >= 2 else { return nil }
      let ones = [Int](repeating: 1, count: rank - 2)
      return ReferenceTensor(shape: bias.shape + ones, elements: bias.elements)
    }
    switch node.operatorName {
    case "Conv", "ConvTranspose", "InstanceNormalization": return perChannel(constant(node, 2))
    case "GroupNormalization":
      guard let channels = node.outputs.first.flatMap({ graph.types[$0] })?.shape.dropFirst().first,
        let bias = constant(node, 2), bias.elements.count > 0, channels % bias.elements.count == 0
      else { return nil }
      // Before opset 21 there was one number a group.
      let repeated = bias.elements.flatMap { [Double](repeating: $0, count: channels / bias.elements.count) }
      return perChannel(ReferenceTensor(shape: [channels], elements: repeated))
    case "BatchNormalization":
      guard let scale = constant(node, 1), let shift = constant(node, 2), let mean = constant(node, 3),
        let variance = constant(node, 4)
      else { return nil }
      let epsilon = try graph.operatorContext(of: node).float("epsilon", default: 1e-5)
      return perChannel(
        ReferenceTensor(
          shape: scale.shape,
          elements: scale.elements.indices.map {
            let width = (variance.elements[$0] + Double(epsilon)).squareRoot()
            return shift.elements[$0] - mean.elements[$0] * scale.elements[$0] / width
          }))
    case "LayerNormalization": return constant(node, 2)
    case "Gemm":
      let factor = Double(try graph.operatorContext(of: node).float("beta", default: 1))
      return constant(node, 2).map { ReferenceTensor(shape: $0.shape, elements: $0.elements.map { factor * $0 }) }
    case "Add", "Sum":
      let summands = node.inputs.indices.compactMap { constant(node, $0) }
      return summands.dropFirst().reduce(summands.first) { sum, next in sum.map { Self.combined($0, next, +) } }
    case "Sub":
      if let first = constant(node, 0) { return first }
      return constant(node, 1).map { ReferenceTensor(shape: $0.shape, elements: $0.elements.map { -$0 }) }
    default: return nil
    }
  }

  /// Where a normalisation that starts with a subtraction, (x − μ)·γ/σ + β, adds its shift, and what the subtraction is
  /// there; nil for any other node.
  private func endOfNormalisation(
    from node: Node, _ subtracted: ReferenceTensor
  ) -> (value: String, constant: ReferenceTensor)? {
    guard node.operatorName == "Sub", constant(node, 0) == nil, var value = node.outputs.first else { return nil }
    var result = subtracted
    var isScaled = false
    while !graph.outputs.contains(value), let next = readers[value], next.count == 1, let made = next[0].outputs.first {
      let reader = next[0]
      switch reader.operatorName {
      case "Mul":
        guard let factor = constant(reader, 0) ?? constant(reader, 1) else { return nil }
        result = Self.combined(result, factor, *)
      case "Div":
        guard let divisor = constant(reader, 1) else { return nil }
        result = Self.combined(result, divisor, /)
      case "Add", "Sub":
        guard isScaled, constant(reader, 1) ?? (reader.operatorName == "Add" ? constant(reader, 0) : nil) != nil
        else { return nil }
        return (made, result)
      default: return nil
      }
      isScaled = true
      value = made
    }
    return nil
  }

  private static func combined(
    _ a: ReferenceTensor, _ b: ReferenceTensor, _ combine: (Double, Double) -> Double
  ) -> ReferenceTensor {
    let shape = broadcastShape(a.shape, b.shape) ?? a.shape
    let elements = zip(a.broadcast(to: shape).elements, b.broadcast(to: shape).elements).map { combine($0, $1) }
    return ReferenceTensor(shape: shape, elements: elements)
  }
}
