/// An operator that is written in others: when a graph is specialised, the nodes of its formula take its place.
///
/// The same for a form of an operator of the catalogue that came after `Graph.opset`, and that the engine has not got.
///
/// So the reference evaluator, the engine, the gradients and all that looks for operators by name need to know the
/// operators of the catalogue alone. A composite gains all of that by one row: its formula.
///
///     Composite("Celu", inputs: 1...1, examples: […]) { expansion in
///       let (x, alpha) = …
///       return [.apply("Max", x, 0) + .apply("Min", 0, alpha * (.apply("Exp", x / alpha) - 1))]
///     }
public struct Composite: Sendable {
  /// ONNX's name, such as `Celu`.
  public let name: String
  /// The versions of the default operator set whose form of it can be read.
  public let opsets: ClosedRange<Int>
  /// How many inputs it takes, optional ones included.
  public let inputCount: ClosedRange<Int>
  /// Nodes by which its gradients are tested; none for an operator without a floating-point input.
  package let examples: [GradientExample]
  private let isOfForm: @Sendable (OperatorContext) throws -> Bool
  private let expand: @Sendable (inout Expansion) throws -> [Expression?]

  /// - Parameters:
  ///   - isOfForm: of an operator of the catalogue, whether a node is of the form that is written in others.
  ///   - expand: the formula of each output, wanted or not; nil or nothing for those that the operator lacks here. The
  ///     types of all inputs are known.
  init(
    _ name: String, opsets: ClosedRange<Int> = 7...24, inputs: ClosedRange<Int>, examples: [GradientExample] = [],
    where isOfForm: @escaping @Sendable (OperatorContext) throws -> Bool = { _ in true },
    expand: @escaping @Sendable (inout Expansion) throws -> [Expression?]
  ) {
    self.name = name
    self.opsets = opsets
    inputCount = inputs
    self.examples = examples
    self.isOfForm = isOfForm
    self.expand = expand
  }

  /// The composites, sorted by name; a family a file.
  public static let all: [Composite] = families.joined().sorted { $0.name < $1.name }

  private static let families: [[Composite]] = [
    activationComposites, logicComposites, reductionComposites, normalisationComposites, poolingComposites,
    shapeComposites, sourceComposites, matrixComposites, olderComposites,
    recurrentComposites, placementComposites, samplingComposites, regionComposites, attentionComposites,
    quantisedComposites,
  ]

  /// Forms of the catalogue's operators that came after `Graph.opset`.
  package static let forms: [Composite] = [
    reductionForms, poolingForms, paddingForms, resizeForms, quantisationForms,
  ].flatMap { $0 }

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  private static let formsByName = Dictionary(grouping: forms, by: \.name)

  /// The composite of a name; nil where there is none.
  public static func named(_ name: String) -> Composite? { byName[name] }

  /// What a node is written in; nil for a node that the engine and the table of gradients know.
  static func standing(for node: Node, _ context: @autoclosure () -> OperatorContext) throws -> Composite? {
    if let composite = byName[node.operatorName] { return composite }
    guard let forms = formsByName[node.operatorName] else { return nil }
    let context = context()
    return try forms.first { try $0.isOfForm(context) }
  }

  /// - Throws: `GraphError` for too many inputs or too few.
  func checkInputs(of node: Node) throws {
    guard !inputCount.contains(node.inputs.count) else { return }
    let expected = inputCount.count == 1 ? "\(inputCount.lowerBound)" : "\(inputCount.lowerBound) or more"
    throw GraphError(
      .invalidGraph, "\(name) takes \(expected) inputs, not \(node.inputs.count)", context: node.context)
  }

  /// The nodes of the formula, in a graph of their own whose inputs and constants are those of the node.
  /// - Parameter isTaken: names that no new value may bear.
  func parts(of node: Node, in graph: Graph, isTaken: @escaping (String) -> Bool) throws -> Graph {
    do {
      var expansion = try Expansion(of: node, in: graph, isTaken: isTaken)
      let outputs = try expand(&expansion)
      return try expansion.finished(outputs)
    } catch let error as GraphError where error.context["operator"].map({ $0 != name }) ?? false {
      throw GraphError(
        error.code, "\(name) cannot be computed: \(error.message)", remedy: error.remedy, context: node.context)
    }
  }
}
