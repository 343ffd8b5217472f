import Tensors

/// A layer of a network by its parameters: the operator that begins it, and what was trained of it.
public struct ParameterLayer: Sendable, Equatable {
  /// The value that the operator makes, which in a built-in network bears the module's name.
  public let name: String
  /// The constants, in the order in which the graph reads them.
  public fileprivate(set) var parameters: [String]
}

extension Graph {
  /// What was trained, layer by layer, in the order in which the graph runs.
  ///
  ///     try network.specialised().parameterLayers().last?.name  // "fc"
  ///
  /// A layer begins with an operator that has a matrix or a kernel (a constant with two axes or more that are longer than 1, or
  /// any weight of a convolution or product). Vectors that are read behind it, such as biases and what a normalisation
  /// multiplies and adds, belong to the last layer that what they act upon comes from. A parameter that several layers share
  /// belongs to the first.
  ///
  /// Parameters are floats of more than one element, all finite, that meet what depends on an input. What only looks like one
  /// is left out where the operator tells: running means and variances of a batch normalisation, which are statistics of data;
  /// bounds, sizes and paddings; and what brings the input into another range (`preparedInput`). A table of floats that an
  /// exporter has written into a graph, such as a mask, cannot be told from a weight.
  ///
  /// - Complexity: O(nodes + values).
  public func parameterLayers() -> [ParameterLayer] {
    let preparation = preparedInput.map { neededValues(for: [$0], stoppingAt: []) } ?? []
    var layers: [ParameterLayer] = []
    // Of each value that depends on an input, the last layer that it comes from; nil before the first.
    var origins: [String: Int?] = Dictionary(inputs.map { ($0.name, nil) }) { first, _ in first }
    var taken: Set<String> = []
    for node in nodes {
      let read = node.inputs.filter { origins[$0] != nil }
      guard !read.isEmpty else { continue }
      var origin = read.compactMap { origins[$0] ?? nil }.max()
      defer { for output in node.outputs where !output.isEmpty { origins[output] = .some(origin) } }
      guard !node.outputs.allSatisfy({ $0.isEmpty || preparation.contains($0) }) else { continue }
      let own = parameters(of: node).filter { taken.insert($0).inserted }
      guard !own.isEmpty else { continue }
      if let layer = origin, !Self.weighted.contains(node.operatorName), !own.contains(where: isMatrix) {
        layers[layer].parameters += own
      } else {
        origin = layers.count
        layers.append(ParameterLayer(name: node.outputs.first { !$0.isEmpty } ?? node.name, parameters: own))
      }
    }
    return layers
  }

  private static let weighted: Set = ["Conv", "ConvTranspose", "Gemm", "MatMul", "Einsum"]

  /// The inputs of operators that hold no weights, however they look.
  private static let unweighted: [String: Set<Int>] = [
    "BatchNormalization": [3, 4], "Resize": [1, 2, 3], "Clip": [1, 2], "Pad": [1, 2, 3], "Max": [0, 1], "Min": [0, 1],
    "Greater": [0, 1], "GreaterOrEqual": [0, 1], "Less": [0, 1], "LessOrEqual": [0, 1], "Equal": [0, 1], "Where": [0],
  ]

  /// The constants that a node reads, itself or by way of what is computed from constants alone.
  private func parameters(of node: Node) -> [String] {
    let left = Self.unweighted[node.operatorName] ?? []
    return node.inputs.enumerated().flatMap { place, input -> [String] in
      guard !input.isEmpty, !left.contains(place) else { return [] }
      if let constant = constants[input] { return Self.isParameter(constant) ? [input] : [] }
      let origins = neededValues(for: [input], stoppingAt: Set(node.outputs))
      guard inputs.allSatisfy({ !origins.contains($0.name) }) else { return [] }
      return origins.filter { constants[$0].map(Self.isParameter) ?? false }.sorted()
    }
  }

  private static func isParameter(_ constant: Constant) -> Bool {
    guard let tensor = constant.tensor, tensor.count > 1 else { return false }
    return tensor.isFinite
  }

  private func isMatrix(_ name: String) -> Bool { (constants[name]?.shape.count { $0 > 1 } ?? 0) > 1 }
}
