import Evaluation
import FoundationEssentials
import Tensors
import TestSupport

/// What `Scripts/fixtures/make_localisation_fixtures.py` computed by NumPy and SciPy.
struct LocalisationFixture: Decodable {
  let cases: [Case]
  let accuracy: Accuracy

  struct Case: Decodable {
    let name: String
    let height: Int
    let width: Int
    let boxes: [PictureBox]
    let pointing: Double
    let energy: Double
    let area: Double
    private let map: [Float]
    private let largest: [[Double]]
    private let best: [[Double]]

    var tensor: Tensor { Tensor(shape: [height, width], elements: map) }
    /// By threshold.
    var largestOverlaps: [Double] { Self.expanded(largest) }
    var bestOverlaps: [Double] { Self.expanded(best) }

    private static func expanded(_ runs: [[Double]]) -> [Double] {
      runs.flatMap { [Double](repeating: $0[0], count: Int($0[1])) }
    }
  }

  struct Accuracy: Decodable {
    let largest: Best
    let parts: [Best]

    struct Best: Decodable {
      let value: Double
      let threshold: Int
    }
  }

  static func read() throws -> LocalisationFixture {
    let data = try Data(contentsOf: URL(filePath: Fixtures.path("localisation/cases.json")))
    return try JSONDecoder().decode(LocalisationFixture.self, from: data)
  }
}

extension Tensor {
  /// The rows from right to left.
  var mirrored: Tensor {
    Tensor(shape: shape, elements: (0..<shape[0]).flatMap { slice($0).elements.reversed() })
  }
}

extension PictureBox {
  /// In a map whose rows run from right to left.
  func mirrored(width: Int) throws -> PictureBox {
    try PictureBox(left: Double(width) - right, top: top, width: self.width, height: height)
  }
}
