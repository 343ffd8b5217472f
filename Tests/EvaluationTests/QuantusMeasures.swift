import Evaluation
import FoundationEssentials
import Tensors
import TestSupport

/// What `Scripts/reference/quantus_measures.py` computed for a case by Quantus, and its sets of pixels.
struct QuantusMeasures {
  let methods: [String: OfMethod]

  struct OfMethod: Decodable {
    /// nil for a map that is zero.
    let sparseness: Double?
    let pixelFlipping: [Double]
    let monotonicity: [Double]
    let irof: Double
    let sensitivityN: [OfSize]
    let infidelity: Error
    let massAccuracy: Double
    let rankAccuracy: Double
    let pointing: Double
    let maxSensitivity: Double?
  }

  struct OfSize: Decodable {
    let percent: Double
    let correlation: Double
  }

  struct Error: Decodable {
    let scale: Double
    let value: Double
  }

  init(_ caseName: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("measures/\(caseName).quantus.json")))
    methods = try JSONDecoder().decode([String: OfMethod].self, from: data)
  }

  /// The map without ties that the script takes.
  static func distinct(_ map: Tensor) throws -> MapUnderTest {
    let elements = map.elements
    let n = elements.count
    let ranked = elements.indices.map { 0.99 * elements[$0] + 0.01 * (Float($0 * 7919 % n) / Float(n)) }
    return try MapUnderTest(method: "distinct", map: Tensor(shape: map.shape, elements: ranked))
  }

  /// The same with patches that are different on average.
  static func graded(_ map: Tensor) throws -> MapUnderTest {
    let ranked = try distinct(map).map.elements
    return try MapUnderTest(
      method: "graded",
      map: Tensor(
        shape: map.shape, elements: ranked.indices.map { ranked[$0] + 0.05 * (Float(patches.labels[$0]) / 36) }))
  }

  static func box() throws -> PictureBox { try PictureBox(left: 20, top: 30, width: 40, height: 50) }

  /// Of 12 × 12 blocks of 8 × 8 pixels.
  static let blockSets: [(percent: Double, sets: [PixelMask])] = [(25, 36), (50, 72)].map { percent, size in
    (
      percent,
      (0..<24).map { set in
        PixelMask(height: 96, width: 96) { pixel in
          let block = pixel / 96 / 8 * 12 + pixel % 96 / 8
          return (block * block * 31 + block * 89 * (set + 1) + set * 37) % 144 < size
        }
      }
    )
  }

  static let squares: [PixelMask] = (0..<20).map { set in
    let side = 12 + set
    let (top, left) = (set * 29 % (96 - side), set * 53 % (96 - side))
    return PixelMask(height: 96, width: 96) { pixel in
      (top..<top + side).contains(pixel / 96) && (left..<left + side).contains(pixel % 96)
    }
  }

  /// Of 16 × 16 pixels.
  static let patches = Superpixels(labels: (0..<96 * 96).map { $0 / 96 / 16 * 6 + $0 % 96 / 16 })

  static func noisy(_ picture: Tensor) -> [Tensor] {
    let elements = picture.elements
    let n = elements.count
    return (0..<3).map { field in
      Tensor(
        shape: picture.shape,
        elements: elements.indices.map { index in
          Float(Double(elements[index]) + 0.1 * (2 * Double((index * 7919 + field * 1237) % n) / Double(n) - 1))
        })
    }
  }
}
