#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The boxes of one picture as scores: for each the log-odds of its probability at the row that made it,
///
///     y = log p − log (1 − p)
///
/// so that its sigmoid is p again. Methods look at that row; where a picture was changed, the box may come from another row, and
/// counts as long as it covers the same place: max p over rows whose box overlaps by half or more.
///
/// Source: Zhao and Chan, ODAM, 2023 (the gradients of each box's own score); Petsiuk et al., D-RISE, 2021 (matching boxes).
struct DetectionReadout: Readout {
  /// A box that was found.
  struct Subject: Sendable {
    let anchor: Int
    let classIndex: Int
    let box: ViewBox
  }

  let table: AnchorTable
  let subjects: [Subject]

  /// From which overlap on a box of a changed picture is the same object's.
  static let sameObject = 0.5

  var count: Int { subjects.count }

  func scores(_ output: [Float]) -> [Float] { subjects.map { Float(Self.logOdds(p(output, $0))) } }

  func pulledBack(_ direction: [Float], at output: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: output.count)
    for (subject, weight) in zip(subjects, direction) where weight != 0 {
      let probability = Self.bounded(p(output, subject))
      let factor = Double(weight) / (probability * (1 - probability))
      for (place, slope) in table.slopes(output, subject.anchor, subject.classIndex) {
        result[place] += Float(factor * slope)
      }
    }
    return result
  }

  func activation(of scores: [Float]) -> Activation { Activation(.sigmoid) }

  func variantProbability(_ output: [Float], _ index: Int) -> Double {
    let subject = subjects[index]
    var best = 0.0
    for anchor in 0..<table.anchorCount {
      let probability = table.probability(output, anchor, subject.classIndex)
      guard probability > best, table.box(output, anchor).overlap(with: subject.box) >= Self.sameObject else {
        continue
      }
      best = probability
    }
    return best
  }

  private func p(_ output: [Float], _ subject: Subject) -> Double {
    table.probability(output, subject.anchor, subject.classIndex)
  }

  /// So far from 0 and 1 that single precision tells it from them.
  private static func bounded(_ probability: Double) -> Double { min(max(probability, 1e-7), 1 - 1e-7) }

  private static func logOdds(_ probability: Double) -> Double {
    let probability = bounded(probability)
    return log(probability / (1 - probability))
  }
}
