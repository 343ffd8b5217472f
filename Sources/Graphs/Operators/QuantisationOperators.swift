/// Between floats and integers of few bits: `x ≈ (q − zero)·scale`.
let quantisationOperators: [Operator] = [quantisation, dequantisation]

/// `q = clip(round(x/scale) + zero)`, halves to the even neighbour, clipped to what the type of `zero` holds; one scale
/// for all, or one for each index along an axis. Without a zero, 0 of eight bits without a sign.
private let quantisation = Operator(
  "QuantizeLinear", opsets: 10...22, inputs: 2...3,
  types: { context in
    let input = try context.floats(0)
    let type = context.has(2) ? try context.type(2).elementType : .uint8
    guard type.quantisedRange != nil else {
      throw context.failure(.shapeMismatch, "cannot quantise to \(type), but to integers of 8 or 16 bits")
    }
    try context.checkScale(of: input.shape)
    return [ValueType(input.shape, type)]
  },
  compute: { context, types in
    let (shape, type) = (types[0].shape, types[0].elementType)
    let range = type.quantisedRange ?? 0...255
    let (scale, zero) = try context.scaleAndZero(over: shape)
    let input = try context.value(0).elements
    let elements = input.indices.map { index in
      let place = (input[index] / scale[index]).rounded(.toNearestOrEven) + zero[index]
      // No number, as 0/0 gives, has no place; the lowest serves.
      return place.isNaN ? range.lowerBound : min(max(place, range.lowerBound), range.upperBound)
    }
    return [ReferenceTensor(types[0], elements)]
  })

/// `x = (q − zero)·scale`.
private let dequantisation = Operator(
  "DequantizeLinear", opsets: 10...22, inputs: 2...3,
  types: { context in
    let input = try context.indices(0)
    if context.has(2) { try context.checkSameElementType(0, 2) }
    try context.checkScale(of: input.shape)
    return [ValueType(input.shape)]
  },
  compute: { context, types in
    let (scale, zero) = try context.scaleAndZero(over: types[0].shape)
    let input = try context.value(0).elements
    return [ReferenceTensor(types[0], input.indices.map { (input[$0] - zero[$0]) * scale[$0] })]
  })

extension ElementType {
  /// What a value quantised to this type lies in; nil for types that nothing is quantised to.
  package var quantisedRange: ClosedRange<Double>? {
    switch self {
    case .uint8: 0...255
    case .int8: -128...127
    case .uint16: 0...65535
    case .int16: -32768...32767
    default: nil
    }
  }
}

extension OperatorContext {
  /// The shape in which the scale of a quantisation, and its zero, are spread over a value: all ones, or all but one.
  package func scaleShape(over shape: [Int]) throws -> [Int] {
    let scale = try self.shape(1)
    if scale.reduce(1, *) == 1 && scale.count <= 1 { return shape.map { _ in 1 } }
    guard scale.count == 1 else {
      throw failure(.unknownOperator, "has a scale of the shape \(scale); scales of blocks are not supported")
    }
    let axis = try axis(integer("axis", default: 1), rank: shape.count)
    guard shape[axis] == scale[0] else {
      throw failure(.shapeMismatch, "has \(scale[0]) scales for an axis of the length \(shape[axis])")
    }
    return shape.indices.map { $0 == axis ? scale[0] : 1 }
  }

  fileprivate func checkScale(of shape: [Int]) throws {
    _ = try floats(1)
    _ = try scaleShape(over: shape)
    guard has(2) else { return }
    let (scale, zero) = try (self.shape(1), self.shape(2))
    guard scale.reduce(1, *) == zero.reduce(1, *), zero.count <= 1 else {
      throw failure(.shapeMismatch, "has a scale of the shape \(scale), but a zero of the shape \(zero)")
    }
  }

  /// One of each for every element.
  fileprivate func scaleAndZero(over shape: [Int]) throws -> (scale: [Double], zero: [Double]) {
    let own = try scaleShape(over: shape)
    func spread(_ index: Int) throws -> [Double]? {
      optionalValue(index).map { ReferenceTensor(shape: own, elements: $0.elements).broadcast(to: shape).elements }
    }
    guard let scale = try spread(1) else { throw failure(.invalidGraph, "lacks its scale") }
    return (scale, try spread(2) ?? scale.map { _ in 0 })
  }
}
