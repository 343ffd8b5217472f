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
