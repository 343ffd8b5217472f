import Tensors

/// How like two maps of one picture are, by three measures that see different things: values, order, and edges.
///
///     MapLikeness(trained, randomised).rank  // 0.12
public struct MapLikeness: Sendable, Equatable, Encodable {
  /// SSIM by a Gaussian window; nil for maps that are smaller than it.
  public var structural: Double?
  /// Spearman's rank correlation.
  public var rank: Double?
  /// The correlation of histograms of oriented gradients; nil for maps of fewer than 3 × 3 cells.
  public var gradient: Double?

  /// Numbers that are known; nil for one that is not defined.
  public init(structural: Double?, rank: Double?, gradient: Double?) {
    self.structural = structural
    self.rank = rank
    self.gradient = gradient
  }

  /// Of two maps in [0, 1], `[H, W]` of one size.
  ///
  /// A map that is constant has neither order nor edges. Where one of the maps is, the two have none in common: 0. Where both
  /// are, nothing can be said of either: nil.
  public init(_ a: Tensor, _ b: Tensor) {
    structural = Similarity.gaussianStructural(a, b)
    let constantCount = [a, b].count { $0.minimum == $0.maximum }
    switch constantCount {
    case 0:
      rank = Similarity.rankCorrelation(a, b)
      gradient = Similarity.gradientCorrelation(a, b)
    case 1: (rank, gradient) = (0, OrientedGradients(a) == nil ? nil : 0)
    default: (rank, gradient) = (nil, nil)
    }
  }

  /// Those that are defined.
  public var values: [Double] { [structural, rank, gradient].compactMap { $0 } }

  /// The mean of each measure, over those for which it is defined.
  public static func mean(_ all: [MapLikeness]) -> MapLikeness {
    func mean(_ value: (MapLikeness) -> Double?) -> Double? {
      let values = all.compactMap(value)
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    return MapLikeness(structural: mean(\.structural), rank: mean(\.rank), gradient: mean(\.gradient))
  }
}
