import ActivationMaps
import Evaluation

/// ROAD of a map at every threshold.
public struct ThresholdCurve: Sendable, Equatable, Codable {
  /// One for each of the settings' thresholds.
  public let scores: [Double]
  /// The threshold with the best score, in percent; of equal ones the smallest.
  public let bestThreshold: Double
  /// The score there, the highest of all.
  public let bestScore: Double

  /// A curve with its best threshold.
  /// - Parameters:
  ///   - scores: one for each threshold, of which there is at least one.
  ///   - thresholds: in per cent, ascending.
  public init(scores: [Double], thresholds: [Double]) {
    precondition(scores.count == thresholds.count && !scores.isEmpty)
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    self.scores = scores
    bestThreshold = thresholds[best]
    bestScore = scores[best]
  }
}

/// Scores maps of one picture and class by ROAD, at one threshold or at all.
struct ThresholdScorer: Sendable {
  let picture: PerturbedPicture
  let settings: ExperimentSettings
  private let removal: PixelRemoval

  init(picture: PerturbedPicture, settings: ExperimentSettings, seed: UInt64) {
    self.picture = picture
    self.settings = settings
    removal = PixelRemoval(shape: picture.lengths, seed: seed)
  }

  /// How many curves' masks are made before the first is imputed: the more, the fewer batches of the network that are not
  /// full.
  private static let curvesAtOnce = 16

  /// MetaCAM(k) = T_k(consensus of the members), for every k; of a single member that member's T_k, and of none 0.
  func curves(of ensembles: [[RankedMap]]) async throws -> [ThresholdCurve] {
    var curves: [ThresholdCurve] = []
    let road = road(by: settings.removalProtocol)
    for start in stride(from: 0, to: ensembles.count, by: Self.curvesAtOnce) {
      let some = Array(ensembles[start..<min(start + Self.curvesAtOnce, ensembles.count)])
      let masks = try await picture.concurrently(some) { try self.masks(of: $0) }
      var probabilities = try await picture.probabilities(removing: masks.flatMap { $0 })[...]
      for masks in masks {
        let scores = settings.thresholds.map { _ in
          guard !masks.isEmpty else { return 0.0 }
          defer { probabilities = probabilities.dropFirst(road.maskCount) }
          return road.score(of: probabilities.prefix(road.maskCount)).value ?? 0
        }
        curves.append(ThresholdCurve(scores: scores, thresholds: settings.thresholds))
      }
    }
    return curves
  }

  func score(of map: RankedMap, by removalProtocol: RemovalProtocol) async throws -> Double {
    try await scores(of: [map], by: removalProtocol)[0]
  }

  func scores(of maps: [RankedMap], by removalProtocol: RemovalProtocol) async throws -> [Double] {
    try await road(by: removalProtocol).scores(maps).map { $0.value ?? 0 }
  }

  private func road(by removalProtocol: RemovalProtocol) -> ROAD {
    ROAD(picture, removal, settings.removalPercentages, removalProtocol)
  }

  /// Threshold by threshold; none of no members.
  private func masks(of members: [RankedMap]) throws -> [PixelMask] {
    guard !members.isEmpty else { return [] }
    let road = road(by: settings.removalProtocol)
    let sum = settings.consensus == .sum ? try settings.consensus.map(of: members, percent: 100) : nil
    return try settings.thresholds.flatMap { threshold in
      try road.masks(of: settings.map(of: members, sum: sum, threshold: threshold))
    }
  }
}

extension ExperimentSettings {
  /// The consensus of members at a threshold; the zero map for none.
  public func map(of members: [RankedMap], threshold: Double) throws -> RankedMap {
    try map(of: members, sum: nil, threshold: threshold)
  }

  /// - Parameter sum: the members' consensus where it is known already.
  fileprivate func map(of members: [RankedMap], sum: RankedMap?, threshold: Double) throws -> RankedMap {
    // A single member needs no consensus, whatever its kind.
    let common = members.count == 1 ? members[0] : try sum ?? consensus.map(of: members, percent: threshold)
    guard let common else {
      throw StudyError(.invalidSettings, "a consensus needs at least one map")
    }
    return try AdaptiveThreshold.thresholded(common, percent: threshold)
  }
}
