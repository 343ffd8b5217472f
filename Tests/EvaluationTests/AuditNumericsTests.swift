import Evaluation
import FoundationEssentials
import Tensors
import TestSupport
import Testing

/// What `Scripts/fixtures/make_audit_fixtures.py` computed by scikit-image, SciPy and scikit-learn.
private struct AuditFixture: Decodable {
  let name: String
  let height: Int
  let width: Int
  let ssim: Double?
  let spearman: Double?
  let hog8: Double?
  let hog16: Double?
  let first: [Double]?
  let sobel: [Double]
  let auprc: Double?
  private let a: Data
  private let b: Data

  var first8: Tensor { map(a) }
  var second: Tensor { map(b) }
  var isObject: [Bool] { b.map { $0 > 127 } }

  private func map(_ bytes: Data) -> Tensor {
    Tensor(shape: [height, width], elements: bytes.map { Float($0) / 255 })
  }

  static func read() throws -> [AuditFixture] {
    let data = try Data(contentsOf: URL(filePath: Fixtures.path("audit/cases.json")))
    return try JSONDecoder().decode([AuditFixture].self, from: data)
  }
}

/// Both sides compute in double precision from the same numbers of single precision: what differs is the order of some
/// thousand sums, far below 1e-9. scikit-image adds up histograms in single precision, of 64 or 256 lengths each: their shares, and
/// what is made of them, differ by some 1e-8, and are held to 1e-6. Sobel's edges are kept in single precision: 1e-6 of their sum.
@Suite struct AuditNumericsTests {
  private func expect(_ value: Double?, _ expected: Double?, _ name: String, within tolerance: Double = 1e-9) {
    guard let value, let expected else {
      #expect(
        value == nil && expected == nil, "\(name): \(String(describing: value)) and \(String(describing: expected))")
      return
    }
    #expect(abs(value - expected) <= tolerance, "\(name): \(value), not \(expected)")
  }

  @Test func agreesWithTheReferences() throws {
    let cases = try AuditFixture.read()
    #expect(cases.count >= 12)
    for item in cases {
      let (a, b) = (item.first8, item.second)
      expect(Similarity.gaussianStructural(a, b), item.ssim, "\(item.name), SSIM")
      expect(Similarity.rankCorrelation(a, b), item.spearman, "\(item.name), Spearman")
      expect(Similarity.gradientCorrelation(a, b), item.hog16, "\(item.name), HOG", within: 1e-6)
      expect(try AveragePrecision(a, isObject: item.isObject)?.value, item.auprc, "\(item.name), AUPRC")
      if let first = item.first {
        let features = try #require(OrientedGradients(a, cellSide: 8)).features
        for (value, expected) in zip(features, first) {
          expect(value, expected, "\(item.name), HOG's numbers", within: 1e-6)
        }
      }
      let edges = try ComparisonMaps.sobelEdges(of: a.reshaped([1, item.height, item.width])).elements.map(Double.init)
      let weighted = edges.enumerated().reduce(0) { $0 + $1.element * Double($1.offset) / Double(edges.count) }
      expect(edges.reduce(0, +), item.sobel[0], "\(item.name), Sobel", within: 1e-6 * max(1, item.sobel[0]))
      expect(weighted, item.sobel[1], "\(item.name), Sobel's places", within: 1e-6 * max(1, item.sobel[1]))
    }
  }

  /// HOG over cells of another side, which the correlation does not take.
  @Test func hogOfSmallerCellsAgrees() throws {
    for item in try AuditFixture.read() {
      guard let expected = item.hog8 else { continue }
      let (a, b) = (
        try #require(OrientedGradients(item.first8, cellSide: 8)).features,
        try #require(OrientedGradients(item.second, cellSide: 8)).features
      )
      let n = Double(a.count)
      let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
      let products = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
      let (squaresA, squaresB) = (
        a.reduce(0) { $0 + ($1 - meanA) * ($1 - meanA) }, b.reduce(0) { $0 + ($1 - meanB) * ($1 - meanB) }
      )
      expect(products / (squaresA * squaresB).squareRoot(), expected, item.name, within: 1e-6)
    }
  }

  @Test func ranksSeeTheOrderAlone() throws {
    for item in try AuditFixture.read() where item.spearman != nil {
      let cubed = item.first8.map { $0 * $0 * $0 + $0 }
      expect(Similarity.rankCorrelation(cubed, item.second), item.spearman, item.name)
    }
  }

  @Test func likenessOfMapsThatSayNothing() throws {
    var random = SeededRandom(seed: 1)
    let map = Tensor(shape: [64, 64], elements: (0..<4096).map { _ in Float(random.uniform()) })
    let constant = Tensor(shape: [64, 64], repeating: 0.5)
    let itself = MapLikeness(map, map)
    #expect(itself.structural == 1 && itself.rank == 1 && itself.gradient == 1)
    // A map without an order is like none that has one.
    let none = MapLikeness(map, constant)
    #expect(none.rank == 0 && none.gradient == 0)
    let both = MapLikeness(constant, constant)
    #expect(both.structural == 1 && both.rank == nil && both.gradient == nil)
    let mean = MapLikeness.mean([itself, none, both])
    #expect(mean.rank == 0.5)
  }

  @Test func averagePrecisionByHand() throws {
    let map = Tensor(shape: [1, 4], elements: [0.9, 0.8, 0.8, 0.1])
    // Thresholds 0.9 (P 1, R ½), 0.8 (three pixels at once: P ⅔, R 1): ½ + ½·⅔.
    let found = try #require(try AveragePrecision(map, isObject: [true, true, false, false]))
    #expect(abs(found.value - (0.5 + 1.0 / 3)) < 1e-12 && found.prevalence == 0.5)
    #expect(try AveragePrecision(map, isObject: [false, false, false, false]) == nil)
    #expect(throws: EvaluationError.self) { try AveragePrecision(map, isObject: [true]) }
    #expect(throws: EvaluationError.self) {
      try AveragePrecision(Tensor(shape: [1, 1], elements: [.nan]), isObject: [true])
    }
    // Half a pixel is one, less is none.
    let boxed = try #require(try AveragePrecision(map, boxes: [PictureBox(left: 0, top: 0, width: 1.5, height: 1)]))
    #expect(boxed.prevalence == 0.5)
  }

  @Test func edgesOfWhatIsNoPicture() {
    #expect(throws: EvaluationError.self) { try ComparisonMaps.sobelEdges(of: Tensor(shape: [2, 2], repeating: 0)) }
    #expect(throws: EvaluationError.self) {
      try ComparisonMaps.sobelEdges(of: Tensor(shape: [1, 2, 2], repeating: .infinity))
    }
  }
}
