/// Between which bounds the integers of a graph lie, whatever its inputs are.
///
///     let ranges = IntegerRanges(of: graph)
///     ranges["places of the maxima"]  // 0...111
///
/// Interval arithmetic, node by node (Moore, "Interval Analysis", 1966). The engine holds every integer in 32 bits,
/// int64 as well: what a node may compute beyond them is told apart (`mayOverflow`), and counts as any such integer behind
/// it. Bounds are in double precision, in which sums and products of two such integers are exact or far outside.
package struct IntegerRanges: Sendable {
  private var ranges: [String: ClosedRange<Double>] = [:]
  private var wide: Set<String> = []

  /// What 32-bit floats hold exactly: the engine computes some of its integers in them.
  private static let exactFloats = -0x1p24...0x1p24
  private static let anything = -Double.infinity...Double.infinity

  /// - Parameter graph: specialised.
  /// - Complexity: O(nodes, and elements of integer constants that they read).
  package init(of graph: Graph) {
    for node in graph.nodes {
      for (index, output) in node.outputs.enumerated() where !output.isEmpty {
        guard let type = graph.types[output], !type.elementType.isFloatingPoint else { continue }
        let held = type.elementType.engineRange
        let computed = type.elementType == .bool ? held : range(of: node, output: index, in: graph)
        if computed.lowerBound < held.lowerBound || computed.upperBound > held.upperBound { wide.insert(output) }
        ranges[output] = computed.clamped(to: held)
      }
    }
  }

  /// The bounds of a value that a node makes; of any other, those of 32 bits.
  package subscript(value: String) -> ClosedRange<Double> { ranges[value] ?? ElementType.int64.engineRange }

  /// True where the node that makes the value may arrive at an integer that the engine does not hold.
  package func mayOverflow(_ value: String) -> Bool { wide.contains(value) }

  private func range(of node: Node, output: Int, in graph: Graph) -> ClosedRange<Double> {
    func operand(_ index: Int) -> ClosedRange<Double>? {
      guard index < node.inputs.count, !node.inputs[index].isEmpty else { return nil }
      let name = node.inputs[index]
      if let constant = graph.constants[name] { return constant.integers.map(ClosedRange.init(of:)) ?? Self.anything }
      guard let type = graph.types[name], !type.elementType.isFloatingPoint else { return Self.anything }
      return ranges[name] ?? type.elementType.engineRange
    }
    let operands = node.inputs.indices.compactMap(operand)
    let first = operand(0) ?? Self.anything
    let count = Double(node.inputs.first.flatMap { graph.types[$0]?.count } ?? 0)
    switch node.operatorName {
    case "MaxPool" where output == 1: return 0...max(count - 1, 0)
    case "TopK" where output == 1: return graph.places(of: node, axis: -1)
    case "ArgMax", "ArgMin": return graph.places(of: node, axis: 0)
    case "Cast", "MaxPool", "TopK": return first
    case "Max": return operands.dropFirst().reduce(first) { $0.larger($1) }
    case "Min": return operands.dropFirst().reduce(first) { $0.smaller($1) }
    case "Clip":
      let raised = operand(1).map(first.larger) ?? first
      return operand(2).map(raised.smaller) ?? raised
    case "Add", "Sum": return operands.dropFirst().reduce(first, +)
    case "Sub": return operands.dropFirst().reduce(first) { $0 + -$1 }
    case "Neg": return -first
    case "Abs": return first.larger(-first).larger(0...0)
    case "Mul": return operands.dropFirst().reduce(first, *)
    // By zero, the engine divides to the least integer.
    case "Div":
      let isByPositive = operands.count > 1 && operands[1].lowerBound >= 1
      return isByPositive ? first.joined(0...0) : ElementType.int64.engineRange
    case "Mod":
      let isExact = Self.exactFloats.contains(first) && operands.allSatisfy(Self.exactFloats.contains)
      guard isExact, operands.count > 1, operands[1].lowerBound >= 1 else { return ElementType.int64.engineRange }
      let largest = operands[1].upperBound - 1
      return (node.attributes["fmod"] == .integer(1) ? -largest : 0)...largest
    case "ReduceMax", "ReduceMin": return Self.exactFloats.contains(first) ? first : ElementType.int64.engineRange
    case "ReduceSum", "CumSum":
      let sum = first * (0...max(count, 1))
      return Self.exactFloats.contains(sum) ? sum : Self.anything
    case "Sign": return -1...1
    case "QuantizeLinear", "DynamicQuantizeLinear":
      return graph.types[node.outputs[output]]?.elementType.engineRange ?? Self.anything
    default:
      guard node.movesElements else { return Self.anything }
      // What `Pad` adds where it is not told.
      let added = node.operatorName == "Pad" && operand(2) == nil ? 0.0...0.0 : nil
      return (node.integerOperands.compactMap(operand) + [added].compactMap(\.self))
        .reduce(nil as ClosedRange<Double>?) { $0?.joined($1) ?? $1 } ?? Self.anything
    }
  }
}

