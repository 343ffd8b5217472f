import ActivationMaps
import Evaluation
import Failures
import Files

/// What each method counts in a weighted sum of all maps, learnt on a study's cases.
///
///     min over w ≥ 0 of Σₙ (bₙ − Σᵢ wᵢ sₙᵢ)²
///
/// sₙᵢ is ROAD of method i's whole map on case n by the protocol that chose, bₙ the best ROAD that any map of the study has on the
/// case, at its best k. A method counts for what its score adds to the others' in telling what can be had; the weights are then
/// divided by the largest one, as the sum of the maps is brought to [0, 1] anyway. It says nothing of what the sum of the maps scores:
/// only a study that judges it tells, and for it the file has the weights of each case as they were learnt without it. They are
/// learnt on four fifths of the classes, five times under five seeds, by the folds of `StudySelection`; of a case the five times that
/// its class was left out are averaged.
///
///     let learning = try WeightLearning(of: store)
///     try learning.ensemble.write(to: "learned.json")
///
/// Source: Lawson and Hanson 1974 (`NonNegativeLeastSquares`); combining by such weights on held-out predictions: Breiman, "Stacked
/// Regressions", 1996.
public struct WeightLearning: Sendable {
  /// With the weights of all cases, and those that were learnt without each.
  public let ensemble: EnsembleFile
  /// The cases that had a say.
  public let caseCount: Int
  /// Cases of shards that are not done, which had no say.
  public let missingCount: Int
  /// Of classes, or of cases where there are fewer than five classes.
  public let foldsAreOfClasses: Bool
  /// The root of the mean square of bₙ − Σᵢ wᵢ sₙᵢ on all cases, by which the weights were learnt.
  public let error: Double
  /// The same on cases when they were held out.
  public let heldOutError: Double

  /// Learns on a study's cases.
  /// - Parameters:
  ///   - store: the study.
  ///   - network: which of the plan's.
  ///   - seed: of the folds.
  ///   - isPartial: whether cases of shards that are not done are left out instead of being an error.
  /// - Throws: `StudyError` if the study judges no methods, has too few cases, or (`unfinished`) shards that are not done, or if no method
  ///   speaks for the best score; as `StudyStore.outcomes`.
  public init(of store: StudyStore, network: Int = 0, seed: UInt64 = 0, isPartial: Bool = false) throws {
    let plan = store.plan
    guard plan.profile != .maps else {
      throw StudyError(
        .invalidSettings, "weights are learnt by scores, and the profile maps judges nothing",
        context: ["profile": plan.profile.rawValue])
    }
    var scores = [[Double]](repeating: [], count: plan.methods.count)
    var best: [Double] = []
    var classes: [Int] = []
    var identities: [String] = []
    missingCount = try store.results(ofNetwork: network, isPartial: isPartial) { item, result in
      for (method, member) in result.members.enumerated() { scores[method].append(member.unthresholded) }
      best.append(result.bestScore)
      classes.append(result.classIndex)
      identities.append(
        EnsembleFile.identity(imageHash: item.planned.imageHash, classIndex: result.classIndex))
    }
    let count = classes.count
    guard count >= StudySelection.foldCount else {
      throw StudyError(
        .invalidCases,
        "weights that are held against other cases need \(StudySelection.foldCount) of them at least, not \(count)")
    }
    func fit(_ cases: [Int]) throws(StudyError) -> [Double] {
      let weights = NonNegativeLeastSquares(
        columns: scores.map { scores in cases.map { scores[$0] } }, target: cases.map { best[$0] }
      ).weights
      guard weights.contains(where: { $0 > 0 }) else {
        throw StudyError(.invalidCases, "no method's ROAD goes with the best one of these cases, so none has a weight")
      }
      return weights
    }
    func fault(_ weights: [Double], _ index: Int) -> Double {
      best[index] - weights.indices.reduce(0) { $0 + weights[$1] * scores[$1][index] }
    }
    foldsAreOfClasses = Set(classes).count >= StudySelection.foldCount
    var sums = [[Double]](repeating: [Double](repeating: 0, count: scores.count), count: count)
    var squares = 0.0
    for repetition in 0..<StudySelection.repetitionCount {
      let folds = StudySelection.folds(
        of: foldsAreOfClasses ? classes : Array(0..<count), seed: seed &+ UInt64(repetition))
      for fold in Set(folds).sorted() {
        let weights = try fit(folds.indices.filter { folds[$0] != fold })
        for index in folds.indices where folds[index] == fold {
          for method in weights.indices { sums[index][method] += weights[method] }
          let fault = fault(weights, index)
          squares += fault * fault
        }
      }
    }
    let all = try fit(Array(0..<count))
    caseCount = count
    heldOutError = (squares / Double(count * StudySelection.repetitionCount)).squareRoot()
    error = ((0..<count).reduce(0) { $0 + fault(all, $1) * fault(all, $1) } / Double(count)).squareRoot()
    let bytes = Array(identities.joined(separator: "\n").utf8)
    ensemble = try EnsembleFile(
      members: plan.methods, weights: Self.relative(all),
      heldOut: Dictionary(zip(identities, sums.map(Self.relative))) { first, _ in first },
      provenance: .init(
        cases: bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }, caseCount: count,
        network: plan.networks[network].name, networkHash: plan.networks[network].hash,
        removalProtocol: plan.settings.removalProtocol, heldOutScore: nil, heldOutGain: nil, gainInterval: [],
        version: plan.version))
  }

  /// By the largest one, to six digits.
  private static func relative(_ weights: [Double]) -> [Double] {
    let largest = weights.max() ?? 0
    return weights.map { ($0 / largest * 1e6).rounded() / 1e6 }
  }
}

extension CaseResult {
  /// The best ROAD of any map at its best k.
  fileprivate var bestScore: Double {
    ((members + (rivals ?? [])).map(\.curve.bestScore) + experiments.map(\.curve.bestScore)
      + [memberSearch?.score, weighted?.curve.bestScore].compactMap { $0 }).max() ?? 0
  }
}
