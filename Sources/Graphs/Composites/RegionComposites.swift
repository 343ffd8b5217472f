import Tensors

/// Regions of a feature map, each brought to one size.
///
/// Source: ONNX, Operators, RoiAlign, https://onnx.ai/onnx/operators/; He et al., "Mask R-CNN", 2017.
let regionComposites: [Composite] = [regionAlignment]

/// The mean, or the largest, of `s × s` bilinear samples in each of the bins that a region `(x₀, y₀, x₁, y₁)` is divided into.
///
/// As ONNX has it, the largest is that of the four weighted elements of all samples, not of the samples.
private let regionAlignment = Composite(
  "RoiAlign", opsets: 10...24, inputs: 3...3,
  examples: [
    .init(
      [.floats([2, 2, 5, 6]), .numbers([2, 4], [0.3, 0.6, 4.2, 3.9, -2, 1.1, 7.3, 6.2]), .integers([2], [1, 0])],
      ["sampling_ratio": .integer(2), "output_height": .integer(2), "output_width": .integer(3)]),
    .init(
      [.floats([1, 2, 5, 5]), .numbers([2, 4], [0.3, 0.6, 8.2, 7.9, 2.1, 1.1, 4.3, 9.2]), .integers([2], [0, 0])],
      [
        "mode": .string("max"), "output_height": .integer(2), "output_width": .integer(2),
        "coordinate_transformation_mode": .string("output_half_pixel"), "spatial_scale": .float(0.5),
      ]),
  ]
) { expansion in
  let operation = expansion.operation
  let shape = try operation.floats(0, rank: 4...4).shape
  let count = try operation.indices(2).shape
  guard count.count == 1, try operation.floats(1).shape == [count[0], 4], !shape.contains(0) else {
    throw operation.failure(
      .shapeMismatch, "needs four numbers and one batch index a region, not \(try operation.shape(1)) and \(count)")
  }
  let mode = try operation.string("mode", default: "avg")
  guard mode == "avg" || mode == "max" else {
    throw operation.failure(.unknownOperator, "has the unknown mode '\(mode)'")
  }
  let (regions, height, width) = (count[0], shape[2], shape[3])
  let rows = try RegionAxis(&expansion, side: 1, length: height, bins: "output_height", isMean: mode == "avg")
  let columns = try RegionAxis(&expansion, side: 0, length: width, bins: "output_width", isMean: mode == "avg")
  // An index below 0 is none, where Gather would count it from the end.
  let batch = try expansion.write(expansion.input(2).cast(to: .int64).reshaped([regions, 1, 1]))
  let sample = Expression.integer(shape[0]).where(batch < .integer(0), else: batch)
  let rowShape = [2, 1, regions, rows.count, 1]
  let columnShape = [1, 2, regions, 1, columns.count]
  let places =
    sample * .integer(height * width) + rows.places.reshaped(rowShape) * .integer(width)
    + columns.places.reshaped(columnShape)
  let weights = rows.weights.reshaped(rowShape) * columns.weights.reshaped(columnShape)
  let points = regions * rows.count * columns.count
  let bins = [regions, rows.bins, rows.samples, columns.bins, columns.samples, shape[1]]
  if mode == "avg" {
    return [
      try expansion.sampled(0, at: places, weights: weights, points: points).reshaped(bins)
        .sum([2, 4], keepingAxes: false).transposed([0, 3, 1, 2])
    ]
  }
  let read = Expression.apply("Gather", try expansion.sampleRows(0), places.reshaped([4, points]))
  let weighted = (read * weights.reshaped([4, points, 1])).reshaped([4] + bins)
  return [
    .apply("ReduceMax", weighted, .integers([0, 3, 5]), attributes: ["keepdims": .integer(0)]).transposed([0, 3, 1, 2])
  ]
}

/// Where the samples of all regions lie along one axis.
private struct RegionAxis {
  let bins: Int
  /// In each bin.
  let samples: Int
  /// The element before each sample and the one behind: `[2, regions, bins·samples]`.
  let places: Expression
  let weights: Expression

