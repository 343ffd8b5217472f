import Tensors

/// Feature maps read at places between their elements.
///
/// Source: ONNX, Operators, GridSample, AffineGrid, https://onnx.ai/onnx/operators/; Jaderberg et al., "Spatial Transformer
/// Networks", 2015.
let samplingComposites: [Composite] = [gridSample, affineGrid]

/// `Y[n, :, p…] = Σ_taps w · X[n, :, place…]` around the places that a grid `[N, p…, axes]` names, the last axis first, where
/// −1 and 1 stand for the ends of an axis.
private let gridSample = Composite(
  "GridSample", opsets: 16...24, inputs: 2...2,
  examples: [
    .init([.floats([1, 2, 3, 4]), .floats([1, 2, 2, 2], in: -1.3...1.4)]),
    .init(
      [.floats([2, 1, 4, 3]), .floats([2, 1, 3, 2], in: -1.5...1.6)],
      ["padding_mode": .string("border"), "align_corners": .integer(1)]),
    .init(
      [.floats([1, 2, 3, 3]), .floats([1, 3, 1, 2], in: -2.1...2.2)], ["padding_mode": .string("reflection")]),
    .init(
      [.floats([1, 2, 4, 4]), .floats([1, 2, 2, 2], in: -0.9...1.1)],
      ["mode": .string("bicubic"), "padding_mode": .string("reflection"), "align_corners": .integer(1)]),
    .init([.floats([1, 2, 4, 4]), .numbers([1, 1, 2, 2], [-0.3, 0.4, 0.9, -1.2])], ["mode": .string("nearest")]),
    .init([.floats([1, 1, 2, 3, 2]), .floats([1, 1, 1, 2, 3], in: -1.1...1.2)]),
  ]
) { expansion in
  let operation = expansion.operation
  let shape = try operation.floats(0, rank: 4...5).shape
  let grid = try operation.floats(1).shape
  let axes = shape.count - 2
  guard grid.count == shape.count, grid[0] == shape[0], grid.last == axes, !shape.contains(0) else {
    throw operation.failure(.shapeMismatch, "cannot read the shape \(shape) at a grid of the shape \(grid)")
  }
  let rule = try SamplingRule(operation, axes: axes)
  let points = grid.dropFirst().dropLast().reduce(1, *)
  let coordinates = try expansion.split(
    expansion.input(1).reshaped([grid[0], points, axes]), grid.indices.prefix(axes).map { _ in 1 }, axis: 2)
  var (places, weights): (Expression, Expression?) = (
    .integers([shape[0], 1], (0..<Int64(shape[0])).map { $0 * Int64(shape.dropFirst(2).reduce(1, *)) }), nil
  )
  for axis in 0..<axes {
    let length = shape[2 + axis]
    let coordinate = try expansion.write(
      rule.coordinate(coordinates[axes - 1 - axis].reshaped([grid[0], points]), length: length))
    let taps = try rule.taps(&expansion, coordinate, length: length, before: axis, behind: axes - 1 - axis)
    places = places + taps.places * .integer(shape.dropFirst(3 + axis).reduce(1, *))
    weights = taps.weights.map { factor in weights.map { $0 * factor } ?? factor } ?? weights
  }
  let read = try expansion.sampled(0, at: places, weights: weights, points: shape[0] * points)
  return [
    read.reshaped([shape[0]] + grid.dropFirst().dropLast() + [shape[1]])
      .transposed([0, axes + 1] + (1...axes))
  ]
}

/// `Y[n, p…] = θ[n]·(…, y, x, 1)`: for each place of a result of the given size, where an affine map of the ends −1 and 1 of
/// every axis leads.
private let affineGrid = Composite(
  "AffineGrid", opsets: 20...24, inputs: 2...2,
  examples: [
    .init([.floats([2, 2, 3]), .integers(2, 1, 3, 4)]),
    .init([.floats([1, 3, 4]), .integers(1, 2, 2, 1, 3)], ["align_corners": .integer(1)]),
  ]
) { expansion in
  let operation = expansion.operation
  let theta = try operation.floats(0, rank: 3...3).shape
  guard let size = try operation.constantIntegers(1), (4...5).contains(size.count),
    theta == [size[0], size.count - 2, size.count - 1], ValueType(size).isReasonable
  else { throw operation.failure(.shapeMismatch, "needs a size of four or five axes for a theta of \(theta)") }
  let alignsCorners = try operation.integer("align_corners", default: 0) != 0
  let lengths = Array(size.dropFirst(2))
  let points = lengths.reduce(1, *)
  guard points <= 1 << 24 else { throw operation.failure(.shapeMismatch, "would make a grid that is too large") }
  var elements: [Float] = []
  elements.reserveCapacity(points * (lengths.count + 1))
  forEachIndex(of: lengths) { _, index in
    for axis in lengths.indices.reversed() {
      let (place, length) = (Float(index[axis]), Float(lengths[axis]))
      elements.append(
        alignsCorners ? (length > 1 ? 2 * place / (length - 1) - 1 : 0) : (2 * place + 1) / length - 1)
    }
    elements.append(1)
  }
  let places = Tensor(shape: [points, lengths.count + 1], elements: elements)
  let product = Expression.apply(
    "MatMul", .constant(.floats(places)), try expansion.input(0).matrixTransposed(rank: 3))
  return [product.reshaped([size[0]] + lengths + [lengths.count])]
}

