import Classifiers
import Foundation
import Testing

@Suite struct ActivationTests {
  private static let logits: [Float] = [-1.5, 0.25, 2, -30]
  private static let kinds: [Activation.Kind] = [
    .softmax, .sigmoid, .hardSigmoid(alpha: 0.2, beta: 0.5), .none,
    .probability(unit: 2, isOfOne: false),
  ]

  @Test func areWhatTheirFormulasSay() {
    let softmax = Activation(.softmax).probabilities(Self.logits)
    #expect(abs(softmax.reduce(0, +) - 1) < 1e-12)
    #expect(abs(Activation(.sigmoid).probability([0.5], classIndex: 0) - 0.6224593312018546) < 1e-12)
    #expect(Activation(.hardSigmoid(alpha: 0.2, beta: 0.5)).probabilities([-9, 0, 1, 9]) == [0, 0.5, 0.7, 1])
    #expect(Activation(.none).probabilities([3, -1]) == [3, -1])
    #expect(Activation(.softmax, rounding: .init(step: 0.25)).probabilities([0, 1]) == [0.25, 0.75])
  }

  /// As ONNX Runtime's `quantize_static` writes it for int8, with a range that ends early, and of logarithms.
  @Test func roundsAsAQuantisationDoes() {
    let bytes = Activation.Rounding(step: 1 / 256, zero: -128, integers: -128...127)
    let logits: [Float] = [0, 5, -2]
    let (plain, rounded) = (Activation(.softmax), Activation(.softmax, rounding: bytes))
    for (before, behind) in zip(plain.probabilities(logits), rounded.probabilities(logits)) {
      #expect(abs(before - behind) <= 1 / 512.0 && (behind * 256).rounded() == behind * 256)
    }
    #expect(rounded.probability([9, -9], classIndex: 0) == 255 / 256.0)
    let narrow = Activation(.softmax, rounding: .init(step: 1 / 512))
    #expect(narrow.probability([9, -9], classIndex: 0) == 255 / 512.0)
    let logarithms = Activation.Rounding(step: 0.05, zero: 255, isOfLogarithms: true)
    #expect(Activation(.softmax, rounding: logarithms).probability([4, 0], classIndex: 0) == 1)
    #expect(abs(Activation(.softmax, rounding: logarithms).probability([4, 0], classIndex: 1) - exp(-4)) < 1e-12)
  }

  /// What an output holds, of several classes and of one number.
  @Test func takesTheOutputItself() {
    #expect(Activation(.probability(unit: 100, isOfOne: false)).probabilities([25, 50]) == [0.25, 0.5])
    #expect(Activation(.probability(unit: 1, isOfOne: true)).probabilities([-0.25, 0.25]) == [0.75, 0.25])
    #expect(Activation(.exponential).probabilities([0, -2]) == [1, exp(-2)])
    let slope = ScoreTarget.probability.derivative([0, -2], classIndex: 1, activation: Activation(.exponential))
    #expect(slope[0] == 0 && abs(slope[1] - exp(-2)) < 1e-7)
  }

  @Test(arguments: kinds.indices) func oneIsAsAll(_ index: Int) {
    let activation = Activation(Self.kinds[index])
    let all = activation.probabilities(Self.logits)
    for (classIndex, probability) in all.enumerated() {
      #expect(abs(activation.probability(Self.logits, classIndex: classIndex) - probability) < 1e-12)
    }
  }

  /// 1e-4: differences of numbers that are held in 32 bits.
  @Test(arguments: kinds.indices) func targetsHaveTheSlopeOfTheirScore(_ index: Int) {
    let activation = Activation(Self.kinds[index])
    for target in ScoreTarget.allCases {
      // A logarithm bends: its third derivative at ¼ is 128, and twice that where `rest` has two of them; a sixth of it times the
      // square of the step is left.
      let step: Float = target == .logProbability || target == .rest ? 1 / 1024 : 1 / 64
      for classIndex in Self.logits.indices {
        let slopes = target.derivative(Self.logits, classIndex: classIndex, activation: activation)
        for place in Self.logits.indices {
          let moved = [step, -step].map { step in
            var logits = Self.logits
            logits[place] += step
            return target.score(logits, classIndex: classIndex, activation: activation)
          }
          #expect(abs(Double(slopes[place]) - (moved[0] - moved[1]) / Double(2 * step)) < 1e-4)
        }
      }
    }
  }
}
