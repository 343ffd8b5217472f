import Tensors

extension Similarity {
  /// Spearman's rank correlation over all pixels: Pearson's correlation of their ranks, in which equal values share the mean
  /// of their places.
  ///
  /// - Parameters: maps of one size.
  /// - Returns: −1 to 1; nil where one of the maps is constant, and so has no order.
  /// - Complexity: O(n log n) for n pixels.
  ///
  /// Source: Spearman, "The Proof and Measurement of Association between Two Things", 1904.
  public static func rankCorrelation(_ a: Tensor, _ b: Tensor) -> Double? {
    precondition(a.shape == b.shape && a.count <= Int(UInt32.max))
    return pearson(midRanks(a), midRanks(b))
  }

  /// Pearson's correlation; nil where one of the lists is constant.
  static func pearson(_ a: [Double], _ b: [Double]) -> Double? {
    let n = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
    var (products, squaresA, squaresB) = (0.0, 0.0, 0.0)
    for index in a.indices {
      let (x, y) = (a[index] - meanA, b[index] - meanB)
      products += x * y
      squaresA += x * x
      squaresB += y * y
    }
    let scale = (squaresA * squaresB).squareRoot()
    return scale > 0 ? min(1, max(-1, products / scale)) : nil
  }

  /// From 1 up, equal values with the mean of their places: whole numbers or halves, so exact.
  private static func midRanks(_ map: Tensor) -> [Double] {
    // Whole numbers are sorted several times as fast as places by a closure: the value's bits, so turned that their order is
    // the values', and below them the place.
    var keys = map.withUnsafeElements { values in
      values.indices.map { place -> UInt64 in
        // −0 becomes 0, which equals it.
        let bits = (values[place] + 0).bitPattern
        let ordered = bits >> 31 == 1 ? ~bits : bits | 1 << 31
        return UInt64(ordered) << 32 | UInt64(place)
      }
    }
    keys.sort()
    var ranks = [Double](repeating: 0, count: keys.count)
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end] >> 32 == keys[start] >> 32 { end += 1 }
      let rank = Double(start + 1 + end) / 2
      for key in keys[start..<end] { ranks[Int(key & 0xFFFF_FFFF)] = rank }
      start = end
    }
    return ranks
  }
}
