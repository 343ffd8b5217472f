import ActivationMaps
import Evaluation

/// What an experiment is made with; two runs with the same settings, network and picture give the same numbers.
public struct ExperimentSettings: Sendable, Equatable, Codable {
  /// The values of k that are tried, in percent of the pixels, ascending.
  public let thresholds: [Double]
  /// How maps of several methods become one.
  public let consensus: Consensus
  /// The protocol that chooses k, combinations and members.
  public let removalProtocol: RemovalProtocol
  /// ROAD's percentages.
  public let removalPercentages: [Double]
  /// Slugs of the methods of each group; combinations are of groups.
  public let groups: [[String]]
  /// Of the noise and the order of equal pixels.
  public let seed: UInt64
  /// Of what imputed pixels are given, in units of the normalised image.
  public let noiseStandardDeviation: Float
  /// An ensemble that was chosen before, to be judged beside the others; nil for none.
  public let ensemble: EnsembleFile?
  /// Ensembles without a k of their own, to be judged like methods: whole, and at every k; nil for none.
  public let rivals: [EnsembleFile]?

  /// By default all thresholds from 5 to 100 %, the sum, and the usual groups.
  /// - Throws: `StudyError` for a threshold that is not above 0 and up to 100; `EvaluationError` for other
  ///   percentages and the noise.
  public init(
    thresholds: [Double] = AdaptiveThreshold.usualPercentages, consensus: Consensus = .sum,
    removalProtocol: RemovalProtocol = .reference, removalPercentages: [Double] = EvaluationOptions.usualPercentages,
    groups: MethodGroups = .usual, seed: UInt64 = 0,
    noiseStandardDeviation: Float = ImputationNoise.usualStandardDeviation, ensemble: EnsembleFile? = nil,
    rivals: [EnsembleFile] = []
  ) throws {
    guard !thresholds.isEmpty, thresholds.allSatisfy({ $0 > 0 && $0 <= 100 }) else {
      throw StudyError(
        .invalidSettings,
        "thresholds are percentages above 0 and up to 100, at least one; not "
          + thresholds.map { "\($0)" }.joined(separator: ", "))
    }
    try EvaluationOptions(percentages: removalPercentages).check()
    _ = try ImputationNoise(standardDeviation: noiseStandardDeviation)
    try ensemble?.check()
    for rival in rivals { try rival.check() }
    guard Set(rivals.map(\.name)).count == rivals.count, rivals.allSatisfy({ !$0.hasThreshold }) else {
      throw StudyError(
        .invalidSettings,
        "ensembles that are judged like methods have names of their own and no k; not "
          + rivals.map(\.name).joined(separator: ", "))
    }
    self.thresholds = Set(thresholds).sorted()
    self.consensus = consensus
    self.removalProtocol = removalProtocol
    self.removalPercentages = removalPercentages
    self.groups = groups.groups
    self.seed = seed
    self.noiseStandardDeviation = noiseStandardDeviation
    self.ensemble = ensemble
    self.rivals = rivals.isEmpty ? nil : rivals
  }

  /// Whether these are settings that `init` could have made, wherever they were read from.
  ///
  /// - Throws: as `init`.
  func check() throws {
    let made = try ExperimentSettings(
      thresholds: thresholds, consensus: consensus, removalProtocol: removalProtocol,
      removalPercentages: removalPercentages, groups: MethodGroups(groups), seed: seed,
      noiseStandardDeviation: noiseStandardDeviation, ensemble: ensemble, rivals: rivals ?? [])
    guard made == self else {
      throw StudyError(.invalidSettings, "thresholds ascend, each of them once")
    }
  }

  /// What the rivals are called, in their order.
  public var rivalNames: [String] { (rivals ?? []).map(\.name) }

  /// The methods whose maps the settings' own ensembles need.
  package var ensembleMethods: [Method] {
    ([ensemble].compactMap { $0 } + (rivals ?? [])).flatMap(\.memberMethods)
  }

  /// The protocol that did not choose.
  public var otherProtocol: RemovalProtocol { removalProtocol == .reference ? .exact : .reference }

  /// How many further seeds a chosen map is scored under.
  public static let freshSeedCount = 5
}
