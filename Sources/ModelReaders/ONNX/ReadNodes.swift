import Failures
import Graphs

/// The nodes that were read so far, and what of their values is known before there is a picture.
struct ReadNodes {
  private(set) var nodes: [Node] = []
  private var makers: [String: Int] = [:]
  /// What was found to be the same whatever the picture, so that a chain of counts is looked at once.
  private var settled: [String: Constant] = [:]
  /// How many nodes were looked at.
  private var cost = 0

  /// A look at a node takes some microseconds.
  private static let dearest = 1 << 20
  /// Of whole numbers that are kept; more are no counts.
  private static let largestSettled = 64

  /// Where the values come from that no node makes.
  struct Sources {
    let inputs: [Graph.Input]
    let constant: (String) -> Constant?
  }

  mutating func append(_ node: Node) {
    for output in node.outputs where !output.isEmpty { makers[output] = nodes.count }
    nodes.append(node)
  }

  mutating func append(_ more: [Node]) {
    for node in more { append(node) }
  }

  /// The one whole number of a value that does not depend on the picture, even if on its size; nil for any other value.
  /// - Throws: `ModelError` where too much of the graph was looked at.
  mutating func integer(of value: String, from sources: Sources) throws(ModelError) -> Int64? {
    func single(_ constant: Constant) -> Int64? { constant.integers.flatMap { $0.count == 1 ? $0[0] : nil } }
    let origin = origin(of: value)
    if let constant = sources.constant(origin) ?? settled[origin] { return single(constant) }
    _ = try folded(origin, from: sources)
    return settled[origin].flatMap(single)
  }

  /// The shapes of a value for one picture and for two; nil where they are not known.
  mutating func shapes(of value: String, from sources: Sources) throws(ModelError) -> [[Int]?] {
    if let constant = sources.constant(value) { return [constant.shape, constant.shape] }
    return try folded(value, from: sources).map { graph in graph.flatMap { try? $0.type(of: value).shape } }
  }

  /// Whether a value is made of the lengths of others alone, such as a question whether there are any elements.
  func isOfCounts(_ value: String) -> Bool {
    var (open, seen) = ([value], Set<String>())
    var asksForLength = false
    while let name = open.popLast(), seen.count < 64 {
      guard seen.insert(name).inserted, let maker = makers[name] else { continue }
      switch nodes[maker].operatorName {
      case "Shape", "Size": asksForLength = true
      case "Cast", "Equal", "Not", "ReduceProd", "Identity", "Gather", "Squeeze", "Reshape": open += nodes[maker].inputs
      default: return false
      }
    }
    return asksForLength && open.isEmpty
  }

  /// What a value is only handed on from.
  private func origin(of value: String) -> String {
    var origin = value
    // A value that stands for itself would go round for ever.
    for _ in 0..<64 {
      guard let maker = makers[origin], nodes[maker].operatorName == "Identity", let input = nodes[maker].inputs.first
      else { break }
      origin = input
    }
    return origin
  }

  /// What makes a value, for one picture and for two, as far as it is known.
  private mutating func folded(_ value: String, from sources: Sources) throws(ModelError) -> [Graph?] {
    var needed: Set<Int> = []
    var constants: [String: Constant] = [:]
    var open = [value]
    while let name = open.popLast() {
      if let constant = sources.constant(name) ?? settled[name] {
        constants[name] = constant
      } else if let maker = makers[name], needed.insert(maker).inserted {
        open += nodes[maker].inputs.filter { !$0.isEmpty }
      }
    }
    cost += needed.count + 1
    guard cost <= Self.dearest else {
      throw ModelError(.refused, "the model holds too many conditions; export it without branches and loops")
    }
    let parts = needed.sorted().map { nodes[$0] }
    let made = parts.flatMap(\.outputs).filter { !$0.isEmpty }
    let graphs = [1, 2].map { batch -> Graph? in
      let graph = try? Graph(
        inputs: sources.inputs, outputs: made.contains(value) ? made : [value], nodes: parts, constants: constants)
      return try? graph?.specialised(batch: batch)
    }
    for name in made {
      guard let first = graphs[0]?.constants[name], first == graphs[1]?.constants[name],
        let count = first.integers?.count, count <= Self.largestSettled
      else { continue }
      settled[name] = first
    }
    return graphs
  }
}

extension ONNXGraphProto {
  /// Whether it is a list of nothing.
  var isEmptyList: Bool {
    node.count == 1 && output.count == 1 && node[0].opType == "Constant" && node[0].output == [output[0].name]
      && node[0].attribute.contains { $0.name == "value" && $0.t.dims.contains(0) }
  }

  /// Whether it leaves out boxes that overlap.
  var suppresses: Bool { node.contains { $0.opType == "NonMaxSuppression" } }
}
