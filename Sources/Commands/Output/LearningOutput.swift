import MetaCAM

/// What `metacam study select --weights --json` prints.
struct LearningOutput: Encodable {
  let file: String
  let members: [String]
  let weights: [Double]
  let caseCount: Int
  let error: Double
  let heldOutError: Double
  let seed: UInt64

  init(_ learning: WeightLearning, file: String, seed: UInt64) {
    self.file = file
    members = learning.ensemble.members
    weights = learning.ensemble.weights ?? []
    caseCount = learning.caseCount
    error = learning.error
    heldOutError = learning.heldOutError
    self.seed = seed
  }
}

extension WeightLearning {
  var lines: [String] {
    let weights = zip(ensemble.members, ensemble.weights ?? []).sorted { $0.1 > $1.1 }
    let shown = weights.filter { $1 > 0 }.map { "\($0) \(Columns.fixed($1, digits: 3))" }
    let rest = weights.count - shown.count
    return [
      "the weights: \(shown.joined(separator: ", "))" + (rest > 0 ? "; of \(rest) others 0" : ""),
      "the weighted scores miss the best one by \(Columns.fixed(error, digits: 4)) (root mean square) on all \(caseCount) cases, "
        + "held out (\(StudySelection.foldCount) folds by \(foldsAreOfClasses ? "class" : "case"), "
        + "\(StudySelection.repetitionCount) seeds) by \(Columns.fixed(heldOutError, digits: 4))",
      "what the weighted map is worth, a study says that judges it: --ensemble with this file",
    ]
  }
}
