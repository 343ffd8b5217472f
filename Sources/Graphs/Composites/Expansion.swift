/// One node of a composite while its formula is written: what is known of the node, and the values of the formula.
///
///     let x = try expansion.input(0)
///     let squares = try expansion.write(x * x)  // once, however often it is read
///     return [squares / squares.sum([1])]
package struct Expansion {
  /// The node's attributes, the types of its inputs, and the constants among them.
  package let operation: OperatorContext
  private var writer: ExpressionWriter

  init(of node: Node, in graph: Graph, isTaken: @escaping (String) -> Bool) throws {
    operation = graph.operatorContext(of: node)
    var parts = Graph(inputs: [])
    for input in node.inputs where !input.isEmpty && !parts.isDefined(input) {
      if let constant = graph.constants[input] {
        parts.constant(input, constant)
      } else {
        let type = try graph.type(of: input)
        parts.addInput(.init(name: input, elementType: type.elementType, dimensions: type.shape))
      }
    }
    let outputs = Set(node.outputs)
    writer = ExpressionWriter(graph: parts) { graph.isDefined($0) || outputs.contains($0) || isTaken($0) }
  }

  private var node: Node { operation.node }

  /// What new values are named after.
  private var name: String { node.outputs.first { !$0.isEmpty } ?? node.name }

  // MARK: - The node

  /// True where the input at a place is given.
  func has(_ index: Int) -> Bool { operation.has(index) }

  func input(_ index: Int) throws -> Expression {
    guard has(index) else { throw failure(.invalidGraph, "lacks its input \(index)") }
    return .value(node.inputs[index])
  }

  /// The input, or nil where it is absent.
  func optionalInput(_ index: Int) -> Expression? { has(index) ? .value(node.inputs[index]) : nil }

  func shape(_ index: Int) throws -> [Int] { try operation.shape(index) }

  func failure(_ code: GraphErrorCode, _ message: String) -> GraphError { operation.failure(code, message) }

  // MARK: - The formula

  /// Writes a part at once: one that is read several times, or that a long chain hangs on.
  /// - Returns: the value that it makes.
  mutating func write(_ part: Expression) throws -> Expression { .value(try writer.write(part, name: name)) }

  /// Writes a part at once and says what shape it has.
  /// - Throws: `GraphError` where it is a part of another composite, whose type is not known yet.
  mutating func shape(of part: Expression) throws -> [Int] {
    let value = try writer.write(part, name: name)
    return try writer.graph.type(of: value).shape
  }

  /// The graph of all parts, in which the formulas bear the names of the node's outputs.
  consuming func finished(_ outputs: [Expression?]) throws -> Graph {
    for (index, output) in node.outputs.enumerated() where !output.isEmpty {
      guard index < outputs.count, let formula = outputs[index] else {
        throw failure(.invalidGraph, "makes no output \(index)")
      }
      // The first one keeps the node's name too, so that it names the same layer.
      try writer.write(formula, exactlyAs: output, node: index == 0 ? node.name : output)
    }
    return writer.graph
  }
}
