#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One number in, one number out: the shape and the type stay.
let elementwiseOperators: [Operator] = [
  // Of all numbers.
  unary("Relu", of: .numbers) { max($0, 0) },
  unary("Neg", of: .numbers) { -$0 },
  unary("Abs", of: .numbers) { abs($0) },
  unary("Sign", opsets: 9...24, of: .numbers) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 },

  // Of floating-point numbers.
  unary("Exp") { exp($0) },
  unary("Log") { log($0) },
  unary("Sqrt") { $0.squareRoot() },
  unary("Reciprocal") { 1 / $0 },
  unary("Tanh") { tanh($0) },
  unary("Sin") { sin($0) },
  unary("Cos") { cos($0) },
  unary("Tan") { tan($0) },
  unary("Asin") { asin($0) },
  unary("Acos") { acos($0) },
  unary("Atan") { atan($0) },
  unary("Sinh", opsets: 9...24) { sinh($0) },
  unary("Cosh", opsets: 9...24) { cosh($0) },
  unary("Asinh", opsets: 9...24) { asinh($0) },
  unary("Acosh", opsets: 9...24) { acosh($0) },
  unary("Atanh", opsets: 9...24) { atanh($0) },
  unary("Erf", opsets: 9...24) { erf($0) },
  unary("Floor") { $0.rounded(.down) },
  unary("Ceil") { $0.rounded(.up) },
  unary("Round", opsets: 11...24) { $0.rounded(.toNearestOrEven) },
  unary("Sigmoid") { 1 / (1 + exp(-$0)) },
  unary("Softplus") { softplus($0) },
  unary("Softsign") { $0 / (1 + abs($0)) },
  unary("Mish", opsets: 18...24) { $0 * tanh(softplus($0)) },
  unary("HardSwish", opsets: 14...24) { $0 * min(max($0 / 6 + 0.5, 0), 1) },

  // With settings.
  parametric("HardSigmoid", ["alpha": 0.2, "beta": 0.5]) { settings in
    { min(max(settings[0] * $0 + settings[1], 0), 1) }
  },
  parametric("LeakyRelu", ["alpha": 0.01]) { settings in { $0 < 0 ? settings[0] * $0 : $0 } },
  parametric("Elu", ["alpha": 1]) { settings in { $0 < 0 ? settings[0] * expm1($0) : $0 } },
  parametric("Selu", ["alpha": 1.673_263_2, "gamma": 1.050_701]) { settings in
    { settings[1] * ($0 > 0 ? $0 : settings[0] * expm1($0)) }
  },

  // Of truth values, and to them.
  unary("Not", of: .truths) { 1 - $0 },
  question("IsNaN", opsets: 9...24) { $0.isNaN },

  // Of anything.
  unary("Identity", of: .anything) { $0 },
  dropout,
  cast,
]

/// log(1 + eˣ), without overflow.
private func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }

private enum Operand { case numbers, floats, truths, anything }

private func operandType(_ context: OperatorContext, _ operand: Operand) throws -> ValueType {
  switch operand {
  case .numbers: try context.numbers(0)
  case .floats: try context.floats(0)
  case .truths: try context.truths(0)
  case .anything: try context.type(0)
  }
}

private func unary(
  _ name: String, opsets: ClosedRange<Int> = 7...24, of operand: Operand = .floats,
  _ function: @escaping @Sendable (Double) -> Double
) -> Operator {
  Operator(
    name, opsets: opsets, inputs: 1...1,
    types: { [try operandType($0, operand)] },
    compute: { [try $0.value(0).mapped($1[0], function)] })
}

/// A truth about a floating-point number.
private func question(
  _ name: String, opsets: ClosedRange<Int>, _ holds: @escaping @Sendable (Double) -> Bool
) -> Operator {
  Operator(
    name, opsets: opsets, inputs: 1...1,
    types: { [ValueType(try $0.floats(0).shape, .bool)] },
    compute: { [try $0.value(0).mapped($1[0]) { holds($0) ? 1 : 0 }] })
}

/// A function of a number and of attributes that are floats; it gets them in the order of their defaults.
private func parametric(
  _ name: String, _ defaults: KeyValuePairs<String, Float>,
  _ function: @escaping @Sendable ([Double]) -> (Double) -> Double
) -> Operator {
  let settings = { @Sendable (context: OperatorContext) in
    try defaults.map { Double(try context.float($0.key, default: $0.value)) }
  }
  return Operator(
    name, opsets: 7...24, inputs: 1...1,
    types: {
      _ = try settings($0)
      return [try $0.floats(0)]
    },
    compute: { [try $0.value(0).mapped($1[0], function(try settings($0)))] })
}

/// In a network that is not trained, the input itself, and a mask that keeps all.
private let dropout = Operator(
  "Dropout", opsets: 7...24, inputs: 1...3,
  types: { context in
    if try context.constantNumber(2) ?? 0 != 0 {
      throw context.failure(.unknownOperator, "is in training mode; export the network in evaluation mode")
    }
    let type = try context.floats(0)
    return [type, ValueType(type.shape, .bool)]
  },
  compute: { context, types in
    let input = try context.value(0)
    return [input.reshaped(types[0]), ReferenceTensor(types[1], repeating: 1) { _ in }]
  })

/// To another element type. Every floating-point type is computed in 32 bits, and so is any of them that is asked for.
private let cast = Operator(
  "Cast", opsets: 7...24, inputs: 1...1,
  types: { context in
    guard let number = try context.integer("to") else { throw context.failure(.invalidGraph, "lacks 'to'") }
    guard let target = ElementType(onnxNumber: number) else {
      throw context.failure(.unknownOperator, "makes ONNX's element type \(number), which is not supported")
    }
    return [ValueType(try context.shape(0), target.isFloatingPoint ? .float32 : target)]
  },
  compute: { [try $0.value(0).cast(to: $1[0].elementType)] })
