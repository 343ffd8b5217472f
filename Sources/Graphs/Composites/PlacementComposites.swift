import Tensors

/// Elements put at places that indices or windows name.
///
/// Source: ONNX, Operators, OneHot, MaxUnpool, Col2Im, https://onnx.ai/onnx/operators/.
let placementComposites: [Composite] = [oneHot, maximumUnpooling, columnsToImage]

/// `Y[…, k, …] = on` where k is the index, else `off`, along a new axis of `depth` places; a negative index counts from
/// the end, and one outside makes all of them `off`.
private let oneHot = Composite(
  "OneHot", opsets: 9...24, inputs: 3...3,
  examples: [
    .init([.integers([2, 3], [0, -1, 2, 9, -4, 3]), .integers([], [4]), .floats([2])], ["axis": .integer(1)])
  ]
) { expansion in
  let operation = expansion.operation
  let shape = try operation.numbers(0).shape
  guard let depth = try operation.constantNumber(1).flatMap({ Int(exactly: $0.rounded(.towardZero)) }), depth > 0,
    depth <= OperatorContext.longestAxis
  else { throw operation.failure(.shapeMismatch, "needs one number above 0 as its depth") }
  guard try operation.shape(2) == [2] else {
    throw operation.failure(
      .shapeMismatch, "needs the two values 'off' and 'on', not the shape \(try operation.shape(2))")
  }
  let axis = try operation.axis(operation.integer("axis", default: -1), rank: shape.count + 1)
  let indices = try expansion.write(
    expansion.input(0).cast(to: .int64).reshaped(Array(shape[..<axis]) + [1] + Array(shape[axis...])))
  let counted = (indices + .integer(depth)).where(indices < .integer(0), else: indices)
  let places = Expression.integers(
    [depth] + shape[axis...].map { _ in 1 }, (0..<Int64(depth)).map { $0 })
  let values = try expansion.input(2)
  return [
    values.sliced(from: [1], lengths: [1], of: [2]).where(
      .apply("Equal", counted, places), else: values.sliced(from: [0], lengths: [1], of: [2]))
  ]
}

/// `Y[indices] = X`, zeros elsewhere: what a `MaxPool` with the same windows took from where. The indices count the
/// elements of the whole result.
private let maximumUnpooling = Composite(
  "MaxUnpool", opsets: 9...24, inputs: 2...3,
  examples: [
    .init(
      [.floats([1, 2, 2, 2]), .integers([1, 2, 2, 2], [1, 2, 8, 15, 16, 23, 26, 29])],
      ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 2])]),
    .init(
      [.floats([1, 1, 2, 2]), .integers([1, 1, 2, 2], [6, 8, 16, 18]), .integers(1, 1, 5, 5)],
      ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 2])]),
  ]
) { expansion in
  let operation = expansion.operation
  let shape = try operation.floats(0, rank: 3...64).shape
  guard try operation.indices(1).shape == shape else {
    throw operation.failure(
      .shapeMismatch, "needs an index for each element of \(shape), not \(try operation.shape(1))")
  }
  let (axes, limit) = (shape.count - 2, OperatorContext.longestAxis)
  guard let kernel = try operation.integers("kernel_shape"), kernel.count == axes,
    kernel.allSatisfy({ (1...limit).contains($0) }), shape.allSatisfy({ (1...limit).contains($0) })
  else { throw operation.failure(.shapeMismatch, "needs a kernel_shape of \(axes) numbers") }
  let strides = try operation.settings("strides", count: axes, in: 1...limit, default: 1)
  let pads = try operation.settings("pads", count: 2 * axes, in: 0...limit, default: 0)
  let inferred = (0..<axes).map { axis in
    (shape[2 + axis] - 1) * strides[axis] - pads[axis] - pads[axes + axis] + kernel[axis]
  }
  let result = try operation.constantIntegers(2) ?? shape.prefix(2) + inferred
  guard result.count == shape.count, ValueType(result).isReasonable else {
    throw operation.failure(.shapeMismatch, "cannot make the shape \(result)")
  }
  let count = ValueType(result).count
  return [
    .apply(
      "ScatterElements", .zeros([count]), try expansion.input(1).reshaped([-1]), try expansion.input(0).reshaped([-1])
    ).reshaped(result)
  ]
}

