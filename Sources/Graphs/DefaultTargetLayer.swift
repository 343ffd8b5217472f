/// Finding the layer that a map is commonly made from.
extension Graph {
  /// The layer that enters the last spatial reduction on the way to the first output: global pooling, a reduction over
  /// height and width (of a volume, depth too) or over tokens, a pooling to one place, or a flattening of several places. `Identity`, `Dropout`,
  /// a change of the axes' order and the inside of composite operators are looked through. Where the graph names a layer itself (`preferredLayer`), that
  /// one.
  ///
  /// Where that is made by a max pooling, such as the last one of VGG, what enters the pooling: its map has more places, and
  /// by ROAD it is the more faithful one in trained networks with dense layers behind the pooling, and no worse than chance
  /// allows in others (`Documentation/ConformanceNetworks.md`). What comes out of the pooling has its name as well, for whoever wants it.
  ///
  /// Where a transformer's class token is picked instead, the other tokens reach the output only by its last attention:
  /// then it is what enters this, the normalisation before it. (Behind it their gradients are zero. pytorch-grad-cam's
  /// examples for vision transformers choose the same.)
  /// - Parameter tokens: as in `candidateLayers`.
  /// - Throws: `GraphError` if there is none.
  /// - Complexity: O(nodes).
  public func defaultTargetLayer(tokens: TokenGrid?) throws -> Layer {
    let finder = LayerFinder(self, tokens: tokens)
    let needed = neededValues(for: Array(outputs.prefix(1)), stoppingAt: [])
    if let value = preferredLayer, needed.contains(value), let layer = finder.layer(value) {
      return beforePooling(layer, finder)
    }
    for node in nodes.reversed() where node.outputs.contains(where: needed.contains) {
      if let layer = reducedLayer(of: node, finder) { return beforePooling(layer, finder) }
      if picksToken(node, finder), let layer = lastAttentionInput(before: node.inputs[0], finder) { return layer }
    }
    guard isSpecialised else {
      throw GraphError(.unknownValue, "the graph must be specialised before a target layer is chosen")
    }
    throw GraphError(
      .unknownValue, "the network pools or flattens no layer of more than one place that could be the target",
      remedy: """
        name a target layer (\(.option(.layers))), and if it holds tokens, how they lie over the image \
        (\(.option(.tokens, suggestion: "14x14+1")))
        """)
  }

  /// The usual layer, tokens as the network tells.
  public var defaultTargetLayer: Layer { get throws { try defaultTargetLayer(tokens: nil) } }

  /// What enters the max pooling that makes a layer; else the layer.
  private func beforePooling(_ layer: Layer, _ finder: LayerFinder) -> Layer {
    guard let maker = producer(of: layer.value), maker.operatorName == "MaxPool",
      let before = source(of: maker.inputs[0], finder)?.layer,
      before.shape[2...].reduce(1, *) > layer.shape[2...].reduce(1, *)
    else { return layer }
    return before
  }

  /// The layer of which a node makes one place, or a matrix; nil where it does not.
  private func reducedLayer(of node: Node, _ finder: LayerFinder) -> Layer? {
    guard let first = node.inputs.first, let input = types[first]?.shape,
      let result = node.outputs.first.flatMap({ types[$0]?.shape }), let source = source(of: first, finder)
    else { return nil }
    let isReduction =
      switch node.operatorName {
      case "GlobalAveragePool", "GlobalMaxPool": true
      case "AveragePool", "MaxPool": result.dropFirst(2).allSatisfy { $0 == 1 }
      case "ReduceMean", "ReduceMax", "ReduceSum":
        (try? operatorContext(of: node).reducedAxes().isSuperset(of: source.spatialAxes)) ?? false
      case "Flatten", "Reshape": result.count == 2 && result[0] == input[0]
      default: false
      }
    return isReduction ? source.layer : nil
  }

  /// The layer that a value holds, maybe with its axes in another order, and which of the value's axes are spatial.
  private func source(of value: String, _ finder: LayerFinder) -> (layer: Layer, spatialAxes: Set<Int>)? {
    var value = value
    var order: [Int]?
    while let maker = producer(of: value), let input = maker.inputs.first {
      if ["Identity", "Dropout"].contains(maker.operatorName) || innerValues.contains(value) {
        value = input
      } else if maker.operatorName == "Transpose", order == nil, finder.layer(input) != nil,
        case .integers(let axes)? = maker.attributes["perm"], axes.first == 0
      {
        (value, order) = (input, axes)
      } else {
        break
      }
    }
    guard let layer = finder.layer(value) else { return nil }
    let own = layer.axes.places
    guard let order else { return (layer, Set(own)) }
    return (layer, Set(order.indices.filter { own.contains(order[$0]) }))
  }

  /// True where a node takes one of the tokens.
  private func picksToken(_ node: Node, _ finder: LayerFinder) -> Bool {
    guard ["Gather", "Slice", "Split"].contains(node.operatorName), let value = node.inputs.first,
      case .tokens(let grid)? = finder.layer(value)?.layout, grid.extras > 0,
      let count = types[value]?.count, let rest = node.outputs.first.flatMap({ types[$0]?.count })
    else { return false }
    return rest * grid.count == count
  }

  /// The tokens that the last attention before a value is computed from.
  private func lastAttentionInput(before value: String, _ finder: LayerFinder) -> Layer? {
    let before = neededValues(for: [value], stoppingAt: [])
    for node in nodes.reversed() where node.operatorName == "Softmax" && node.outputs.contains(where: before.contains) {
      // Before version 13 a softmax was one of matrices.
      let maker = producer(of: node.inputs[0])
      guard finder.isMixed(maker?.operatorName == "Flatten" ? maker?.inputs[0] ?? "" : node.inputs[0]) else { continue }
      // Back to the weights that make queries and keys.
      var (open, seen) = (node.inputs, Set<String>())
      while let value = open.popLast() {
        guard seen.insert(value).inserted, let maker = producer(of: value), !maker.inputs.isEmpty else { continue }
        let hasWeights = maker.inputs.dropFirst().contains { constants[$0]?.tensor?.rank == 2 }
        guard ["MatMul", "Gemm"].contains(maker.operatorName), hasWeights else {
          open += maker.inputs
          continue
        }
        if let layer = unflattened(maker.inputs[0], finder) { return layer }
      }
    }
    return nil
  }

  /// Tokens, maybe counted as the rows of a matrix.
  private func unflattened(_ value: String, _ finder: LayerFinder) -> Layer? {
    guard let layer = finder.layer(value) else {
      guard let maker = producer(of: value), ["Reshape", "Flatten"].contains(maker.operatorName) else { return nil }
      return finder.layer(maker.inputs[0])
    }
    return layer
  }
}
