import Classifiers
import Testing

@Suite struct ActivationTests {
  private static let logits: [Float] = [-1.5, 0.25, 2, -30]
  private static let kinds: [Activation.Kind] = [.softmax, .sigmoid, .hardSigmoid(alpha: 0.2, beta: 0.5), .none]

  @Test func areWhatTheirFormulasSay() {
    let softmax = Activation(.softmax).probabilities(Self.logits)
    #expect(abs(softmax.reduce(0, +) - 1) < 1e-12)
    #expect(abs(Activation(.sigmoid).probability([0.5], classIndex: 0) - 0.6224593312018546) < 1e-12)
    #expect(Activation(.hardSigmoid(alpha: 0.2, beta: 0.5)).probabilities([-9, 0, 1, 9]) == [0, 0.5, 0.7, 1])
    #expect(Activation(.none).probabilities([3, -1]) == [3, -1])
    #expect(Activation(.softmax, step: 0.25).probabilities([0, 1]) == [0.25, 0.75])
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
    let step: Float = 1 / 64
    for target in ScoreTarget.allCases {
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
