import Studies
import Tensors

/// Which cases of a study are shown: the best, the worst, those that methods dispute most, and some at random; each once.
struct ShownCases {
  /// What chooses among cases, a few numbers each.
  struct Candidate {
    let index: Int
    /// ROAD of the best map; the class's probability where nothing was judged.
    let score: Double
    /// How far the members' scores lie apart.
    let disagreement: Double
  }

  enum Reason: String, CaseIterable {
    case best, worst, disputed, random

    var title: String {
      switch self {
      case .best: "Where maps are most faithful"
      case .worst: "Where they are least faithful"
      case .disputed: "Where methods disagree most"
      case .random: "Others, at random"
      }
    }
  }

  private(set) var candidates: [Candidate] = []

  mutating func append(_ item: StudyItem, _ result: CaseResult) {
    let scores = result.members.map(\.curve.bestScore)
    candidates.append(
      Candidate(
        index: item.index, score: result.best?.curve.bestScore ?? result.probability,
        disagreement: (scores.max() ?? 0) - (scores.min() ?? 0)))
  }

  /// The places in the plan that are shown, with why.
  func chosen(_ count: Int, seed: UInt64) -> [(reason: Reason, indices: [Int])] {
    let each = (count + Reason.allCases.count - 1) / Reason.allCases.count
    var random = SeededRandom(seed: seed)
    var left = count
    var taken: Set<Int> = []
    return Reason.allCases.map { reason in
      let order =
        switch reason {
        case .best: candidates.sorted { ($1.score, $0.index) < ($0.score, $1.index) }
        case .worst: candidates.sorted { ($0.score, $0.index) < ($1.score, $1.index) }
        case .disputed: candidates.sorted { ($1.disagreement, $0.index) < ($0.disagreement, $1.index) }
        case .random: candidates.shuffled(using: &random)
        }
      let indices = order.lazy.map(\.index).filter { !taken.contains($0) }.prefix(min(each, left))
      let shown = Array(indices)
      taken.formUnion(shown)
      left -= shown.count
      return (reason, reason == .random ? shown.sorted() : shown)
    }
  }
}
