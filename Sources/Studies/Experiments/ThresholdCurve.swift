import ActivationMaps
import Evaluation

/// ROAD of a map at every threshold.
public struct ThresholdCurve: Sendable, Equatable, Codable {
  /// One for each of the settings' thresholds.
  public let scores: [Double]
  /// The threshold with the best score, in percent; of equal ones the smallest.
  public let bestThreshold: Double
  public let bestScore: Double

  /// - Parameter scores: one for each threshold, of which there is at least one.
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
struct ThresholdScorer {
  let picture: PerturbedPicture
  let settings: ExperimentSettings
  private let removal: PixelRemoval

  init(picture: PerturbedPicture, settings: ExperimentSettings, seed: UInt64) {
    self.picture = picture
    self.settings = settings
    removal = PixelRemoval(height: picture.height, width: picture.width, seed: seed)
  }

  /// MetaCAM(k) = T_k(consensus of the members), for every k; of a single member that member's T_k, and of none 0.
  func curve(of members: [RankedMap]) async throws -> ThresholdCurve {
    guard !members.isEmpty else {
      return ThresholdCurve(scores: settings.thresholds.map { _ in 0 }, thresholds: settings.thresholds)
    }
    let sum = settings.consensus == .sum ? try settings.consensus.map(of: members, percent: 100) : nil
    let maps = try settings.thresholds.map { try settings.map(of: members, sum: sum, threshold: $0) }
    return ThresholdCurve(
      scores: try await scores(of: maps, by: settings.removalProtocol), thresholds: settings.thresholds)
  }

  func score(of map: RankedMap, by removalProtocol: RemovalProtocol) async throws -> Double {
    try await scores(of: [map], by: removalProtocol)[0]
  }

  private func scores(of maps: [RankedMap], by removalProtocol: RemovalProtocol) async throws -> [Double] {
    try await ROAD(picture, removal, settings.removalPercentages, removalProtocol).scores(maps).map { $0.value ?? 0 }
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
