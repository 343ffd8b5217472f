/// Every operator that a graph may hold, by name.
public enum OperatorCatalogue {
  /// All operators, sorted by name.
  public static let all: [Operator] = families.joined().sorted { $0.name < $1.name }

  /// A family a file.
  private static let families: [[Operator]] = [
    elementwiseOperators, arithmeticOperators, convolutionOperators, poolingOperators, normalisationOperators,
    reductionOperators, matrixOperators, einsumOperators, shapeOperators, slicingOperators, indexingOperators,
    resizeOperators, quantisationOperators, sourceOperators,
  ]

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The operator of a name; nil where the catalogue lacks it.
  public static func operation(named name: String) -> Operator? { byName[name] }

  /// - Throws: `GraphError` that names the operator and the node.
  static func operation(of node: Node) throws -> Operator {
    if let operation = byName[node.operatorName] { return operation }
    // A broken file may hold a name of any length.
    let name = String(node.operatorName.prefix(100))
    throw GraphError(
      .unknownOperator,
      "the operator '\(name)' is not supported" + NearestNames.hint(for: name, among: all.map(\.name)),
      context: node.context)
  }
}
