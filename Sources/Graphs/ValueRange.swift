#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Between which numbers the elements of a value lie, whatever finite input the network gets.
///
/// An end may be infinite: where a mask of −∞ (or of the largest negative number) is added before a softmax, that is
/// meant, and no fault.
struct ValueRange: Equatable, Sendable {
  var low: Double
  var high: Double

  /// Beyond this a 32-bit number may overflow, with room for rounding and for partial sums.
  static let largest = 1e37

  init(_ low: Double, _ high: Double) { (self.low, self.high) = (low, high) }

  /// −m … m
  init(within magnitude: Double) { self.init(-magnitude, magnitude) }

  var magnitude: Double { max(abs(low), abs(high)) }
  var hasInfinity: Bool { low == -.infinity || high == .infinity }
  var includingZero: ValueRange { ValueRange(min(low, 0), max(high, 0)) }

  func union(_ other: ValueRange) -> ValueRange { ValueRange(min(low, other.low), max(high, other.high)) }

  static func + (a: ValueRange, b: ValueRange) -> ValueRange { ValueRange(a.low + b.low, a.high + b.high) }

  static prefix func - (a: ValueRange) -> ValueRange { ValueRange(-a.high, -a.low) }

  static func * (a: ValueRange, b: ValueRange) -> ValueRange {
    let products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    // 0·∞ may be anything.
    if products.contains(where: \.isNaN) { return ValueRange(.nan, .nan) }
    return ValueRange(products.min() ?? 0, products.max() ?? 0)
  }

  static func * (a: ValueRange, factor: Double) -> ValueRange { a * ValueRange(factor, factor) }

  /// The range under a function that grows.
  func mapped(_ function: (Double) -> Double) -> ValueRange { ValueRange(function(low), function(high)) }

  /// What a type can hold; nil for floating-point numbers.
  init?(of type: ElementType) {
    switch type {
    case .float16, .bfloat16, .float32, .float64: return nil
    case .bool: self.init(0, 1)
    case .int8: self.init(-128, 127)
    case .uint8: self.init(0, 255)
    case .int16: self.init(-32768, 32767)
    case .uint16: self.init(0, 65535)
    case .int32: self.init(-0x1p31, 0x1p31)
    case .uint32: self.init(0, 0x1p32)
    case .int64: self.init(-0x1p63, 0x1p63)
    case .uint64: self.init(0, 0x1p64)
    }
  }
}

/// What follows for the outputs of a node from the ranges of its inputs.
struct RangeRules {
  let graph: Graph
  let node: Node
  /// The range of each input; nil where it is absent.
  let inputs: [ValueRange?]
  /// Σ|w| over the weights of an input that make one element of the output, the largest of these sums.
  let gain: (_ input: Int) -> Double
  /// The only node that reads a value.
  let onlyReader: (_ value: String) -> Node?

  /// The range of all outputs; nil where it does not follow that they are finite.
  func range() throws -> ValueRange? {
    guard let range = try bounds(), !range.low.isNaN, !range.high.isNaN else { return nil }
    if !range.hasInfinity, range.magnitude > ValueRange.largest { return nil }
    // An infinity that is meant comes from the inputs alone.
    if range.hasInfinity, !inputs.contains(where: { $0?.hasInfinity == true }), !isSpelledOutSigmoid { return nil }
    return range
  }

  private func input(_ index: Int) -> ValueRange? { index < inputs.count ? inputs[index] : nil }
  private var all: [ValueRange] { inputs.compactMap { $0 } }
  private func shape(_ index: Int) -> [Int] {
    index < node.inputs.count ? graph.types[node.inputs[index]]?.shape ?? [] : []
  }
  private var context: OperatorContext { graph.operatorContext(of: node) }
  private func elements(_ index: Int) -> [Float]? {
    index < node.inputs.count ? graph.constants[node.inputs[index]]?.tensor?.elements : nil
  }
  /// How many elements make one of a reduction's.
  private var reducedCount: Double {
    let result = node.outputs.first.flatMap { graph.types[$0] }?.count ?? 1
    return Double(shape(0).reduce(1, *)) / Double(max(result, 1))
  }

