import Tensors

/// Values out of attributes and shapes.
let sourceOperators: [Operator] = [constant, constantOfShape, range, shape, size]

/// What its one attribute holds.
private let constant = Operator(
  "Constant", opsets: 7...24, inputs: 0...0,
  types: { context in
    let constant = try constantValue(context)
    return [ValueType(constant.shape, constant.elementType)]
  },
  compute: { context, _ in [ReferenceTensor(try constantValue(context))] })

/// What a `Constant` node holds, without a copy.
func constantValue(_ context: OperatorContext) throws -> Constant {
  for name in ["value", "value_int", "value_ints", "value_float", "value_floats"] {
    switch context.node.attributes[name] {
    case .constant(let constant): return constant
    case .integer(let value):
      return .integers(IntegerTensor(shape: [], elements: [Int64(value)], elementType: .int64))
    case .integers(let values): return .integers(values)
    case .float(let value): return .floats(Tensor(value))
    case .floats(let values): return .floats(Tensor(shape: [values.count], elements: values))
    default: continue
    }
  }
  throw context.failure(.unknownOperator, "holds neither numbers nor a tensor of numbers")
}

/// All elements alike: those of the attribute `value`, by default a float 0.
private let constantOfShape = Operator(
  "ConstantOfShape", opsets: 9...24, inputs: 1...1,
  types: { [ValueType(try $0.constantIntegers(0) ?? [], try fillValue($0).elementType)] },
  compute: { context, types in
    [ReferenceTensor(types[0], repeating: try fillValue(context).elements[0]) { _ in }]
  })

private func fillValue(_ context: OperatorContext) throws -> ReferenceTensor {
  switch context.node.attributes["value"] {
  case nil: return ReferenceTensor(shape: [1], elements: [0], elementType: .float32)
  case .constant(let constant) where constant.shape.reduce(1, *) == 1: return ReferenceTensor(constant)
  default: throw context.failure(.invalidGraph, "needs a 'value' of one element")
  }
}

/// `start, start + delta, …`, as long as they lie before the limit.
private let range = Operator(
  "Range", opsets: 11...24, inputs: 3...3,
  types: { context in
    let elementType = try context.numbers(0).elementType
    for index in 1...2 { try context.checkSameElementType(0, index) }
    let (start, delta, count) = try rangeNumbers(context)
    guard start.isFinite, delta != 0, count < 0x1p40 else {
      throw context.failure(.shapeMismatch, "cannot count from \(start) in steps of \(delta)")
    }
    return [ValueType([Int(count)], elementType)]
  },
  compute: { context, types in
    let (start, delta, _) = try rangeNumbers(context)
    return [ReferenceTensor(types[0], (0..<types[0].count).map { start + Double($0) * delta })]
  })

private func rangeNumbers(_ context: OperatorContext) throws -> (start: Double, delta: Double, count: Double) {
  guard let start = try context.constantNumber(0), let limit = try context.constantNumber(1),
    let delta = try context.constantNumber(2)
  else { throw context.failure(.invalidGraph, "lacks its start, limit or step") }
  let count = ((limit - start) / delta).rounded(.up)
  // Also where the quotient is no number, so that the caller's bound refuses it.
  return (start, delta, count.isNaN ? .infinity : max(count, 0))
}

/// The lengths of the axes from `start` to before `end`, both clamped to what there is.
private let shape = Operator(
  "Shape", opsets: 7...24, inputs: 1...1, needsOnlyTypes: true,
  types: { [ValueType([try lengths($0).count], .int64)] },
  compute: { context, types in [ReferenceTensor(types[0], try lengths(context).map(Double.init))] })

private func lengths(_ context: OperatorContext) throws -> ArraySlice<Int> {
  let shape = try context.shape(0)
  let bounds = try [context.integer("start", default: 0), context.integer("end", default: shape.count)].map {
    min(max($0 < 0 ? $0 + shape.count : $0, 0), shape.count)
  }
  return shape[bounds[0]..<max(bounds[0], bounds[1])]
}

/// The number of elements.
private let size = Operator(
  "Size", opsets: 7...24, inputs: 1...1, needsOnlyTypes: true,
  types: {
    _ = try $0.type(0)
    return [ValueType([], .int64)]
  },
  compute: { context, types in [ReferenceTensor(types[0], [Double(try context.type(0).count)])] })
