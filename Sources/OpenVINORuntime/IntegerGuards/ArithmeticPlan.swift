import Graphs

/// What of a graph's integer arithmetic has to be watched, wherever its results go.
///
/// - Results that may leave the engine's integers: it holds int64 and unsigned numbers in 32 bits with a sign, and gives
///   the nearest or another number instead.
/// - What is read by operators that it computes in 32-bit floats, as comparisons and divisions are: beyond 2²⁴ these lose
///   the last bits.
/// - Divisors that may be 0: the engine goes on with some number.
///
/// Floats count as numbers here (`IntegerRanges.numbersOnly`): NaN is noticed where it is made.
struct ArithmeticPlan {
  /// The results, by their names, with the bounds that they are held to.
  private(set) var results: [String: ClosedRange<Double>] = [:]
  /// The values that have no such bounds and are read in floats, with the first node that does so.
  private(set) var operands: [String: Node] = [:]
  /// The nodes whose divisors may be 0, by their outputs.
  private(set) var divisors: Set<[String]> = []

  var isEmpty: Bool { results.isEmpty && operands.isEmpty && divisors.isEmpty }

  /// - Throws: `RuntimeError` where a node may leave the engine's integers in a way that cannot be checked.
  /// - Complexity: O(nodes).
  init(_ graph: Graph) throws {
    let makesIntegers = graph.nodes.contains { node in
      node.outputs.contains { graph.types[$0]?.elementType.isInteger == true }
    }
    guard makesIntegers else { return }
    let ranges = IntegerRanges(of: graph, numbersOnly: true)
    let convertedOnly = graph.valuesConvertedOnly()
    func isOpen(_ value: String) -> Bool {
      graph.constants[value] == nil && graph.types[value].map { $0.elementType.isInteger && $0.count > 0 } == true
    }
    for node in graph.nodes {
      guard let output = node.outputs.first, let type = graph.types[output], type.count > 0 else { continue }
      let isExact = !convertedOnly.contains(output)
      // What is cut to less comes out right, whatever it was.
      let isCut = node.operatorName == "Clip" && IntegerRanges.exactFloats.contains(ranges[output])
      if EngineIntegers.readsFloats(node, isExact: isExact), !isCut {
        for place in node.integerOperands where isOpen(node.inputs[place]) {
          let value = node.inputs[place]
          if let bounds = results[value] {
            results[value] = bounds.clamped(to: IntegerRanges.exactFloats)
          } else if ranges[value].clamped(to: IntegerRanges.exactFloats) != ranges[value] {
            operands[value] = operands[value] ?? node
          }
        }
      }
      guard type.elementType.isInteger else { continue }
      if ["Div", "Mod"].contains(node.operatorName), isOpen(node.inputs[1]), ranges[node.inputs[1]].contains(0) {
        divisors.insert(node.outputs)
      }
      guard ranges.mayOverflow(output) else { continue }
      guard EngineIntegers.canCheck(node) else {
        throw RuntimeError(
          .unsupported,
          "\(node.operatorName) may arrive at integers that the engine does not hold (−2³¹ to 2³¹ − 1), which nothing would tell",
          context: node.context)
      }
      results[output] = EngineIntegers.bounds(of: node, type.elementType, isExact: isExact)
    }
  }
}

extension ElementType {
  fileprivate var isInteger: Bool { !isFloatingPoint && self != .bool }
}

extension Graph {
  /// The integers that become floats and nothing else, perhaps moved before.
  /// - Complexity: O(nodes).
  fileprivate func valuesConvertedOnly() -> Set<String> {
    // From behind: a reader is judged before what it reads.
    var others: Set<String> = []
    for node in nodes.reversed() {
      let output = node.outputs.first.flatMap { types[$0]?.elementType }
      let isConversion = node.operatorName == "Cast" && output?.isFloatingPoint == true
      let isMovement = node.movesElements && others.isDisjoint(with: node.outputs)
      let harmless = isConversion ? node.inputs : isMovement ? node.integerOperands.map { node.inputs[$0] } : []
      for input in node.inputs where !harmless.contains(input) { others.insert(input) }
    }
    return Set(nodes.lazy.flatMap(\.outputs).filter { types[$0]?.elementType.isInteger == true }).subtracting(others)
  }
}
