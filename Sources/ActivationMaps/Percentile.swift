extension Array where Element: BinaryFloatingPoint {
  /// Of ascending values, at least one: that below which a share of them lies, between two by linear interpolation, as NumPy has it.
  func percentileOfSorted(_ percent: Double) -> Double {
    let rank = percent / 100 * Double(count - 1)
    let lower = Int(rank)
    let upper = Swift.min(lower + 1, count - 1)
    return Double(self[lower]) + (Double(self[upper]) - Double(self[lower])) * (rank - Double(lower))
  }
}
