import Differentiation
import Graphs
import Tensors

/// An example of a rule or a composite as a graph of one node, or of its parts, with numbers for its inputs.
package struct ExampleGraph {
  package let graph: Graph
  /// The node's output whose gradient is taken.
  package let output: String
  package let inputs: [String: ReferenceTensor]
  /// The values that have a gradient: the inputs.
  package let values: [String]

  /// - Parameter hasWeights: whether all floats but the first are constants, as weights are.
  package init(_ operatorName: String, _ example: GradientExample, hasWeights: Bool) throws {
    var random = SeededRandom(seed: 17)
    var inputs: [String: ReferenceTensor] = [:]
    var weights: [Int: Tensor] = [:]
    for (index, input) in example.inputs.enumerated() {
      guard case .floats(let shape, let range, let kinks) = input else { continue }
      let elements = ReferenceTensor.spread(shape, in: range, avoiding: kinks, &random)
      if hasWeights && !inputs.isEmpty {
        weights[index] = Tensor(shape: shape, elements: elements.elements.map(Float.init))
      } else {
        inputs["x\(index)"] = elements
      }
    }
    (graph, output, values) = try example.graph(of: operatorName, weights: weights)
    self.inputs = inputs
  }
}

extension ReferenceTensor {
  package static func random(_ shape: [Int], _ random: inout SeededRandom) -> ReferenceTensor {
    ReferenceTensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in random.uniform(in: -1...1) })
  }

  /// Numbers evenly spread over a range in random order, none within 0.02 of a kink, all exact as 32-bit floats.
  package static func spread(
    _ shape: [Int], in range: ClosedRange<Double>, avoiding kinks: [Double], _ random: inout SeededRandom
  ) -> ReferenceTensor {
    let count = shape.reduce(1, *)
    let width = range.upperBound - range.lowerBound
    let elements = (0..<count).map { index -> Double in
      var element = range.lowerBound + (Double(index) + random.uniform(in: 0.4...0.6)) / Double(count) * width
      for kink in kinks where abs(element - kink) < 0.02 { element = kink + (element < kink ? -0.02 : 0.02) }
      return Double(Float(element))
    }
    return ReferenceTensor(shape: shape, elements: elements.shuffled(using: &random))
  }
}
