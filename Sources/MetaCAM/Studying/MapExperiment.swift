import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Imaging
import Studies
import Tensors

/// Asks a network about maps that are there already: the curve of a combination, what each group adds, and the picture
/// without some pixels.
///
///     let experiment = MapExperiment(explainer, input, scores: scores, classIndex: 282, members: members, settings)
///     let curve = try await experiment.curve(of: ["grad-cam", "score-cam"]) { print($0, $1) }
///     let contributions = try await experiment.contributions()
///
/// The numbers are those of `EnsembleExplainer` of the same maps and settings.
public struct MapExperiment {
  private let explainer: Explainer
  private let input: NetworkInput
  private let members: [CaseExperiment.Member]
  private let curves: ConsensusCurves
  private let settings: ExperimentSettings
  private let makePicture: (ImputationNoise) -> PerturbedPicture

  /// An experiment with maps that are made already.
  /// - Parameters:
  ///   - explainer: has the network.
  ///   - input: the picture as the network saw it.
  ///   - scores: what the network says of the input.
  ///   - classIndex: the class that the maps speak for.
  ///   - members: by method: `[H, W]` of the input, in [0, 1].
  ///   - settings: thresholds, consensus, groups and seeds.
  ///   - log: counts the runs, and their time.
  /// - Throws: `ActivationMapError` for a map that holds NaN.
  public init(
    _ explainer: Explainer, _ input: NetworkInput, scores: PictureScores, classIndex: Int,
    members: [(method: String, map: Tensor)], _ settings: ExperimentSettings, log: RunLog = RunLog()
  ) throws {
    self.explainer = explainer
    self.input = input
    self.settings = settings
    let runner = VariantRunner(programs: explainer.programs)
    let probability = scores.probability(classIndex)
    let makePicture = { (noise: ImputationNoise) in
      PerturbedPicture(
        imageNCHW: input.tensorNCHW, classIndex: classIndex, probability: probability,
        scorer: VariantScorer(runner: runner, reading: scores.reading, log: log), noise: noise)
    }
    self.makePicture = makePicture
    self.members = try members.map { CaseExperiment.Member(method: $0.method, map: try RankedMap($0.map)) }
    curves = try CaseExperiment(members: self.members, settings: settings, makePicture: makePicture).curves()
  }

  /// ROAD of the consensus of some members at each threshold: see `ConsensusCurves.curve(of:onScore:)`.
  public func curve(
    of methods: [String], onScore: (_ threshold: Double, _ road: Double) async throws -> Void = { _, _ in }
  ) async throws -> ThresholdCurve {
    try await curves.curve(of: methods, onScore: onScore)
  }

  /// The consensus of some members with a threshold: `[H, W]`.
  public func map(of methods: [String], threshold: Double) throws -> Tensor {
    try curves.map(of: methods, threshold: threshold).map
  }

  /// What each of the settings' groups adds to combinations, of all combinations.
  ///
  /// - Parameter onScore: called after each combination was scored at one more threshold, with how many combinations are done.
  /// - Throws: as `curve`; what `onScore` throws.
  public func contributions(
    onScore: (_ done: Int, _ total: Int) async throws -> Void = { _, _ in }
  ) async throws -> CumulativeResidualEffect {
    let groups = try MethodGroups(settings.groups)
    let subsets = groups.subsets
    var scores: [Double] = []
    for subset in subsets {
      let done = scores.count
      let curve = try await curves.curve(of: groups.methods(of: subset)) { _, _ in
        try await onScore(done, subsets.count)
      }
      scores.append(curve.bestScore)
    }
    return CumulativeResidualEffect(scores: scores, subsets: subsets)
  }

  /// What the network is shown when a share of the pixels is removed and imputed, with the usual noise.
  ///
  /// - Parameters:
  ///   - percent: 0 to 100, as the settings' protocol counts it.
  ///   - method: of the member whose map says which pixels.
  ///   - order: whether the most or the least relevant pixels go first.
  /// - Throws: `EvaluationError`, `ImagingError`.
  public func picture(
    removing percent: Double, of method: String, order: RemovalOrder
  ) throws -> Image {
    guard let member = members.first(where: { $0.method == method }) else {
      throw StudyError(.invalidSettings, "there is no map of \(method)")
    }
    let noise = try ImputationNoise(standardDeviation: settings.noiseStandardDeviation, seed: settings.seed)
    let picture = makePicture(noise)
    let removal = PixelRemoval(shape: picture.lengths, seed: settings.seed)
    let map = try MapUnderTest(method: method, map: member.map.map)
    return try ShownRemoval(percent, of: map, order, by: settings.removalProtocol, removal, from: picture)
      .picture(by: explainer.model.preprocessing)
  }
}
