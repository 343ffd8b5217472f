import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct SimilarityTests {
  /// scikit-image and NumPy in double precision, as we are: 1e-7.
  @Test(arguments: Measures.caseNames)
  func agreesWithTheReference(caseName: String) throws {
    let golden = try Golden(caseName)
    for pair in try Measures(caseName).pairs {
      let maps = try pair.methods.map { try golden.tensor("cam.\($0)") }
      #expect(abs(Similarity.structural(maps[0], maps[1]) - pair.structural) < 1e-7, "\(pair.methods)")
      // No correlation there is 0 here.
      #expect(abs(Similarity.correlation(maps[0], maps[1]) - (pair.correlation ?? 0)) < 1e-7, "\(pair.methods)")
    }
  }

  private static func random(_ height: Int, _ width: Int, seed: UInt64) throws -> Tensor {
    try MapUnderTest.random(seed: seed, height: height, width: width).map
  }

  @Test(arguments: [(1, 1), (1, 9), (3, 4), (7, 7), (8, 20)])
  func isOneForOneMap(height: Int, width: Int) throws {
    let map = try Self.random(height, width, seed: 1)
    #expect(abs(Similarity.structural(map, map) - 1) < 1e-12)
    if height * width > 1 {
      #expect(abs(Similarity.correlation(map, map) - 1) < 1e-12)
      #expect(abs(Similarity.correlation(map, map.map { 3 - 0.5 * $0 }) + 1) < 1e-6)
    }
  }

  @Test(arguments: [(1, 1), (1, 9), (3, 4), (9, 8)])
  func isSymmetricAndBounded(height: Int, width: Int) throws {
    for seed in 0..<20 as Range<UInt64> {
      let (a, b) = (try Self.random(height, width, seed: seed), try Self.random(height, width, seed: seed + 50))
      #expect(abs(Similarity.structural(a, b) - Similarity.structural(b, a)) < 1e-12)
      #expect(Similarity.correlation(a, b) == Similarity.correlation(b, a))
      #expect((-1...1).contains(Similarity.structural(a, b)))
      #expect((-1...1).contains(Similarity.correlation(a, b)))
    }
  }

  /// Two constants: the formula without its second half. A map smaller than a window is one window.
  @Test func agreesWithHand() {
    let (a, b) = (Tensor(shape: [9, 9], repeating: 0.5), Tensor(shape: [9, 9], repeating: 1))
    #expect(abs(Similarity.structural(a, b) - (2 * 0.5 + 1e-4) / (0.25 + 1 + 1e-4)) < 1e-9)
    #expect(Similarity.correlation(a, b) == 0)
    let (x, y) = (Tensor(shape: [1, 2], elements: [0, 1]), Tensor(shape: [1, 2], elements: [1, 0]))
    // Means 1/2, variances 1/2, covariance −1/2.
    #expect(abs(Similarity.structural(x, y) - (-1 + 9e-4) / (1 + 9e-4)) < 1e-9)
    #expect(Similarity.correlation(x, y) == -1)
  }
}
