import Differentiation
import Failures
import Graphs

/// What becomes of each of ONNX's operators: those of versions 7 to 24, by name.
///
///     let gelu = OperatorTable.rows.first { $0.name == "Gelu" }
///     gelu?.opsets     // 20...24
///     gelu?.gradient   // .known
public enum OperatorTable {
  /// What becomes of one operator.
  public struct Row: Sendable {
    /// ONNX's name, such as `Conv`.
    public let name: String
    /// The versions whose form of it can be read; nil for an operator that is refused.
    public let opsets: ClosedRange<Int>?
    /// How it is computed, if it is.
    public let treatment: Treatment
    /// What becomes of gradients that reach it.
    public let gradient: Gradient
    /// What becomes of the gradient's own gradient, which `shapley-cam` asks for: zero where the operator bends nothing but at kinks.
    public let secondDerivative: Gradient
  }

  /// How an operator is computed, if it is.
  public enum Treatment: Sendable, Equatable {
    /// The engine knows it. Some forms of it may be written in others.
    case taken(hasForms: Bool)
    /// Written in other operators, which the engine knows.
    case composed
    /// It is not, for a reason.
    case refused(reason: Note)
  }

  /// What becomes of gradients that reach an operator.
  public enum Gradient: Sendable, Equatable {
    /// By a rule, exactly but for kinks.
    case known
    /// It rounds, and gradients pass as if it did not.
    case straightThrough
    /// Its result is constant almost everywhere, or no floating-point number.
    case zero
    /// It has none: a network is explained only where none is asked of it.
    case none
  }

  /// By name.
  public static let rows: [Row] = (catalogue + composites + refused).sorted { $0.name < $1.name }

  private static let catalogue = OperatorCatalogue.all.map { operation in
    let name = operation.name
    let gradient: Gradient =
      if GradientTable.notDifferentiable.contains(name) {
        .zero
      } else if GradientTable.straightThrough.contains(where: { $0.operatorName == name }) {
        .straightThrough
      } else {
        GradientTable.unsupported[name] == nil ? .known : .none
      }
    let hasForms = Composite.forms.contains { $0.name == name }
    return Row(
      name: name, opsets: operation.opsets, treatment: .taken(hasForms: hasForms), gradient: gradient,
      secondDerivative: secondDerivative(of: name, gradient))
  }

  private static let composites = Composite.all.map { composite in
    let gradient: Gradient = composite.examples.isEmpty ? .zero : .known
    return Row(
      name: composite.name, opsets: composite.opsets, treatment: .composed, gradient: gradient,
      secondDerivative: secondDerivative(of: composite.name, gradient))
  }

  /// As the rules' examples show; of an operator without any, as its gradient.
  private static func secondDerivative(of name: String, _ gradient: Gradient) -> Gradient {
    switch GradientTable.secondDerivative(of: name) {
    case .known?: .known
    case .zero?: .zero
    case SecondDerivative.none?: .none
    case nil: gradient
    }
  }

  private static let refused = OperatorCatalogue.refused.map { name, reason in
    Row(name: name, opsets: nil, treatment: .refused(reason: reason), gradient: .none, secondDerivative: .none)
  }
}