extension Graph {
  fileprivate func places(of node: Node, axis: Int) -> ClosedRange<Double> {
    let context = operatorContext(of: node)
    guard let shape = try? context.shape(0),
      let axis = try? context.axis(try context.integer("axis", default: axis), rank: shape.count)
    else { return -Double.infinity...Double.infinity }
    return 0...Double(max(shape[axis] - 1, 0))
  }
}

extension Node {
  /// True for an operator whose results are elements of its inputs.
  package var movesElements: Bool {
    switch operatorName {
    case "Identity", "Dropout", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "Expand", "Tile",
      "DepthToSpace", "SpaceToDepth", "Slice", "Split", "Concat", "Where", "Pad", "Gather", "GatherElements",
      "GatherND":
      true
    case "ScatterElements", "ScatterND": [nil, .string("none")].contains(attributes["reduction"])
    default: false
    }
  }

  /// The places of the inputs that the results are made from, unlike conditions, indices, axes and shapes.
  package var integerOperands: [Int] {
    switch operatorName {
    case "Concat", "Add", "Sum", "Sub", "Mul", "Div", "Mod", "Max", "Min", "Clip", "Mean", "MatMul", "Gemm", "Einsum",
      "Pow":
      Array(inputs.indices)
    case "Where": [1, 2]
    case "Pad", "ScatterElements", "ScatterND": [0, 2]
    case "ArgMax", "ArgMin": []
    default: inputs.isEmpty ? [] : [0]
    }
  }
}

extension ElementType {
  /// The integers of this type that the engine holds.
  package var engineRange: ClosedRange<Double> {
    switch self {
    case .bool: 0...1
    case .int8: Double(Int8.min)...Double(Int8.max)
    case .int16: Double(Int16.min)...Double(Int16.max)
    case .uint8: 0...Double(UInt8.max)
    case .uint16: 0...Double(UInt16.max)
    case .uint32, .uint64: 0...Double(Int32.max)
    case .int32, .int64, .float16, .bfloat16, .float32, .float64: Double(Int32.min)...Double(Int32.max)
    }
  }
}

/// Interval arithmetic.
extension ClosedRange<Double> {
  /// The least and the largest of some integers.
  package init(of integers: [Int64]) {
    self = Double(integers.min() ?? 0)...Double(integers.max() ?? 0)
  }

  fileprivate func joined(_ other: Self) -> Self {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }

  fileprivate func larger(_ other: Self) -> Self {
    Swift.max(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }

  fileprivate func smaller(_ other: Self) -> Self {
    Swift.min(lowerBound, other.lowerBound)...Swift.min(upperBound, other.upperBound)
  }

  fileprivate static prefix func - (a: Self) -> Self { -a.upperBound ... -a.lowerBound }

  fileprivate static func + (a: Self, b: Self) -> Self { a.lowerBound + b.lowerBound...a.upperBound + b.upperBound }

  fileprivate static func * (a: Self, b: Self) -> Self {
    // Nothing times anything is nothing.
    let corners = [a.lowerBound, a.upperBound].flatMap { x in
      [b.lowerBound, b.upperBound].map { x == 0 || $0 == 0 ? 0 : x * $0 }
    }
    return (corners.min() ?? 0)...(corners.max() ?? 0)
  }
}
