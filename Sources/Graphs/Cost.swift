/// What a network costs to run.
extension Graph {
  /// The number of multiplications, each with its addition, in convolutions and matrix products: what the field calls
  /// the operations of a network. All else is little beside them.
  ///
  ///     convolution: outputs · weights / output channels;  matrix product: outputs · inner length
  ///
  /// - Throws: `GraphError` for a graph that is not specialised.
  /// - Complexity: O(nodes).
  public var multiplicationCount: Int {
    get throws {
      try nodes.reduce(0) { try $0 + multiplicationCount(of: $1) }
    }
  }

  /// The same of one node.
  func multiplicationCount(of node: Node) throws -> Int {
    func shape(_ index: Int) throws -> [Int] { try type(of: node.inputs[index]).shape }
    func perElement(_ weight: [Int]) -> Int { weight.dropFirst().reduce(1, *) }
    guard let output = node.outputs.first, node.inputs.count >= 2 else { return 0 }
    switch node.operatorName {
    case "Conv": return try type(of: output).count * perElement(shape(1))
    // Each element of the input meets the weights of its channel once.
    case "ConvTranspose": return try shape(0).reduce(1, *) * perElement(shape(1))
    case "MatMul": return try type(of: output).count * (shape(0).last ?? 0)
    case "Gemm":
      let isTransposed = node.attributes["transA"].map { $0 != .integer(0) } ?? false
      return try type(of: output).count * (isTransposed ? shape(0).first ?? 0 : shape(0).last ?? 0)
    default: return 0
    }
  }
}