  private func bounds() throws -> ValueRange? {
    guard let x = input(0) else { return node.inputs.isEmpty ? ValueRange(within: 1e18) : nil }
    let m = x.magnitude
    // The largest of no numbers is −∞.
    if shape(0).contains(0) { return nil }
    switch node.operatorName {
    // What only chooses, moves or averages
    case "Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "Slice", "Gather", "GatherElements",
      "GatherND", "Split", "Expand", "Tile", "DepthToSpace", "SpaceToDepth", "MaxPool", "GlobalMaxPool", "ReduceMax",
      "ReduceMin", "ReduceMean", "GlobalAveragePool", "Dropout", "TopK", "Compress", "ReverseSequence":
      return x
    case "AveragePool", "Trilu", "MaxUnpool", "RoiAlign": return x.includingZero
    case "Resize", "Upsample": return (x.includingZero * ValueRange(within: 4)).union(ValueRange(within: 0))
    case "Floor", "Ceil", "Round": return ValueRange(x.low - 1, x.high + 1)
    case "Concat": return all.dropFirst().reduce(x) { $0.union($1) }
    case "Where": return input(1).flatMap { a in input(2).map { a.union($0) } }
    case "Pad": return x.union(input(2) ?? ValueRange(0, 0)).includingZero
    case "Cast", "CastLike": return x
    // Sums and products
    case "Add", "Sum": return all.dropFirst().reduce(x, +)
    case "Sub": return input(1).map { x + -$0 }
    case "Mean": return all.dropFirst().reduce(x) { $0.union($1) }
    // A factor is no mask.
    case "Mul" where (0..<2).contains { isConstant($0) && input($0)?.hasInfinity == true }: return nil
    case "Mul": return input(1).map { isSquare ? ValueRange(0, m * m) : x * $0 }
    case "Div" where isConstant(0) && x.hasInfinity: return nil
    case "Div": return input(1).flatMap { Self.inverse($0) }.map { x * $0 }
    case "Reciprocal": return Self.inverse(x)
    case "Pow": return power(x)
    case "Neg": return -x
    case "Abs": return ValueRange(0, m)
    case "Sqrt": return x.low >= 0 ? x.mapped { $0.squareRoot() } : nil
    case "Log": return x.low >= 1e-37 ? x.mapped { log($0) } : nil
    case "Exp": return x.high <= 80 || isSpelledOutSigmoid ? x.mapped { exp($0) } : nil
    case "Max": return all.dropFirst().reduce(x) { ValueRange(max($0.low, $1.low), max($0.high, $1.high)) }
    case "Min": return all.dropFirst().reduce(x) { ValueRange(min($0.low, $1.low), min($0.high, $1.high)) }
    case "Clip":
      let (least, most) = (input(1)?.low ?? -.infinity, input(2)?.high ?? .infinity)
      return least <= most ? x.mapped { min(max($0, least), most) } : nil
    // Activations
    case "Relu", "ThresholdedRelu": return x.mapped { max($0, 0) }
    case "LeakyRelu": return ValueRange(within: m * max(1, abs(Double(try context.float("alpha", default: 0.01)))))
    case "PRelu": return ValueRange(within: m * max(1, input(1)?.magnitude ?? 1))
    case "Elu", "Selu", "Celu":
      let scale = abs(Double(try context.float("alpha", default: 1.7))) + 1
      let gamma = abs(Double(try context.float("gamma", default: 1.1)))
      return ValueRange(-scale * max(1, gamma), max(x.high, 0) * max(1, gamma))
    case "HardSwish", "Gelu", "Mish", "Swish": return x.low > -.infinity ? ValueRange(-m, m) : nil
    case "Softplus": return ValueRange(0, max(x.high, 0) + 1)
    case "Tanh", "Erf", "Sign": return ValueRange(-1, 1)
    case "Softsign", "Sin", "Cos": return x.hasInfinity ? nil : ValueRange(-1, 1)
    case "Sigmoid", "HardSigmoid": return ValueRange(0, 1)
    // A row of −∞ alone has no softmax.
    case "Softmax", "Hardmax": return x.hasInfinity ? nil : ValueRange(0, 1)
    case "LogSoftmax": return x.hasInfinity ? nil : ValueRange(-2 * m - 50, 0)
    // Weighted sums
    case "Conv", "ConvTranspose":
      return ValueRange(within: m * weightGain(1) + (input(2)?.magnitude ?? 0))
    case "MatMul":
      guard let y = input(1) else { return nil }
      if isConstant(1) { return ValueRange(within: m * gain(1)) }
      return isConstant(0)
        ? ValueRange(within: y.magnitude * gain(0)) : ValueRange(within: m * y.magnitude * Double(shape(0).last ?? 1))
    case "Gemm":
      let (alpha, beta) = (
        abs(Double(try context.float("alpha", default: 1))), abs(Double(try context.float("beta", default: 1)))
      )
      return ValueRange(within: alpha * m * weightGain(1) + beta * (input(2)?.magnitude ?? 0))
    case "Einsum":
      let formula = try EinsumFormula(context)
      let count = formula.summed.reduce(1.0) { $0 * Double(formula.lengths[$1] ?? 1) }
      return ValueRange(within: all.reduce(count) { $0 * $1.magnitude })
    // Normalisations: an element less the mean is at most √n deviations.
    case "BatchNormalization": return try normalisedBatch(m)
    case "LayerNormalization", "InstanceNormalization", "GroupNormalization", "RMSNormalization":
      guard try m < 1e17 && context.float("epsilon", default: 1e-5) > 0 else { return nil }
      let count = Double(shape(0).reduce(1, *)).squareRoot()
      return ValueRange(within: count * (input(1)?.magnitude ?? 1) + (input(2)?.magnitude ?? 0))
    case "LRN":
      let (bias, alpha, beta) = try (
        Double(context.float("bias", default: 1)), context.float("alpha", default: 1e-4),
        Double(context.float("beta", default: 0.75))
      )
      return bias > 0 && alpha >= 0 && beta >= 0 && m < 1e17 ? ValueRange(within: m * pow(bias, -beta)) : nil
    // Reductions
    case "ReduceSum": return x * reducedCount
    case "ReduceL1": return ValueRange(0, m * reducedCount)
    case "ReduceL2": return m < 1e17 ? ValueRange(0, m * reducedCount.squareRoot()) : nil
    case "ReduceSumSquare": return ValueRange(0, m * m * reducedCount)
    case "CumSum": return ValueRange(within: m * Double(shape(0).max() ?? 1))
    case "DequantizeLinear":
      let zero = input(2)?.magnitude ?? 0
      return input(1).map { ValueRange(within: (m + zero) * $0.magnitude) }
    default: return nil
    }
  }

