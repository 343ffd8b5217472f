import Graphs

/// What becomes of a gradient at every operator that a graph may hold.
package enum GradientTable {
  /// The operators with a rule; a family a file, as in the catalogue.
  package static let rules: [GradientRule] = [
    elementwiseRules, arithmeticRules, convolutionRules, poolingRules, normalisationRules, reductionRules, matrixRules,
    einsumRules, shapeRules, slicingRules, indexingRules, resizeRules, quantisationRules, selectionRules,
  ].flatMap { $0 }

  /// The operators that round, and that a gradient passes as if they did not. Their results are integers, whose gradient
  /// is that of the float which they stand for.
  package static let straightThrough: [GradientRule] = straightThroughRules

  /// The operators whose result is constant almost everywhere, or no floating-point number: their gradient is zero.
  package static let notDifferentiable: Set<String> = [
    "And", "ArgMax", "BitShift", "BitwiseAnd", "BitwiseOr", "BitwiseXor", "Ceil", "Constant",
    "ConstantOfShape", "Equal", "Floor", "Greater", "GreaterOrEqual", "IsNaN", "Less", "LessOrEqual", "Not", "Or",
    "Range", "Round", "Shape", "Sign", "Size",
  ]

  /// The operators that have a gradient which is not written here, and why.
  package static let unsupported: [String: String] = [:]

  /// The operators that hand elements on as they are. So the gradient of an integer that a rounding made passes through
  /// them, such as through a transposition between a quantisation and its inverse.
  package static let handsElementsOn: Set<String> = [
    "Clip", "Concat", "DepthToSpace", "Expand", "Flatten", "Gather", "GatherElements", "GatherND", "Identity", "Max",
    "MaxPool", "Min", "Pad", "Relu", "Reshape", "Resize", "Slice", "SpaceToDepth", "Split", "Squeeze", "Tile",
    "Transpose", "Unsqueeze", "Where",
  ]

  /// Nodes by which gradients are tested, by operator: those of the rules and of the composites.
  package static let examples: [String: [GradientExample]] = Dictionary(
    rules.map { ($0.operatorName, $0.examples) }
      + (Composite.all + Composite.forms).filter { !$0.examples.isEmpty }.map { ($0.name, $0.examples) },
    uniquingKeysWith: +)

  private static let ruleByName = Dictionary(
    (rules + straightThrough).map { ($0.operatorName, $0) }, uniquingKeysWith: { first, _ in first })

  static func carriesGradient(_ node: Node) -> Bool {
    !notDifferentiable.contains(node.operatorName) && !OperatorCatalogue.isOwn(node.operatorName)
  }

  /// True where a gradient passes though the result is no float.
  static func passesStraight(_ node: Node) -> Bool { straightThrough.contains { $0.operatorName == node.operatorName } }

  /// - Throws: `DifferentiationError` that names the operator, the node and the reason.
  static func rule(for node: Node) throws -> GradientRule {
    if let rule = ruleByName[node.operatorName] { return rule }
    throw DifferentiationError.noRule(
      for: node,
      Composite.named(node.operatorName) != nil
        ? "it is a composite; specialise the graph first"
        : unsupported[node.operatorName] ?? "it has no rule in the table of gradients")
  }
}
