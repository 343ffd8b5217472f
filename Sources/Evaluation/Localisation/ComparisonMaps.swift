import Failures
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Maps that know nothing of the picture, to compare others with.
///
///     let map = try ComparisonMaps.centreGaussian(height: 224, width: 224)
///
/// Objects stand in the middle of photographs: a centred Gaussian finds half of ImageNet's boxes. A method that is no better
/// has shown nothing.
public enum ComparisonMaps {
  /// exp(−½·((x − W/2)²/σ_x² + (y − H/2)²/σ_y²)) at the pixels' centres, σ a quarter of each side.
  ///
  /// So it is above a hundredth of its maximum all over the map, and each threshold from 0.02 on gives another centred box:
  /// where the threshold is chosen, as in `MaxBoxAccuracy`, another σ would find nearly the same boxes. The energy in a box depends
  /// on σ.
  ///
  /// - Returns: `[height, width]`, above 0 to 1.
  /// - Throws: `EvaluationError` if a side is below 1.
  /// - Complexity: O(H·W).
  public static func centreGaussian(height: Int, width: Int) throws(EvaluationError) -> Tensor {
    try check(height, width)
    func exponents(_ side: Int) -> [Double] {
      (0..<side).map { place in
        let distance = (Double(place) + 0.5 - Double(side) / 2) / (deviation * Double(side))
        return distance * distance / 2
      }
    }
    let (rows, columns) = (exponents(height), exponents(width))
    return Tensor(
      shape: [height, width], elements: rows.flatMap { row in columns.map { Float(exp(-row - $0)) } })
  }

  /// The standard deviation of `centreGaussian`, as a share of a side.
  public static let deviation = 0.25

  /// Each pixel even in [0, 1), independent of all others.
  ///
  /// - Returns: `[height, width]`, the same on every machine for the same seed.
  /// - Throws: `EvaluationError` if a side is below 1.
  /// - Complexity: O(H·W).
  public static func random(height: Int, width: Int, seed: UInt64) throws(EvaluationError) -> Tensor {
    try check(height, width)
    var random = SeededRandom(seed: seed)
    // Whole multiples of 2⁻²⁴, which single precision holds: none is rounded up to 1.
    let values = (0..<height * width).map { _ in Float(random.next() >> 40) * 0x1p-24 }
    return Tensor(shape: [height, width], elements: values)
  }

  private static func check(_ height: Int, _ width: Int) throws(EvaluationError) {
    guard height > 0, width > 0, height.multipliedReportingOverflow(by: width).overflow == false else {
      throw EvaluationError(.invalidOption, "a map has at least one pixel, not \(height) × \(width)")
    }
  }
}
