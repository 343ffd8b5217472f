import ActivationMaps
import Evaluation
import Failures
import Files
import Tensors

/// The ensemble that a data set speaks for, and how much that is worth on pictures it was not chosen on.
///
///     let selection = try StudySelection(of: store, network: 0)
///     selection.gain           // held out, with its interval
///     try selection.ensemble.write(to: "ensemble.json")
///
/// Candidates are all combinations of groups at every k, and each method at every k, one for all pictures. On four fifths of the
/// classes the best combination and the best single method are chosen by their mean; on the last fifth both are judged; five
/// times, and that under five seeds. A case's difference is its mean over the five times it was held out; the gain is the mean
/// over the cases with a BCa interval. What is written is chosen on all cases: the held-out score is what to expect of it, and
/// the optimism says how much its score on the very cases is above that.
///
/// Source: Kaczmarek et al. 2023 for the candidates; cross-validation: Stone, "Cross-Validatory Choice and Assessment of
/// Statistical Predictions", 1974.
public struct StudySelection: Sendable {
  /// Chosen on all cases.
  public let ensemble: EnsembleFile
  /// The combination with the best mean on all cases.
  public let best: Candidate
  /// The single method with the best mean on all cases.
  public let bestSingle: Candidate
  /// The cases that had a say.
  public let caseCount: Int
  /// Cases of shards that are not done, which had no say.
  public let missingCount: Int
  /// Of classes, or of cases where there are fewer than five classes.
  public let foldsAreOfClasses: Bool
  /// Each case by its name, with what the ensemble and the single method that were chosen without it have on it, the mean over the
  /// times it was held out.
  public let heldOutScores: [(name: String, ensemble: Double, single: Double)]
  /// Means over the cases when they were held out.
  public let heldOutScore: Double
  /// The mean over the cases of the single method that was chosen without them.
  public let heldOutSingleScore: Double
  /// Of `heldOutScore − heldOutSingleScore`; nil with fewer than two cases.
  public let gain: BootstrapInterval?
  /// The best candidate's score on all cases less the held-out one.
  public let optimism: Double
  /// How often each combination was chosen, of all times.
  public let choices: [(candidate: Candidate, count: Int)]

  /// A map that is the same recipe for every picture.
  public struct Candidate: Sendable, Hashable {
    /// Slugs of its methods; one for a single method.
    public let members: [String]
    /// The share of the pixels that it keeps, in per cent.
    public let k: Double
    /// The mean over all cases.
    public let score: Double
  }

  /// In how many parts the cases are divided.
  public static let foldCount = 5
  /// Under how many seeds they are divided.
  public static let repetitionCount = 5