/// The sum of blocks `[N, C·block, places]` that overlap in an image `[N, C, …]`: the transpose, as a linear map, of taking
/// the blocks out of it. Here: a transposed convolution with the unit vectors of a block as weights.
private let columnsToImage = Composite(
  "Col2Im", opsets: 18...24, inputs: 3...3,
  examples: [
    .init([.floats([1, 8, 9]), .integers(4, 4), .integers(2, 2)]),
    .init([.floats([2, 4, 4]), .integers(4, 5), .integers(2, 2)], ["strides": .integers([2, 3])]),
    .init([.floats([1, 8, 6]), .integers(4, 6), .integers(2, 2)], ["strides": .integers([2, 2])]),
    .init(
      [.floats([1, 6, 8]), .integers(5, 5), .integers(1, 3)],
      ["strides": .integers([2, 2]), "pads": .integers([0, 2, 2, 0]), "dilations": .integers([1, 2])]),
    .init([.floats([2, 6, 3]), .integers(5), .integers(3)]),
  ]
) { expansion in
  let operation = expansion.operation
  let shape = try operation.floats(0, rank: 3...3).shape
  guard let image = try operation.constantIntegers(1), let block = try operation.constantIntegers(2),
    image.count == block.count, (1...3).contains(image.count),
    (image + block).allSatisfy({ (1...OperatorContext.longestAxis).contains($0) })
  else { throw operation.failure(.shapeMismatch, "needs an image and a block of one to three axes") }
  let windows = try Windows(operation, input: image, kernel: block)
  let places = windows.output.reduce(1, *)
  guard ValueType(block).isReasonable, shape[1] % ValueType(block).count == 0, places == shape[2] else {
    throw operation.failure(
      .shapeMismatch, "cannot put \(shape) together from blocks of \(block) at \(windows.output) places")
  }
  let area = ValueType(block).count
  let channels = shape[1] / area
  let x = try expansion.input(0)
  let isTiling =
    windows.strides == block && windows.dilations.allSatisfy { $0 == 1 }
    && (windows.padsBegin + windows.padsEnd).max() == 0
    && zip(block, windows.output).map(*) == image
  if isTiling {
    // [N, C, k…, o…] → [N, C, o₀, k₀, o₁, k₁, …]
    let order = block.indices.flatMap { [2 + block.count + $0, 2 + $0] }
    return [
      x.reshaped([shape[0], channels] + block + windows.output).transposed([0, 1] + order)
        .reshaped([shape[0], channels] + image)
    ]
  }
  guard Double(channels) * Double(area) * Double(area) <= Double(1 << 24) else {
    throw operation.failure(.shapeMismatch, "of \(channels) channels with blocks of \(block) is too large")
  }
  var weight = [Float](repeating: 0, count: channels * area * area)
  for row in 0..<channels * area { weight[row * area + row % area] = 1 }
  // What the windows leave over at the end.
  let rest = image.indices.map { axis in
    let reach = (block[axis] - 1) * windows.dilations[axis] + 1
    return image[axis] + windows.padsBegin[axis] + windows.padsEnd[axis]
      - (windows.output[axis] - 1) * windows.strides[axis] - reach
  }
  return [
    .apply(
      "ConvTranspose", x.reshaped([shape[0], shape[1]] + windows.output),
      .constant(.floats(Tensor(shape: [channels * area, 1] + block, elements: weight))),
      attributes: [
        "group": .integer(channels), "strides": .integers(windows.strides), "dilations": .integers(windows.dilations),
        "pads": .integers(windows.padsBegin + windows.padsEnd), "output_padding": .integers(rest),
      ])
  ]
}
