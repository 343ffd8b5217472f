/// Finding the layers that maps are made from where a network answers all over the picture.
extension Graph {
  /// The layers that a detector's heads begin with: of each scale the last value that all of the scale's output comes from,
  /// a convolution or more before its end.
  ///
  /// A box's score comes from the scale that it was found at; at the others its gradients are zero, and so are its maps.
  /// - Returns: finest first; empty where the outputs come from no layer of the picture's proportions.
  /// - Complexity: O(nodes).
  public func detectionTargetLayers(tokens: TokenGrid?) -> [Layer] {
    let finder = DenseLayerFinder(self, tokens: tokens)
    let scales = Dictionary(grouping: finder.ends) { [$0.shape[2], $0.shape[3]] }
    return scales.sorted { $0.key[0] > $1.key[0] }.compactMap { finder.head(of: $0.value) }
  }

  /// The layer that maps of a segmentation are made from: of the coarsest values that the output comes from by a convolution or
  /// more, the last one. That is a U-Net's bottleneck.
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
    var (open, seen) = (graph.outputs, Set(graph.outputs))
    var found: [Graph.Layer] = []
    while let value = open.popLast() {
      if let layer = byValue[value] {
        found.append(layer)
        continue
      }
      for input in graph.producer(of: value)?.inputs ?? [] where seen.insert(input).inserted { open.append(input) }
    }
    ends = found.sorted { order[$0.value] ?? 0 < order[$1.value] ?? 0 }
  }

  /// The value that all of some ends of one scale come from.
  func head(of ends: [Graph.Layer]) -> Graph.Layer? {
    guard let first = ends.first else { return nil }
    let scale = [first.shape[2], first.shape[3]]
    // For each open value the fewest convolutions from it to an end.
    var open = Dictionary(ends.map { ($0.value, 0) }) { first, _ in first }
    while let latest = open.max(by: { order[$0.key] ?? -1 < order[$1.key] ?? -1 }) {
      if open.count == 1, latest.value > 0, let layer = layers[latest.key] { return layer }
      open[latest.key] = nil
      guard let maker = graph.producer(of: latest.key) else { continue }
      for input in maker.inputs {
        guard let shape = graph.types[input]?.shape, shape.count == 4, [shape[2], shape[3]] == scale,
          graph.constants[input] == nil
        else { continue }
        let count = latest.value + (maker.operatorName == "Conv" ? 1 : 0)
        open[input] = min(open[input] ?? .max, count)
      }
    }
    return layers[first.value]
  }

  var coarsest: Graph.Layer? {
    var convolutions = Dictionary(graph.outputs.map { ($0, 0) }) { first, _ in first }
    var best: Graph.Layer?
    for node in graph.nodes.reversed() {
      guard let count = node.outputs.compactMap({ convolutions[$0] }).min() else { continue }
      for value in node.outputs {
        guard let layer = layers[value], (convolutions[value] ?? 0) > 0 else { continue }
        // Of equal ones the last, which comes first here.
        if best.map({ layer.shape[2] * layer.shape[3] < $0.shape[2] * $0.shape[3] }) ?? true { best = layer }
      }
      let passed = count + (["Conv", "ConvTranspose"].contains(node.operatorName) ? 1 : 0)
      for input in node.inputs where graph.constants[input] == nil {
        convolutions[input] = min(convolutions[input] ?? .max, passed)
      }
    }
    return best ?? ends.last
  }
}