  private var isSquare: Bool { node.inputs.count == 2 && node.inputs[0] == node.inputs[1] }

  private func isConstant(_ index: Int) -> Bool {
    index < node.inputs.count && graph.constants[node.inputs[index]] != nil
  }

  private func weightGain(_ index: Int) -> Double {
    if isConstant(index) { return gain(index) }
    // Weights that are computed: every element of one output channel's.
    let weights = shape(index)
    let count =
      node.operatorName == "Gemm" ? Double(shape(0).reduce(1, *)) : Double(weights.reduce(1, *))
    return count * (input(index)?.magnitude ?? .infinity)
  }

  private func normalisedBatch(_ m: Double) throws -> ValueRange? {
    guard let scale = elements(1), let shift = elements(2), let mean = elements(3), let variance = elements(4) else {
      return nil
    }
    let epsilon = Double(try context.float("epsilon", default: 1e-5))
    var largest = 0.0
    for channel in scale.indices {
      let width = Double(variance[channel]) + epsilon
      guard width > 0 else { return nil }
      let factor = abs(Double(scale[channel])) / width.squareRoot()
      largest = max(largest, factor * (m + abs(Double(mean[channel]))) + abs(Double(shift[channel])))
    }
    return ValueRange(within: largest)
  }

  private func power(_ x: ValueRange) -> ValueRange? {
    guard let exponents = elements(1), let exponent = exponents.first.map(Double.init),
      exponents.allSatisfy({ Double($0) == exponent })
    else { return nil }
    if x.low > 0 || (x.low >= 0 && exponent >= 0) {
      let ends = [pow(x.low, exponent), pow(x.high, exponent)]
      return ValueRange(min(ends[0], ends[1]), max(ends[0], ends[1]))
    }
    guard exponent >= 0, exponent == exponent.rounded() else { return nil }
    let largest = pow(x.magnitude, exponent)
    return exponent.truncatingRemainder(dividingBy: 2) == 0 ? ValueRange(0, largest) : ValueRange(within: largest)
  }

  /// 1/x for a range without zero.
  private static func inverse(_ x: ValueRange) -> ValueRange? {
    guard x.low > 1e-37 || x.high < -1e-37 else { return nil }
    return ValueRange(1 / x.high, 1 / x.low)
  }

  /// 1/(1 + eˣ), written out: where eˣ overflows, the result is 0, as it should be.
  private var isSpelledOutSigmoid: Bool {
    guard node.operatorName == "Exp", let value = node.outputs.first, let sum = onlyReader(value),
      sum.operatorName == "Add", let total = sum.outputs.first, let quotient = onlyReader(total),
      sum.inputs.contains(where: { (graph.constants[$0]?.tensor?.minimum ?? 0) > 0 })
    else { return false }
    return quotient.operatorName == "Reciprocal"
      || (quotient.operatorName == "Div" && quotient.inputs.last == total && quotient.inputs.first != total)
  }
}
