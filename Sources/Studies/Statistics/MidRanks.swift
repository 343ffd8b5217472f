/// Ranks from 1 upwards, in which equal values share the mean of their places.
///
///     MidRanks(of: [0.3, 0.1, 0.3, 0.2]).ranks  // [3.5, 1, 3.5, 2]
///
/// Twice a rank is a whole number; the sum of all is n(n + 1)/2.
package struct MidRanks: Sendable, Equatable {
  /// One for each value.
  package let ranks: [Double]
  /// How many values are equal, for each value that appears more than once.
  package let tieSizes: [Int]

  /// - Parameter values: none of them not a number.
  /// - Complexity: O(n log n).
  package init(of values: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var tieSizes: [Int] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      // The places start + 1 to end.
      for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
      if end - start > 1 { tieSizes.append(end - start) }
      start = end
    }
    self.ranks = ranks
    self.tieSizes = tieSizes
  }

  /// Σ (t³ − t) over the ties, t their sizes: what corrections for ties are made of.
  package var tieSum: Double {
    tieSizes.reduce(0) { sum, size in
      let size = Double(size)
      return sum + size * (size * size - 1)
    }
  }
}
