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
    let readers = Surroundings(of: graph)
    func isOpen(_ value: String) -> Bool {
      graph.constants[value] == nil && graph.types[value].map { $0.elementType.isInteger && $0.count > 0 } == true
    }
    for node in graph.nodes {
      guard let output = node.outputs.first, let type = graph.types[output], type.count > 0 else { continue }
      let isExact = type.elementType == .bool || !readers.isOnlyConverted(output)
      // What is cut to less comes out right, whatever it was.
      let isCut = node.operatorName == "Clip" && EngineIntegers.exactFloats.contains(ranges[output])
      if EngineIntegers.readsFloats(node, isExact: isExact), !isCut {
        for place in node.integerOperands where place < node.inputs.count && isOpen(node.inputs[place]) {
          let value = node.inputs[place]
          if let bounds = results[value] {
            results[value] = bounds.clamped(to: EngineIntegers.exactFloats)
          } else if ranges[value].clamped(to: EngineIntegers.exactFloats) != ranges[value] {
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
          .integerArithmetic,
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

extension Surroundings {
  /// Whether a value becomes floats and nothing else, perhaps moved before.
  fileprivate func isOnlyConverted(_ value: String) -> Bool {
    var open = [value]
    var seen: Set<String> = []
    while let value = open.popLast() {
      guard seen.insert(value).inserted else { continue }
      for node in nodesReading(value) {
        if node.operatorName == "Cast" {
          guard graph.types[node.outputs[0]]?.elementType.isFloatingPoint == true else { return false }
        } else if node.movesElements, node.integerOperands.contains(where: { node.inputs[$0] == value }) {
          open += node.outputs
        } else {
          return false
        }
      }
    }
    return true
  }
}
