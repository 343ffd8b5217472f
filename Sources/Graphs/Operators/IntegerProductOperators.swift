/// Products of quantised integers, as a network has them whose values are quantised while it runs.
///
/// Their 32-bit results are held exactly up to 2⁵³ here, and up to 2²⁴ by an engine that computes in floats.
let integerProductOperators: [Operator] = [integerConvolution, integerMatrixProduct, dynamicQuantisation]

/// The convolution of `x − z_x` and `w − z_w`, with one zero for all weights or one for each output channel.
private let integerConvolution = Operator(
  "ConvInteger", opsets: 10...24, inputs: 2...4, mixesElements: true,
  types: { context in
    try context.checkZeros()
    return [ValueType(try context.product("Conv").types()[0].shape, .int32)]
  },
  compute: { context, types in
    try context.product("Conv").evaluated(context.withoutZeros()).map { $0.cast(to: .int32).reshaped(types[0]) }
  })

/// The product of `a − z_a` and `b − z_b`, with one zero for all, one for each row of `a` or one for each column of `b`.
private let integerMatrixProduct = Operator(
  "MatMulInteger", opsets: 10...24, inputs: 2...4, mixesElements: true,
  types: { context in
    try context.checkZeros()
    return [ValueType(try context.product("MatMul").types()[0].shape, .int32)]
  },
  compute: { context, types in
    try context.product("MatMul").evaluated(context.withoutZeros()).map { $0.cast(to: .int32).reshaped(types[0]) }
  })

/// To 8 bits by a scale that the values themselves set, and which the other outputs tell, with its zero:
///
///     s = (max(x, 0) − min(x, 0))/255,  z = round(−min(x, 0)/s),  q = clip(round(x/s) + z);  for zeros alone s = 1
private let dynamicQuantisation = Operator(
  "DynamicQuantizeLinear", opsets: 11...24, inputs: 1...1,
  types: { [ValueType(try $0.floats(0).shape, .uint8), ValueType([]), ValueType([], .uint8)] },
  compute: { context, types in
    // In 32 bits, since the scale decides which values lie half way between two integers.
    let input = try context.value(0).elements.map(Float.init)
    let (low, high) = (input.reduce(0) { min($0, $1) }, input.reduce(0) { max($0, $1) })
    let scale = high == low ? 1 : (high - low) / 255
    let zero = min(max((-low / scale).rounded(.toNearestOrEven), 0), 255)
    let elements = input.map { element -> Double in
      let place = (element / scale).rounded(.toNearestOrEven) + zero
      return place.isNaN ? 0 : Double(min(max(place, 0), 255))
    }
    return [
      ReferenceTensor(types[0], elements), ReferenceTensor(types[1], [Double(scale)]),
      ReferenceTensor(types[2], [Double(zero)]),
    ]
  })

/// The product of floats that a product of integers is.
private struct FloatProduct {
  let operation: Operator
  let context: OperatorContext

  func types() throws -> [ValueType] { try operation.outputTypes(context) }

  func evaluated(_ inputs: [ReferenceTensor]) throws -> [ReferenceTensor] {
    try operation.evaluate(context, inputs)
  }
}

extension OperatorContext {
  fileprivate func product(_ operatorName: String) throws -> FloatProduct {
    let inner = Node(
      name: node.name, operatorName: operatorName, inputs: Array(node.inputs.prefix(2)),
      outputs: Array(node.outputs.prefix(1)), attributes: node.attributes)
    let types = try [0, 1].map { ValueType(try shape($0)) }
    return FloatProduct(
      operation: try OperatorCatalogue.operation(of: inner),
      context: OperatorContext(node: inner, inputTypes: types, constants: [nil, nil]))
  }

  fileprivate func checkZeros() throws {
    for index in 0...1 {
      let type = try indices(index)
      guard type.elementType == .int8 || type.elementType == .uint8 else {
        throw failure(.shapeMismatch, "needs integers of 8 bits as its input \(index), not \(type.elementType)")
      }
      guard has(2 + index) else { continue }
      try checkSameElementType(index, 2 + index)
      let spread = try zeroShape(2 + index)
      guard Graphs.broadcastShape(type.shape, spread) == type.shape else {
        throw failure(.shapeMismatch, "cannot spread a zero of the shape \(try shape(2 + index)) over \(type.shape)")
      }
    }
  }

  /// The shape in which a zero is spread over its input: as it is, or for a list over the rows of the first matrix, the columns of
  /// the second, the first axis of a convolution's weights.
  package func zeroShape(_ index: Int) throws -> [Int] {
    let zero = try shape(index)
    if zero.reduce(1, *) == 1 { return [] }
    guard zero.count == 1 else { return zero }
    if node.operatorName == "ConvInteger" { return index == 3 ? try zero + shape(1).dropFirst().map { _ in 1 } : zero }
    let isListOfRows = try index == 2 && shape(0).count > 1
    return isListOfRows ? zero + [1] : zero
  }

  /// Both inputs without their zeros.
  fileprivate func withoutZeros() throws -> [ReferenceTensor] {
    try [0, 1].map { index in
      let input = try value(index)
      let type = ValueType(input.shape, .float64)
      guard let zero = optionalValue(2 + index) else { return ReferenceTensor(type, input.elements) }
      let spread = ReferenceTensor(shape: try zeroShape(2 + index), elements: zero.elements)
      return ReferenceTensor(type, input.elements).combined(with: spread, type) { $0 - $1 }
    }
  }
}
