import Graphs

/// Convolutions of any number of spatial axes.
let convolutionRules: [GradientRule] = [
  // y = x ∗ W + b: see `ConvolutionAdjoint`; ∂b = Σ g over samples and space
  GradientRule("Conv", opsets: 11...18, examples: convolutionExamples) { context, index in
    let (shape, gradientShape) = (try context.shape(0), try context.outputShape)
    let adjoint = ConvolutionAdjoint(
      windows: try Windows(
        context.operation, input: Array(shape.dropFirst(2)), kernel: Array(context.shape(1).dropFirst(2))),
      groups: try context.operation.integer("group", default: 1))
    switch index {
    case 0: return adjoint.inputGradient(try context.gradient, shape: gradientShape, weight: try context.weight)
    case 1:
      return adjoint.weightGradient(
        try context.gradient, gradientShape: gradientShape, input: try context.x, inputShape: shape)
    default: return try context.channelSums
    }
  },

  // The forward convolution of the same weight W [C, M/G, k…] leads from the output's side [N, M, …] to the input's
  // [N, C, …]: so ∂x is that convolution of g, and ∂W its weight gradient with x and g in each other's place.
  GradientRule("ConvTranspose", opsets: 11...18, examples: transposedConvolutionExamples) { context, index in
    let (shape, gradientShape) = (try context.shape(0), try context.outputShape)
    let windows = try transposedWindows(context.operation).transposed
    let groups = try context.operation.integer("group", default: 1)
    switch index {
    case 0:
      let product = Expression.apply(
        "Conv", try context.gradient, try context.weight.expression,
        attributes: [
          "strides": .integers(windows.strides), "dilations": .integers(windows.dilations),
          "pads": .integers(windows.padsBegin + windows.padsEnd), "group": .integer(groups),
        ])
      // An output_padding of a stride or more lets the window move further than there are inputs.
      let places = windows.output.indices.map { axis in
        let span = (windows.kernel[axis] - 1) * windows.dilations[axis] + 1
        let room = windows.input[axis] + windows.padsBegin[axis] + windows.padsEnd[axis] - span
        return room / windows.strides[axis] + 1
      }
      return product.sliced(
        from: [Int](repeating: 0, count: shape.count), lengths: shape, of: shape.prefix(2) + places)
    case 1:
      return ConvolutionAdjoint(windows: windows, groups: groups).weightGradient(
        try context.x, gradientShape: shape, input: try context.gradient, inputShape: gradientShape)
    default: return try context.channelSums
    }
  },
]

extension GradientContext {
  fileprivate var weight: ConvolutionAdjoint.Weight {
    get throws {
      if let tensor = ownConstant(1) { return .constant(tensor) }
      return .computed(try input(1), shape: try shape(1))
    }
  }

  fileprivate var channelSums: Expression {
    get throws { try gradient.sum([0] + Array(2..<outputShape.count), keepingAxes: false) }
  }
}

private let convolutionExamples: [GradientExample] = [
  .init([.floats([2, 3, 4, 5]), .floats([2, 3, 3, 3]), .floats([2])], ["pads": .integers([1, 1, 1, 1])]),
  // Bare, with a window of one
  .init([.floats([1, 2, 3, 3]), .floats([3, 2, 1, 1])]),
  // Strides that leave a rest, groups, pads that differ
  .init(
    [.floats([2, 4, 6, 5]), .floats([6, 2, 3, 2]), .floats([6])],
    ["strides": .integers([2, 3]), "group": .integer(2), "pads": .integers([1, 0, 0, 1])]),
  // Depthwise
  .init([.floats([1, 3, 5, 5]), .floats([3, 1, 3, 3])], ["group": .integer(3), "pads": .integers([1, 1, 1, 1])]),
  // Stride 1 in groups with a dilation
  .init(
    [.floats([1, 4, 5, 6]), .floats([4, 2, 2, 3])],
    ["group": .integer(2), "dilations": .integers([2, 2]), "pads": .integers([2, 1, 1, 2])]),
  // More padding than the window reaches
  .init([.floats([1, 2, 3, 3]), .floats([2, 2, 1, 2])], ["pads": .integers([1, 2, 2, 3])]),
  // One stride of two, and a dilation
  .init(
    [.floats([1, 2, 7, 5]), .floats([2, 2, 3, 2])],
    ["strides": .integers([2, 1]), "dilations": .integers([2, 3]), "pads": .integers([2, 1, 2, 1])]),
  .init([.floats([1, 2, 5, 6]), .floats([2, 2, 3, 2])], ["auto_pad": .string("SAME_UPPER")]),
  .init(
    [.floats([1, 2, 5, 6]), .floats([2, 2, 3, 4])],
    ["auto_pad": .string("SAME_LOWER"), "strides": .integers([2, 2])]),
  .init([.floats([1, 2, 5, 6]), .floats([2, 2, 3, 2])], ["auto_pad": .string("VALID")]),
  // One spatial axis, and three
  .init(
    [.floats([2, 2, 7]), .floats([3, 2, 3]), .floats([3])], ["strides": .integers([2]), "pads": .integers([1, 1])]),
  .init([.floats([1, 2, 6]), .floats([2, 2, 3])], ["dilations": .integers([2])]),
  .init([.floats([1, 1, 3, 3, 2]), .floats([2, 1, 2, 2, 2])]),
  .init(
    [.floats([1, 2, 3, 4, 3]), .floats([2, 2, 3, 3, 3]), .floats([2])], ["pads": .integers([1, 1, 1, 1, 1, 1])]),
  .init(
    [.floats([1, 4, 4, 3, 5]), .floats([2, 2, 3, 2, 2])],
    ["strides": .integers([2, 1, 3]), "group": .integer(2), "pads": .integers([1, 0, 0, 0, 1, 1])]),
  .init(
    [.floats([1, 2, 3, 3, 4]), .floats([2, 1, 2, 2, 2])],
    ["group": .integer(2), "dilations": .integers([1, 2, 2]), "pads": .integers([0, 1, 0, 1, 0, 1])]),
]

private let transposedConvolutionExamples: [GradientExample] = [
  .init([.floats([2, 3, 3, 2]), .floats([3, 2, 2, 2]), .floats([2])], ["strides": .integers([2, 2])]),
  .init(
    [.floats([1, 4, 3, 3]), .floats([4, 2, 3, 3]), .floats([4])],
    [
      "strides": .integers([2, 3]), "group": .integer(2), "pads": .integers([1, 0, 1, 1]),
      "output_padding": .integers([1, 2]),
    ]),
  .init([.floats([1, 2, 4, 3]), .floats([2, 2, 2, 3])], ["dilations": .integers([2, 1])]),
  .init(
    [.floats([1, 2, 3, 3]), .floats([2, 1, 3, 3])],
    ["strides": .integers([2, 2]), "output_shape": .integers([6, 5])]),
  .init(
    [.floats([1, 2, 3, 3]), .floats([2, 1, 3, 3])], ["strides": .integers([2, 2]), "auto_pad": .string("SAME_UPPER")]),
  .init([.floats([1, 2, 4]), .floats([2, 2, 3])], ["strides": .integers([2]), "pads": .integers([1, 1])]),
  .init(
    [.floats([1, 2, 2, 3, 2]), .floats([2, 2, 2, 2, 3]), .floats([2])],
    ["strides": .integers([2, 1, 2]), "pads": .integers([0, 1, 0, 1, 0, 1])]),
]
