import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Image {
  /// Moved by whole pixels; what comes in repeats the edge.
  ///
  ///     v'(x, y) = v(x − right, y − down), places beyond an edge being the edge's
  public func shifted(right: Int, down: Int) -> Image {
    let columns = (0..<width).map { min(max($0.subtractingSaturated(right), 0), width - 1) }
    var result: [UInt8] = []
    result.reserveCapacity(pixels.count)
    for row in 0..<height {
      let start = min(max(row.subtractingSaturated(down), 0), height - 1) * width
      for column in columns {
        let place = (start + column) * 3
        result += pixels[place..<place + 3]
      }
    }
    return Image(width: width, height: height, pixels: result)
  }

  /// With Gaussian noise on each sample, rounded and cut off at 0 and 255.
  ///
  /// - Parameter deviation: in grey levels.
  ///
  /// Source: Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
  public func noisy(deviation: Double, seed: UInt64) -> Image {
    var random = SeededRandom(seed: seed)
    let result = pixels.map { sample -> UInt8 in
      // 1 − u lies in (0, 1], so that its logarithm is finite.
      let radius = (-2 * log(1 - random.uniform())).squareRoot() * deviation
      let value = Double(sample) + radius * cos(2 * .pi * random.uniform())
      return UInt8(min(max(value.rounded(), 0), 255))
    }
    return Image(width: width, height: height, pixels: result)
  }
}

extension Int {
  fileprivate func subtractingSaturated(_ other: Int) -> Int {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? (other > 0 ? .min : .max) : difference
  }
}
