import Classifiers
import Execution
import Testing

@Suite struct ScoreTargetTests {
  private static let logits: [Float] = [1.5, -2, 0.25, 3, 3]

  @Test func scores() {
    let sum = 4.481689 + 0.135335 + 1.284025 + 2 * 20.085537  // Σ exp x, to six digits
    let expected = [(ScoreTarget.logit, 1.5), (.probability, 4.481689 / sum), (.rest, 1.5 + -2.330208)]
    for (target, value) in expected {
      #expect(abs(target.score(Self.logits, classIndex: 0) - value) < 1e-5, "\(target)")
    }
    // rest is the logit less the cross-entropy, which is −log of the probability.
    #expect(abs(sum - 46.072123) < 1e-5)
  }

  @Test(arguments: ScoreTarget.allCases, 0..<5)
  func differentiates(target: ScoreTarget, classIndex: Int) {
    let derivative = target.derivative(Self.logits, classIndex: classIndex)
    let step: Float = 1.0 / 64  // exact in binary: the difference of two logits is the step itself
    for index in Self.logits.indices {
      var (above, below) = (Self.logits, Self.logits)
      above[index] += step
      below[index] -= step
      let slope =
        (target.score(above, classIndex: classIndex) - target.score(below, classIndex: classIndex)) / Double(2 * step)
      // The error of central differences: a sixth of the third derivative (at most 1 here) times the step squared.
      #expect(abs(slope - Double(derivative[index])) < 5e-5, "\(target), \(index)")
    }
  }

  /// Against differences of the derivative, which is single precision: 1e-7 over 2⁻⁷.
  @Test(
    arguments: ScoreTarget.allCases,
    [Activation(.softmax), Activation(.sigmoid), Activation(.none), Activation(.hardSigmoid(alpha: 0.2, beta: 0.5))])
  func differentiatesTwice(target: ScoreTarget, activation: Activation) {
    let change = [0.5, -1, 0.25, 1, -0.75]
    let step = 1.0 / 256
    func derivative(_ factor: Double, _ classIndex: Int) -> [Float] {
      let moved = zip(Self.logits, change).map { $0 + Float(factor * $1) }
      return target.derivative(moved, classIndex: classIndex, activation: activation)
    }
    for classIndex in Self.logits.indices where activation.kind != .none || Self.logits[classIndex] > 0.5 {
      let changes = target.derivativeChange(
        Self.logits, classIndex: classIndex, activation: activation, along: change)
      for (index, (more, less)) in zip(derivative(step, classIndex), derivative(-step, classIndex)).enumerated() {
        let slope = (Double(more) - Double(less)) / (2 * step)
        // The error of central differences: a sixth of the third derivative, 96 for a logarithm at a probability of 0.1, times the
        // step squared.
        #expect(abs(slope - changes[index]) < 2e-4 * max(1, abs(slope)), "\(target), \(classIndex), \(index)")
      }
    }
  }

  /// Logits that a single exponential would not survive.
  @Test(arguments: ScoreTarget.allCases)
  func staysFiniteForLargeLogits(target: ScoreTarget) {
    let logits: [Float] = [1e4, -1e4, 9.9e3]
    for index in logits.indices {
      #expect(target.score(logits, classIndex: index).isFinite)
      #expect(target.derivative(logits, classIndex: index).allSatisfy { $0.isFinite })
      #expect(target.derivativeChange(logits, classIndex: index, along: [1, -1, 1]).allSatisfy { $0.isFinite })
    }
    #expect(ScoreTarget.probability.score(logits, classIndex: 0) == 1)
  }
}
