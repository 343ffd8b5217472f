import Graphs
import Tensors

extension Graph {
  /// A value with height and width that a layer has added a bias to.
  struct BiasLayer {
    let value: String
    /// One a channel.
    let bias: [Float]
  }

  /// The convolutions and batch normalisations on the way to an output that add a bias, in order.
  ///
  /// The bias of a batch normalisation is β − μγ/√(σ² + ε). One that a file has folded into its convolution is that
  /// convolution's.
  /// - Throws: `GraphError` where an attribute is not of its type.
  func biasLayers(before output: String) throws -> [BiasLayer] {
    let dependent = inputs.first.map { values(dependingOn: $0.name) } ?? []
    var graph = self
    graph.outputs = [output]
    return try graph.pruned().nodes.compactMap { node in
      guard let value = node.outputs.first, dependent.contains(value), (types[value]?.shape.count ?? 0) == 4,
        let bias = try bias(of: node)
      else { return nil }
      return BiasLayer(value: value, bias: bias)
    }
  }

  private func bias(of node: Node) throws -> [Float]? {
    func constant(_ index: Int) -> [Float]? {
      index < node.inputs.count ? constants[node.inputs[index]]?.tensor?.elements : nil
    }
    switch node.operatorName {
    case "Conv": return constant(2)
    case "BatchNormalization":
      guard let scale = constant(1), let shift = constant(2), let mean = constant(3), let variance = constant(4) else {
        return nil
      }
      let epsilon = try operatorContext(of: node).float("epsilon", default: 1e-5)
      return scale.indices.map { shift[$0] - mean[$0] * scale[$0] / (variance[$0] + epsilon).squareRoot() }
    default: return nil
    }
  }
}
