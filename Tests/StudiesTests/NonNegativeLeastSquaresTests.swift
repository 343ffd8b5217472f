import Foundation
import Studies
import TestSupport
import Testing

@Suite struct NonNegativeLeastSquaresTests {
  private struct Problem: Decodable {
    let name: String
    let isUnique: Bool
    let columns: [[Double]]
    let target, weights: [Double]
    let residualNorm: Double
  }

  /// The columns' condition is below 100, so that two exact methods differ by some hundred roundings; where many weights are the
  /// best, the residual is still one.
  @Test func agreesWithSciPy() throws {
    let url = URL(fileURLWithPath: Fixtures.path("statistics/nnls.json"))
    for problem in try JSONDecoder().decode([Problem].self, from: Data(contentsOf: url)) {
      let fit = NonNegativeLeastSquares(columns: problem.columns, target: problem.target)
      #expect(abs(fit.residualNorm - problem.residualNorm) < 1e-12, "\(problem.name)")
      #expect(fit.weights.allSatisfy { $0 >= 0 })
      guard problem.isUnique else { continue }
      #expect(zip(fit.weights, problem.weights).allSatisfy { abs($0 - $1) < 1e-11 }, "\(problem.name): \(fit.weights)")
    }
  }

  /// Without the bound the second weight is below 0; with it the first is ⟨a, t⟩/⟨a, a⟩ = 3/2.
  @Test func byHand() {
    let fit = NonNegativeLeastSquares(columns: [[1, 0, 1], [0, 1, 1]], target: [2, -1, 1])
    #expect(abs(fit.weights[0] - 1.5) < 1e-15 && fit.weights[1] == 0)
    #expect(abs(fit.residualNorm - 1.5.squareRoot()) < 1e-15)
  }

  /// No column that does not count would help: its product with the residual is not above 0, to rounding; of those that count it is 0.
  @Test(arguments: 1...6)
  func isTheBest(seed: Int) {
    let columns = (0..<7).map { sample(30, seed: 10 * seed + $0).map { $0 + 0.5 } }
    let target = sample(30, seed: 10 * seed + 8).map { $0 + 0.4 }
    let fit = NonNegativeLeastSquares(columns: columns, target: target)
    let residual = target.indices.map { row in
      target[row] - columns.indices.reduce(0) { $0 + fit.weights[$1] * columns[$1][row] }
    }
    for (column, weight) in zip(columns, fit.weights) {
      let descent = zip(column, residual).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(weight > 0 ? abs(descent) < 1e-12 : descent < 1e-12)
    }
  }

  /// Of equal columns the first one counts; what says nothing has no weight.
  @Test func takesWhatIsNone() {
    let column = [0.1, 0.3, 0.2, 0.4]
    let fit = NonNegativeLeastSquares(columns: [column, column, [0, 0, 0, 0]], target: column.map { 2 * $0 })
    #expect(abs(fit.weights[0] - 2) < 1e-14 && Array(fit.weights[1...]) == [0, 0])
    #expect(NonNegativeLeastSquares(columns: [column], target: [0, 0, 0, 0]).weights == [0])
    #expect(NonNegativeLeastSquares(columns: [], target: [3, 4]).residualNorm == 5)
    #expect(NonNegativeLeastSquares(columns: [[]], target: []).weights == [0])
  }
}
