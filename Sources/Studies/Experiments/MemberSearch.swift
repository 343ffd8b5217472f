import ActivationMaps

/// Ensemble selection: a consensus that is built member by member, as long as the score rises.
///
/// It starts from the best single map at its best threshold. Each step tries every member, also one that is in already,
/// at every threshold, and takes the one with the best score if that is higher than before; else it ends. So the result
/// is never below the best member. It is chosen by its score, which is therefore too good: see `Confirmation`.
///
/// Source: Caruana, Niculescu-Mizil, Crew, Ksikes, "Ensemble Selection from Libraries of Models", 2004.
public struct MemberSearch: Sendable, Equatable, Codable {
  /// Slugs in the order in which they were added; the first one is the best single map.
  public let members: [String]
  /// The score after each step.
  public let scores: [Double]
  /// The threshold of the result, in percent.
  public let threshold: Double
  /// The score of the result, that of the last step.
  public var score: Double { scores.last ?? 0 }

  package init(members: [String], scores: [Double], threshold: Double) {
    self.members = members
    self.scores = scores
    self.threshold = threshold
  }

  /// Each step is a rise of the score, so there is an end; no picture has come near this one.
  static let largestStepCount = 30

  /// - Parameters:
  ///   - names: the members' slugs.
  ///   - singles: each member's own curve.
  ///   - curves: of the members with these indices together, each time.
  init(
    names: [String], singles: [ThresholdCurve], curves: ([[Int]]) async throws -> [ThresholdCurve]
  ) async rethrows {
    let best = singles.indices.reduce(0) { singles[$1].bestScore > singles[$0].bestScore ? $1 : $0 }
    var chosen = [best]
    var scores = [singles[best].bestScore]
    var threshold = singles[best].bestThreshold
    while scores.count < Self.largestStepCount {
      var step: (member: Int, curve: ThresholdCurve)?
      for (member, candidate) in try await curves(names.indices.map { chosen + [$0] }).enumerated() {
        if candidate.bestScore > step?.curve.bestScore ?? scores[scores.count - 1] { step = (member, candidate) }
      }
      guard let step else { break }
      chosen.append(step.member)
      scores.append(step.curve.bestScore)
      threshold = step.curve.bestThreshold
    }
    members = chosen.map { names[$0] }
    self.scores = scores
    self.threshold = threshold
  }
}
