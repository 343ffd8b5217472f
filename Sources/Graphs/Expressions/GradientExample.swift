import Tensors

/// A node by which a rule of differentiation, or a composite, is tested against finite differences.
package struct GradientExample: Sendable {
  package enum Input: Sendable {
    /// Numbers in random order, spread evenly over a range so that no two are alike, and none near a kink.
    case floats([Int], in: ClosedRange<Double> = -2...2, avoiding: [Double] = [])
    case constant(Constant)
    case absent
  }

  package let inputs: [Input]
  package let attributes: [String: Attribute]
  package let outputCount: Int
  /// The output whose gradient is taken.
  package let output: Int

  package init(
    _ inputs: [Input], _ attributes: [String: Attribute] = [:], outputCount: Int = 1, output: Int = 0
  ) {
    self.inputs = inputs
    self.attributes = attributes
    self.outputCount = outputCount
    self.output = output
  }

  /// The node as a graph, or its parts where it is a composite.
  /// - Parameter weights: the floats that are constants, by the index of the input; all others are inputs of the graph.
  /// - Returns: with it the output whose gradient is taken, and the inputs of floats, in their order.
  package func graph(
    of operatorName: String, weights: [Int: Tensor] = [:]
  ) throws -> (graph: Graph, output: String, floats: [String]) {
    var graph = Graph(inputs: [])
    var (operands, floats): ([String], [String]) = ([], [])
    for (index, input) in inputs.enumerated() {
      let operand = "x\(index)"
      switch input {
      case .floats(let shape, _, _):
        if let tensor = weights[index] {
          graph.constant(operand, tensor)
        } else {
          graph.addInput(.init(name: operand, dimensions: shape))
          floats.append(operand)
        }
        operands.append(operand)
      case .constant(let constant): operands.append(graph.constant(operand, constant))
      case .absent: operands.append("")
      }
    }
    let outputs = (0..<outputCount).map { "y\($0)" }
    try graph.append(
      Node(name: "node", operatorName: operatorName, inputs: operands, outputs: outputs, attributes: attributes))
    graph.outputs = [outputs[output]]
    return (try graph.holdsComposites ? graph.specialised() : graph, outputs[output], floats)
  }
}

extension GradientExample.Input {
  package static func integers(_ elements: Int...) -> Self { .constant(.integers(elements)) }

  package static func integers(_ shape: [Int], _ elements: [Int64], _ type: ElementType = .int64) -> Self {
    .constant(.integers(IntegerTensor(shape: shape, elements: elements, elementType: type)))
  }

  package static func numbers(_ shape: [Int], _ elements: [Float]) -> Self {
    .constant(.floats(Tensor(shape: shape, elements: elements)))
  }
}
