import Graphs

/// One row of the table of gradients: how an operator hands the gradient of its outputs on to its inputs.
///
/// With `L` the quantity that is differentiated and `g = ∂L/∂y` for the operator's output `y`, the rule gives
/// `∂L/∂xᵢ = Σ g · ∂y/∂xᵢ` for each input `xᵢ`. A rule for an operator that broadcasts leaves its gradient in the shape of
/// the output: the walker sums it over the axes along which the input was repeated.
package struct GradientRule: Sendable {
  /// ONNX's name.
  package let operatorName: String
  /// The versions of the default operator set in whose form of the operator the rule holds.
  package let opsets: ClosedRange<Int>
  /// Nodes by which the rule is tested.
  package let examples: [GradientExample]
  /// The gradient with respect to the input at an index, asked for only where it is needed; nil where it is zero.
  let gradient: @Sendable (GradientContext, Int) throws -> Expression?

  init(
    _ operatorName: String, opsets: ClosedRange<Int>, examples: [GradientExample],
    gradient: @escaping @Sendable (GradientContext, Int) throws -> Expression?
  ) {
    self.operatorName = operatorName
    self.opsets = opsets
    self.examples = examples
    self.gradient = gradient
  }
}

/// A node by which a rule is tested against finite differences.
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
  static func integers(_ elements: Int...) -> Self { .constant(.integers(elements)) }

  static func integers(_ shape: [Int], _ elements: [Int64], _ type: ElementType = .int64) -> Self {
    .constant(.integers(IntegerTensor(shape: shape, elements: elements, elementType: type)))
  }

  static func numbers(_ shape: [Int], _ elements: [Float]) -> Self {
    .constant(.floats(Tensor(shape: shape, elements: elements)))
  }
}
