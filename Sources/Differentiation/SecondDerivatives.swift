import Graphs

/// What `Graph.addingSecondDerivatives` adds, as names of values; all of their value's shape but `change`, which has the output's.
///
/// With `s` the seed, `o` the output, `A` the value and `J = ∂o/∂A`:
public struct SecondDerivatives: Sendable {
  /// G = Jᵀs
  public let gradient: String
  /// ∂(Σ G∘A)/∂A with s and the second A held: what the bends between the value and the output do to the gradient; nil where there
  /// are none, and it is zero.
  public let product: String?
  /// J·A: how the output changes along the value.
  public let change: String

  package init(gradient: String, product: String?, change: String) {
    (self.gradient, self.product, self.change) = (gradient, product, change)
  }
}

extension Graph {
  /// The graph with the gradient of a value, and what the gradient's own slope along that value is made of.
  ///
  /// Of a score `y(o)` with the slopes `s = ∂y/∂o` and the second derivatives `S = ∂s/∂o`, the product of the Hessian
  /// `H = ∂²y/∂A²` with the value itself is
  ///
  ///     H·A = ∂(Σ G∘A)/∂A + Jᵀ(S·(J·A))
  ///
  /// The gradient is a graph, and is differentiated once more by the same rules: by the value for the first term, and, since it
  /// is linear in the seed, by the seed for `J·A`. Exact, but for kinks, where a slope counts as constant.
  ///
  /// Source: Pearlmutter, "Fast Exact Multiplication by the Hessian", 1994; Griewank and Walther, "Evaluating Derivatives", 2008,
  /// chapter 5.
  ///
  /// - Parameters:
  ///   - output: o, a value of floating-point numbers.
  ///   - seed: s, an input of the output's shape.
  ///   - value: A.
  /// - Throws: as `addingGradients`; of a node of the gradient that has no gradient itself, the error says so.
  /// - Complexity: O(nodes), and the copying of the weights that the way leads through, three times. A run takes some two times what
  ///   one forward and backward takes.
  public func addingSecondDerivatives(
    of output: String, seed: String, along value: String
  ) throws -> (graph: Graph, names: SecondDerivatives) {
    let first = try addingGradients(of: output, seed: seed, withRespectTo: [value])
    guard let gradient = first.gradients[value] else { throw DifferentiationError.independent(output, of: value) }
    let second: (graph: Graph, gradients: [String: String])
    do {
      second = try first.graph.addingGradients(
        of: gradient, seed: value, withRespectTo: [value, seed], isLenient: true)
    } catch let error as DifferentiationError where error.code == .noRule {
      throw DifferentiationError(
        .noRule, "the gradient at '\(value)' cannot be differentiated once more: \(error.message)",
        context: error.context, cause: error.cause)
    }
    guard let change = second.gradients[seed] else { throw DifferentiationError.independent(output, of: value) }
    return (
      second.graph, SecondDerivatives(gradient: gradient, product: second.gradients[value], change: change)
    )
  }
}

/// What becomes of the gradient of an operator when it is differentiated once more.
package enum SecondDerivative: Sendable, Equatable {
  /// By the rules of the operators that its gradient is written in.
  case known
  /// Its gradient is linear: of one that moves or weighs numbers, or has kinks alone.
  case zero
  /// Its gradient holds an operator that has none.
  case none
}

extension GradientTable {
  /// Tried on the examples of an operator or composite: nil for one without.
  /// - Complexity: that of differentiating them twice.
  package static func secondDerivative(of operatorName: String) -> SecondDerivative? {
    guard let examples = examples[operatorName], !examples.isEmpty else { return nil }
    var bends = false
    for example in examples {
      guard let isBent = try? example.bends(operatorName) else { return SecondDerivative.none }
      bends = bends || isBent
    }
    return bends ? .known : .zero
  }
}

extension GradientExample {
  /// Whether a gradient of the operator depends on any of its inputs, in a way that has a gradient.
  fileprivate func bends(_ operatorName: String) throws -> Bool {
    var (graph, output, values) = try self.graph(of: operatorName)
    guard !values.isEmpty else { return false }
    let seed = graph.unusedName("seed")
    graph.addInput(.init(name: seed, dimensions: try graph.type(of: output).shape))
    let (first, gradients) = try graph.addingGradients(of: output, seed: seed, withRespectTo: values, isLenient: true)
    var bends = false
    for value in values {
      guard let gradient = gradients[value] else { continue }
      // The value itself stands for any direction.
      let (_, second) = try first.addingGradients(of: gradient, seed: value, withRespectTo: values, isLenient: true)
      bends = bends || !second.isEmpty
    }
    return bends
  }
}
