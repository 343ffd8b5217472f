/// Interpolation along the axes.
let resizeOperators: [Operator] = [resize]

/// One axis after the other: every form of it is separable.
private let resize = Operator(
  "Resize", opsets: 11...22, inputs: 1...4,
  types: { context in
    let input = try context.numbers(0)
    return [ValueType(try resizedAxes(context).map(\.outputLength), input.elementType)]
  },
  compute: { context, types in
    let axes = try resizedAxes(context)
    let interpolation = try Interpolation(context)
    var result = try context.value(0)
    // Axes that shrink come first, so that nothing in between is larger than the input and the result.
    let order = axes.indices.sorted { (axes[$0].shrinks ? 0 : 1, $0) < (axes[$1].shrinks ? 0 : 1, $1) }
    for axis in order where !axes[axis].isUnchanged {
      let resized = axes[axis]
      let samples = (0..<resized.outputLength).map { interpolation.samples(at: $0, of: resized) }
      result = result.sampled(along: axis, samples)
    }
    return [result.cast(to: types[0].elementType)]
  })

/// How one axis changes.
private struct ResizedAxis {
  var inputLength: Int
  var outputLength: Int
  /// Output length by input length, as given or as it comes out.
  var scale = 1.0

  var shrinks: Bool { outputLength < inputLength }
  var isUnchanged: Bool { scale == 1 && inputLength == outputLength }
}

private func resizedAxes(_ context: OperatorContext) throws -> [ResizedAxis] {
  let shape = try context.shape(0)
  let axes = try context.axes(try context.integers("axes") ?? Array(shape.indices), rank: shape.count)
  // Old exporters leave an empty list where an input is absent.
  let scales = try context.constantFloats(2) ?? []
  let sizes = try context.constantIntegers(3) ?? []
  guard scales.isEmpty != sizes.isEmpty, scales.count + sizes.count == axes.count else {
    throw context.failure(
      .shapeMismatch, "needs \(axes.count) scales or sizes, but has \(scales.count) scales and \(sizes.count) sizes")
  }
  var result = shape.map { ResizedAxis(inputLength: $0, outputLength: $0) }
  for (scale, axis) in zip(scales, axes) {
    // ONNX defines the length by a product of 32-bit floats.
    let length = (Float(shape[axis]) * scale).rounded(.down)
    guard scale > 0, length < 0x1p40 else { throw context.failure(.shapeMismatch, "has a scale of \(scale)") }
    result[axis].outputLength = Int(length)
    result[axis].scale = Double(scale)
  }
  for (size, axis) in zip(sizes, axes) {
    guard size >= 0, size <= 1 << 40 else { throw context.failure(.shapeMismatch, "has a size of \(size)") }
    result[axis].outputLength = size
    result[axis].scale = shape[axis] == 0 ? 1 : Double(size) / Double(shape[axis])
  }
  let policy = try context.string("keep_aspect_ratio_policy", default: "stretch")
  if policy != "stretch" && !sizes.isEmpty {
    let ratios = axes.map { result[$0].scale }
    guard let least = ratios.min(), let most = ratios.max(), ["not_larger", "not_smaller"].contains(policy) else {
      throw context.failure(.unknownOperator, "has the unknown keep_aspect_ratio_policy '\(policy)'")
    }
    let scale = policy == "not_larger" ? least : most
    for axis in axes {
      let length = (scale * Double(shape[axis]) + 0.5).rounded(.down)
      guard length <= 0x1p40 else { throw context.failure(.shapeMismatch, "would make an axis that is too long") }
      result[axis].outputLength = Int(length)
      result[axis].scale = scale
    }
  }
  for axis in result where axis.inputLength == 0 && axis.outputLength > 0 {
    throw context.failure(.shapeMismatch, "has nothing to interpolate in the shape \(shape)")
  }
  _ = try Interpolation(context)
  return result
}

extension OperatorContext {
  /// What a `Resize` does to each axis, as a matrix `[output length, input length]`; nil for an axis that stays.
  ///
  /// - Throws: `GraphError` also for a matrix of more than 2²⁴ elements.
  package func resizeMatrices() throws -> [Tensor?] {
    let interpolation = try Interpolation(self)
    return try resizedAxes(self).map { axis in
      guard !axis.isUnchanged else { return nil }
      let shape = [axis.outputLength, axis.inputLength]
      guard try product(shape[0], shape[1]) <= 1 << 24 else {
        throw failure(
          .unknownOperator, "of \(axis.inputLength) to \(axis.outputLength) elements is too large in this form")
      }
      var matrix = Tensor(shape: shape, repeating: 0)
      for place in 0..<axis.outputLength {
        for sample in interpolation.samples(at: place, of: axis) { matrix[place, sample.place] += Float(sample.weight) }
      }
      return matrix
    }
  }
}

