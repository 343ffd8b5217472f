#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The boxes of one picture as scores. By `row`, for each the log-odds of its probability at the row that made it,
///
///     y = log p − log (1 − p)
///
/// so that its sigmoid is p again. Where rows are no fixed places, that is the row of its class whose box overlaps the box most as it was
/// found: in the picture itself the row that made it. By `match`, for each the best match of its class anywhere, with the overlap (IoU) of a row's box with the
/// box as it was found:
///
///     y = max_a p_a · IoU_a
///
/// The overlap is 1 in the picture itself, which is its maximum, so that its derivative is 0 there.
///
/// Measures of a changed picture count the box as long as it covers the same place: max p over rows whose box overlaps by half or more.
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
  /// Whether the best match anywhere is explained, and not the row that made the box.
  let isMatching: Bool
  let subjects: [Subject]

  /// From which overlap on a box of a changed picture is the same object's.
  static let sameObject = 0.5

  var count: Int { subjects.count }

  func scores(_ output: [Float]) -> [Float] {
    subjects.map { subject in
      Float(isMatching ? match(output, subject).score : Self.logOdds(p(output, subject)))
    }
  }

  func score(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> Double {
    let readout = alone(index)
    let scores = readout.scores(output)
    return target.score(scores, classIndex: 0, activation: activation(of: scores))
  }

  func derivative(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> [Float] {
    let readout = alone(index)
    let scores = readout.scores(output)
    return readout.pulledBack(target.derivative(scores, classIndex: 0, activation: activation(of: scores)), at: output)
  }

  /// The scores of one box: those of the others cost as much again where a match looks at all rows.
  private func alone(_ index: Int) -> DetectionReadout {
    DetectionReadout(table: table, isMatching: isMatching, subjects: [subjects[index]])
  }

  func pulledBack(_ direction: [Float], at output: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: output.count)
    for (subject, weight) in zip(subjects, direction) where weight != 0 {
      let (anchor, factor): (Int, Double)
      if isMatching {
        let found = match(output, subject)
        (anchor, factor) = (found.anchor, found.overlap)
      } else {
        guard let place = row(output, subject) else { continue }
        let probability = Self.bounded(table.probability(output, place, subject.classIndex))
        (anchor, factor) = (place, 1 / (probability * (1 - probability)))
      }
      for (place, slope) in table.slopes(output, anchor, subject.classIndex) {
        result[place] += weight * Float(factor * slope)
      }
    }
    return result
  }

  /// With z(p) the score of a probability p and T its target, of the derivative T'·z'·∂p:
  ///
  ///     (T''·z'² + T'·z'')·(∂p·t)·∂p + T'·z'·(∂²p·t)
  func derivativeChange(
    _ output: [Float], _ index: Int, _ target: ScoreTarget, along change: [Float]
  ) -> [Float] {
    let subject = subjects[index]
    let (anchor, slope, bend): (Int, Double, Double)
    if isMatching {
      let found = match(output, subject)
      (anchor, slope, bend) = (found.anchor, found.overlap, 0)
    } else {
      guard let place = row(output, subject) else { return [Float](repeating: 0, count: output.count) }
      let probability = Self.bounded(table.probability(output, place, subject.classIndex))
      let variance = probability * (1 - probability)
      (anchor, slope, bend) = (place, 1 / variance, (2 * probability - 1) / (variance * variance))
    }
    let scores = alone(index).scores(output)
    let activation = activation(of: scores)
    let first = Double(target.derivative(scores, classIndex: 0, activation: activation)[0])
    let second = target.derivativeChange(scores, classIndex: 0, activation: activation, along: [1])[0]
    let slopes = table.slopes(output, anchor, subject.classIndex)
    let growth = slopes.reduce(0) { $0 + $1.slope * Double(change[$1.place]) }
    var result = [Float](repeating: 0, count: output.count)
    for (place, part) in slopes { result[place] += Float((second * slope * slope + first * bend) * growth * part) }
    for (place, part) in table.slopeChanges(output, anchor, subject.classIndex, change) {
      result[place] += Float(first * slope * part)
    }
    return result
  }

  func activation(of scores: [Float]) -> Activation { Activation(isMatching ? .none : .sigmoid) }

  func variantProbability(_ output: [Float], _ index: Int) -> Double {
    let subject = subjects[index]
    let boxes = table.boxes(output)
    var best = 0.0
    for anchor in 0..<table.anchorCount {
      let probability = table.probability(output, anchor, subject.classIndex)
      guard probability > best, boxes(anchor).overlap(with: subject.box) >= Self.sameObject else {
        continue
      }
      best = probability
    }
    return best
  }

  private func match(_ output: [Float], _ subject: Subject) -> (anchor: Int, overlap: Double, score: Double) {
    var best = (anchor: subject.anchor, overlap: 0.0, score: 0.0)
    let boxes = table.boxes(output)
    for anchor in 0..<table.anchorCount {
      let probability = table.probability(output, anchor, subject.classIndex)
      guard probability > best.score else { continue }
      let overlap = boxes(anchor).overlap(with: subject.box)
      if probability * overlap > best.score { best = (anchor, overlap, probability * overlap) }
    }
    return best
  }

  private func p(_ output: [Float], _ subject: Subject) -> Double {
    row(output, subject).map { table.probability(output, $0, subject.classIndex) } ?? 0
  }

  /// The row that holds a box; nil where none of its class overlaps it.
  private func row(_ output: [Float], _ subject: Subject) -> Int? {
    guard table.hasMovingRows else { return subject.anchor }
    let boxes = table.boxes(output)
    if boxes(subject.anchor) == subject.box { return subject.anchor }
    var best = (anchor: nil as Int?, overlap: 0.0)
    for anchor in 0..<table.anchorCount where (table.onlyClass?(anchor) ?? subject.classIndex) == subject.classIndex {
      let overlap = boxes(anchor).overlap(with: subject.box)
      if overlap > best.overlap { best = (anchor, overlap) }
    }
    return best.anchor
  }

  /// So far from 0 and 1 that single precision tells it from them.
  private static func bounded(_ probability: Double) -> Double { min(max(probability, 1e-7), 1 - 1e-7) }

  private static func logOdds(_ probability: Double) -> Double {
    let probability = bounded(probability)
    return log(probability / (1 - probability))
  }
}
