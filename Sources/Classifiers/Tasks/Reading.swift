import ModelReaders
import Tensors

/// How the output for one picture is read: what there is to be explained, and what it is called.
///
///     let reading = Reading(readout: ClassReadout(classifier), labels: labels)
///     let asked = try reading.asking([ClassChoice("tabby - tiger cat")], of: output)
///     asked.reading.labels[asked.indices[0]].name  // "tabby - tiger cat"
///
/// Its subjects are those of the readout, K of them, and behind these the expressions that were asked for.
public struct Reading: Sendable {
  /// What the subjects are called: classes, boxes, prompts, expressions.
  public let labels: ClassLabels
  /// Where each of the readout's subjects lies in the network's view, in its pixels; nil where they are of the whole view.
  public let boxes: [ViewBox]?
  /// The share of the network's view that each of the readout's subjects was seen on, 0 to 1; nil where they have no extent.
  public let shares: [Double]?
  /// Which of the network's classes each of the readout's subjects is of, where that is not the subject's own number.
  public private(set) var classes: [Int]? = nil
  /// What a reader should know of how these subjects were found.
  public let notes: [String]
  let readout: any Readout
  private let expressions: [ScoreExpression.Resolved]

  /// Subjects of a readout.
  /// - Parameters:
  ///   - readout: what makes their scores.
  ///   - labels: as many as the readout has subjects.
  ///   - boxes: where they lie; nil where they are of the whole view.
  ///   - shares: of the view on which they were seen; nil where they have no extent.
  ///   - notes: what a reader should know of how they were found.
  public init(
    readout: any Readout, labels: ClassLabels, boxes: [ViewBox]? = nil, shares: [Double]? = nil, notes: [String] = []
  ) {
    self.init(readout, labels, boxes, shares, notes, [])
  }

  private init(
    _ readout: any Readout, _ labels: ClassLabels, _ boxes: [ViewBox]?, _ shares: [Double]?, _ notes: [String],
    _ expressions: [ScoreExpression.Resolved]
  ) {
    self.shares = shares
    self.readout = readout
    self.labels = labels
    self.boxes = boxes
    self.notes = notes
    self.expressions = expressions
  }

  /// The network's class of a subject: of a box its class, and else the subject itself.
  public func classIndex(of subject: Int) -> Int {
    classes.flatMap { $0.indices.contains(subject) ? $0[subject] : nil } ?? subject
  }

  /// The same, its subjects of these classes.
  func ofClasses(_ classes: [Int]) -> Reading {
    var reading = self
    reading.classes = classes
    return reading
  }

  /// How many subjects there are, expressions among them.
  public var count: Int { readout.count + expressions.count }

  /// How many there are without the expressions: K.
  public var subjectCount: Int { readout.count }

  /// What a subject is called where it is none of the network's classes: an expression or a box; nil of a class.
  package func words(for index: Int) -> String? {
    index >= readout.count || boxes != nil ? labels.name(of: index) : nil
  }

  /// What a subject is called in the name of a file: its number, or an expression's words.
  public func tag(of index: Int) -> String {
    index < readout.count ? "\(index)" : expressions[index - readout.count].tag
  }

  /// The subjects that some choices mean, each once; those that are expressions are joined to the reading.
  ///
  /// - Parameters:
  ///   - choices: where there is none, the likeliest subject.
  ///   - output: `[M]`, which says what is likeliest.
  /// - Returns: with them those subjects that the choices name, and do not find by the scores.
  /// - Throws: `ModelError` for an unknown or ambiguous class; `ClassifierError` for an expression that cannot be read.
  public func asking(
    _ choices: [ClassChoice], of output: [Float]
  ) throws -> (reading: Reading, indices: [Int], named: Set<Int>) {
    try asking(choices, ranks: readout.ranks(of: readout.scores(output), output))
  }

