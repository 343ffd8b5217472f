import Evaluation
import Tensors
import Testing

@Suite struct ImputationNoiseTests {
  /// Of n = 150,528 independent numbers the mean has the standard deviation σ/√n, and their standard deviation
  /// σ/√(2n): five of these are allowed, and as much for the correlations.
  @Test(arguments: [0, 1, 77], [0.01, 0.5] as [Float])
  func isGaussian(seed: UInt64, standardDeviation: Float) throws {
    let noise = try ImputationNoise(standardDeviation: standardDeviation, seed: seed)
    let field = noise.field(shape: [3, 224, 224]).elements.map { Double($0) / Double(standardDeviation) }
    let n = Double(field.count)
    func mean(_ values: some Sequence<Double>) -> Double { values.reduce(0, +) / n }
    #expect(abs(mean(field)) < 5 / n.squareRoot())
    #expect(abs(mean(field.map { $0 * $0 }).squareRoot() - 1) < 5 / (2 * n).squareRoot())
    // The third and fourth moments of a Gaussian, 0 and 3, have the variances 15/n and 96/n.
    #expect(abs(mean(field.map { $0 * $0 * $0 })) < 5 * (15 / n).squareRoot())
    #expect(abs(mean(field.map { $0 * $0 * $0 * $0 }) - 3) < 5 * (96 / n).squareRoot())
    // Neither neighbours nor channels know of each other.
    for lag in [1, 2, 224, 224 * 224] {
      let products = zip(field, field.dropFirst(lag)).map { $0 * $1 }
      #expect(abs(mean(products)) < 5 / n.squareRoot(), "\(lag)")
    }
    // 2.7 of a thousand lie beyond 3σ.
    let share = mean(field.map { abs($0) > 3 ? 1 : 0 })
    #expect(abs(share - 0.0027) < 5 * (0.0027 / n).squareRoot())
  }

  @Test func dependsOnTheSeedAlone() throws {
    let fields = try [1, 2, 1].map { try ImputationNoise(seed: $0).field(shape: [3, 9, 7]) }
    #expect(fields[0] == fields[2])
    #expect(fields[0] != fields[1])
    #expect(ImputationNoise.usualStandardDeviation == 0.01)
  }

  @Test func isNothingWithoutAStandardDeviation() throws {
    let field = try ImputationNoise(standardDeviation: 0, seed: 3).field(shape: [1, 3, 3])
    #expect(field == Tensor(shape: [1, 3, 3], repeating: 0))
  }

  @Test(arguments: [-0.01, .nan, .infinity, -.infinity] as [Float])
  func refusesWhatIsNoStandardDeviation(value: Float) {
    let error = #expect(throws: EvaluationError.self) { try ImputationNoise(standardDeviation: value) }
    #expect(error?.code == .invalidOption)
  }
}
