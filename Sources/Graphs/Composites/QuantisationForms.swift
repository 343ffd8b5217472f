/// What versions 21 to 24 brought to quantisation: a scale for each block along an axis, integers of 4 bits, and floats of
/// 8 bits, which are held as the floats that they stand for.
let quantisationForms: [Composite] = [
  Composite(
    "DequantizeLinear", opsets: 19...24, inputs: 2...3,
    examples: [
      .init(
        [
          .integers([2, 3], [-7, 0, 3, 7, -8, 1], .int8), .floats([2, 2], in: 0.5...2),
          .integers([2, 2], [1, 0, -2, 3], .int8),
        ],
        ["axis": .integer(1), "block_size": .integer(2)]),
      .init([.numbers([3], [0.5, -448, 1.75]), .floats([], in: 0.5...2)]),
    ]
  ) { context in
    try context.blockSize != nil || context.type(0).elementType.isFloatingPoint
  } expand: { expansion in
    let shape = try expansion.shape(0)
    let x = try expansion.input(0).cast(to: .float32)
    let scale = try expansion.spread(1, over: shape)
    guard expansion.has(2) else { return [x * scale] }
    return [(x - (try expansion.spread(2, over: shape).cast(to: .float32))) * scale]
  },

  // q = clip(round(x/s) + z)
  Composite("QuantizeLinear", opsets: 21...24, inputs: 2...3) { context in
    try context.blockSize != nil || NarrowType(rawValue: context.integer("output_dtype", default: 0)) != nil
  } expand: { expansion in
    let shape = try expansion.shape(0)
    let (type, range) = (try expansion.operation.quantisedType, try expansion.operation.quantisedRange)
    var place = Expression.apply("Round", try expansion.input(0) / expansion.spread(1, over: shape))
    if expansion.has(2) { place = place + (try expansion.spread(2, over: shape).cast(to: .float32)) }
    let (low, high) = (Expression.scalar(Float(range.lowerBound)), Expression.scalar(Float(range.upperBound)))
    return [Expression.apply("Clip", place, low, high).cast(to: type)]
  },
]

extension Expansion {
  /// A scale or a zero in a shape that fits the value: one number for all, one for each index of an axis, or each block's
  /// own over the block.
  fileprivate func spread(_ index: Int, over shape: [Int]) throws -> Expression {
    guard let size = try operation.blockSize else {
      return try input(index).reshaped(operation.scaleShape(over: shape))
    }
    let axis = try operation.axis(operation.integer("axis", default: 1), rank: shape.count)
    return try input(index).gathered((0..<shape[axis]).map { $0 / size }, axis: axis)
  }
}
