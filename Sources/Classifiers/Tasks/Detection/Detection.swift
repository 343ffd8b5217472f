import Failures
import Graphs
import ModelReaders

/// Objects in a picture: the subjects are the boxes that a detector finds, likeliest first.
///
///     let reading = try Detection(table: table, names: names).reading(of: output, seen: PictureView(height: 640, width: 640))
///     reading.labels[0].name  // "dog"
///     reading.boxes?[0]       // in the view's pixels
///
/// Rows of at least a threshold's probability are boxes of their likeliest class; of those of one class that overlap the likeliest
/// stays (non-maximum suppression). The first of a class bears its name, further ones `dog 2`, `dog 3`.
public struct Detection: NetworkTask {
  /// Which boxes count.
  public struct Options: Sendable, Equatable {
    /// The least probability of a box, 0 to 1.
    public var threshold: Double
    /// From which overlap (intersection over union) on two boxes of one class are one; 1 leaves all.
    public var overlap: Double
    /// How many boxes there are at most.
    public var mostBoxes: Int
    /// Whether of overlapping boxes one stays, whatever their classes.
    public var isAcrossClasses: Bool
    /// What is explained of a box.
    public var score: Score

    /// What is explained of a box.
    public enum Score: String, Sendable, CaseIterable {
      /// The log-odds of its probability, at the row that made it.
      case row
      /// The best match anywhere: max p · IoU over the rows of its class, IoU the overlap with the box as it was found.
      ///
      /// Source: Petsiuk et al., D-RISE, 2021, equation 3, for one class.
      case match
    }

    /// By default as YOLO's own programs have it.
    public init(
      threshold: Double = 0.25, overlap: Double = 0.45, mostBoxes: Int = 300, isAcrossClasses: Bool = false,
      score: Score = .row
    ) {
      (self.threshold, self.overlap, self.mostBoxes) = (threshold, overlap, mostBoxes)
      (self.isAcrossClasses, self.score) = (isAcrossClasses, score)
    }

    /// - Throws: `ClassifierError` for numbers out of range.
    func check() throws(ClassifierError) {
      guard (0...1).contains(threshold), (0...1).contains(overlap), mostBoxes > 0 else {
        throw ClassifierError(
          .invalidValue, "a box's least probability and the overlap of boxes are from 0 to 1",
          context: ["threshold": "\(threshold)", "overlap": "\(overlap)"])
      }
    }
  }

  let table: AnchorTable
  public let classNames: ClassLabels
  let options: Options

  static let slug = "detect"
  public var slug: String { Self.slug }
  public var subjects: ClassLabels? { nil }
  public var hasLocalGradients: Bool { true }

  public func usualLayers(of graph: Graph, tokens: TokenGrid?) throws -> [Graph.Layer] {
    let regions = table.hasMovingRows ? graph.regionLayers(tokens: tokens) : []
    guard regions.isEmpty else { return regions }
    let heads = graph.detectionTargetLayers(tokens: tokens)
    return heads.isEmpty ? try graph.lastLayers(tokens: tokens) : heads
  }

  /// The boxes that are likely enough, likeliest first.
  /// - Throws: `ClassifierError` with the best box's probability where none is likely enough.
  public func reading(of output: [Float], seen view: PictureView) throws -> Reading {
    try checkProbabilities(output)
    var candidates: [Candidate] = []
    var best: Candidate?
    for anchor in 0..<table.anchorCount {
      let (classIndex, probability) = table.best(output, anchor)
      guard probability.isFinite else { continue }
      let candidate = Candidate(anchor: anchor, classIndex: classIndex, probability: probability)
      if probability > best?.probability ?? -1 { best = candidate }
      if probability >= options.threshold { candidates.append(candidate) }
    }
    let kept = candidates.suppressed(options, boxes: table.boxes(output))
    guard !kept.isEmpty else {
      let found =
        best.map { "; the likeliest, \(classNames.name(of: $0.classIndex)), has \(Self.shown($0.probability))" } ?? ""
      throw ClassifierError(
        .nothingFound, "the network finds no box of a probability of \(options.threshold) or more\(found)",
        remedy: "take a lower one (\(.option(.boxScore)))")
    }
    let classes = kept.map(\.candidate.classIndex)
    var notes = [table.note].compactMap(\.self)
    if kept.count == options.mostBoxes, candidates.count > kept.count {
      notes.append("the \(kept.count) likeliest boxes were taken; there may be more of \(options.threshold) or more")
    }
    return Reading(
      readout: DetectionReadout(
        table: table, isMatching: options.score == .match,
        subjects: kept.map { .init(anchor: $0.candidate.anchor, classIndex: $0.candidate.classIndex, box: $0.box) }),
      labels: ClassLabels(objectsOf: classes, among: classNames), boxes: kept.map(\.box), notes: notes
    ).ofClasses(classes)
  }

  /// What stands where probabilities should is none in an export with key points or angles behind the classes.
  /// - Throws: `ClassifierError` where some of the numbers are far from 0 … 1.
  private func checkProbabilities(_ output: [Float]) throws(ClassifierError) {
    // A few hundred rows tell; quantised probabilities may leave the range by a rounding.
    for anchor in stride(from: 0, to: table.anchorCount, by: max(1, table.anchorCount / 512)) {
      for classIndex in 0..<table.classCount {
        let probability = table.probability(output, anchor, classIndex)
        guard probability < -0.02 || probability > 1.02 else { continue }
        throw ClassifierError(
          .shapeMismatch,
          "where a detector has the probability of \(classNames.name(of: classIndex)) there is \(Self.shown(probability)): the output "
            + "holds something else, such as key points or angles, which are not read",
          remedy: "say what the network does (\(.option(.task)))")
      }
    }
  }

  private static func shown(_ probability: Double) -> String { "\((probability * 10000).rounded() / 10000)" }
}

/// A row of a detector's table that is likely enough.
struct Candidate {
  let anchor: Int
  let classIndex: Int
  let probability: Double
}

extension [Candidate] {
  /// Those that are no more of an object that a likelier one stands for, likeliest first; equal ones in the rows' order.
  fileprivate func suppressed(
    _ options: Detection.Options, boxes: (Int) -> ViewBox
  ) -> [(candidate: Candidate, box: ViewBox)] {
    var kept: [(candidate: Candidate, box: ViewBox)] = []
    // A picture of noise may have tens of thousands above a threshold of 0.
    let sorted = sorted { ($1.probability, $0.anchor) < ($0.probability, $1.anchor) }.prefix(30_000)
    for candidate in sorted where kept.count < options.mostBoxes {
      let box = boxes(candidate.anchor)
      let isOther = kept.allSatisfy {
        !options.isAcrossClasses && $0.candidate.classIndex != candidate.classIndex
          || $0.box.overlap(with: box) <= options.overlap
      }
      if isOther { kept.append((candidate, box)) }
    }
    return kept
  }
}
