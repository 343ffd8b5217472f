/// Which axes of a network's values are channels and which are places of the image.
///
/// Nothing in a file says so; it follows from the operators. A convolution makes channels first, a product with a matrix
/// of weights mixes the last axis, so that this holds the channels, and a product of two computed values, as in
/// attention, leaves no image. Most others keep what they read; what stays open afterwards takes the order of what it
/// meets behind.
struct AxisOrders {
  enum Order {
    /// `[N, C, h, w]` or `[N, C, T]`, or of a volume `[N, C, d, h, w]`.
    case channelsFirst
    /// `[N, h, w, C]` or `[N, T, C]`, or of a volume `[N, d, h, w, C]`.
    case channelsLast
    /// Neither axis is one of channels over an image: products within attention.
    case mixed
  }

  private var orders: [String: Order] = [:]
  private let ranks: ClosedRange<Int>

  /// The order of a value of rank 3 up to that of the image; nil where it is open.
  subscript(value: String) -> Order? { orders[value] }

  /// - Complexity: O(nodes).
  init(of graph: Graph) {
    ranks = 3...graph.imageRank
    for input in graph.inputs where input.dimensions.count == graph.imageRank { orders[input.name] = .channelsFirst }
    var readers: [String: [Node]] = [:]
    for node in graph.nodes {
      for input in node.inputs where !input.isEmpty { readers[input, default: []].append(node) }
      guard let order = order(behind: node, in: graph) else { continue }
      for output in node.outputs where hasOrder(output, in: graph) { orders[output] = order }
    }
    for output in graph.nodes.reversed().flatMap(\.outputs) where orders[output] == nil && hasOrder(output, in: graph) {
      orders[output] = order(of: output, from: readers[output] ?? [], in: graph)
    }
  }

  private func hasOrder(_ value: String, in graph: Graph) -> Bool {
    graph.types[value].map { ranks.contains($0.shape.count) } ?? false
  }

  // MARK: - From front to back

  private func order(behind node: Node, in graph: Graph) -> Order? {
    switch node.operatorName {
    case "Conv", "ConvTranspose", "BatchNormalization", "InstanceNormalization", "LRN", "MaxPool", "AveragePool",
      "GlobalMaxPool", "GlobalAveragePool", "DepthToSpace", "SpaceToDepth":
      return .channelsFirst
    case "LayerNormalization": return node.inputs.first.flatMap { orders[$0] } == .mixed ? .mixed : .channelsLast
    case "MatMul":
      guard node.inputs.count == 2 else { return nil }
      if graph.constants[node.inputs[1]] != nil {
        let order = orders[node.inputs[0]] ?? .channelsLast
        // Behind an attention of one head, weights make tokens again.
        return order == .mixed && graph.types[node.inputs[0]]?.shape.count == 3 ? .channelsLast : order
      }
      return graph.constants[node.inputs[0]] != nil ? orders[node.inputs[1]] : .mixed
    case "Einsum": return node.inputs.count { graph.constants[$0] == nil } > 1 ? .mixed : nil
    case "Transpose": return transposed(node, in: graph)
    case "Reshape", "Flatten", "Squeeze", "Unsqueeze": return reshaped(node, in: graph)
    default: return kept(node, in: graph)
    }
  }

  /// The first known order among inputs of the output's rank.
  private func kept(_ node: Node, in graph: Graph) -> Order? {
    let rank = node.outputs.first.flatMap { graph.types[$0] }?.shape.count
    return node.inputs.lazy.filter { graph.types[$0]?.shape.count == rank }.compactMap { orders[$0] }.first
  }

  private func transposed(_ node: Node, in graph: Graph) -> Order? {
    guard let order = node.inputs.first.flatMap({ orders[$0] }),
      case .integers(let axes)? = node.attributes["perm"], axes.count > 2
    else { return nil }
    let last = axes.count - 1
    return switch order {
    case .mixed: .mixed
    case .channelsFirst where axes == Graph.Layout.toLast(rank: axes.count): .channelsLast
    case .channelsLast where axes == Graph.Layout.toFirst(rank: axes.count): .channelsFirst
    // Height and width exchanged
    case .channelsFirst where axes.count > 3 && Array(axes.prefix(2)) == [0, 1]: order
    case .channelsLast where axes.count > 3 && axes.first == 0 && axes[last] == last: order
    default: nil
    }
  }

  /// Where the channels stay as they are, only the places are counted otherwise.
  private func reshaped(_ node: Node, in graph: Graph) -> Order? {
    guard let input = node.inputs.first, let output = node.outputs.first, let order = orders[input],
      let before = graph.types[input]?.shape, let after = graph.types[output]?.shape, after.count > 1,
      before[0] == after[0]
    else { return nil }
    switch order {
    case .channelsFirst: return before[1] == after[1] ? order : nil
    case .channelsLast: return before.last == after.last ? order : nil
    case .mixed: return nil
    }
  }

  // MARK: - From back to front

  private func order(of value: String, from readers: [Node], in graph: Graph) -> Order? {
    let behind = readers.compactMap { $0.outputs.first.flatMap { orders[$0] } }
    if behind.count == readers.count, !behind.isEmpty, behind.allSatisfy({ $0 == .mixed }) { return .mixed }
    let rank = graph.types[value]?.shape.count
    for reader in readers where reader.outputs.first.flatMap({ graph.types[$0] })?.shape.count == rank {
      guard let order = orders[reader.outputs[0]], order != .mixed else { continue }
      switch reader.operatorName {
      case "Transpose", "Reshape": continue
      // Of two factors, only the one that meets weights has its order.
      case "MatMul" where graph.constants[reader.inputs[1]] == nil: continue
      default: return order
      }
    }
    return nil
  }
}
