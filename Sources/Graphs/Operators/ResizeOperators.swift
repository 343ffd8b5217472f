import Tensors

/// Interpolation along the axes.
let resizeOperators: [Operator] = [resize]

/// One axis after the other: every form of it is separable.
private let resize = Operator(
  "Resize", opsets: 11...24, inputs: 1...4,
  types: { context in
    let input = try context.numbers(0)
    return [ValueType(try resizedAxes(context).map(\.outputLength), input.elementType)]
  },
  compute: { context, types in
    let axes = try resizedAxes(context)
    let interpolation = try Interpolation(context)
    var result = try context.value(0)
    let outside = try outsidePlaces(axes, interpolation)
    // Axes that shrink come first, so that nothing in between is larger than the input and the result.
    let order = axes.indices.sorted { (axes[$0].shrinks ? 0 : 1, $0) < (axes[$1].shrinks ? 0 : 1, $1) }
    for axis in order where !axes[axis].isUnchanged {
      let resized = axes[axis]
      let samples = (0..<resized.outputLength).map { interpolation.samples(at: $0, of: resized) }
      result = result.sampled(along: axis, samples)
    }
    if let outside {
      let value = Double(try context.float("extrapolation_value", default: 0))
      for index in result.elements.indices where outside.elements[index] != 0 { result.elements[index] = value }
    }
    return [result.cast(to: types[0].elementType)]
  })

/// How one axis changes.
private struct ResizedAxis {
  var inputLength: Int
  var outputLength: Int
  /// Output length by input length, as given or as it comes out.
  var scale = 1.0
  /// The part that is resized, as fractions of the distance from the first element to the last.
  var region = 0.0...1.0

