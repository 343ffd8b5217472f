import ActivationMaps
import Evaluation

/// What was found for one picture, class and network.
public struct CaseResult: Sendable, Equatable, Codable {
  /// The case's name, as its plan has it.
  public private(set) var name: String
  /// The picture's path, as it was given.
  public private(set) var image: String
  /// What the network is called in results.
  public private(set) var model: String
  /// The layers that maps are made from.
  public let layers: [String]
  /// The class that is explained.
  public private(set) var classIndex: Int
  /// The class's name; nil where the network's classes have none.
  public let className: String?
  /// Of the class, for the picture as it is.
  public let probability: Double
  /// The network's own first answer, and its probability.
  public private(set) var likeliestClass: Int
  /// The probability of the network's own first answer, 0 to 1.
  public let likeliestProbability: Double
  /// Each member by itself.
  public let members: [Member]
  /// Each of the settings' rivals by itself, under its name; nil where there are none.
  public let rivals: [Member]?
  /// All combinations of groups, the empty one first, the whole last.
  public let experiments: [Experiment]
  /// Of all experiments' best scores: what CRE is taken from.
  public let median: Double
  /// By group.
  public let cre: [Double]
  /// Which of the experiments has the best score.
  public let bestExperiment: Int
  /// Member by member; nil where it was not asked for.
  public let memberSearch: MemberSearch?
  /// Members by weights; nil where it was not asked for, or no member scores above 0.
  public let weighted: Weighted?
  /// The chosen maps under other circumstances than those that chose them.
  public let confirmations: [Confirmation]
  /// What was measured beside ROAD.
  public let measures: [Measure]
  /// How well maps find the object; empty where no box is known, or seen by the network.
  public private(set) var localisation: [MapLocalisation] = []
  /// Removals of pixels that were asked for, and that were imputed and run: equal ones once.
  public let removals: Removals
  /// What to know before believing the maps; a chosen map stands there by its `ChosenMap`.
  public private(set) var warnings: [MapWarning]

  /// A method's map by itself, at every threshold.
  public struct Member: Sendable, Equatable, Codable {
    /// The method's slug, or an ensemble's name.
    public let method: String
    /// Its scores at the settings' thresholds.
    public let curve: ThresholdCurve
    /// The score of the map as it is.
    public let unthresholded: Double
    /// By the protocol that did not choose: at the best threshold, and of the map as it is.
    public let otherProtocol: Double
    /// The score of the map as it is, by the protocol that did not choose.
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

  /// A combination of groups: the consensus of their members, at every threshold.
  public struct Experiment: Sendable, Equatable, Codable {
    /// Indices into the settings' groups.
    public let groups: [Int]
    /// Its scores at the settings' thresholds.
    public let curve: ThresholdCurve

    /// A combination with its scores.
    public init(groups: [Int], curve: ThresholdCurve) {
      self.groups = groups
      self.curve = curve
    }
  }

  /// A map that was selected for its score has one that is too good. Here is what it scores when the noise, the order
  /// of equal pixels and the protocol are others.
  public struct Confirmation: Sendable, Equatable, Codable {
    /// Which of the chosen maps it is.
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

    /// The mean of `freshScores`; 0 where there are none.
    public var freshMean: Double { freshScores.reduce(0, +) / Double(max(freshScores.count, 1)) }
  }

  /// The maps that a case chooses, each with a threshold of its own.
  public enum ChosenMap: String, Sendable, Codable, CaseIterable {
    /// The method with the best score.
    case bestMember
    /// The consensus of all groups.
    case allMembers
    /// The combination of groups with the best score: MetaCAM.
    case bestExperiment
    /// What the search member by member ended with.
    case memberSearch
    /// The weighted consensus.
    case weighted
    /// The settings' own, which was chosen before.
    case given = "ensemble"
  }

  /// `WeightedConsensus` of the members.
  public struct Weighted: Sendable, Equatable, Codable {
    /// One for each member.
    public let weights: [Double]
    /// Its scores at the settings' thresholds.
    public let curve: ThresholdCurve

