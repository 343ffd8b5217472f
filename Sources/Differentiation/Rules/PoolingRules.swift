import Graphs
import Tensors

/// The largest or the mean of what a window sees.
let poolingRules: [GradientRule] = [
  // y = max over the window: all of g goes to the place of the maximum, the first where several elements are alike.
  // Windows that overlap add up.
  GradientRule("MaxPool", opsets: 8...18, examples: maximumPoolingExamples) { context, _ in
    let shape = try context.shape(0)
    let kernel = try context.operation.integers("kernel_shape") ?? []
    let windows = try Windows(context.operation, input: Array(shape.dropFirst(2)), kernel: kernel)
    let gradient = try context.gradient.reshaped([-1])
    guard let maxima = WindowMaxima(windows, batch: shape[0], channels: shape[1]) else {
      let indices = Expression.node(
        "MaxPool", [try context.x], context.node.attributes, output: 1, outputCount: 2)
      return Expression.zeros([shape.reduce(1, *)]).scatterAdding(gradient, at: indices.reshaped([-1]), axis: 0)
        .reshaped(shape)
    }
    return Expression.zeros([maxima.paddedShape.reduce(1, *)])
      .scatterAdding(gradient, at: try maxima.places(in: context.x).reshaped([-1]), axis: 0)
      .reshaped(maxima.paddedShape).sliced(from: [0, 0] + windows.padsBegin, lengths: shape, of: maxima.paddedShape)
  },

  // y = Σ over the window / n: the transposed depthwise convolution of g/n with ones, where n, the number of elements
  // that count, is smaller at the edges
  GradientRule("AveragePool", opsets: 10...18, examples: averagePoolingExamples) { context, _ in
    let shape = try context.shape(0)
    let gradientShape = try context.outputShape
    let kernel = try context.operation.integers("kernel_shape") ?? []
    let windows = try Windows(context.operation, input: Array(shape.dropFirst(2)), kernel: kernel)
    guard ([shape[1]] + kernel).fits(1 << 26), windows.output.fits(1 << 24) else {
      throw context.unsupported("its windows \(kernel) or its output \(gradientShape) are too large")
    }
    let countsPadding = try context.operation.integer("count_include_pad", default: 0) != 0
    let counts = windows.elementCounts(includingPadding: countsPadding)
    var (gradient, weight) = (try context.gradient, Float(1))
    if let first = counts.first, counts.allSatisfy({ $0 == first }) {
      weight = 1 / first
    } else {
      let factors = Tensor(shape: [1, 1] + windows.output, elements: counts.map { 1 / $0 })
      gradient = gradient * .constant(.floats(factors))
    }
    return ConvolutionAdjoint(windows: windows, groups: shape[1]).inputGradient(
      gradient, shape: gradientShape, weight: .constant(Tensor(shape: [shape[1], 1] + kernel, repeating: weight)))
  },

  // y = mean over space: g/n everywhere
  GradientRule("GlobalAveragePool", opsets: 1...18, examples: globalExamples) { context, _ in
    let shape = try context.shape(0)
    let count = shape.dropFirst(2).reduce(1, *)
    return (try context.gradient * .scalar(1 / Float(count))).expanded(to: shape)
  },
  // y = max over space: elements that share the maximum share its gradient equally
  GradientRule("GlobalMaxPool", opsets: 1...18, examples: globalExamples) { context, _ in
    try context.shareOfExtreme(context.gradient, context.y, axes: Array(2..<context.shape(0).count))
  },
]

extension Expression {
  /// A copy with the updates added at the indices along an axis, however often an index occurs.
  func scatterAdding(_ updates: Expression, at indices: Expression, axis: Int) -> Expression {
    .apply(
      "ScatterElements", self, indices, updates, attributes: ["axis": .integer(axis), "reduction": .string("add")])
  }
}

