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
