import Graphs

/// A graph whose indices cannot leave their axes, and what tells whether they would have.
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
/// A graph without such indices stays as it is.
public struct GuardedGraph: Sendable {
  /// With the outputs of the guards behind its own.
  public let graph: Graph
  /// One for each of those outputs, in their order.
  public let guards: [IndexGuard]

  /// - Parameter graph: specialised; in the form in which the engine gets it.
  /// - Throws: `RuntimeError` for indices that cannot be checked, such as integer constants beyond 32 bits that they are
  ///   made from; `GraphError` for a graph that is not specialised.
  /// - Complexity: O(nodes); O(1) for each node of a graph without computed indices.
  public init(_ graph: Graph) throws {
    let plan = try IndexPlan(graph)
    guard !plan.isEmpty else {
      self.graph = graph
      guards = []
      return
    }
    var writer = IndexGuardWriter(inputs: graph.inputs, isTaken: graph.isDefined)
    for (name, constant) in graph.constants { writer.graph.constant(name, constant) }
    for var node in graph.nodes {
      if let index = plan.indices[node.outputs] {
        node.inputs[index.input] = try writer.guarded(index)
      }
      try writer.graph.append(node)
      for value in node.outputs {
        if let index = plan.overflows[value] { try writer.guardOverflow(of: node, value, index) }
      }
    }
    writer.graph.outputs = graph.outputs + writer.guards.map(\.output)
    self.graph = writer.graph
    guards = writer.guards
  }
}
