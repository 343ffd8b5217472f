import Graphs

/// Back to floats. With `z` the zero, spread as the scale `s` is.
let quantisationRules: [GradientRule] = [
  // x = (q − z)·s: ∂q = g·s, which is what `straightThroughRules` take; ∂s = Σ g·(q − z)
  GradientRule(
    "DequantizeLinear", opsets: 10...18,
    examples: [
      .init([.integers([2, 3], [-7, 0, 3, 100, -128, 1], .int8), .floats([], in: 0.5...2)]),
      .init(
        [
          .integers([2, 3], [0, 1, 200, 3, 255, 5], .uint8), .floats([3], in: 0.5...2),
          .integers([3], [2, 0, 128], .uint8),
        ], ["axis": .integer(-1)]),
    ]
  ) { context, index in
    let scaleShape = try context.operation.scaleShape(over: context.shape(0))
    switch index {
    case 0: return try context.gradient * context.input(1).reshaped(scaleShape)
    case 1:
      let zero = context.operation.has(2) ? try context.input(2).cast(to: .float32).reshaped(scaleShape) : 0
      let summed = scaleShape.indices.filter { scaleShape[$0] == 1 }
      return try (context.gradient * (context.x.cast(to: .float32) - zero)).sum(summed).reshaped(context.shape(1))
    default: return nil
    }
  }
]

/// Rules of steps whose true slope is zero almost everywhere, and which hand the gradient on as if they did not round.
let straightThroughRules: [GradientRule] = [
  // q = clip(round(x/s) + z): ∂x = g/s where nothing is clipped, 0 elsewhere: behind a dequantisation, g itself.
  // Clipping must count: where a ReLU has been merged into a quantisation, it is all that is left of it.
  // Source: Bengio, Léonard and Courville, "Estimating or Propagating Gradients Through Stochastic Neurons", 2013;
  // PyTorch's `fake_quantize_per_tensor_affine` clips alike.
  GradientRule("QuantizeLinear", opsets: 10...18, examples: []) { context, index in
    guard index == 0 else { return nil }
    let scaleShape = try context.operation.scaleShape(over: context.shape(0))
    let type = context.operation.has(2) ? try context.operation.type(2).elementType : .uint8
    guard let range = type.quantisedRange else { throw context.unsupported("it makes no quantised type") }
    let scale = try context.input(1).reshaped(scaleShape)
    let zero = context.operation.has(2) ? try context.input(2).cast(to: .float32).reshaped(scaleShape) : 0
    // Before the clipping, from half a step below the lowest value to half a step above the highest.
    let place = .apply("Round", try context.x / scale) + zero
    let isWithin = place > .scalar(Float(range.lowerBound) - 0.5) && place < .scalar(Float(range.upperBound) + 0.5)
    return try (context.gradient / scale).where(isWithin)
  },

  // The scale and zero fit the values, so that nothing is clipped: ∂x = g/s. As outputs they count as constants: what they
  // are read for takes the quantisation back.
  GradientRule("DynamicQuantizeLinear", opsets: 11...24, examples: []) { context, _ in
    let named = context.node.outputs.dropFirst().first ?? ""
    let scale =
      named.isEmpty
      ? Expression.node(context.node.operatorName, [try context.x], [:], output: 1, outputCount: 3) : .value(named)
    return try context.gradient / scale
  },

  // y = conv(x − z_x, w − z_w): as `Conv`
  GradientRule("ConvInteger", opsets: 10...24, examples: []) { context, index in
    let (shape, gradientShape, weightShape) = (try context.shape(0), try context.outputShape, try context.shape(1))
    let windows = try Windows(
      context.operation, input: Array(shape.dropFirst(2)), kernel: Array(weightShape.dropFirst(2)))
    let adjoint = ConvolutionAdjoint(windows: windows, groups: try context.operation.integer("group", default: 1))
    switch index {
    case 0:
      return adjoint.inputGradient(
        try context.gradient, shape: gradientShape,
        weight: .computed(try context.withoutZero(1), shape: weightShape))
    case 1:
      return adjoint.weightGradient(
        try context.gradient, gradientShape: gradientShape, input: try context.withoutZero(0), inputShape: shape)
    default: return nil
    }
  },

  // Y = (A − z_a)(B − z_b): as `MatMul`
  GradientRule("MatMulInteger", opsets: 10...24, examples: []) { context, index in
    guard index < 2 else { return nil }
    let shapes = (try context.shape(0), try context.shape(1))
    return try MatrixProductAdjoint(shapes.0, shapes.1, result: context.outputShape).gradient(
      index, try context.gradient, a: { try context.withoutZero(0) },
      transposedB: {
        let b = try context.withoutZero(1)
        return shapes.1.count == 1 ? b.reshaped([1, shapes.1[0]]) : b.matrixTransposed(rank: shapes.1.count)
      })
  },
]

extension GradientContext {
  /// A quantised input less its zero.
  fileprivate func withoutZero(_ index: Int) throws -> Expression {
    let number = try input(index)
    guard operation.has(2 + index) else { return number }
    return number - (try input(2 + index).reshaped(operation.zeroShape(2 + index)))
  }
}
