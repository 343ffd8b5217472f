import Graphs

/// What becomes of a gradient at every operator that a graph may hold.
package enum GradientTable {
  /// The operators with a rule; a family a file, as in the catalogue.
  package static let rules: [GradientRule] = [
    elementwiseRules, arithmeticRules, convolutionRules, poolingRules, normalisationRules, reductionRules, matrixRules,
    shapeRules, slicingRules, indexingRules, resizeRules,
  ].flatMap { $0 }

  /// The operators whose result is constant almost everywhere, or no floating-point number: their gradient is zero.
  package static let notDifferentiable: Set<String> = [
    "And", "ArgMax", "Ceil", "Constant", "ConstantOfShape", "Equal", "Floor", "Greater", "GreaterOrEqual", "Less",
    "LessOrEqual", "Not", "Or", "Range", "Round", "Shape", "Sign", "Size",
  ]

  /// The operators that have a gradient which is not written here, and why.
  package static let unsupported: [String: String] = [
    "ReduceProd": "the product without one factor, which may be zero, has no ONNX operator",
    "ScatterND": "picking the gradient of the updates takes GatherND, which no graph may hold",
  ]

  private static let ruleByName = Dictionary(
    rules.map { ($0.operatorName, $0) }, uniquingKeysWith: { first, _ in first })

  static func carriesGradient(_ node: Node) -> Bool { !notDifferentiable.contains(node.operatorName) }

  /// - Throws: `DifferentiationError` that names the operator, the node and the reason.
  static func rule(for node: Node) throws -> GradientRule {
    if let rule = ruleByName[node.operatorName] { return rule }
    throw DifferentiationError.noRule(
      for: node, unsupported[node.operatorName] ?? "it has no rule in the table of gradients")
  }
}
