import Graphs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Between which numbers a value lies, whatever the picture, and whether it is made of probabilities alone.
struct ScoreRange: Equatable {
  var low: Double
  var high: Double
  /// True where activations make the value, and no layer with weights stands behind them.
  var isOfActivations = false

  /// What makes probabilities of such an output; nil where it may hold scores that are none.
  ///
  /// Numbers from 0 to 1 are probabilities; of what else is made from activations, numbers from 0 to 100 are percents, those
  /// that are never above 0 logarithms of probabilities, and others are left as they are: a softmax would be a second one.
  var activation: Activation? {
    let slack = 1e-3
    if low >= -slack, high <= 1 + slack { return .probability }
    guard isOfActivations else { return nil }
    if low >= -slack, abs(high - 100) <= 100 * slack { return Activation(.probability(unit: 100, isOfOne: false)) }
    return high <= slack ? Activation(.exponential) : Activation(.none)
  }

  fileprivate func mapped(_ function: (Double) -> Double) -> ScoreRange {
    ScoreRange(low: function(low), high: function(high), isOfActivations: isOfActivations)
  }

  fileprivate static func spanning(_ numbers: [Double], _ isOfActivations: Bool) -> ScoreRange? {
    guard let low = numbers.min(), let high = numbers.max(), !numbers.contains(where: \.isNaN) else { return nil }
    return ScoreRange(low: low, high: high, isOfActivations: isOfActivations)
  }
}

/// Follows a value back to the activations that it is made of, by interval arithmetic (Moore, "Interval Analysis", 1966).
struct ScoreRangeReader {
  let graph: Graph
  let known: KnownValues
  private var found: [String: ScoreRange?] = [:]
  private static let anything = ScoreRange(low: -.infinity, high: .infinity)
  /// What stands behind a network's activation is short.
  private static let (deepest, most) = (48, 512)

  init(graph: Graph, known: KnownValues) {
    self.graph = graph
    self.known = known
  }

  /// - Returns: nil where nothing follows.
  /// - Complexity: O(nodes behind the activations), 512 at most.
  mutating func range(of value: String, depth: Int = 0) -> ScoreRange? {
    if let result = found[value] { return result }
    if let constant = graph.constants[value] ?? known.constants[value] { return Self.range(of: constant) }
    guard depth < Self.deepest, found.count < Self.most, let node = graph.producer(of: value) else { return nil }
    let result = range(of: node, value, depth)
    found.updateValue(result, forKey: value)
    return result
  }

  private static func range(of constant: Constant) -> ScoreRange? {
    guard constant.shape.reduce(1, *) <= 1 << 16 else { return nil }
    let numbers = constant.tensor?.elements.map(Double.init) ?? constant.integers?.map(Double.init) ?? []
    return .spanning(numbers, false)
  }

  private func isConstant(_ value: String) -> Bool { graph.constants[value] != nil || known.constants[value] != nil }

