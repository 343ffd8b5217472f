import CHOLMOD
import Evaluation
import MetaCAM

/// The imputation's equations, solved by SuiteSparse's sparse Cholesky factorisation in double precision.
struct CholeskySolver: ~Copyable {
  private var common = cholmod_common()

  enum Ordering: String, CaseIterable {
    case minimumDegree, nestedDissection
  }

  struct Failed: Error {}

  init() {
    cholmod_start(&common)
    common.nmethods = 1
    common.print = 0
  }

  deinit {
    var common = common
    cholmod_finish(&common)
  }

  /// - Parameter image: `[C, H, W]`.
  /// - Returns: the image with the removed pixels filled, and the seconds that ordering, factorising and solving took;
  ///   writing the equations down is not counted.
  mutating func imputed(
    _ image: Tensor, removing mask: PixelMask, ordering: Ordering
  ) throws -> (image: Tensor, seconds: Double) {
    common.method.0.ordering = ordering == .minimumDegree ? CHOLMOD_AMD : CHOLMOD_METIS
    let unknowns = (0..<mask.count).filter { mask[$0] }
    var (matrix, sides) = (try triangle(unknowns, mask), try rightHandSides(unknowns, image, mask))
    defer {
      cholmod_free_sparse(&matrix, &common)
      cholmod_free_dense(&sides, &common)
    }
    let start = processorSeconds()
    var factor = cholmod_analyze(matrix, &common)
    defer { cholmod_free_factor(&factor, &common) }
    guard factor != nil, cholmod_factorize(matrix, factor, &common) == 1 else { throw Failed() }
    var solution = cholmod_solve(CHOLMOD_A, factor, sides, &common)
    defer { cholmod_free_dense(&solution, &common) }
    let seconds = processorSeconds() - start
    guard let values = solution?.pointee.x?.assumingMemoryBound(to: Double.self) else { throw Failed() }
    var result = image
    result.withUnsafeMutableElements { elements in
      for channel in 0..<image.shape[0] {
        for (number, pixel) in unknowns.enumerated() {
          elements[channel * mask.count + pixel] = Float(values[channel * unknowns.count + number])
        }
      }
    }
    return (result, seconds)
  }

  /// The neighbours of a pixel inside the image, with their weights in twelfths.
  private func neighbours(of pixel: Int, _ mask: PixelMask) -> [(pixel: Int, weight: Double)] {
    var found: [(pixel: Int, weight: Double)] = []
    for down in -1...1 {
      for right in -1...1 where down != 0 || right != 0 {
        let (row, column) = (pixel / mask.width + down, pixel % mask.width + right)
        guard (0..<mask.height).contains(row), (0..<mask.width).contains(column) else { continue }
        found.append((row * mask.width + column, down == 0 || right == 0 ? 2 : 1))
      }
    }
    return found
  }

  /// The lower triangle of the matrix, column by column.
  private mutating func triangle(_ unknowns: [Int], _ mask: PixelMask) throws -> UnsafeMutablePointer<cholmod_sparse>? {
    var numbers = [Int32](repeating: -1, count: mask.count)
    for (number, pixel) in unknowns.enumerated() { numbers[pixel] = Int32(number) }
    let count = unknowns.count
    guard let matrix = cholmod_allocate_sparse(count, count, count * 5, 1, 1, -1, CHOLMOD_REAL, &common),
      let starts = matrix.pointee.p?.assumingMemoryBound(to: Int32.self),
      let rows = matrix.pointee.i?.assumingMemoryBound(to: Int32.self),
      let values = matrix.pointee.x?.assumingMemoryBound(to: Double.self)
    else { throw Failed() }
    var next = 0
    func append(_ row: Int32, _ value: Double) {
      (rows[next], values[next]) = (row, value)
      next += 1
    }
    for (number, pixel) in unknowns.enumerated() {
      starts[number] = Int32(next)
      let neighbours = neighbours(of: pixel, mask)
      append(Int32(number), neighbours.reduce(0.0) { $0 + $1.weight })
      for (other, weight) in neighbours where other > pixel && mask[other] { append(numbers[other], -weight) }
    }
    starts[count] = Int32(next)
    return matrix
  }

  private mutating func rightHandSides(
    _ unknowns: [Int], _ image: Tensor, _ mask: PixelMask
  ) throws -> UnsafeMutablePointer<cholmod_dense>? {
    let channels = image.shape[0]
    guard let sides = cholmod_zeros(unknowns.count, channels, CHOLMOD_REAL, &common),
      let values = sides.pointee.x?.assumingMemoryBound(to: Double.self)
    else { throw Failed() }
    image.withUnsafeElements { elements in
      for (number, pixel) in unknowns.enumerated() {
        for (other, weight) in neighbours(of: pixel, mask) where !mask[other] {
          for channel in 0..<channels {
            values[channel * unknowns.count + number] += weight * Double(elements[channel * mask.count + other])
          }
        }
      }
    }
    return sides
  }
}
