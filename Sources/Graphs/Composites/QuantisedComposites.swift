/// Products of quantised values, each with its scale and zero: what they stand for, multiplied and quantised again.
///
/// A product of integers and that of the floats which they stand for differ by rounding alone. Source: ONNX, Operators, QLinearConv, QLinearMatMul.
let quantisedComposites: [Composite] = [quantisedConvolution, quantisedMatrixProduct]

/// `y = Q(conv(DQ(x), DQ(w)) + b·s_x·s_w)`: the inputs are x, its scale and zero, w, scale and zero (one, or one for each output
/// channel), the scale and zero of y, and an int32 bias.
private let quantisedConvolution = Composite("QLinearConv", opsets: 10...24, inputs: 8...9) { expansion in
  let operation = expansion.operation
  let weight = try operation.indices(3).shape
  guard weight.count >= 3 else {
    throw operation.failure(.shapeMismatch, "needs weights of three or more axes, not the shape \(weight)")
  }
  var inputs = [
    try expansion.dequantised(0),
    try expansion.dequantised(3) { $0 + weight.dropFirst().map { _ in 1 } },
  ]
  if expansion.has(8) {
    let (scale, channels) = (try operation.floats(4).shape, try operation.indices(8).shape)
    guard channels == [weight[0]], scale.reduce(1, *) == 1 || scale == channels else {
      throw operation.failure(.shapeMismatch, "has a bias of the shape \(channels) for \(weight[0]) channels")
    }
    inputs.append(
      try expansion.input(8).cast(to: .float32) * (expansion.input(1).reshaped([1]) * expansion.input(4).reshaped([-1]))
    )
  }
  let product = Expression.node("Conv", inputs, operation.node.attributes, output: 0, outputCount: 1)
  return [.apply("QuantizeLinear", product, try expansion.input(6).reshaped([]), try expansion.input(7).reshaped([]))]
}

/// `y = Q(DQ(a)·DQ(b))`: the inputs are a, its scale and zero, b, scale and zero, the scale and zero of y. A scale may be one
/// for each row of a, or for each column of b.
private let quantisedMatrixProduct = Composite("QLinearMatMul", opsets: 10...24, inputs: 8...8) { expansion in
  let product = Expression.apply(
    "MatMul", try expansion.dequantised(0) { $0.count == 1 ? $0 + [1] : $0 }, try expansion.dequantised(3))
  return [.apply("QuantizeLinear", product, try expansion.input(6).reshaped([]), try expansion.input(7).reshaped([]))]
}

extension Expansion {
  /// `(q − z)·s`, each one number for all, or as many as are spread over the value in a shape.
  fileprivate func dequantised(_ index: Int, spread: ([Int]) -> [Int] = { $0 }) throws -> Expression {
    _ = try operation.indices(index)
    try operation.checkSameElementType(index, index + 2)
    let (scale, zero) = (try operation.floats(index + 1).shape, try operation.shape(index + 2))
    let (scales, zeros) = (scale.reduce(1, *), zero.reduce(1, *))
    guard scales == zeros || scales == 1 || zeros == 1 else {
      throw failure(.shapeMismatch, "has a scale of the shape \(scale), but a zero of the shape \(zero)")
    }
    let number =
      try input(index).cast(to: .float32)
      - input(index + 2).cast(to: .float32).reshaped(zeros == 1 ? [] : spread(zero))
    return try number * input(index + 1).reshaped(scales == 1 ? [] : spread(scale))
  }
}
