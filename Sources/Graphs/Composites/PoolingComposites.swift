import Tensors

/// Sums over windows.
let poolingComposites: [Composite] = [
  // (Σ |x|ᵖ)^(1/p) over each window, padding counted as 0
  Composite(
    "LpPool", inputs: 1...1,
    examples: [
      .init(
        [.floats([1, 2, 5, 4], avoiding: [0])], ["kernel_shape": .integers([2, 3]), "strides": .integers([2, 1])]),
      .init(
        [.floats([2, 1, 7], avoiding: [0])],
        ["kernel_shape": .integers([3]), "p": .integer(3), "pads": .integers([1, 1]), "dilations": .integers([2])]),
    ]
  ) { expansion in
    let power = try expansion.operation.power
    let windows = try expansion.poolingWindows()
    let powers = try expansion.input(0).magnitude(toThe: power)
    return [try expansion.windowSums(powers, windows, channels: expansion.shape(0)[1]).root(power)]
  },
  // The same over all places
  Composite(
    "GlobalLpPool", inputs: 1...1,
    examples: [
      .init([.floats([2, 3, 2, 2], avoiding: [0])]), .init([.floats([1, 2, 4], avoiding: [0])], ["p": .integer(3)]),
    ]
  ) { expansion in
    let power = try expansion.operation.power
    let rank = try expansion.operation.floats(0, rank: 3...64).shape.count
    return [try expansion.input(0).magnitude(toThe: power).sum(Array(2..<rank)).root(power)]
  },
]

let poolingForms: [Composite] = [
  // Version 19 brought windows with gaps: the sum of each by how many of its taps count.
  Composite(
    "AveragePool", opsets: 19...24, inputs: 1...1,
    examples: [
      .init(
        [.floats([1, 2, 6, 5])],
        ["kernel_shape": .integers([2, 2]), "dilations": .integers([2, 3]), "pads": .integers([1, 0, 0, 1])]),
      .init(
        [.floats([1, 1, 8])],
        [
          "kernel_shape": .integers([2]), "dilations": .integers([3]), "strides": .integers([2]),
          "ceil_mode": .integer(1), "pads": .integers([1, 0]), "count_include_pad": .integer(1),
        ]),
    ]
  ) { context in
    try context.integers("dilations")?.contains { $0 != 1 } ?? false
  } expand: { expansion in
    let windows = try expansion.poolingWindows()
    let countsPadding = try expansion.operation.integer("count_include_pad", default: 0) != 0
    let counts = Tensor(
      shape: [1, 1] + windows.output,
      elements: windows.counts { index in
        countsPadding ? windows.paddedTapCount(at: index) : Double(windows.taps(at: index).count)
      })
    let sums = try expansion.windowSums(expansion.input(0), windows, channels: expansion.shape(0)[1])
    return [sums / .constant(.floats(counts))]
  }
]

extension OperatorContext {
  /// The p of a norm.
  fileprivate var power: Float {
    get throws {
      // Version 1 had a float here, which some exporters kept.
      if case .float(let power)? = node.attributes["p"], power > 0 { return power }
      let power = try integer("p", default: 2)
      guard power > 0, power < 1 << 10 else { throw failure(.invalidGraph, "has the p \(power)") }
      return Float(power)
    }
  }
}

extension Expansion {
  fileprivate func poolingWindows() throws -> Windows {
    let shape = try operation.floats(0, rank: 3...64).shape
    guard let kernel = try operation.integers("kernel_shape"), kernel.count == shape.count - 2 else {
      throw failure(.shapeMismatch, "needs a kernel_shape of \(shape.count - 2) numbers")
    }
    let windows = try Windows(operation, input: spatialShape(operation, shape), kernel: kernel)
    guard kernel.reduce(1.0, { $0 * Double($1) }) <= 0x1p20, windows.output.reduce(1.0, { $0 * Double($1) }) <= 0x1p24
    else { throw failure(.shapeMismatch, "has a window of the size \(kernel), which is too large") }
    return windows
  }

  /// The sum of the elements that each window sees, by a convolution with ones.
  fileprivate func windowSums(_ x: Expression, _ windows: Windows, channels: Int) -> Expression {
    let ones = Tensor(shape: [channels, 1] + windows.kernel, repeating: 1)
    let reach = windows.output.indices.map { axis in
      let end =
        (windows.output[axis] - 1) * windows.strides[axis] + (windows.kernel[axis] - 1) * windows.dilations[axis]
      return max(end + 1 - windows.padsBegin[axis] - windows.input[axis], 0)
    }
    return .apply(
      "Conv", x, .constant(.floats(ones)),
      attributes: [
        "group": .integer(channels), "kernel_shape": .integers(windows.kernel), "strides": .integers(windows.strides),
        "dilations": .integers(windows.dilations), "pads": .integers(windows.padsBegin + reach),
      ])
  }
}

extension Windows {
  /// A number for each window.
  fileprivate func counts(_ count: ([Int]) -> Double) -> [Float] {
    var counts: [Float] = []
    // A window that sees padding alone has no mean: 0 by 1.
    forEachIndex(of: output) { _, index in counts.append(Float(max(count(index), 1))) }
    return counts
  }
}
