import Graphs

/// An operator's computed indices.
struct ComputedIndices {
  let node: Node
  let input: Int
  let lengths: [Int]
  let isNegative: Bool

  var value: String { node.inputs[input] }
}

/// What of a graph has to be guarded.
struct IndexPlan {
  /// The nodes whose indices may leave their axes, by their outputs.
  private(set) var indices: [[String]: ComputedIndices] = [:]
  /// The values that indices are made from and that may leave the engine's integers.
  private(set) var overflows: [String: Source] = [:]

  /// Of a value: the first indices that are made from it.
  struct Source {
    let indices: ComputedIndices
    /// True where they are its elements.
    let isMovedOnly: Bool
  }

  var isEmpty: Bool { indices.isEmpty && overflows.isEmpty }

  init(_ graph: Graph) throws {
    var ranges: IntegerRanges?
    for node in graph.nodes {
      guard let index = IndexTable.guarded[node.operatorName] else { continue }
      let value = node.inputs[index.input]
      guard graph.constants[value] == nil, try graph.type(of: value).count > 0 else { continue }
      let lengths = try index.lengths(graph.operatorContext(of: node))
      guard let shortest = lengths.min() else { continue }
      let known = ranges ?? IntegerRanges(of: graph)
      ranges = known
      let range = known[value]
      let computed = ComputedIndices(
        node: node, input: index.input, lengths: lengths, isNegative: range.lowerBound < 0)
      if range.lowerBound < Double(-shortest) || range.upperBound > Double(shortest - 1) {
        indices[node.outputs] = computed
      }
      try addOverflows(computed, known, graph)
    }
  }

  /// Goes back from an index over the integers that it is made from.
  private mutating func addOverflows(_ index: ComputedIndices, _ ranges: IntegerRanges, _ graph: Graph) throws {
    var open = [(value: index.value, isMovedOnly: true)]
    var seen: Set<String> = []
    while let (value, isMovedOnly) = open.popLast() {
      guard seen.insert(value).inserted, let node = graph.producer(of: value) else { continue }
      if ranges.mayOverflow(value), overflows[value] == nil {
        guard EngineIntegers.canCheck(node) else {
          throw index.cannotBeChecked("come from '\(node.label)' (\(node.operatorName))")
        }
        overflows[value] = Source(indices: index, isMovedOnly: isMovedOnly)
      }
      for place in node.integerOperands {
        let operand = node.inputs[place]
        if let integers = graph.constants[operand]?.integers {
          // A bound beyond 32 bits is as good as none: the engine takes the nearest integer that it has.
          guard !["Max", "Min", "Clip"].contains(node.operatorName) else { continue }
          if let wide = integers.first(where: { Int32(exactly: $0) == nil }) {
            throw index.cannotBeChecked("come from \(wide) at '\(node.label)' (\(node.operatorName))")
          }
        } else if let type = graph.types[operand]?.elementType, !type.isFloatingPoint, type != .bool {
          open.append((operand, isMovedOnly && node.movesElements))
        }
      }
    }
  }
}

extension ComputedIndices {
  fileprivate func cannotBeChecked(_ reason: String) -> RuntimeError {
    RuntimeError(
      .unsupported,
      "\(node.operatorName) has indices into an axis of \(lengths[0]) that \(reason), more than the engine's integers hold",
      context: node.context)
  }
}
