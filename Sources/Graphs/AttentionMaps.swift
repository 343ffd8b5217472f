extension Graph {
  /// A transformer's attention: probabilities that weigh the tokens' values.
  public struct AttentionMap: Sendable, Equatable {
    /// The probabilities: `[1, heads, T, T]` or `[heads, T, T]`, a row for each token that asks.
    public let value: String
    /// How many heads there are.
    public let heads: Int
    /// What the block gives: `[1, T, C]`, the last sum of tokens before the next block's attention.
    public let block: String
  }

  /// The attention of all tokens to all, block by block; empty where there is none, as in networks of convolutions or of
  /// windows.
  ///
  /// These are softmaxes over the last axis that a product with values reads.
  /// - Parameter tokens: T, how many there are.
  /// - Complexity: O(nodes).
  public func attentionMaps(tokens: Int) -> [AttentionMap] {
    let needed = neededValues(for: Array(outputs.prefix(1)), stoppingAt: [])
    var found: [(value: String, heads: Int, place: Int)] = []
    /// Sums of tokens, in the order of the nodes.
    var sums: [(value: String, place: Int)] = []
    for (place, node) in nodes.enumerated() {
      guard let value = node.outputs.first, needed.contains(value), let shape = types[value]?.shape else { continue }
      switch node.operatorName {
      case "Softmax":
        let isProbability = nodes.contains { $0.operatorName == "MatMul" && $0.inputs.first == value }
        guard shape.count >= 3, shape.suffix(2) == [tokens, tokens], isLastAxis(of: node, shape.count), isProbability,
          shape.dropLast(3).allSatisfy({ $0 == 1 })
        else { continue }
        found.append((value, shape[shape.count - 3], place))
      case "Add" where shape.count == 3 && shape[0] == 1 && shape[1] == tokens:
        guard node.inputs.allSatisfy({ constants[$0] == nil }) else { continue }
        sums.append((value, place))
      default: break
      }
    }
    return found.enumerated().compactMap { index, attention in
      let end = index + 1 < found.count ? found[index + 1].place : nodes.count
      guard let block = sums.last(where: { attention.place < $0.place && $0.place < end }) else { return nil }
      return AttentionMap(value: attention.value, heads: attention.heads, block: block.value)
    }
  }

  private func isLastAxis(of softmax: Node, _ rank: Int) -> Bool {
    guard case .integer(let axis)? = softmax.attributes["axis"] else { return true }
    return axis == -1 || axis == rank - 1
  }

  /// The grid of a transformer's tokens: that of the last layer which has one; nil where none has.
  public func tokenGrid(_ tokens: TokenGrid?) -> TokenGrid? {
    candidateLayers(tokens: tokens).reversed().lazy.compactMap { layer in
      if case .tokens(let grid) = layer.layout { grid } else { nil }
    }.first
  }
}