  private mutating func range(of node: Node, _ value: String, _ depth: Int) -> ScoreRange? {
    func input(_ index: Int, _ reader: inout Self) -> ScoreRange? {
      guard index < node.inputs.count, !node.inputs[index].isEmpty else { return nil }
      return reader.range(of: node.inputs[index], depth: depth + 1)
    }
    func all(_ indices: Range<Int>, _ reader: inout Self) -> [ScoreRange]? {
      var result: [ScoreRange] = []
      for index in indices {
        guard let range = input(index, &reader) else { return nil }
        result.append(range)
      }
      return result.isEmpty ? nil : result
    }
    let count = node.inputs.count
    switch node.operatorName {
    // Activations
    case "Softmax", "Sigmoid", "HardSigmoid", "Hardmax": return ScoreRange(low: 0, high: 1, isOfActivations: true)
    case "LogSoftmax": return ScoreRange(low: -.infinity, high: 0, isOfActivations: true)
    case "Div" where quotientOfSum(node, depth): return ScoreRange(low: 0, high: 1, isOfActivations: true)
    case "Div" where graph.writtenSigmoid(node, known) != nil,
      "Reciprocal" where graph.writtenSigmoid(node, known) != nil:
      return ScoreRange(low: 0, high: 1, isOfActivations: true)
    case "Tanh", "Erf", "Sign", "Softsign", "Sin", "Cos": return ScoreRange(low: -1, high: 1)
    case "Exp": return (input(0, &self) ?? Self.anything).mapped(exp)
    case "Relu": return (input(0, &self) ?? Self.anything).mapped { max($0, 0) }
    case "Abs":
      guard let x = input(0, &self) else { return ScoreRange(low: 0, high: .infinity) }
      let least = x.low <= 0 && x.high >= 0 ? 0 : min(abs(x.low), abs(x.high))
      return ScoreRange(low: least, high: max(abs(x.low), abs(x.high)), isOfActivations: x.isOfActivations)
    case "Clip":
      let x = input(0, &self) ?? Self.anything
      let (least, most) = (input(1, &self)?.low ?? -.infinity, input(2, &self)?.high ?? .infinity)
      return least <= most ? x.mapped { min(max($0, least), most) } : nil
    // What only chooses, moves or averages
    case "Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "Slice", "Gather", "GatherElements",
      "GatherND", "Split", "Expand", "Tile", "ReduceMax", "ReduceMin", "ReduceMean", "GlobalAveragePool",
      "GlobalMaxPool", "MaxPool", "Dropout", "TopK":
      return input(0, &self)
    case "AveragePool":
      return input(0, &self).map {
        ScoreRange(low: min($0.low, 0), high: max($0.high, 0), isOfActivations: $0.isOfActivations)
      }
    case "Cast":
      guard case .integer(let number)? = node.attributes["to"], let type = ElementType(onnxNumber: number) else {
        return nil
      }
      let x = input(0, &self)
      return type.isFloatingPoint ? x : x?.mapped { $0.rounded(.towardZero) }
    case "QuantizeLinear": return nil
    case "DequantizeLinear":
      // Of what is quantised the range may end earlier, and is moved by half a step.
      guard let source = graph.producer(of: node.inputs[0]), source.operatorName == "QuantizeLinear",
        source.inputs.dropFirst() == node.inputs.dropFirst()
      else { return nil }
      return range(of: source.inputs[0], depth: depth + 1)
    case "Concat", "Mean", "Max", "Min", "Where", "Sum", "Add", "Sub", "Mul", "Div":
      let places = node.operatorName == "Where" ? 1..<3 : 0..<count
      guard places.upperBound <= count, let ranges = all(places, &self) else { return nil }
      let variable = places.filter { !isConstant(node.inputs[$0]) }
      let isOfActivations =
        !variable.isEmpty && variable.allSatisfy { ranges[$0 - places.lowerBound].isOfActivations }
      return combined(ranges, by: node, isOfActivations)
    case "Neg": return input(0, &self).flatMap { .spanning([-$0.low, -$0.high], $0.isOfActivations) }
    case "Reciprocal":
      return input(0, &self).flatMap { x in
        x.low > 0 || x.high < 0 ? .spanning([1 / x.low, 1 / x.high], x.isOfActivations) : nil
      }
    case "Sqrt": return input(0, &self).flatMap { $0.low >= 0 ? $0.mapped { $0.squareRoot() } : nil }
    case "Log": return input(0, &self).flatMap { $0.low >= 0 ? $0.mapped(log) : nil }
    case "Pow":
      guard let x = input(0, &self), x.low >= 0, let y = input(1, &self), y.low == y.high, y.low >= 0 else {
        return nil
      }
      return x.mapped { pow($0, y.low) }
    case "ReduceSum":
      guard let x = input(0, &self), let before = known.count(node.inputs[0]), let behind = known.count(value),
        behind > 0
      else { return nil }
      return x.mapped { $0 * Double(before / behind) }
    default: return nil
    }
  }

  private func combined(_ ranges: [ScoreRange], by node: Node, _ isOfActivations: Bool) -> ScoreRange? {
    let (lows, highs) = (ranges.map(\.low), ranges.map(\.high))
    func sum(_ numbers: [Double]) -> Double { numbers.reduce(0, +) }
    switch node.operatorName {
    case "Concat", "Where": return .spanning(lows + highs, isOfActivations)
    case "Mean":
      let number = Double(ranges.count)
      return .spanning([sum(lows) / number, sum(highs) / number], isOfActivations)
    case "Max": return .spanning([lows.max() ?? .nan, highs.max() ?? .nan], isOfActivations)
    case "Min": return .spanning([lows.min() ?? .nan, highs.min() ?? .nan], isOfActivations)
    case "Add", "Sum": return .spanning([sum(lows), sum(highs)], isOfActivations)
    case "Sub" where ranges.count == 2:
      return .spanning([lows[0] - highs[1], highs[0] - lows[1]], isOfActivations)
    case "Mul" where ranges.count == 2:
      return .spanning([lows, highs].flatMap { a in a[0].products(lows[1], highs[1]) }, isOfActivations)
    case "Div" where ranges.count == 2 && (lows[1] > 0 || highs[1] < 0):
      return .spanning([lows[0], highs[0]].flatMap { $0.products(1 / lows[1], 1 / highs[1]) }, isOfActivations)
    // A quotient of probabilities, such as those that are scaled to a sum of 1, has no bound that follows.
    case "Div" where ranges.count == 2 && isOfActivations && lows[0] >= 0 && lows[1] >= 0:
      return ScoreRange(low: 0, high: .infinity, isOfActivations: true)
    default: return nil
    }
  }

  /// x / Σ x, where no x is negative and the sum holds each: one of several parts of a whole.
  private mutating func quotientOfSum(_ division: Node, _ depth: Int) -> Bool {
    guard division.inputs.count == 2, let sum = graph.producer(of: division.inputs[1]), sum.operatorName == "ReduceSum",
      sum.inputs.first == division.inputs[0]
    else { return false }
    return (range(of: division.inputs[0], depth: depth + 1)?.low ?? -1) >= 0
  }
}

extension Double {
  fileprivate func products(_ a: Double, _ b: Double) -> [Double] {
    // 0 · ∞ is a bound of 0 here: no element is infinite.
    [a, b].map { self == 0 || $0 == 0 ? 0 : self * $0 }
  }
}
