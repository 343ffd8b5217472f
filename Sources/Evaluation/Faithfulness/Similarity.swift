import Tensors

/// How like two maps are.
public enum Similarity {
  /// Pearson's correlation over all pixels; 0 where one of the maps is constant.
  ///
  /// - Parameters: maps of one size.
  public static func correlation(_ a: Tensor, _ b: Tensor) -> Double {
    precondition(a.shape == b.shape)
    let (meanA, meanB) = (a.mean, b.mean)
    return a.withUnsafeElements { a in
      b.withUnsafeElements { b in
        var (products, squaresA, squaresB) = (0.0, 0.0, 0.0)
        for pixel in a.indices {
          let (differenceA, differenceB) = (Double(a[pixel]) - meanA, Double(b[pixel]) - meanB)
          products += differenceA * differenceB
          squaresA += differenceA * differenceA
          squaresB += differenceB * differenceB
        }
        let scale = (squaresA * squaresB).squareRoot()
        return scale > 0 ? min(1, max(-1, products / scale)) : 0
      }
    }
  }

  /// The structural similarity (SSIM) of two maps with values in [0, 1]: the mean over all windows of 7 × 7 pixels of
  ///
  ///     (2 μa μb + c₁)(2 σab + c₂) / ((μa² + μb² + c₁)(σa² + σb² + c₂)),   c₁ = 0.01², c₂ = 0.03²
  ///
  /// with variances over n − 1. Maps smaller than a window are one window. Of volumes, the mean over their slices.
  ///
  /// Source: Wang, Bovik, Sheikh, Simoncelli, "Image Quality Assessment: From Error Visibility to Structural
  /// Similarity", 2004, equation 13.
  public static func structural(_ a: Tensor, _ b: Tensor) -> Double {
    precondition(a.shape == b.shape && (2...3).contains(a.rank))
    if a.rank == 3 {
      return (0..<a.shape[0]).reduce(0) { $0 + structural(a.slice($1), b.slice($1)) } / Double(a.shape[0])
    }
    let (height, width) = (a.shape[0], a.shape[1])
    let (rows, columns) = (min(7, height), min(7, width))
    let n = Double(rows * columns)
    let sumsOf = [a, b].map { WindowSums($0, $0) { x, _ in x } }
    let squaresOf = [a, b].map { WindowSums($0, $0, *) }
    let productsOf = WindowSums(a, b, *)
    let (c1, c2) = (0.01 * 0.01, 0.03 * 0.03)
    let correction = n > 1 ? n / (n - 1) : 1
    var total = 0.0
    for row in 0...height - rows {
      for column in 0...width - columns {
        func mean(_ sums: WindowSums) -> Double { sums.sum(row, column, rows, columns) / n }
        let (meanA, meanB) = (mean(sumsOf[0]), mean(sumsOf[1]))
        let varianceA = correction * (mean(squaresOf[0]) - meanA * meanA)
        let varianceB = correction * (mean(squaresOf[1]) - meanB * meanB)
        let covariance = correction * (mean(productsOf) - meanA * meanB)
        total +=
          (2 * meanA * meanB + c1) * (2 * covariance + c2)
          / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2))
      }
    }
    return total / Double((height - rows + 1) * (width - columns + 1))
  }

  /// Sums over rectangles, each in four look-ups.
  private struct WindowSums {
    private let sums: [Double]
    private let width: Int

    init(_ a: Tensor, _ b: Tensor, _ combine: (Double, Double) -> Double) {
      let (height, width) = (a.shape[0], a.shape[1])
      var sums = [Double](repeating: 0, count: (height + 1) * (width + 1))
      let (x, y) = (a.elements, b.elements)
      for row in 0..<height {
        var ofRow = 0.0
        for column in 0..<width {
          ofRow += combine(Double(x[row * width + column]), Double(y[row * width + column]))
          sums[(row + 1) * (width + 1) + column + 1] = sums[row * (width + 1) + column + 1] + ofRow
        }
      }
      self.sums = sums
      self.width = width
    }

    func sum(_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Double {
      func at(_ row: Int, _ column: Int) -> Double { sums[row * (width + 1) + column] }
      return at(row + rows, column + columns) - at(row, column + columns) - at(row + rows, column) + at(row, column)
    }
  }
}
