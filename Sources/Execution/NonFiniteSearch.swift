import Failures
import Graphs
import Tensors

/// A value that holds a number which is not finite.
struct NonFiniteValue {
  let name: String
  /// What makes it; nil for an input.
  let node: Node?
  /// What the number is.
  let kind: String
  /// Of which image of the batch.
  let place: Int

  func error(of image: FailureContext) -> ExecutionError {
    var context: FailureContext = ["layer": name]
    if let node { context = context.merging(node.context) }
    return ExecutionError(
      .notFinite,
      node == nil
        ? "the network's input '\(name)' holds \(kind); check the picture and how it is normalised"
        : "the network makes \(kind): '\(name)' is its first value that is not finite, and what stands behind it means"
          + " nothing; check the picture, how it is normalised, and the weights",
      context: context.merging(image))
  }
}

/// Finds the first value of a network that is not finite, by looking at all of them.
struct NonFiniteSearch {
  /// Without nodes that no output needs.
  let graph: Graph
  /// Values that may be infinite, but not NaN.
  let masked: Set<String>
  let engine: Engine

  /// How many elements are looked at in one run: 128 MiB of them.
  private static let largestCount = 1 << 25

  /// - Returns: the first in running order; nil where all are finite.
  /// - Throws: the engine's errors.
  /// - Complexity: a run of the network, or several where its values take much memory.
  func first(_ inputs: [String: Tensor]) async throws -> NonFiniteValue? {
    for name in graph.readInputs {
      if let found = inputs[name].flatMap({ first(in: $0, named: name, by: nil) }) { return found }
    }
    var group: [(value: String, node: Node)] = []
    var count = 0
    for node in graph.nodes {
      for value in node.outputs {
        guard let type = graph.types[value], type.elementType.isFloatingPoint, type.count > 0 else { continue }
        group.append((value, node))
        count += type.count
        guard count >= Self.largestCount else { continue }
        if let found = try await first(among: group, inputs) { return found }
        (group, count) = ([], 0)
      }
    }
    return try await first(among: group, inputs)
  }

  private func first(
    among group: [(value: String, node: Node)], _ inputs: [String: Tensor]
  ) async throws -> NonFiniteValue? {
    guard !group.isEmpty else { return nil }
    let program = try engine.compiled(isKept: false) {
      var graph = graph
      graph.outputs = group.map(\.value)
      return graph
    }
    let outputs = try await program.run(inputs)
    for (value, node) in group {
      if let found = first(in: try outputs.value(value), named: value, by: node) { return found }
    }
    return nil
  }

  private func first(in tensor: Tensor, named name: String, by node: Node?) -> NonFiniteValue? {
    let mayBeInfinite = masked.contains(name)
    let found = tensor.withUnsafeElements { elements in
      elements.firstIndex { mayBeInfinite ? $0.isNaN : !$0.isFinite }.map { ($0, elements[$0]) }
    }
    guard let (index, number) = found else { return nil }
    let batch = tensor.shape.first ?? 1
    return NonFiniteValue(
      name: name, node: node, kind: number.isNaN ? "NaN" : number > 0 ? "infinity" : "−infinity",
      place: tensor.count >= batch ? index / (tensor.count / batch) : 0)
  }
}