  /// The same by what the subjects are ranked by: `[K]`.
  func asking(
    _ choices: [ClassChoice], ranks: [Float]
  ) throws -> (reading: Reading, indices: [Int], named: Set<Int>) {
    var (indices, names) = ([Int](), labels.prefix(readout.count).map { $0 })
    var asked: [ScoreExpression.Resolved] = []
    var named: Set<Int> = []
    for choice in choices.isEmpty ? [.likeliest(1)] : choices {
      if let expression = try choice.expression(in: labels) {
        let resolved = try expression.resolved(in: labels, scores: ranks)
        named.formUnion(try expression.namedIndices(in: labels))
        if let only = resolved.onlySubject {
          indices.append(only)
        } else if let known = asked.firstIndex(of: resolved) {
          indices.append(readout.count + known)
        } else {
          indices.append(readout.count + asked.count)
          names.append(ClassLabel(index: names.count, name: resolved.name))
          asked.append(resolved)
        }
      } else {
        let found = try choice.indices(in: labels, scores: ranks)
        indices += found
        if choice.isName(in: labels) { named.formUnion(found) }
      }
    }
    for index in named.sorted() where index < readout.count {
      try readout.check(index, named: labels[index].name ?? "class \(index)")
    }
    var reading = asked.isEmpty ? self : Reading(readout, ClassLabels(names), boxes, shares, notes, asked)
    reading.classes = classes
    return (reading, indices.eachOnce { $0 }, named)
  }

  // MARK: - Numbers

  /// How likely a subject is; of an expression, the same expression of probabilities.
  /// - Parameters:
  ///   - output: `[M]`.
  ///   - index: which subject.
  ///   - isVariant: whether the output is that of a changed picture.
  public func probability(_ output: [Float], _ index: Int, isVariant: Bool = false) -> Double {
    func ofSubject(_ index: Int) -> Double {
      isVariant ? readout.variantProbability(output, index) : readout.probability(output, index)
    }
    guard index >= readout.count else { return ofSubject(index) }
    return expressions[index - readout.count].terms.reduce(0) { sum, term in
      sum + term.factor * ofSubject(term.index)
    }
  }

  /// y, the number that is explained.
  package func score(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> Double {
    guard index >= readout.count else { return readout.score(output, index, target) }
    return expressions[index - readout.count].terms.reduce(0) { sum, term in
      sum + term.factor * readout.score(output, term.index, term.target ?? target)
    }
  }

  /// ∂y/∂output: `[M]`.
  package func derivative(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> [Float] {
    sum(over: index, target, count: output.count) { readout.derivative(output, $0, $1) }
  }

  /// How that changes as the output does: Σⱼ ∂²y/∂outputᵢ∂outputⱼ tⱼ: `[M]`.
  /// - Parameter change: t, `[M]`.
  package func derivativeChange(
    _ output: [Float], _ index: Int, _ target: ScoreTarget, along change: [Float]
  ) -> [Float] {
    sum(over: index, target, count: output.count) { readout.derivativeChange(output, $0, $1, along: change) }
  }

  /// What a function gives for a subject; of an expression the sum of its terms'.
  private func sum(
    over index: Int, _ target: ScoreTarget, count: Int, _ part: (_ index: Int, _ target: ScoreTarget) -> [Float]
  ) -> [Float] {
    guard index >= readout.count else { return part(index, target) }
    var sum = [Float](repeating: 0, count: count)
    for term in expressions[index - readout.count].terms {
      let part = part(term.index, term.target ?? target)
      for place in sum.indices { sum[place] += Float(term.factor) * part[place] }
    }
    return sum
  }
}

/// A box in the network's view, in its pixels from the upper left corner.
public struct ViewBox: Sendable, Equatable {
  /// The left and upper edges, then the right and lower ones.
  public let left, top, right, bottom: Double

  /// A box by its edges.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// In square pixels; 0 of a box that is turned inside out.
  public var area: Double { max(0, right - left) * max(0, bottom - top) }

  /// The area that two boxes share, as a share of all that they cover: 0 to 1.
  public func overlap(with other: ViewBox) -> Double {
    let shared = ViewBox(
      left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
      bottom: min(bottom, other.bottom)
    ).area
    let all = area + other.area - shared
    return all > 0 ? shared / all : 0
  }
}
