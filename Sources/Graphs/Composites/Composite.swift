/// An operator that is written in others: when a graph is specialised, the nodes of its formula take its place.
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
  private let expand: @Sendable (inout Expansion) throws -> [Expression?]

  /// - Parameter expand: the formula of each output, wanted or not; nil or nothing for those that the operator lacks
  ///   here. The types of all inputs are known.
  init(
    _ name: String, opsets: ClosedRange<Int> = 7...24, inputs: ClosedRange<Int>, examples: [GradientExample] = [],
    expand: @escaping @Sendable (inout Expansion) throws -> [Expression?]
  ) {
    self.name = name
    self.opsets = opsets
    inputCount = inputs
    self.examples = examples
    self.expand = expand
  }

  /// The composites, sorted by name; a family a file.
  public static let all: [Composite] = [
    activationComposites, logicComposites, reductionComposites, recurrentComposites, placementComposites,
    samplingComposites, regionComposites, attentionComposites, quantisedComposites,
  ].joined().sorted { $0.name < $1.name }

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The composite of a name; nil where there is none.
  public static func named(_ name: String) -> Composite? { byName[name] }

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
      throw GraphError(error.code, "\(name) cannot be computed: \(error.message)", context: node.context)
    }
  }
}
