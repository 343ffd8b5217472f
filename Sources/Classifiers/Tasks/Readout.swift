import ModelReaders
import Tensors

/// How the numbers that a network puts out for one picture become the scores that are explained.
///
/// A readout has K scores, each a differentiable function of the output: of a classifier's logits the logits themselves, of a
/// detector's anchors the score of each box, of an embedding its likeness to others.
///
///     let readout = ClassReadout(classifier)
///     readout.score(output, 281, .logit)
///
/// Whoever conforms gives the scores and how a direction among them is pulled back to the output; probabilities, targets and
/// their derivatives follow, where they are functions of the K scores.
public protocol Readout: Sendable {
  /// K, at least 1.
  var count: Int { get }

  /// The scores before any activation: `[K]`.
  /// - Parameter output: the network's numbers for one picture: `[M]`.
  func scores(_ output: [Float]) -> [Float]

  /// Σₖ dₖ ∂scoreₖ/∂output: `[M]`.
  /// - Parameters:
  ///   - direction: d, `[K]`.
  ///   - output: `[M]`.
  func pulledBack(_ direction: [Float], at output: [Float]) -> [Float]

  /// What makes probabilities of some scores, `[K]`.
  func activation(of scores: [Float]) -> Activation

  /// What `probability` is, of some scores, `[K]`.
  func likelihood(of scores: [Float]) -> Likelihood

  /// By what subjects are ranked, the likeliest highest: `[K]`.
  /// - Parameters:
  ///   - scores: those of the output.
  ///   - output: `[M]`.
  func ranks(of scores: [Float], _ output: [Float]) -> [Float]

  /// Whether the largest comes first where subjects are listed: not where each is in a unit of its own.
  var isRanked: Bool { get }

  /// What a reader should know of how such scores were taken.
  func remark(on scores: [Float]) -> String?

  /// Asks whether there is such a subject in the picture.
  /// - Throws: `ClassifierError` for one that the picture does not have.
  func check(_ index: Int, named name: String) throws

  /// How likely all subjects are: `[K]`.
  func probabilities(_ output: [Float]) -> [Double]

  /// How likely a subject is: a probability, or what stands for one.
  func probability(_ output: [Float], _ index: Int) -> Double

  /// The same in a changed picture, where what a score is read from may lie elsewhere.
  func variantProbability(_ output: [Float], _ index: Int) -> Double

  /// y, the number that is explained.
  func score(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> Double

  /// ∂y/∂output: `[M]`, with which a backward run starts.
  func derivative(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> [Float]

  /// How the derivative changes as the output does: Σⱼ ∂²y/∂outputᵢ∂outputⱼ tⱼ: `[M]`.
  ///
  /// Given for readouts whose scores are linear in the output; others have their own.
  /// - Parameter change: t, `[M]`.
  func derivativeChange(_ output: [Float], _ index: Int, _ target: ScoreTarget, along change: [Float]) -> [Float]
}

extension Readout {
  public func likelihood(of scores: [Float]) -> Likelihood { .probability }

  public var isRanked: Bool { true }

  /// By their scores.
  public func ranks(of scores: [Float], _ output: [Float]) -> [Float] { scores }

  public func remark(on scores: [Float]) -> String? { nil }

  /// Every picture has them all.
  public func check(_ index: Int, named name: String) throws {}

  public func probabilities(_ output: [Float]) -> [Double] {
    let scores = scores(output)
    return activation(of: scores).probabilities(scores)
  }

  public func probability(_ output: [Float], _ index: Int) -> Double {
    let scores = scores(output)
    return activation(of: scores).probability(scores, classIndex: index)
  }

  public func variantProbability(_ output: [Float], _ index: Int) -> Double { probability(output, index) }

  public func score(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> Double {
    let scores = scores(output)
    return target.score(scores, classIndex: index, activation: activation(of: scores))
  }

  public func derivative(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> [Float] {
    let scores = scores(output)
    return pulledBack(
      target.derivative(scores, classIndex: index, activation: activation(of: scores)), at: output)
  }

  public func derivativeChange(
    _ output: [Float], _ index: Int, _ target: ScoreTarget, along change: [Float]
  ) -> [Float] {
    let scores = scores(output)
    let ofScores = target.derivativeChange(
      scores, classIndex: index, activation: activation(of: scores), along: self.scores(change).map(Double.init))
    return pulledBack(ofScores.map(Float.init), at: output)
  }
}

/// The readout of a classifier: its output is the scores.
public struct ClassReadout: Readout {
  private let classifier: Classifier

  /// The classes of a classifier.
  public init(_ classifier: Classifier) { self.classifier = classifier }

  public var count: Int { classifier.classCount }
  public func scores(_ output: [Float]) -> [Float] { output }
  public func pulledBack(_ direction: [Float], at output: [Float]) -> [Float] { direction }
  public func activation(of scores: [Float]) -> Activation { classifier.activation(of: scores) }
  public func remark(on scores: [Float]) -> String? { classifier.remark(on: scores) }

  /// Scores without an activation may be probabilities already.
  public func likelihood(of scores: [Float]) -> Likelihood {
    activation(of: scores).kind != .none || scores.allSatisfy { (0...1).contains($0) } ? .probability : .number
  }
}
