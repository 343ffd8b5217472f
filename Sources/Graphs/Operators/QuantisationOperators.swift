/// Between floats and integers of few bits: `x ≈ (q − zero)·scale`.
let quantisationOperators: [Operator] = [quantisation, dequantisation]

/// `q = clip(round(x/scale) + zero)`, halves to the even neighbour, clipped to what the type of `zero` holds; one scale
/// for all, one for each index along an axis, or one for each block of indices there. Without a zero, 0 of eight bits
/// without a sign. Types below 8 bits, named by `output_dtype`, are held in 8.
private let quantisation = Operator(
  "QuantizeLinear", opsets: 10...24, inputs: 2...3,
  types: { context in
    let input = try context.floats(0)
    _ = try context.quantisedRange
    try context.checkScale(of: input.shape)
    return [ValueType(input.shape, try context.quantisedType)]
  },
  compute: { context, types in
    let range = try context.quantisedRange
    let (scale, zero) = try context.scaleAndZero(over: types[0].shape)
    let input = try context.value(0).elements
    let elements = input.indices.map { index in
      let place = (input[index] / scale[index]).rounded(.toNearestOrEven) + zero[index]
      // No number, as 0/0 gives, has no place; the lowest serves.
      return place.isNaN ? range.lowerBound : min(max(place, range.lowerBound), range.upperBound)
    }
    return [ReferenceTensor(types[0], elements)]
  })

/// `x = (q − zero)·scale`; floats of 8 bits are held in 32, as what they stand for.
private let dequantisation = Operator(
  "DequantizeLinear", opsets: 10...24, inputs: 2...3,
  types: { context in
    let input = try context.numbers(0)
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

/// Integers of fewer bits than a graph holds, by ONNX's number: they are held in 8 bits.
package enum NarrowType: Int, Sendable {
  case uint4 = 21
  case int4 = 22

  package var range: ClosedRange<Double> { self == .uint4 ? 0...15 : -8...7 }
}

extension OperatorContext {
  /// The type that a quantisation makes: that of the zero, or as `output_dtype` says.
  package var quantisedType: ElementType {
    get throws {
      if has(2) { return try type(2).elementType }
      switch try integer("output_dtype", default: 0) {
      case 0: return .uint8
      case NarrowType.uint4.rawValue: return .uint8
      case NarrowType.int4.rawValue: return .int8
      case let number:
        guard let type = ElementType(onnxNumber: number) else {
          throw failure(
            .unknownOperator, "cannot quantise to ONNX's element type \(number), whose rounding is not known")
        }
        return type
      }
    }
  }

  /// What a quantisation clips to.
  /// - Throws: `GraphError` for a type that nothing is quantised to.
  package var quantisedRange: ClosedRange<Double> {
    get throws {
      let type = try quantisedType
      if let range = NarrowType(rawValue: try integer("output_dtype", default: 0))?.range { return range }
      guard let range = type.quantisedRange else {
        throw failure(.shapeMismatch, "cannot quantise to \(type), but to integers of 4, 8 or 16 bits")
      }
      return range
    }
  }

  /// How many elements along the axis share a scale; nil where the scale is one number, or one for each index.
  package var blockSize: Int? {
    get throws {
      let size = try integer("block_size", default: 0)
      guard size != 0 else { return nil }
      guard size > 0 else { throw failure(.invalidGraph, "has blocks of the size \(size)") }
      return size
    }
  }

  /// The shape in which the scale of a quantisation, and its zero, are spread over a value: all ones, or all but one.
  package func scaleShape(over shape: [Int]) throws -> [Int] {
    let scale = try self.shape(1)
    if scale.reduce(1, *) == 1 && scale.count <= 1 { return shape.map { _ in 1 } }
    guard scale.count == 1 else {
      throw failure(.shapeMismatch, "has a scale of the shape \(scale), but no block_size")
    }
    let axis = try axis(integer("axis", default: 1), rank: shape.count)
    guard shape[axis] == scale[0] else {
      throw failure(.shapeMismatch, "has \(scale[0]) scales for an axis of the length \(shape[axis])")
    }
    return shape.indices.map { $0 == axis ? scale[0] : 1 }
  }

  fileprivate func checkScale(of shape: [Int]) throws {
    _ = try floats(1)
    if let size = try blockSize {
      let axis = try axis(integer("axis", default: 1), rank: shape.count)
      let blocks = shape.indices.map { $0 == axis ? shape[$0] / size + (shape[$0] % size).signum() : shape[$0] }
      guard try self.shape(1) == blocks, try !has(2) || self.shape(2) == blocks else {
        throw failure(.shapeMismatch, "needs a scale, and a zero if any, of the shape \(blocks) for its blocks")
      }
      return
    }
    _ = try scaleShape(over: shape)
    guard has(2) else { return }
    let (scale, zero) = try (self.shape(1), self.shape(2))
    guard scale.reduce(1, *) == zero.reduce(1, *), zero.count <= 1 else {
      throw failure(.shapeMismatch, "has a scale of the shape \(scale), but a zero of the shape \(zero)")
    }
  }

  /// One of each for every element.
  fileprivate func scaleAndZero(over shape: [Int]) throws -> (scale: [Double], zero: [Double]) {
    let size = try blockSize
    let own = try size == nil ? scaleShape(over: shape) : shape
    func spread(_ index: Int) throws -> [Double]? {
      if let size, let value = optionalValue(index) {
        let axis = try axis(integer("axis", default: 1), rank: shape.count)
        let strides = value.strides
        return value.gathered(shape, fill: 0) { $0 == axis ? $1 / size * strides[$0] : $1 * strides[$0] }.elements
      }
      return optionalValue(index).map {
        ReferenceTensor(shape: own, elements: $0.elements).broadcast(to: shape).elements
      }
    }
    guard let scale = try spread(1) else { throw failure(.invalidGraph, "lacks its scale") }
    return (scale, try spread(2) ?? scale.map { _ in 0 })
  }
}