extension Windows {
  /// For each window, in row-major order, how many elements it averages over: those on the input, or also those on the
  /// padding. What hangs over the padding, as `ceil_mode` allows, never counts.
  fileprivate func elementCounts(includingPadding: Bool) -> [Float] {
    var counts: [Float] = [1]
    for axis in output.indices {
      let along = (0..<output[axis]).map { place in
        let start = place * strides[axis] - padsBegin[axis]
        let first = start >= 0 || includingPadding ? 0 : (dilations[axis] - 1 - start) / dilations[axis]
        let room = input[axis] + (includingPadding ? padsEnd[axis] : 0) - start
        let end = room <= 0 ? 0 : min(kernel[axis], (room - 1) / dilations[axis] + 1)
        return Float(max(end - first, 0))
      }
      counts = counts.flatMap { count in along.map { count * $0 } }
    }
    return counts
  }
}

private let maximumPoolingExamples: [GradientExample] = [
  .init([.floats([2, 3, 4, 4])], ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 2])]),
  .init(
    [.floats([1, 2, 7, 6])],
    ["kernel_shape": .integers([3, 3]), "strides": .integers([2, 2]), "pads": .integers([1, 1, 1, 1])]),
  .init(
    [.floats([1, 2, 6, 6])],
    ["kernel_shape": .integers([3, 3]), "strides": .integers([2, 2]), "ceil_mode": .integer(1)]),
  .init([.floats([1, 2, 6, 7])], ["kernel_shape": .integers([2, 2]), "dilations": .integers([2, 3])]),
  .init(
    [.floats([1, 2, 5, 5])],
    ["kernel_shape": .integers([3, 2]), "auto_pad": .string("SAME_UPPER"), "strides": .integers([2, 2])]),
  .init([.floats([2, 2, 7])], ["kernel_shape": .integers([3])]),
  .init([.floats([1, 2, 4, 2, 4])], ["kernel_shape": .integers([2, 2, 2]), "strides": .integers([2, 2, 2])]),
  .init(
    [.floats([1, 2, 4, 3, 5])],
    [
      "kernel_shape": .integers([3, 2, 3]), "strides": .integers([2, 1, 2]),
      "pads": .integers([1, 0, 1, 1, 1, 0]),
    ]),
  // A window too large to be taken apart
  .init(
    [.floats([1, 2, 10, 9])],
    ["kernel_shape": .integers([9, 8]), "pads": .integers([4, 4, 4, 4]), "strides": .integers([2, 1])]),
]

private let averagePoolingExamples: [GradientExample] = [
  .init([.floats([2, 3, 4, 4])], ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 2])]),
  .init([.floats([1, 2, 5, 4])], ["kernel_shape": .integers([3, 2])]),
  .init(
    [.floats([1, 2, 7, 6])],
    ["kernel_shape": .integers([3, 3]), "strides": .integers([2, 2]), "pads": .integers([1, 1, 1, 1])]),
  .init(
    [.floats([1, 2, 5, 5])],
    ["kernel_shape": .integers([3, 3]), "pads": .integers([1, 1, 1, 1]), "count_include_pad": .integer(1)]),
  .init(
    [.floats([1, 2, 6, 6])],
    ["kernel_shape": .integers([3, 3]), "strides": .integers([2, 2]), "ceil_mode": .integer(1)]),
  .init(
    [.floats([1, 2, 6, 7])],
    [
      "kernel_shape": .integers([3, 3]), "strides": .integers([2, 3]), "ceil_mode": .integer(1),
      "pads": .integers([1, 0, 1, 1]), "count_include_pad": .integer(1),
    ]),
  .init(
    [.floats([1, 2, 5, 6])],
    ["kernel_shape": .integers([3, 2]), "auto_pad": .string("SAME_LOWER"), "strides": .integers([2, 1])]),
  .init([.floats([1, 2, 7])], ["kernel_shape": .integers([3]), "strides": .integers([3])]),
  .init(
    [.floats([1, 2, 4, 3, 5])],
    [
      "kernel_shape": .integers([2, 3, 2]), "strides": .integers([2, 1, 2]),
      "pads": .integers([0, 1, 1, 0, 1, 0]),
    ]),
]

private let globalExamples: [GradientExample] = [
  .init([.floats([2, 3, 2, 3])]), .init([.floats([1, 2, 5])]), .init([.floats([1, 2, 2, 3, 2])]),
]
