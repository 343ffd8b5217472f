import Failures

/// Every operator that a graph may hold, by name.
public enum OperatorCatalogue {
  /// All of ONNX's, sorted by name.
  public static let all: [Operator] = families.joined().sorted { $0.name < $1.name }

  /// A family a file.
  private static let families: [[Operator]] = [
    elementwiseOperators, arithmeticOperators, convolutionOperators, poolingOperators, normalisationOperators,
    reductionOperators, matrixOperators, einsumOperators, shapeOperators, slicingOperators, indexingOperators,
    resizeOperators, quantisationOperators, integerProductOperators, selectionOperators, sourceOperators,
  ]

  /// Those that are none of ONNX's, and that no file can hold; none of them has a gradient.
  package static let own: [Operator] = regionOperators

  /// Whether an operator is the program's own.
  package static func isOwn(_ name: String) -> Bool { own.contains { $0.name == name } }

  private static let byName = Dictionary((all + own).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The operator of a name, one of the program's own too; nil where the catalogue lacks it.
  public static func operation(named name: String) -> Operator? { byName[name] }

  /// - Throws: `GraphError` that names the operator and the node.
  static func operation(of node: Node) throws -> Operator {
    if let operation = byName[node.operatorName] { return operation }
    try checkComposite(node)
    throw GraphError(
      .invalidGraph, "the operator is a composite; specialise the graph first", context: node.context)
  }

  /// - Throws: `GraphError` for a node of an operator that is no composite either, or of one with other inputs.
  static func checkComposite(_ node: Node) throws {
    if let composite = Composite.named(node.operatorName) { return try composite.checkInputs(of: node) }
    // A broken file may hold a name of any length.
    let name = String(node.operatorName.prefix(100))
    if let reason = refused[name] {
      throw GraphError(.unknownOperator, "the operator '\(name)' is not supported: \(reason)", context: node.context)
    }
    throw GraphError(
      .unknownOperator, "the operator '\(name)' is none of ONNX's that can be read" + hint(for: name),
      context: node.context)
  }

  /// What a name that looks like a misspelling may mean: one that begins alike, as a word of some letters.
  private static func hint(for name: String) -> String {
    guard name.count >= 4, let first = name.first else { return "" }
    let known = (all.map(\.name) + Composite.all.map(\.name)).filter {
      $0.first?.lowercased() == first.lowercased()
    }
    return NearestNames.hint(for: name, among: known)
  }
}