  var shrinks: Bool { outputLength < inputLength }
  var isUnchanged: Bool { scale == 1 && inputLength == outputLength && region == 0...1 }
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
  let regions = try croppedRegions(context, count: axes.count)
  for (order, axis) in axes.enumerated() { result[axis].region = regions?[order] ?? 0...1 }
  for (scale, axis) in zip(scales, axes) {
    // ONNX defines the length by a product of 32-bit floats. Its text has the length of the region as a factor too; its
    // shape inference, its evaluator and ONNX Runtime have not, and files are made for those.
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
      guard length > 0 || shape[axis] == 0 else {
        throw context.failure(
          .shapeMismatch, "would leave nothing of an axis of length \(shape[axis]), which \(scale) times rounds to 0")
      }
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

/// The region of each resized axis, where one is cropped to.
private func croppedRegions(_ context: OperatorContext, count: Int) throws -> [ClosedRange<Double>]? {
  guard try context.string("coordinate_transformation_mode", default: "half_pixel") == "tf_crop_and_resize" else {
    return nil
  }
  let bounds = try context.constantFloats(1) ?? []
  guard bounds.count == 2 * count else {
    throw context.failure(.shapeMismatch, "needs \(2 * count) bounds of a region, not \(bounds.count)")
  }
  return try (0..<count).map { order in
    let (start, end) = (bounds[order], bounds[order + count])
    guard start.isFinite, end.isFinite, start <= end, end - start < 0x1p20 else {
      throw context.failure(.shapeMismatch, "has a region from \(start) to \(end)")
    }
    return Double(start)...Double(end)
  }
}

/// 1 where an element of the result lies outside the input along some axis; nil where none can.
private func outsidePlaces(_ axes: [ResizedAxis], _ interpolation: Interpolation) throws -> ReferenceTensor? {
  let outside = axes.map { axis in
    (0..<axis.outputLength).map { !axis.isUnchanged && interpolation.isOutside($0, of: axis) }
  }
  guard interpolation.crops, outside.contains(where: { $0.contains(true) }) else { return nil }
  return ReferenceTensor(ValueType(axes.map(\.outputLength), .bool)) { result in
    forEachIndex(of: axes.map(\.outputLength)) { flat, index in
      result[flat] = index.indices.contains { outside[$0][index[$0]] } ? 1 : 0
    }
  }
}

extension OperatorContext {
  /// Where a `Resize` that crops leaves the input, as truth values of the result's shape; nil where it does not.
  package func resizedOutside() throws -> ReferenceTensor? {
    try outsidePlaces(resizedAxes(self), Interpolation(self))
  }

  /// What a `Resize` to the nearest element reads along each axis; nil for an axis that stays.
  package func resizedPlaces() throws -> [[Int]?] {
    let interpolation = try Interpolation(self)
    return try resizedAxes(self).map { axis in
      axis.isUnchanged ? nil : (0..<axis.outputLength).map { interpolation.samples(at: $0, of: axis)[0].place }
    }
  }

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
    case halfPixelSymmetric = "half_pixel_symmetric"
    /// Of versions 11 and 12.
    case halfPixelNotCentred = "tf_half_pixel_for_nn"
    case alignedCorners = "align_corners"
    case cropped = "tf_crop_and_resize"
    case asymmetric
  }

  private enum Rounding: String {
    case halfDown = "round_prefer_floor"
    case halfUp = "round_prefer_ceil"
    case floor, ceil
    /// That of opset 10, which had no such setting: up along an axis that shrinks, else down.
    case outwards
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
  /// Whether the kernel grows by as much as an axis shrinks.
  private let antialiases: Bool

  /// Whether a region is cut out, which may reach beyond the input.
  var crops: Bool { coordinates == .cropped }

  init(_ context: OperatorContext) throws {
    antialiases = try context.integer("antialias", default: 0) != 0
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
  private func coordinate<Number: BinaryFloatingPoint>(_ index: Int, of axis: ResizedAxis) -> Number {
    let (place, last, scale) = (Number(index), Number(axis.inputLength - 1), Number(axis.scale))
    switch coordinates {
    case .halfPixel: return (place + 0.5) / scale - 0.5
    case .halfPixelOrFirst: return axis.outputLength > 1 ? (place + 0.5) / scale - 0.5 : 0
    case .alignedCorners: return axis.outputLength > 1 ? place * last / Number(axis.outputLength - 1) : 0
    case .halfPixelNotCentred: return (place + 0.5) / scale
    case .asymmetric: return place / scale
    case .halfPixelSymmetric:
      // The length that the scale asks for, which may be no whole number, shares its centre with the input.
      let adjustment = Number(axis.outputLength) / (scale * Number(axis.inputLength))
      return Number(axis.inputLength) / 2 * (1 - adjustment) + (place + 0.5) / scale - 0.5
    case .cropped:
      let (start, end) = (Number(axis.region.lowerBound), Number(axis.region.upperBound))
      return axis.outputLength > 1
        ? start * last + place * (end - start) * last / Number(axis.outputLength - 1) : 0.5 * (start + end) * last
    }
  }

  /// True where an element of the result is none of the input's.
  func isOutside(_ index: Int, of axis: ResizedAxis) -> Bool {
    let place: Double = coordinate(index, of: axis)
    return crops && (place < 0 || place > Double(axis.inputLength - 1))
  }

  /// The places that are read and their weights, which sum to 1.
  func samples(at index: Int, of axis: ResizedAxis) -> [(place: Int, weight: Double)] {
    let coordinate: Double = coordinate(index, of: axis)
    let below = coordinate.rounded(.down)
    let ratio = coordinate - below
    let taps: [(place: Double, weight: Double)] =
      switch kernel {
      // A scale such as 2.4 leads to whole numbers in 32 bits, as all engines compute, and just below them in 64.
      case .nearest: [(nearest(Double(self.coordinate(index, of: axis) as Float), shrinks: axis.scale < 1), 1)]
      case _ where antialiases && axis.scale < 1: stretchedTaps(below, ratio, scale: axis.scale)
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

  /// The taps of a kernel that is as much wider as the axis shrinks, so that every element of the input counts.
  private func stretchedTaps(_ below: Double, _ ratio: Double, scale: Double) -> [(place: Double, weight: Double)] {
    let radius = kernel == .linear ? 1.0 : 2.0
    let first = (-radius / scale).rounded(.down) + 1
    let taps = stride(from: first, to: radius + 1 - first, by: 1).map { step in
      let distance = abs((step - ratio) * scale)
      let weight = distance >= radius ? 0 : kernel == .linear ? 1 - distance : cubicWeight(distance)
      return (place: below + step, weight: weight)
    }
    let total = taps.reduce(0) { $0 + $1.weight }
    return taps.map { ($0.place, $0.weight / total) }
  }

  private func nearest(_ coordinate: Double, shrinks: Bool) -> Double {
    switch rounding {
    case .outwards: coordinate.rounded(shrinks ? .up : .down)
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
