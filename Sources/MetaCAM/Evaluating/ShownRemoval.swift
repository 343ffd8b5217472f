import ActivationMaps
import Evaluation
import Imaging

/// A picture as ROAD shows it to the network: some pixels are removed and imputed.
///
///     for removal in evaluation.removals(request.options) {
///       try removal.picture(by: model.preprocessing).writePNG(to: "\(removal.method).\(removal.percent).png")
///     }
public struct ShownRemoval: Sendable {
  /// Whose map says which pixels.
  public let method: String
  /// How percentages count, and in which order equal pixels go.
  public let removalProtocol: RemovalProtocol
  /// Whether the most or the least relevant pixels go first.
  public let order: RemovalOrder
  /// 0 to 100, as the protocol counts it.
  public let percent: Double
  private let map: RankedMap
  private let removal: PixelRemoval
  private let perturbed: PerturbedPicture

  init(
    _ percent: Double, of map: MapUnderTest, _ order: RemovalOrder, by removalProtocol: RemovalProtocol,
    _ removal: PixelRemoval, from perturbed: PerturbedPicture
  ) {
    method = map.method
    self.removalProtocol = removalProtocol
    self.order = order
    self.percent = percent
    self.map = map.ranked(for: removalProtocol)
    self.removal = removal
    self.perturbed = perturbed
  }

  /// Of the first draw.
  ///
  /// - Parameter preprocessing: by which the network's input was made.
  /// - Throws: `EvaluationError`, `ImagingError`.
  public func picture(by preprocessing: Preprocessing) throws -> Image {
    let mask = try removal.mask(of: map, percent: percent, order: order, by: removalProtocol)
    return try preprocessing.picture(of: perturbed.imputed(removing: mask))
  }
}

extension ClassEvaluation {
  /// What ROAD shows the network: map by map, protocol by protocol, the most relevant pixels first and then the least, percentage by percentage.
  public func removals(_ options: EvaluationOptions) -> [ShownRemoval] {
    let removal = PixelRemoval(shape: picture.lengths, seed: options.seed)
    return maps.flatMap { map in
      options.protocols.flatMap { removalProtocol in
        RemovalOrder.allCases.flatMap { order in
          options.percentages.map { ShownRemoval($0, of: map, order, by: removalProtocol, removal, from: picture) }
        }
      }
    }
  }
}