    package init(weights: [Double], curve: ThresholdCurve) {
      self.weights = weights
      self.curve = curve
    }

    /// The consensus that these weights make.
    public var consensus: WeightedConsensus { WeightedConsensus(weights: weights) }
  }

  /// One map by one measure.
  public struct Measure: Sendable, Equatable, Codable {
    /// A method's slug, a rival's name, or a `ChosenMap`.
    public let map: String
    /// Whether the map was judged as it is or at its best threshold.
    public let variant: Variant
    /// The measure's slug.
    public let metric: String
    /// In the measure's own unit.
    public let value: Double

    /// Which form of a map was judged.
    public enum Variant: String, Sendable, Codable, CaseIterable {
      /// The map as it is.
      case whole
      /// At the threshold that ROAD chose for it on this picture.
      case best
    }
  }

  /// How much work the case was, in removals of pixels.
  public struct Removals: Sendable, Equatable, Codable {
    /// Asked for, equal ones as often as they came up.
    public let asked: Int
    /// Imputed and run.
    public let made: Int

    /// Counts, `made` at most `asked`.
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

  /// The experiment with the best score; nil where no combinations were tried.
  public var best: Experiment? { experiments.indices.contains(bestExperiment) ? experiments[bestExperiment] : nil }

  /// The same by other names.
  package func named(name: String, image: String, model: String) -> CaseResult {
    var result = self
    (result.name, result.image, result.model) = (name, image, model)
    return result
  }

  /// The same by the names that a plan has for it.
  package func named(for item: StudyItem) -> CaseResult {
    let result = named(name: item.planned.name, image: item.planned.image, model: item.model)
    guard item.words != nil, let classIndex = item.classIndex else { return result }
    return result.ofClass(classIndex, likeliest: likeliestClass)
  }

  /// The same with what was found about boxes.
  package func located(_ localisation: [MapLocalisation]) -> CaseResult {
    var result = self
    result.localisation = localisation
    return result
  }

  /// The same of another number of its class, and of the likeliest one's: a box's place in its picture is no class of the network.
  package func ofClass(_ index: Int, likeliest: Int) -> CaseResult {
    var result = self
    (result.classIndex, result.likeliestClass) = (index, likeliest)
    result.warnings = warnings.map { MapWarning(classIndex: index, method: $0.method, text: $0.text) }
    return result
  }

  /// The same with what is to be said of the picture.
  package func warned(_ texts: [String]) -> CaseResult {
    var result = self
    result.warnings += texts.map { MapWarning(classIndex: classIndex, text: $0) }
    return result
  }

  /// How well a chosen map did by what did not choose it; nil where nobody looked.
  public func confirmation(of map: ChosenMap) -> Confirmation? { confirmations.first { $0.map == map } }

  /// The threshold of a chosen map, in percent.
  public func threshold(of map: ChosenMap, in settings: ExperimentSettings) -> Double {
    switch map {
    case .bestMember: bestMember?.curve.bestThreshold ?? 100
    case .allMembers: experiments.last?.curve.bestThreshold ?? 100
    case .bestExperiment: best?.curve.bestThreshold ?? 100
    case .memberSearch: memberSearch?.threshold ?? 100
    case .weighted: weighted?.curve.bestThreshold ?? 100
    case .given: settings.ensemble?.k ?? 100
    }
  }

  /// The methods that a chosen map is made of; one that counts twice stands there twice.
  public func components(of map: ChosenMap, in settings: ExperimentSettings) -> [String] {
    switch map {
    case .bestMember: bestMember.map { [$0.method] } ?? []
    case .allMembers: (experiments.last?.groups ?? []).flatMap { settings.groups[$0] }
    case .bestExperiment: (best?.groups ?? []).flatMap { settings.groups[$0] }
    case .memberSearch: memberSearch?.members ?? []
    case .weighted: zip(members, weighted?.weights ?? []).filter { $1 > 0.01 }.map(\.0.method)
    case .given: settings.ensemble?.members ?? []
    }
  }
}
