import Graphs
import Tensors

extension Graph {
  /// The same network with the scale and shift of each batch normalisation in the weights of the convolution before it.
  ///
  ///     s = γ/√(σ² + ε),  W' = s·W,  b' = s·(b − μ) + β
  ///
  /// OpenVINO does the same when it compiles, but keeps both forms of all weights meanwhile. A convolution whose output
  /// anything else reads stays as it is, as does one whose numbers are not all constant.
  /// - Throws: `GraphError` where an attribute is not of its type.
  /// - Complexity: O(nodes + weights); a copy of each weight that changes.
  package func foldingNormalisations() throws -> Graph {
    var uses: [String: Int] = [:]
    for value in nodes.lazy.flatMap(\.inputs) { uses[value, default: 0] += 1 }
    for value in outputs { uses[value, default: 0] += 1 }

    var folded: [String: FoldedConvolution] = [:]
    for node in nodes where node.operatorName == "BatchNormalization" {
      guard let value = node.inputs.first, uses[value] == 1, let convolution = producer(of: value),
        node.outputs.dropFirst().allSatisfy(\.isEmpty),
        let result = try FoldedConvolution(convolution, node, in: self)
      else { continue }
      folded[value] = result
    }
    guard !folded.isEmpty else { return self }

    var result = Graph(inputs: inputs)
    for (name, constant) in constants { result.constant(name, constant) }
    for node in nodes {
      if let output = node.outputs.first, folded[output] != nil { continue }
      guard node.operatorName == "BatchNormalization", let fold = folded[node.inputs[0]] else {
        try result.append(node)
        continue
      }
      result.constant(fold.node.inputs[1], fold.weight)
      result.constant(fold.node.inputs[2], fold.bias)
      try result.append(fold.node)
    }
    result.outputs = outputs
    return result
  }
}

/// A convolution that has taken over the normalisation behind it.
private struct FoldedConvolution {
  let node: Node
  let weight: Tensor
  let bias: Tensor

  /// Nil where the two cannot become one.
  init?(_ convolution: Node, _ normalisation: Node, in graph: Graph) throws {
    func floats(_ node: Node, _ index: Int) -> Tensor? {
      index < node.inputs.count ? graph.constants[node.inputs[index]]?.tensor : nil
    }
    guard convolution.operatorName == "Conv", let weight = floats(convolution, 1), weight.rank > 2,
      let scale = floats(normalisation, 1), let shift = floats(normalisation, 2), let mean = floats(normalisation, 3),
      let variance = floats(normalisation, 4),
      [scale, shift, mean, variance].allSatisfy({ $0.shape == [weight.shape[0]] })
    else { return nil }
    let hasBias = convolution.inputs.count > 2 && !convolution.inputs[2].isEmpty
    let bias = floats(convolution, 2)
    guard !hasBias || bias?.shape == scale.shape else { return nil }

    let epsilon = Double(try graph.operatorContext(of: normalisation).float("epsilon", default: 1e-5))
    let factors = zip(scale.elements, variance.elements).map { Double($0) / (Double($1) + epsilon).squareRoot() }
    let biases = bias?.elements ?? [Float](repeating: 0, count: factors.count)
    self.bias = Tensor(
      shape: scale.shape,
      elements: factors.indices.map { channel in
        Float(factors[channel] * Double(biases[channel] - mean[channel]) + Double(shift[channel]))
      })
    let size = weight.count / max(factors.count, 1)
    self.weight = Tensor(shape: weight.shape) { result in
      weight.withUnsafeElements { elements in
        for (channel, factor) in factors.enumerated() {
          let factor = Float(factor)
          for place in channel * size..<(channel + 1) * size { result[place] = elements[place] * factor }
        }
      }
    }
    let names = ["weight", "bias"].map { purpose in
      let base = "\(normalisation.outputs[0])/folded \(purpose)"
      return graph.isDefined(base) ? (2...).lazy.map { "\(base)#\($0)" }.first { !graph.isDefined($0) } ?? base : base
    }
    node = Node(
      name: convolution.name, operatorName: "Conv", inputs: [convolution.inputs[0]] + names,
      outputs: [normalisation.outputs[0]], attributes: convolution.attributes)
  }
}
