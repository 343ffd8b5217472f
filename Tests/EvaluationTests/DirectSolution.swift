import CLAPACK
import Evaluation
import Tensors

/// The imputation's equations, written down one by one and solved in double precision by LAPACK's banded Cholesky
/// factorisation: an expected value that shares nothing with the solver.
enum DirectSolution {
  static let neighbours: [(down: Int, right: Int, weight: Double)] = [
    (0, 1, 1.0 / 6), (0, -1, 1.0 / 6), (1, 0, 1.0 / 6), (-1, 0, 1.0 / 6),
    (1, 1, 1.0 / 12), (1, -1, 1.0 / 12), (-1, 1, 1.0 / 12), (-1, -1, 1.0 / 12),
  ]

  /// - Parameters:
  ///   - image: `[C, H, W]`.
  ///   - mask: removes some pixels, but not all.
  /// - Returns: for each channel the values of the removed pixels in row-major order; nil if LAPACK fails.
  static func values(_ image: Tensor, removing mask: PixelMask) -> [[Double]]? {
    let (channels, height, width) = (image.shape[0], mask.height, mask.width)
    let unknowns = (0..<mask.count).filter { mask[$0] }
    var numbers = [Int](repeating: -1, count: mask.count)
    for (number, pixel) in unknowns.enumerated() { numbers[pixel] = number }
    let elements = image.elements
    var entries: [(row: Int, column: Int, weight: Double)] = []
    var diagonal = [Double](repeating: 0, count: unknowns.count)
    var solution = [Double](repeating: 0, count: unknowns.count * channels)
    for (number, pixel) in unknowns.enumerated() {
      for (down, right, weight) in neighbours {
        let (row, column) = (pixel / width + down, pixel % width + right)
        guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
        let other = row * width + column
        diagonal[number] += weight
        if mask[other] {
          if numbers[other] < number { entries.append((number, numbers[other], -weight)) }
        } else {
          for channel in 0..<channels {
            solution[channel * unknowns.count + number] += weight * Double(elements[channel * mask.count + other])
          }
        }
      }
    }
    let bandwidth = entries.reduce(0) { max($0, $1.row - $1.column) }
    // Column by column, the diagonal and what is below it.
    var matrix = [Double](repeating: 0, count: unknowns.count * (bandwidth + 1))
    for number in unknowns.indices { matrix[number * (bandwidth + 1)] = diagonal[number] }
    for (row, column, weight) in entries { matrix[column * (bandwidth + 1) + row - column] = weight }
    let count = Int32(unknowns.count)
    let status = LAPACKE_dpbsv(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), count, Int32(bandwidth), Int32(channels), &matrix,
      Int32(bandwidth + 1), &solution, count)
    guard status == 0 else { return nil }
    return (0..<channels).map { Array(solution[$0 * unknowns.count..<($0 + 1) * unknowns.count]) }
  }

  /// The largest difference between imputed pixels and the direct solution; ∞ where a known pixel was changed.
  static func largestError(of imputed: Tensor, _ image: Tensor, removing mask: PixelMask) -> Double {
    guard imputed.shape == image.shape, let expected = values(image, removing: mask) else { return .infinity }
    let (before, after) = (image.elements, imputed.elements)
    var largest = 0.0
    for channel in 0..<image.shape[0] {
      var unknown = 0
      for pixel in 0..<mask.count {
        let place = channel * mask.count + pixel
        if mask[pixel] {
          let difference = abs(Double(after[place]) - expected[channel][unknown])
          largest = difference.isNaN ? .infinity : max(largest, difference)
          unknown += 1
        } else if before[place].bitPattern != after[place].bitPattern {
          return .infinity
        }
      }
    }
    return largest
  }
}
