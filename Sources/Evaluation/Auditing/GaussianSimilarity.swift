import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Similarity {
  /// The structural similarity (SSIM) of two maps with values in [0, 1], by the window of its authors: a Gaussian of σ 1.5
  /// pixels, 11 × 11, over every place where it fits, and of all these places the mean of
  ///
  ///     (2 μa μb + c₁)(2 σab + c₂) / ((μa² + μb² + c₁)(σa² + σb² + c₂)),   c₁ = 0.01², c₂ = 0.03²
  ///
  /// with means and variances weighted by the window, which sums to 1. `structural` is the same by an even window.
  ///
  /// - Parameters: maps of one size.
  /// - Returns: −1 to 1; nil where a side is shorter than the window.
  /// - Complexity: O(H·W·11), by rows and then by columns.
  ///
  /// Source: Wang, Bovik, Sheikh, Simoncelli, "Image Quality Assessment: From Error Visibility to Structural
  /// Similarity", 2004, equation 13.
  public static func gaussianStructural(_ a: Tensor, _ b: Tensor) -> Double? {
    precondition(a.shape == b.shape && a.rank == 2)
    let (height, width) = (a.shape[0], a.shape[1])
    guard min(height, width) >= GaussianWindow.side else { return nil }
    let (x, y) = (a.elements.map(Double.init), b.elements.map(Double.init))
    let window = GaussianWindow(height: height, width: width)
    let (meanA, meanB) = (window.means(x), window.means(y))
    let (squareA, squareB) = (window.means(zip(x, x).map(*)), window.means(zip(y, y).map(*)))
    let product = window.means(zip(x, y).map(*))
    let (c1, c2) = (0.01 * 0.01, 0.03 * 0.03)
    var total = 0.0
    for place in product.indices {
      let (a, b) = (meanA[place], meanB[place])
      let (varianceA, varianceB) = (squareA[place] - a * a, squareB[place] - b * b)
      let covariance = product[place] - a * b
      total += (2 * a * b + c1) * (2 * covariance + c2) / ((a * a + b * b + c1) * (varianceA + varianceB + c2))
    }
    return total / Double(product.count)
  }
}

/// Means weighted by a Gaussian, at every place where its window lies wholly in the map.
private struct GaussianWindow {
  static let radius = 5
  static let side = 2 * radius + 1

  let height: Int
  let width: Int
  private let weights: [Double]

  init(height: Int, width: Int) {
    self.height = height
    self.width = width
    let deviation = 1.5
    let values = (-Self.radius...Self.radius).map { exp(-Double($0 * $0) / (2 * deviation * deviation)) }
    let sum = values.reduce(0, +)
    weights = values.map { $0 / sum }
  }

  func means(_ values: [Double]) -> [Double] {
    let columns = width - Self.side + 1
    var across = [Double](repeating: 0, count: height * columns)
    for row in 0..<height {
      for column in 0..<columns {
        var sum = 0.0
        for place in 0..<Self.side { sum += weights[place] * values[row * width + column + place] }
        across[row * columns + column] = sum
      }
    }
    let rows = height - Self.side + 1
    var result = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for place in 0..<Self.side {
        let weight = weights[place]
        for column in 0..<columns {
          result[row * columns + column] += weight * across[(row + place) * columns + column]
        }
      }
    }
    return result
  }
}