/// Which elements an element of the result is made of.
private struct Interpolation {
  private enum Coordinates: String {
    case halfPixel = "half_pixel"
    case halfPixelOrFirst = "pytorch_half_pixel"
    case alignedCorners = "align_corners"
    case asymmetric
  }

  private enum Rounding: String {
    case halfDown = "round_prefer_floor"
    case halfUp = "round_prefer_ceil"
    case floor, ceil
  }

  private enum Kernel: String {
    case nearest, linear, cubic
  }

  private let coordinates: Coordinates
  private let rounding: Rounding
  private let kernel: Kernel
  private let cubicCoefficient: Double
  /// Whether taps beyond the border weigh nothing, rather than read the border.
  private let excludesOutside: Bool

  init(_ context: OperatorContext) throws {
    if try context.integer("antialias", default: 0) != 0 {
      throw context.failure(.unknownOperator, "is antialiased, which is not supported")
    }
    func choice<Choice: RawRepresentable<String>>(_ name: String, default value: String) throws -> Choice {
      let text = try context.string(name, default: value)
      guard let choice = Choice(rawValue: text) else {
        throw context.failure(.unknownOperator, "has the \(name) '\(text)', which is not supported")
      }
      return choice
    }
    coordinates = try choice("coordinate_transformation_mode", default: "half_pixel")
    rounding = try choice("nearest_mode", default: "round_prefer_floor")
    kernel = try choice("mode", default: "nearest")
    cubicCoefficient = Double(try context.float("cubic_coeff_a", default: -0.75))
    excludesOutside = try context.integer("exclude_outside", default: 0) != 0
  }

  /// The place in the input, between its elements, of one element of the result.
  private func coordinate(_ index: Int, of axis: ResizedAxis) -> Double {
    let (place, last) = (Double(index), Double(axis.inputLength - 1))
    switch coordinates {
    case .halfPixel: return (place + 0.5) / axis.scale - 0.5
    case .halfPixelOrFirst: return axis.outputLength > 1 ? (place + 0.5) / axis.scale - 0.5 : 0
    case .alignedCorners: return axis.outputLength > 1 ? place * last / Double(axis.outputLength - 1) : 0
    case .asymmetric: return place / axis.scale
    }
  }

  /// The places that are read and their weights, which sum to 1.
  func samples(at index: Int, of axis: ResizedAxis) -> [(place: Int, weight: Double)] {
    let coordinate = coordinate(index, of: axis)
    let below = coordinate.rounded(.down)
    let ratio = coordinate - below
    let taps: [(place: Double, weight: Double)] =
      switch kernel {
      case .nearest: [(nearest(coordinate), 1)]
      case .linear: [(below, 1 - ratio), (below + 1, ratio)]
      case .cubic: (-1...2).map { (below + Double($0), cubicWeight(abs(ratio - Double($0)))) }
      }
    let last = Double(axis.inputLength - 1)
    var samples = taps.map { tap in
      let isOutside = tap.place < 0 || tap.place > last
      return (Int(min(max(tap.place, 0), last)), isOutside && excludesOutside && kernel != .nearest ? 0 : tap.weight)
    }
    let total = samples.reduce(0) { $0 + $1.1 }
    if excludesOutside && total != 0 { samples = samples.map { ($0.0, $0.1 / total) } }
    return samples.map { (place: $0.0, weight: $0.1) }
  }

  private func nearest(_ coordinate: Double) -> Double {
    switch rounding {
    case .halfDown: (coordinate - 0.5).rounded(.up)
    case .halfUp: (coordinate + 0.5).rounded(.down)
    case .floor: coordinate.rounded(.down)
    case .ceil: coordinate.rounded(.up)
    }
  }

  /// Keys, "Cubic convolution interpolation for digital image processing", 1981, equation 4, at a distance below 2.
  private func cubicWeight(_ distance: Double) -> Double {
    let a = cubicCoefficient
    if distance <= 1 { return ((a + 2) * distance - (a + 3)) * distance * distance + 1 }
    return ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a
  }
}

extension ReferenceTensor {
  /// Weighted sums along one axis, one list of places and weights for each element of the result.
  fileprivate func sampled(along axis: Int, _ samples: [[(place: Int, weight: Double)]]) -> ReferenceTensor {
    var type = ValueType(shape, elementType)
    type.shape[axis] = samples.count
    let step = strides[axis]
    let length = shape[axis]
    return ReferenceTensor(type) { result in
      elements.withUnsafeBufferPointer { source in
        for index in result.indices {
          let start = index / (step * samples.count) * step * length + index % step
          var total = 0.0
          for sample in samples[index / step % samples.count] {
            total += source[start + sample.place * step] * sample.weight
          }
          result[index] = total
        }
      }
    }
  }
}