/// How a coordinate of a grid is read, and which elements around it count.
private struct SamplingRule {
  private enum Padding: String { case zeros, border, reflection }

  private let padding: Padding
  private let alignsCorners: Bool
  private let isNearest: Bool
  /// The weight of each tap as a polynomial in the distance from the element before the coordinate: the constant first.
  private let polynomials: [[Float]]

  init(_ operation: OperatorContext, axes: Int) throws {
    let mode = try operation.string("mode", default: "linear")
    switch mode {
    case "linear", "bilinear": polynomials = [[1, -1], [0, 1]]
    case "nearest": polynomials = [[1]]
    // Cubic convolution with a = −3/4 (Keys 1981)
    case "cubic" where axes == 2, "bicubic" where axes == 2:
      polynomials = [[0, -0.75, 1.5, -0.75], [1, 0, -2.25, 1.25], [0, 0.75, 1.5, -1.25], [0, 0, -0.75, 0.75]]
    default:
      throw operation.failure(.unknownOperator, "has the mode '\(mode)', which is not supported for \(axes) axes")
    }
    isNearest = mode == "nearest"
    let name = try operation.string("padding_mode", default: "zeros")
    guard let padding = Padding(rawValue: name) else {
      throw operation.failure(.unknownOperator, "has the unknown padding_mode '\(name)'")
    }
    self.padding = padding
    alignsCorners = try operation.integer("align_corners", default: 0) != 0
  }

  /// The place along an axis, counted in elements, that −1…1 stands for; the padding applied where it moves places.
  func coordinate(_ value: Expression, length: Int) -> Expression {
    let length = Float(length)
    var place = (value + 1) * .scalar((alignsCorners ? length - 1 : length) / 2)
    if !alignsCorners { place = place - 0.5 }
    if isNearest { place = .apply("Round", place) }
    return padding == .reflection ? reflected(place, length) : place
  }

  private var lowest: Float { alignsCorners ? 0 : -0.5 }

  private func clipped(_ place: Expression, _ length: Float) -> Expression {
    .apply("Clip", place, 0, .scalar(length - 1))
  }

  /// A triangle wave between the ends.
  private func reflected(_ place: Expression, _ length: Float) -> Expression {
    let span = length - 1 - 2 * lowest
    guard span > 0 else { return place * 0 }
    let distance = Expression.apply("Abs", place - .scalar(lowest))
    let turn = distance - .apply("Floor", distance * .scalar(1 / (2 * span))) * .scalar(2 * span)
    return .scalar(span + lowest) - .apply("Abs", turn - .scalar(span))
  }

  /// The elements that count along an axis, and their weights: with the taps of other axes before and behind them,
  /// `[1, …, taps, …, 1, N, points]`. No weights where one element counts with the weight 1.
  func taps(
    _ expansion: inout Expansion, _ coordinate: Expression, length: Int, before: Int, behind: Int
  ) throws -> (places: Expression, weights: Expression?) {
    let shape = (0..<before).map { _ in 1 } + [polynomials.count] + (0..<behind + 2).map { _ in 1 }
    func perTap(_ values: [Float]) -> Expression { .constant(.floats(Tensor(shape: shape, elements: values))) }
    var (place, weights): (Expression, Expression?) = (coordinate, nil)
    if !isNearest {
      let base = try expansion.write(.apply("Floor", coordinate))
      let distance = try expansion.write(coordinate - base)
      let first = (polynomials.count - 1) / 2
      place = try expansion.write(base + perTap(polynomials.indices.map { Float($0 - first) }))
      let coefficients = polynomials[0].indices.map { power in perTap(polynomials.map { $0[power] }) }
      weights = coefficients.dropLast().reversed().reduce(coefficients[coefficients.count - 1]) { $0 * distance + $1 }
    }
    switch padding {
    case .zeros:
      let inside = (place > .scalar(-0.5) && place < .scalar(Float(length) - 0.5)).cast(to: .float32)
      weights = weights.map { $0 * inside } ?? inside
    case .reflection where !isNearest: place = reflected(place, Float(length))
    case .reflection, .border: break
    }
    return (try expansion.write(clipped(place, Float(length)).cast(to: .int64)), weights)
  }
}

extension Expansion {
  /// `Σ_taps w · X[n, :, place]` as `[points, C]`, of an input `[N, C, …]`.
  /// - Parameters:
  ///   - places: `[taps…, points…]`, counted over the samples and the spatial axes.
  ///   - weights: of the same shape; without them there is one tap a point.
  func sampled(_ input: Int, at places: Expression, weights: Expression?, points: Int) throws -> Expression {
    let rows = try sampleRows(input)
    guard let weights else { return .apply("Gather", rows, places.reshaped([points])) }
    return (.apply("Gather", rows, places.reshaped([-1, points])) * weights.reshaped([-1, points, 1]))
      .sum([0], keepingAxes: false)
  }

  /// An input `[N, C, …]` as `[N·…, C]`.
  func sampleRows(_ input: Int) throws -> Expression {
    let shape = try shape(input)
    return try self.input(input).transposed([0] + Array(2..<shape.count) + [1]).reshaped([-1, shape[1]])
  }
}
