import ActivationMaps
import Tensors

/// Pictures between two, pixel by pixel in a map's order, and what becomes of the class's probability on the way.
///
/// Equal pixels go in a random order from the options' seed.
struct ExchangeCurves {
  let picture: PerturbedPicture
  let stepCount: Int
  private let removal: PixelRemoval

  init(_ picture: PerturbedPicture, _ options: EvaluationOptions) {
    self.picture = picture
    stepCount = options.stepCount
    removal = PixelRemoval(shape: picture.lengths, seed: options.seed)
  }

  /// For each map the probabilities from one picture to the other, `stepCount + 1` of them.
  ///
  /// - Parameters:
  ///   - start: `[1, C, H, W]`, before any pixel is exchanged.
  ///   - end: likewise, when all are.
  ///   - order: which pixels go first.
  /// - Complexity: `stepCount − 1` runs a map, and two for all of them.
  func curves(
    _ maps: [RankedMap], from start: Tensor, to end: Tensor, order: RemovalOrder = .mostRelevantFirst
  ) async throws -> [[Double]] {
    let inner = stepCount - 1
    let ends = try await picture.probabilities(of: [start.slice(0), end.slice(0)])
    let probabilities = try await picture.probabilities(count: maps.count * inner) { index in
      let map = maps[index / inner]
      let count = Int((Double(1 + index % inner) / Double(stepCount) * Double(map.count)).rounded())
      let mask = removal.mask(of: map, removing: count, order: order)
      return start.mixed(with: end, where: mask).slice(0)
    }
    return maps.indices.map { [ends[0]] + probabilities[$0 * inner..<($0 + 1) * inner] + [ends[1]] }
  }

  /// The area under each map's curve, most relevant pixels first; part `curve`.
  func scores(_ maps: [MapUnderTest], from start: Tensor, to end: Tensor) async throws -> [[MetricScore]] {
    try await curves(maps.map(\.ranked), from: start, to: end).map { curve in
      [MetricScore(value: Self.area(under: curve), parts: [.init(name: "curve", values: curve)])]
    }
  }

  /// By the trapezoidal rule, over a width of 1; of at least two values.
  static func area(under curve: [Double]) -> Double {
    zip(curve, curve.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 } / Double(curve.count - 1)
  }
}

extension Tensor {
  /// The other's pixels where the mask has its bits, its own elsewhere: `[1, C, H, W]` or `[1, C, D, H, W]` both.
  func mixed(with other: Tensor, where mask: PixelMask) -> Tensor {
    var result = self
    result.withUnsafeMutableElements { result in
      other.withUnsafeElements { other in
        for pixel in 0..<mask.count where mask[pixel] {
          for place in Swift.stride(from: pixel, to: result.count, by: mask.count) { result[place] = other[place] }
        }
      }
    }
    return result
  }

  /// Zeros where the mask has its bits, its own values elsewhere: `[1, C, H, W]`.
  func zeroed(where mask: PixelMask) -> Tensor {
    var result = self
    result.withUnsafeMutableElements { result in
      for pixel in 0..<mask.count where mask[pixel] {
        for place in Swift.stride(from: pixel, to: result.count, by: mask.count) { result[place] = 0 }
      }
    }
    return result
  }
}
