import MetaCAM

/// What `metacam study select --json` prints.
struct SelectionOutput: Encodable {
  let file: String
  let members: [String]
  let k: Double
  let caseCount: Int
  let heldOutScore: Double
  let heldOutSingleScore: Double
  let gain: Double?
  let gainInterval: [Double]
  let optimism: Double
  let bestSingle: String
  let bestSingleK: Double
  let seed: UInt64

  init(_ selection: StudySelection, file: String, seed: UInt64) {
    self.file = file
    members = selection.ensemble.members
    k = selection.ensemble.k
    caseCount = selection.caseCount
    heldOutScore = selection.heldOutScore
    heldOutSingleScore = selection.heldOutSingleScore
    gain = selection.gain?.estimate
    gainInterval = selection.gain.map { [$0.lower, $0.upper] } ?? []
    optimism = selection.optimism
    bestSingle = selection.bestSingle.members[0]
    bestSingleK = selection.bestSingle.k
    self.seed = seed
  }
}

extension StudySelection {
  var lines: [String] {
    func score(_ value: Double) -> String { Columns.fixed(value, digits: 4) }
    func recipe(_ candidate: Candidate) -> String {
      "\(candidate.members.joined(separator: " + ")), k = \(Columns.plain(candidate.k)) %"
    }
    let times = Self.foldCount * Self.repetitionCount
    let verdict =
      gain.map { gain in
        let interval = "95 % from \(score(gain.lower)) to \(score(gain.upper))"
        let word = gain.excludes(0) ? (gain.estimate > 0 ? "better" : "worse") : "no difference that these cases show"
        return "\(score(gain.estimate)) (\(interval): \(word))"
      } ?? "unknown"
    return [
      "the ensemble: \(recipe(best)): \(score(best.score)) on all \(caseCount) cases it was chosen on",
      "the best single method: \(recipe(bestSingle)): \(score(bestSingle.score)) on the same cases",
      "held out (\(Self.foldCount) folds by \(foldsAreOfClasses ? "class" : "case"), \(Self.repetitionCount) seeds): ensemble "
        + "\(score(heldOutScore)), single method \(score(heldOutSingleScore))",
      "gain: \(verdict)", "optimism: \(score(optimism)) of the ensemble's score on its own cases is choice",
    ]
      + choices.prefix(3).map { "chosen \($0.count) of \(times) times: \(recipe($0.candidate))" }
  }
}