  /// Chooses on a study's cases, and judges the choice on cases that had no part in it.
  /// - Parameters:
  ///   - store: the study.
  ///   - network: which of the plan's.
  ///   - seed: of the folds and the intervals' resamples.
  ///   - isPartial: whether cases of shards that are not done are left out instead of being an error.
  /// - Throws: `StudyError` if the study has no combinations, too few cases, or (`unfinished`) shards that are not done; as `StudyStore.outcomes`.
  /// - Complexity: all curves of the study's cases are held: 4 bytes a combination, k and case.
  public init(of store: StudyStore, network: Int = 0, seed: UInt64 = 0, isPartial: Bool = false) throws {
    let plan = store.plan
    guard plan.searches.contains(.groups) else {
      throw StudyError(
        .invalidSettings,
        "only a study with the combinations of groups (the profile full has them) has something to choose among",
        context: ["profile": plan.profile.rawValue])
    }
    var scores = CandidateScores(plan)
    var identities: [String] = []
    var names: [String] = []
    missingCount = try store.results(ofNetwork: network, isPartial: isPartial) { item, result in
      scores.append(result)
      identities.append("\(item.planned.imageHash) \(result.classIndex)")
      names.append(item.planned.name)
    }
    let count = scores.classes.count
    guard count >= Self.foldCount else {
      throw StudyError(
        .invalidCases,
        "a choice that is held against other cases needs \(Self.foldCount) of them at least, not \(count)")
    }
    let classes = Set(scores.classes)
    foldsAreOfClasses = classes.count >= Self.foldCount
    var (sums, singleSums) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    var chosen: [Int: Int] = [:]
    for repetition in 0..<Self.repetitionCount {
      let folds = Self.folds(
        of: foldsAreOfClasses ? scores.classes : Array(0..<count), seed: seed &+ UInt64(repetition))
      for fold in 0..<Self.foldCount {
        let (training, held) = (folds.indices.filter { folds[$0] != fold }, folds.indices.filter { folds[$0] == fold })
        guard !training.isEmpty, !held.isEmpty else { continue }
        let best = scores.best(among: scores.combinations, on: training)
        let single = scores.best(among: scores.singles, on: training)
        chosen[best, default: 0] += 1
        for index in held {
          sums[index] += Double(scores[best, index])
          singleSums[index] += Double(scores[single, index])
        }
      }
    }
    let times = Double(Self.repetitionCount)
    caseCount = count
    heldOutScores = names.indices.map { (names[$0], sums[$0] / times, singleSums[$0] / times) }
    heldOutScore = sums.reduce(0, +) / times / Double(count)
    heldOutSingleScore = singleSums.reduce(0, +) / times / Double(count)
    gain = BootstrapInterval(ofMean: zip(sums, singleSums).map { ($0 - $1) / times }, seed: seed)
    let all = Array(0..<count)
    let best = scores.best(among: scores.combinations, on: all)
    self.best = scores.candidate(best)
    bestSingle = scores.candidate(scores.best(among: scores.singles, on: all))
    optimism = self.best.score - heldOutScore
    choices = chosen.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (scores.candidate($0.key), $0.value) }
    let bytes = Array(identities.joined(separator: "\n").utf8)
    ensemble = try EnsembleFile(
      members: self.best.members, consensus: plan.settings.consensus, k: self.best.k,
      provenance: .init(
        cases: bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }, caseCount: count,
        network: plan.networks[network].name, networkHash: plan.networks[network].hash,
        removalProtocol: plan.settings.removalProtocol, heldOutScore: heldOutScore,
        heldOutGain: heldOutScore - heldOutSingleScore, gainInterval: gain.map { [$0.lower, $0.upper] } ?? [],
        version: plan.version))
  }

  /// What each case has when it was held out, as a table that `OtherScores` reads: case, method, score.
  /// - Throws: `FileError`.
  public func writeHeldOutScores(to path: String) throws {
    var table = CommaSeparated(columns: ["case", "method", "score"])
    for case (let name, let ensemble, let single) in heldOutScores {
      table.append([name, "selected-ensemble", "\(ensemble)"])
      table.append([name, "selected-method", "\(single)"])
    }
    try AtomicFile.write(table.text.utf8, to: path)
  }

  /// A fold for each case, those of one class in one fold, the folds as even as whole classes let them be.
  static func folds(of classes: [Int], seed: UInt64) -> [Int] {
    var random = SeededRandom(seed: seed)
    let sizes = classes.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    // The larger ones first, so that the small ones even out; equal ones at random.
    let order = sizes.keys.sorted().shuffled(using: &random).sorted { (sizes[$0] ?? 0) > (sizes[$1] ?? 0) }
    var counts = [Int](repeating: 0, count: foldCount)
    var fold: [Int: Int] = [:]
    for name in order {
      let smallest = counts.indices.min { counts[$0] < counts[$1] } ?? 0
      fold[name] = smallest
      counts[smallest] += sizes[name] ?? 0
    }
    return classes.map { fold[$0] ?? 0 }
  }
}

/// Every candidate's score on every case, candidate by candidate.
private struct CandidateScores {
  private let groups: [[String]]
  private let methods: [String]
  private let thresholds: [Double]
  private let subsets: [[Int]]
  private(set) var classes: [Int] = []
  private var values: [[Float]]

  init(_ plan: StudyPlan) {
    groups = plan.settings.groups
    methods = plan.methods
    thresholds = plan.settings.thresholds
    // The empty combination is no ensemble.
    subsets = (1..<(1 << groups.count)).map { bits in plan.settings.groups.indices.filter { bits >> $0 & 1 == 1 } }
    values = [[Float]](repeating: [], count: (subsets.count + methods.count) * thresholds.count)
  }

  var combinations: Range<Int> { 0..<subsets.count * thresholds.count }
  var singles: Range<Int> { subsets.count * thresholds.count..<values.count }

  subscript(candidate: Int, index: Int) -> Float { values[candidate][index] }

  mutating func append(_ result: CaseResult) {
    classes.append(result.classIndex)
    var place = 0
    func add(_ scores: [Double], to values: inout [[Float]]) {
      for score in scores {
        values[place].append(Float(score))
        place += 1
      }
    }
    for experiment in result.experiments.dropFirst() { add(experiment.curve.scores, to: &values) }
    for member in result.members { add(member.curve.scores, to: &values) }
  }

  /// The candidate with the best mean on some cases; of equal ones the first.
  func best(among candidates: Range<Int>, on cases: [Int]) -> Int {
    var (best, bestSum) = (candidates.lowerBound, -Double.infinity)
    for candidate in candidates {
      let sum = values[candidate].withUnsafeBufferPointer { values in cases.reduce(0.0) { $0 + Double(values[$1]) } }
      if sum > bestSum { (best, bestSum) = (candidate, sum) }
    }
    return best
  }

  func candidate(_ index: Int) -> StudySelection.Candidate {
    let (place, threshold) = index.quotientAndRemainder(dividingBy: thresholds.count)
    let members =
      place < subsets.count ? subsets[place].flatMap { groups[$0] } : [methods[place - subsets.count]]
    let scores = values[index]
    return StudySelection.Candidate(
      members: members, k: thresholds[threshold],
      score: scores.isEmpty ? 0 : scores.reduce(0) { $0 + Double($1) } / Double(scores.count))
  }
}
