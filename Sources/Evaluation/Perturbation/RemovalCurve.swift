import ActivationMaps
import Tensors

/// The class's probability over the share of pixels that are removed and imputed, the most relevant first and the least.
///
/// Of a good map the first curve falls at once and the second late: ROAD is half the distance between them, at four places.
public struct RemovalCurve: Sendable, Equatable {
  /// How much is removed, in percent of the pixels, ascending.
  public let percentages: [Double]
  /// The probability when the most relevant pixels go first, one for each percentage.
  public let mostRelevantFirst: [Double]
  /// The same when the least relevant ones do.
  public let leastRelevantFirst: [Double]

  /// At which the probability is asked for where nothing else is said.
  public static let usualPercentages = stride(from: 0.0, through: 100, by: 5).map { $0 }

  /// The curves of maps on one picture, by the protocol `exact` in its first draw.
  ///
  /// - Parameters:
  ///   - maps: each of the picture's size.
  ///   - picture: what pixels are removed from.
  ///   - percentages: ascending, 0 to 100.
  ///   - seed: of the order of equal pixels.
  /// - Throws: `EvaluationError` for another size or percentage; the engine's errors.
  /// - Complexity: two imputations and runs a map and percentage; those that ROAD has made already are not made again.
  public static func curves(
    of maps: [RankedMap], on picture: PerturbedPicture, percentages: [Double] = Self.usualPercentages, seed: UInt64 = 0
  ) async throws -> [RemovalCurve] {
    let removal = PixelRemoval(height: picture.height, width: picture.width, seed: seed)
    let masks = try maps.flatMap { map in
      try [RemovalOrder.mostRelevantFirst, .leastRelevantFirst].flatMap { order in
        try percentages.map { try removal.mask(of: map, percent: $0, order: order, by: .exact) }
      }
    }
    let probabilities = try await picture.probabilities(removing: masks)
    let count = percentages.count
    return maps.indices.map { map in
      let start = 2 * map * count
      return RemovalCurve(
        percentages: percentages, mostRelevantFirst: Array(probabilities[start..<start + count]),
        leastRelevantFirst: Array(probabilities[start + count..<start + 2 * count]))
    }
  }
}
