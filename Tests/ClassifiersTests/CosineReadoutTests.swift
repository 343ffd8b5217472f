import Classifiers
import Tensors
import Testing

@Suite struct CosineReadoutTests {
  private static func random(_ count: Int, _ seed: UInt64) -> [Float] {
    var generator = SeededRandom(seed: seed)
    return (0..<count).map { _ in Float(generator.uniform(in: -1...1)) }
  }

  @Test func isTheCosineTimesTheFactor() throws {
    let readout = try CosineReadout(
      references: [[2, 0, 0], [0, -3, 0], [1, 1, 0]], factor: 10, activation: Activation(.softmax))
    let scores = readout.scores([0, 5, 0])
    #expect(scores[0] == 0 && scores[1] == -10)
    #expect(abs(scores[2] - 10 * Float(0.5).squareRoot()) < 1e-5)
    // Of the direction alone.
    #expect(readout.scores([0, 0.001, 0])[1] == -10)
  }

  /// Against central differences in double precision of steps of 2⁻¹⁰, whose error is of their square: the readout takes and gives
  /// single precision, so a score of 20 is known to 1e-6, and its difference over 2⁻⁹ to 1e-3.
  @Test(arguments: [2, 3, 17, 64]) func hasTheSlopeOfItsScores(_ width: Int) throws {
    let references = (0..<4).map { Self.random(width, UInt64($0 + 10 * width)) }
    let readout = try CosineReadout(references: references, factor: 20, activation: Activation(.softmax))
    let embedding = Self.random(width, 7)
    let direction: [Float] = [1, -0.5, 0, 2]
    let slopes = readout.pulledBack(direction, at: embedding)
    func value(_ embedding: [Float]) -> Double {
      zip(direction, readout.scores(embedding)).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let step = Float(1) / 1024
    for place in embedding.indices {
      var (up, down) = (embedding, embedding)
      up[place] += step
      down[place] -= step
      #expect(abs((value(up) - value(down)) / Double(2 * step) - Double(slopes[place])) < 0.02)
    }
    // No score changes with an embedding's length.
    #expect(abs(zip(slopes, embedding).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-4)
  }

  /// Against central differences of the derivative, which is single precision: 1e-5 of slopes of 20 over 2⁻⁹, and the step's square.
  @Test(arguments: ScoreTarget.allCases) func hasTheSlopeOfItsDerivative(_ target: ScoreTarget) throws {
    let references = (0..<4).map { Self.random(5, UInt64($0 + 40)) }
    let readout = try CosineReadout(references: references, factor: 4, activation: Activation(.softmax))
    let (embedding, change) = (Self.random(5, 7), Self.random(5, 8))
    let changes = readout.derivativeChange(embedding, 2, target, along: change)
    let step = Float(1) / 1024
    func derivative(_ step: Float) -> [Float] {
      readout.derivative(zip(embedding, change).map { $0 + step * $1 }, 2, target)
    }
    for (place, (more, less)) in zip(derivative(step), derivative(-step)).enumerated() {
      let slope = (more - less) / (2 * step)
      #expect(abs(slope - changes[place]) < 5e-3 * max(1, abs(slope)), "\(place)")
    }
  }

  @Test func isNothingOfAnEmbeddingWithoutDirection() throws {
    let readout = try CosineReadout(references: [[1, 2], [3, 4]], factor: 100, activation: Activation(.softmax))
    #expect(readout.scores([0, 0]) == [0, 0] && readout.pulledBack([1, 1], at: [0, 0]) == [0, 0])
    #expect(readout.derivativeChange([0, 0], 0, .rest, along: [1, 1]) == [0, 0])
  }

  @Test func refusesWhatCannotBeCompared() {
    let activation = Activation(.none)
    for references in [[], [[]], [[1, 2], [1]], [[1, 2], [0, 0]], [[.nan, 1]]] as [[[Float]]] {
      #expect(throws: ClassifierError.self) {
        try CosineReadout(references: references, factor: 1, activation: activation)
      }
    }
    #expect(throws: ClassifierError.self) {
      try CosineReadout(references: [[1]], factor: .infinity, activation: activation)
    }
  }
}