  /// The samples of all bins.
  var count: Int { bins * samples }

  /// Of a bin, so that a stranger's file cannot ask for any number of them.
  private static let mostSamples = 256

  init(_ expansion: inout Expansion, side: Int, length: Int, bins: String, isMean: Bool) throws {
    let operation = expansion.operation
    let count = try operation.integer(bins, default: 1)
    let ratio = try operation.integer("sampling_ratio", default: 0)
    guard (1...1 << 16).contains(count), (0...Self.mostSamples).contains(ratio) else {
      throw operation.failure(.shapeMismatch, "has \(count) bins of \(ratio) samples along an axis")
    }
    let form = try operation.string("coordinate_transformation_mode", default: "half_pixel")
    guard form == "half_pixel" || form == "output_half_pixel" else {
      throw operation.failure(.unknownOperator, "has the unknown coordinate_transformation_mode '\(form)'")
    }
    let isHalfPixel = form == "half_pixel"
    let scale = try operation.float("spatial_scale", default: 1)
    self.bins = count

    let regions = try operation.shape(1)[0]
    let ratios: [Int]
    if ratio > 0 {
      ratios = [ratio]
    } else {
      guard let elements = operation.constants[1]?.tensor?.elements else {
        throw operation.failure(
          .dynamicValue, "needs a sampling_ratio where its regions are computed; export with one")
      }
      // As many samples as a bin has elements.
      ratios = try (0..<regions).map { region in
        let extent = (elements[4 * region + side + 2] - elements[4 * region + side]) * scale
        let samples = ((isHalfPixel ? extent : max(extent, 1)) / Float(count)).rounded(.up)
        guard samples <= Float(Self.mostSamples) else {
          throw operation.failure(.shapeMismatch, "has a region that is too large, of \(extent) elements")
        }
        return Int(max(samples, 0))
      }
    }
    let most = max(ratios.max() ?? 1, 1)
    samples = most
    let shape = [ratios.count, count * most]
    /// The same for all bins of a region.
    func perSample(_ value: (_ bin: Int, _ sample: Int, _ ratio: Int) -> Float) -> Expression {
      let elements = ratios.flatMap { ratio in
        (0..<count * most).map { value($0 / most, $0 % most, ratio) }
      }
      return .constant(.floats(Tensor(shape: shape, elements: elements)))
    }
    // A region of fewer samples has its last one more often, which the largest does not see and the mean weighs by 0.
    let offsets = perSample { Float($0) + (Float(min($1, max($2 - 1, 0))) + 0.5) / Float(max($2, 1)) }
    let factors = perSample { $1 < $2 ? (isMean ? 1 / Float($2) : 1) : ($2 > 0 && !isMean ? 1 : 0) }

    let sides = try expansion.split(expansion.input(1), [1, 1, 1, 1], axis: 1)
    let start = sides[side] * .scalar(scale) - .scalar(isHalfPixel ? 0.5 : 0)
    let extent = (sides[side + 2] - sides[side]) * .scalar(scale)
    let bin = (isHalfPixel ? extent : .apply("Max", extent, 1)) * .scalar(1 / Float(count))
    let place = try expansion.write(start + bin * offsets)
    let outside = Expression.apply("Or", place < .scalar(-1), place > .scalar(Float(length)))
    let factor = factors.where(.apply("Not", outside))

    let clipped = try expansion.write(.apply("Clip", place, 0, .scalar(Float(length - 1))))
    let first = try expansion.write(.apply("Floor", clipped))
    let distance = try expansion.write(clipped - first)
    let both = Expression.concatenated(
      [(1 - distance).reshaped([1, regions, -1]), distance.reshaped([1, regions, -1])], axis: 0)
    weights = both * factor
    let step = Expression.constant(.floats(Tensor(shape: [2, 1, 1], elements: [0, 1])))
    places = .apply("Min", first + step, .scalar(Float(length - 1))).cast(to: .int64)
  }
}
