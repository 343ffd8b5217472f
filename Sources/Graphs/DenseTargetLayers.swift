/// Finding the layers that maps are made from where a network answers all over the picture.
extension Graph {
  /// The layers that a detector's heads begin with: of each scale the last value that all of the scale's output comes from, with
  /// at least one layer with weights behind it.
  ///
  /// A box's score comes from the scale that it was found at; at the others its gradients are zero, and so are its maps.
  /// - Returns: finest first; empty where the outputs come from no layer of the picture's proportions.
  /// - Complexity: O(nodes).
  public func detectionTargetLayers(tokens: TokenGrid?) -> [Layer] {
    let finder = DenseLayerFinder(self, tokens: tokens)
    let scales = Dictionary(grouping: finder.ends) { [$0.shape[2], $0.shape[3]] }
    return scales.sorted { $0.key[0] > $1.key[0] }.compactMap { finder.head(of: $0.value) }
  }

  /// The layer that maps of a segmentation are made from: of the coarsest values that a layer with weights follows, the last
  /// one. That is a U-Net's bottleneck.
  ///
  /// Source: Vinogradova et al., Seg-Grad-CAM, 2020.
  /// - Complexity: O(nodes).
  public func segmentationTargetLayer(tokens: TokenGrid?) -> Layer? {
    DenseLayerFinder(self, tokens: tokens).coarsest
  }
}

private struct DenseLayerFinder {
  private let graph: Graph
  private let layers: [String: Graph.Layer]
  private let order: [String: Int]
  /// For each value the fewest layers with weights from it to an output.
  private let depths: [String: Int]
  /// The values nearest to the output that have the picture's proportions.
  let ends: [Graph.Layer]

  init(_ graph: Graph, tokens: TokenGrid?) {
    self.graph = graph
    let picture = graph.inputs.first.flatMap { graph.types[$0.name]?.shape } ?? []
    let layers = graph.candidateLayers(tokens: tokens).filter { layer in
      guard picture.count == 4, layer.layout == .channelsFirst else { return false }
      let (height, width) = (layer.shape[2], layer.shape[3])
      // A row of anchors is no layer; sides are rounded at each stride.
      return height > 1 && width > 1 && height <= picture[2] && width <= picture[3]
        && abs(height * picture[3] - width * picture[2]) <= max(picture[2], picture[3])
    }
    let byValue = Dictionary(layers.map { ($0.value, $0) }) { first, _ in first }
    self.layers = byValue
    var order: [String: Int] = [:]
    for (place, node) in graph.nodes.enumerated() { for value in node.outputs { order[value] = place } }
    self.order = order
    var depths = Dictionary(graph.outputs.map { ($0, 0) }) { first, _ in first }
    for node in graph.nodes.reversed() {
      guard let depth = node.outputs.compactMap({ depths[$0] }).min() else { continue }
      let passed = depth + (graph.hasWeights(node) ? 1 : 0)
      for input in node.inputs where graph.constants[input] == nil {
        depths[input] = min(depths[input] ?? .max, passed)
      }
    }
    self.depths = depths
    var (open, seen) = (graph.outputs, Set(graph.outputs))
    var found: [Graph.Layer] = []
    while let value = open.popLast() {
      if let layer = byValue[value] {
        found.append(layer)
        continue
      }
      // What chooses regions hands on no layer.
      guard let maker = graph.producer(of: value), !OperatorCatalogue.isOwn(maker.operatorName) else { continue }
      for input in maker.inputs where seen.insert(input).inserted { open.append(input) }
    }
    ends = found.sorted { order[$0.value] ?? 0 < order[$1.value] ?? 0 }
  }

  /// The value that all of some ends of one scale come from.
  func head(of ends: [Graph.Layer]) -> Graph.Layer? {
    guard let first = ends.first else { return nil }
    let scale = [first.shape[2], first.shape[3]]
    // For each open value the fewest layers with weights from it to an output.
    var open = Dictionary(ends.map { ($0.value, depths[$0.value] ?? 0) }) { first, _ in first }
    while let latest = open.max(by: { order[$0.key] ?? -1 < order[$1.key] ?? -1 }) {
      if open.count == 1, latest.value > 0, let layer = layers[latest.key] { return layer }
      open[latest.key] = nil
      guard let maker = graph.producer(of: latest.key) else { continue }
      for input in maker.inputs {
        guard let shape = graph.types[input]?.shape, shape.count == 4, [shape[2], shape[3]] == scale,
          graph.constants[input] == nil
        else { continue }
        let count = latest.value + (graph.hasWeights(maker) ? 1 : 0)
        open[input] = min(open[input] ?? .max, count)
      }
    }
    return layers[first.value]
  }

  /// Of the coarsest layers that a layer with weights follows, the last one.
  var coarsest: Graph.Layer? {
    let deep = layers.values.filter { depths[$0.value] ?? 0 > 0 }
    let found = deep.min { a, b in
      let (areaA, areaB) = (a.shape[2] * a.shape[3], b.shape[2] * b.shape[3])
      return areaA == areaB ? order[a.value] ?? 0 > order[b.value] ?? 0 : areaA < areaB
    }
    return found ?? ends.last
  }
}

extension Graph {
  /// Whether a node weighs what it takes by constants of its own.
  fileprivate func hasWeights(_ node: Node) -> Bool {
    ["Conv", "ConvTranspose", "Gemm", "MatMul"].contains(node.operatorName)
      && node.inputs.contains { constants[$0] != nil }
  }
}
