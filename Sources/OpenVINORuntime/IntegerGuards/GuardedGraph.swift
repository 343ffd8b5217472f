import Graphs

/// A graph whose integers are right, or which tells that they are not.
///
/// OpenVINO checks no index: one out of range reads or writes memory of somebody else. Constant ones are checked when a
/// graph is read (`IndexTable`). For those that are computed, which no bounds of the computation keep within their axis,
/// nodes are added that bring them there and that tell of it:
///
///     i' = min(max(i, −n), n − 1),  wrong = max [i ≠ i'],  index = i' < 0 ? i' + n : i'
///
/// The engine computes int64 in 32 bits too, so a number beyond them would become another one, perhaps within the axis. So
/// where an index is made from the result of a node that may leave them, that is checked as well, in floats.
///
/// The same goes for integers that come to no index, and for divisors that must not be 0 (`ArithmeticPlan`).
///
/// A graph without such integers stays as it is.
public struct GuardedGraph: Sendable {
  /// With the outputs of the guards behind its own.
  public let graph: Graph
  /// One for each of those outputs, in their order.
  public let guards: [IntegerGuard]

  /// - Parameter graph: specialised; in the form in which the engine gets it.
  /// - Throws: `RuntimeError` for integers that cannot be checked, such as constants beyond 32 bits that indices are made
  ///   from; `GraphError` for a graph that is not specialised.
  /// - Complexity: O(nodes); O(1) for each node of a graph without computed integers.
  public init(_ graph: Graph) throws {
    let plan = try IndexPlan(graph)
    let arithmetic = try ArithmeticPlan(graph)
    guard !plan.isEmpty || !arithmetic.isEmpty else {
      self.graph = graph
      guards = []
      return
    }
    var writer = IntegerGuardWriter(inputs: graph.inputs, isTaken: graph.isDefined)
    for (name, constant) in graph.constants { writer.graph.constant(name, constant) }
    for var node in graph.nodes {
      if let index = plan.indices[node.outputs] {
        node.inputs[index.input] = try writer.guarded(index)
      }
      try writer.graph.append(node)
      for value in node.outputs {
        if let index = plan.overflows[value] {
          try writer.guardOverflow(of: node, value, index)
        } else if let bounds = arithmetic.results[value] {
          try writer.guardResult(of: node, value, bounds)
        }
        if let reader = arithmetic.operands[value] { try writer.guardOperand(value, of: reader) }
      }
      if arithmetic.divisors.contains(node.outputs) { try writer.guardDivisor(of: node) }
    }
    writer.graph.outputs = graph.outputs + writer.guards.map(\.output)
    self.graph = writer.graph
    guards = writer.guards
  }
}
