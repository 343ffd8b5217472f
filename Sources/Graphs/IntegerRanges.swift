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
  private let numbersOnly: Bool

  /// What 32-bit floats hold exactly: the engine computes some of its integers in them.
  package static let exactFloats = -0x1p24...0x1p24
  fileprivate static let anything = -Double.infinity...Double.infinity
  /// Of larger constants of floats the bounds are not looked for.
  private static let largestConstant = 4096

  /// - Parameters:
  ///   - graph: specialised.
  ///   - numbersOnly: true to take no float for NaN, so that what is clipped is known to lie between its ends. An integer
  ///     made from NaN may be any; who trusts these bounds has to notice NaN otherwise.
  /// - Complexity: O(nodes, and elements of integer constants that they read).
  package init(of graph: Graph, numbersOnly: Bool = false) {
    self.numbersOnly = numbersOnly
    for node in graph.nodes {
      for (index, output) in node.outputs.enumerated() where !output.isEmpty {
        guard let type = graph.types[output] else { continue }
        if type.elementType.isFloatingPoint {
          guard numbersOnly, let range = floatRange(of: node, in: graph) else { continue }
          ranges[output] = range
          continue
        }
        let held = type.elementType.engineRange
        let computed = type.elementType == .bool ? held : range(of: node, output: index, in: graph)
        let kept = computed.clamped(to: held)
        ranges[output] = kept
        guard kept != computed else { continue }
        if !graph.wrapsInEngine(node) { wide.insert(output) }
        // What wraps around may come out as anything.
        if type.elementType.byteCount < 4 { ranges[output] = held }
      }
    }
  }

  /// The bounds of a value that a node makes; of any other, those of 32 bits.
  package subscript(value: String) -> ClosedRange<Double> { ranges[value] ?? ElementType.int64.engineRange }

  /// True where the node that makes the value may arrive at an integer that the engine does not hold.
  package func mayOverflow(_ value: String) -> Bool { wide.contains(value) }

  /// The bounds of an input; nil where it is absent.
  private func operand(_ index: Int, of node: Node, in graph: Graph) -> ClosedRange<Double>? {
    guard index < node.inputs.count, !node.inputs[index].isEmpty else { return nil }
    let name = node.inputs[index]
    if let constant = graph.constants[name] {
      if let integers = constant.integers { return ClosedRange(of: integers) }
      guard numbersOnly, let floats = constant.tensor, floats.count <= Self.largestConstant else {
        return Self.anything
      }
      let elements = floats.elements
      guard elements.allSatisfy(\.isFinite) else { return Self.anything }
      return Double(elements.min() ?? 0)...Double(elements.max() ?? 0)
    }
    guard let type = graph.types[name], !type.elementType.isFloatingPoint else { return ranges[name] ?? Self.anything }
    return ranges[name] ?? type.elementType.engineRange
  }

  /// The bounds of floats; nil where nothing is known of them.
  private func floatRange(of node: Node, in graph: Graph) -> ClosedRange<Double>? {
    let first = operand(0, of: node, in: graph) ?? Self.anything
    switch node.operatorName {
    case "Sigmoid", "HardSigmoid", "Softmax": return 0...1
    case "Tanh", "Sign": return -1...1
    case "Relu": return first.larger(0...0)
    case "Round", "Floor", "Ceil":
      return first.lowerBound.rounded(.down)...first.upperBound.rounded(.up)
    case "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "ReduceMax", "ReduceMean", "ReduceMin":
      return first.joined(0...0)
    case "Cast", "Max", "Min", "Clip", "Add", "Sub", "Neg", "Abs", "Mul":
      return range(of: node, output: 0, in: graph)
    case "MatMul", "Conv": return productRange(of: node, in: graph)
    default: return node.movesElements ? range(of: node, output: 0, in: graph) : nil
    }
  }

  /// A sum of products: of as many as there are weights for a column or a channel.
  private func productRange(of node: Node, in graph: Graph) -> ClosedRange<Double>? {
    guard let a = operand(0, of: node, in: graph), let b = operand(1, of: node, in: graph), node.inputs.count == 2,
      let weights = graph.types[node.inputs[1]]?.shape, let shape = graph.types[node.inputs[0]]?.shape
    else { return nil }
    let count = node.operatorName.hasPrefix("Conv") ? weights.dropFirst().reduce(1, *) : shape.max() ?? 1
    let largest = a.magnitude * b.magnitude * Double(count)
    return largest.isFinite ? -largest...largest : nil
  }

  private func range(of node: Node, output: Int, in graph: Graph) -> ClosedRange<Double> {
    func operand(_ index: Int) -> ClosedRange<Double>? { self.operand(index, of: node, in: graph) }
    let operands = node.inputs.indices.compactMap(operand)
    let first = operand(0) ?? Self.anything
    let count = Double(node.inputs.first.flatMap { graph.types[$0]?.count } ?? 0)
    switch node.operatorName {
    case "MaxPool" where output == 1: return 0...max(count - 1, 0)
    case "TopK" where output == 1: return graph.places(of: node, axis: -1)
    case "ArgMax", "ArgMin": return graph.places(of: node, axis: 0)
    case "Cast":
      // Towards zero, as the conversion goes.
      return first.lowerBound.rounded(.towardZero)...first.upperBound.rounded(.towardZero)
    case "MaxPool", "TopK": return first
    case "Relu": return first.larger(0...0)
    case "Resize": return first.joined(0...0)
    case "PRelu": return first.joined(operands.dropFirst().reduce(first, *))
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
    case "BitwiseAnd", "BitwiseOr", "BitwiseXor":
      return node.operatorName == "BitwiseAnd" ? Self.commonBits(operands) : Self.allBits(operands)
    case "BitShift":
      let places = operands.dropFirst().first ?? 0...64
      guard node.attributes["direction"] == .string("LEFT") else { return first.joined(0...0) }
      return first * (1...Double(sign: .plus, exponent: Int(min(max(places.upperBound, 0), 64)), significand: 1))
    case "ConvInteger", "MatMulInteger":
      // No layer is as wide as to leave 32 bits.
      return productRange(of: node, in: graph)?.clamped(to: ElementType.int32.engineRange)
        ?? ElementType.int32.engineRange
    // By zero, the engine divides to the least integer.
    case "Div":
      if operands.count > 1, operands[1].lowerBound >= 1 { return first.joined(0...0) }
      guard numbersOnly else { return ElementType.int64.engineRange }
      let isPositive = operands.allSatisfy { $0.lowerBound >= 0 }
      return (isPositive ? first : first.joined(-first)).joined(0...0).clamped(to: ElementType.int64.engineRange)
    case "Mod":
      let isByPositive = operands.count > 1 && operands[1].lowerBound >= 1
      let isExact = Self.exactFloats.contains(first) && operands.allSatisfy(Self.exactFloats.contains)
      guard operands.count > 1, numbersOnly || isExact && isByPositive else { return ElementType.int64.engineRange }
      let largest = max(operands[1].magnitude - 1, 0)
      guard node.attributes["fmod"] != .integer(1) else { return (first.lowerBound < 0 ? -largest : 0)...largest }
      return (operands[1].lowerBound < 0 ? -largest : 0)...(operands[1].upperBound > 0 ? largest : 0)
    case "ReduceMax", "ReduceMin":
      return numbersOnly || Self.exactFloats.contains(first) ? first : ElementType.int64.engineRange
    case "ReduceSum", "CumSum":
      let sum = first * (0...max(count, 1))
      return Self.exactFloats.contains(sum) ? sum : Self.anything
    case "ReduceMean": return Self.exactFloats.contains(first * (0...max(count, 1))) ? first : Self.anything
    case "ReduceL2": return 0...(first.magnitude * max(count, 1).squareRoot())
    case "Sign": return (first.lowerBound < 0 ? -1 : 0)...1
    // What a quantisation cuts; what is a constant as soon as shapes are known.
    case "QuantizeLinear", "DynamicQuantizeLinear", "Shape", "Size", "Range", "ConstantOfShape":
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

extension IntegerRanges {
  /// The bounds of the bits that all operands share.
  fileprivate static func commonBits(_ operands: [ClosedRange<Double>]) -> ClosedRange<Double> {
    guard let largest = operands.filter({ $0.lowerBound >= 0 }).map(\.upperBound).min() else {
      return allBits(operands)
    }
    return 0...largest
  }

  /// The bounds of the bits that some operand has: those of the shortest integers that hold all operands.
  fileprivate static func allBits(_ operands: [ClosedRange<Double>]) -> ClosedRange<Double> {
    let all = operands.reduce(0...0) { $0.joined($1) }
    guard all.magnitude <= 0x1p32 else { return anything }
    var bits = 1.0
    while bits - 1 < all.upperBound || -bits > all.lowerBound { bits *= 2 }
    return all.lowerBound < 0 ? -bits...(bits - 1) : 0...(bits - 1)
  }
}

extension Graph {
  /// True for a conversion between integers of which the engine keeps the last bits, as ONNX says.
  fileprivate func wrapsInEngine(_ node: Node) -> Bool {
    guard node.operatorName == "Cast", let from = types[node.inputs[0]], let to = types[node.outputs[0]] else {
      return false
    }
    return !from.elementType.isFloatingPoint && [.int8, .uint8].contains(to.elementType)
  }

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

  /// The places of the inputs that the results are made from, unlike conditions, indices, axes and shapes; those that are
  /// there.
  package var integerOperands: [Int] {
    let places: [Int] =
      switch operatorName {
      case "Concat", "Add", "Sum", "Sub", "Mul", "Div", "Mod", "Max", "Min", "Clip", "Mean", "MatMul", "Gemm", "Einsum",
        "Pow":
        Array(inputs.indices)
      case "Where": [1, 2]
      case "Pad", "ScatterElements", "ScatterND": [0, 2]
      case "ArgMax", "ArgMin": []
      default: [0]
      }
    return places.filter { $0 < inputs.count && !inputs[$0].isEmpty }
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

  fileprivate var magnitude: Double { Swift.max(Swift.abs(lowerBound), Swift.abs(upperBound)) }

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
