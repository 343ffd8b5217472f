import ActivationMaps
import Evaluation

/// What was found for one picture, class and network.
public struct CaseResult: Sendable, Equatable, Codable {
  public let name: String
  /// The picture's path, as it was given.
  public let image: String
  public let model: String
  public let layers: [String]
  public let classIndex: Int
  public let className: String?
  /// Of the class, for the picture as it is.
  public let probability: Double
  /// Each member by itself.
  public let members: [Member]
  /// All combinations of groups, the empty one first, the whole last.
  public let experiments: [Experiment]
  /// Of all experiments' best scores: what CRE is taken from.
  public let median: Double
  /// By group.
  public let cre: [Double]
  /// Which of the experiments has the best score.
  public let bestExperiment: Int
  public let memberSearch: MemberSearch?
  /// The chosen maps under other circumstances than those that chose them.
  public let confirmations: [Confirmation]
  /// Removals of pixels that were asked for, and that were imputed and run: equal ones once.
  public let removals: Removals
  /// What to know before believing the maps; a chosen map stands there by its `ChosenMap`.
  public let warnings: [MapWarning]

  public struct Member: Sendable, Equatable, Codable {
    public let method: String
    public let curve: ThresholdCurve
    /// The score of the map as it is.
    public let unthresholded: Double
    /// By the protocol that did not choose: at the best threshold, and of the map as it is.
    public let otherProtocol: Double
    public let otherProtocolUnthresholded: Double

    package init(
      method: String, curve: ThresholdCurve, unthresholded: Double, otherProtocol: Double,
      otherProtocolUnthresholded: Double
    ) {
      self.method = method
      self.curve = curve
      self.unthresholded = unthresholded
      self.otherProtocol = otherProtocol
      self.otherProtocolUnthresholded = otherProtocolUnthresholded
    }
  }

  public struct Experiment: Sendable, Equatable, Codable {
    /// Indices into the settings' groups.
    public let groups: [Int]
    public let curve: ThresholdCurve

    public init(groups: [Int], curve: ThresholdCurve) {
      self.groups = groups
      self.curve = curve
    }
  }

  /// A map that was selected for its score has one that is too good. Here is what it scores when the noise, the order
  /// of equal pixels and the protocol are others.
  public struct Confirmation: Sendable, Equatable, Codable {
    public let map: ChosenMap
    /// With the settings' seed: the score it was chosen by.
    public let score: Double
    /// With seeds that nothing was chosen by.
    public let freshScores: [Double]
    /// By the protocol that did not choose.
    public let otherProtocol: Double

    package init(map: ChosenMap, score: Double, freshScores: [Double], otherProtocol: Double) {
      self.map = map
      self.score = score
      self.freshScores = freshScores
      self.otherProtocol = otherProtocol
    }

    public var freshMean: Double { freshScores.reduce(0, +) / Double(max(freshScores.count, 1)) }
  }

  public enum ChosenMap: String, Sendable, Codable, CaseIterable {
    case bestMember, allMembers, bestExperiment, memberSearch
  }

  public struct Removals: Sendable, Equatable, Codable {
    public let asked: Int
    public let made: Int

    public init(asked: Int, made: Int) {
      self.asked = asked
      self.made = made
    }
  }

  /// The member with the best score at its best threshold.
  public var bestMember: Member? {
    members.reduce(nil) { best, member in
      guard let best else { return member }
      return member.curve.bestScore > best.curve.bestScore ? member : best
    }
  }

  public func confirmation(of map: ChosenMap) -> Confirmation? { confirmations.first { $0.map == map } }

  /// The threshold of a chosen map, in percent.
  public func threshold(of map: ChosenMap) -> Double {
    switch map {
    case .bestMember: bestMember?.curve.bestThreshold ?? 100
    case .allMembers: experiments.last?.curve.bestThreshold ?? 100
    case .bestExperiment: experiments[bestExperiment].curve.bestThreshold
    case .memberSearch: memberSearch?.threshold ?? 100
    }
  }

  /// The methods that a chosen map is made of; one that counts twice stands there twice.
  public func components(of map: ChosenMap, in settings: ExperimentSettings) -> [String] {
    switch map {
    case .bestMember: bestMember.map { [$0.method] } ?? []
    case .allMembers: (experiments.last?.groups ?? []).flatMap { settings.groups[$0] }
    case .bestExperiment: experiments[bestExperiment].groups.flatMap { settings.groups[$0] }
    case .memberSearch: memberSearch?.members ?? []
    }
  }
}
