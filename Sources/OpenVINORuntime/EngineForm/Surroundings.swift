import Graphs

/// What the forms ask of a graph around a node: made once for all of them.
struct Surroundings {
  let graph: Graph
  /// See `Graph.valuesThatMeetConstants`.
  let valuesThatMeetConstants: Set<String>
  /// The nodes that read each value.
  private var readers: [String: [Int]] = [:]
  private let outputs: Set<String>
  /// Nil where no form asks for them.
  private let integerRanges: IntegerRanges?

  /// How far a kernel can reach over what follows it; see `Graph.endsOfActivationChains`.
  private static let longestWay = 16

  /// - Complexity: O(nodes).
  init(of graph: Graph) {
    self.graph = graph
    valuesThatMeetConstants = graph.valuesThatMeetConstants()
    outputs = Set(graph.outputs)
    let isAsked = graph.nodes.contains { node in
      node.operatorName == "BitShift" || node.outputs.contains { graph.types[$0]?.elementType.isSmall == true }
    }
    integerRanges = isAsked ? IntegerRanges(of: graph, numbersOnly: true) : nil
    for (index, node) in graph.nodes.enumerated() {
      for input in Set(node.inputs) where !input.isEmpty { readers[input, default: []].append(index) }
    }
  }

  /// Whether the integers of a value that a node makes may be none of their type.
  func mayOverflow(_ value: String) -> Bool { integerRanges?.mayOverflow(value) == true }

  /// Between which bounds the integers of a value lie.
  func integerBounds(of value: String) -> ClosedRange<Double> {
    if let integers = graph.constants[value]?.integers { return ClosedRange(of: integers) }
    return integerRanges?[value] ?? ElementType.int64.engineRange
  }

  /// How many nodes read a value; it counts as one to come out of the graph.
  func readerCount(of value: String) -> Int { (readers[value]?.count ?? 0) + (outputs.contains(value) ? 1 : 0) }

  /// The nodes that read a value.
  func nodesReading(_ value: String) -> [Node] { (readers[value] ?? []).map { graph.nodes[$0] } }

  /// The operators that read a value.
  func operatorsReading(_ value: String) -> Set<String> {
    Set((readers[value] ?? []).lazy.map { graph.nodes[$0].operatorName })
  }

  /// The operators that make and read a value.
  func operators(_ value: String) -> Set<String> {
    var operators = operatorsReading(value)
    if let producer = graph.producer(of: value) { operators.insert(producer.operatorName) }
    return operators
  }

  /// Whether a value comes from one of some operators, by way of none but others of one computed value each.
  func isMade(_ value: String, by sources: Set<String>, through ways: Set<String>) -> Bool {
    var value = value
    for _ in 0..<Self.longestWay {
      guard let producer = graph.producer(of: value) else { return false }
      if sources.contains(producer.operatorName) { return true }
      let computed = Set(producer.inputs.filter { !$0.isEmpty && graph.constants[$0] == nil })
      guard ways.contains(producer.operatorName), !producer.parts, let only = computed.first, computed.count == 1 else {
        return false
      }
      value = only
    }
    return false
  }

  /// Whether a value goes into one of some operators, by way of none but others, of which there is at least one.
  func isRead(_ value: String, by sinks: Set<String>, through ways: Set<String>) -> Bool {
    var values = [value]
    for step in 0..<Self.longestWay where !values.isEmpty {
      if step > 0, values.contains(where: { !operatorsReading($0).isDisjoint(with: sinks) }) { return true }
      let nodes = values.prefix(Self.longestWay).flatMap { readers[$0] ?? [] }.prefix(Self.longestWay)
      values = nodes.map { graph.nodes[$0] }.filter { ways.contains($0.operatorName) && !$0.parts }.compactMap(
        \.outputs.first)
    }
    return false
  }
}

extension Node {
  /// Whether it compares a value with itself: what `Replacement.parted` writes.
  var parts: Bool { operatorName == "Max" && inputs.count == 2 && inputs[0] == inputs[1] }
}
