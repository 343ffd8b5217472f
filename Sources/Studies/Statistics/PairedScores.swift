/// What two rows of scores have in common.
struct PairedScores {
  /// First minus second, for each case that has both; all finite.
  let differences: [Double]
  /// How many cases lack either.
  let leftOut: Int

  /// A difference of finite scores that overflows counts as missing, too.
  init(_ first: [Double?], _ second: [Double?]) {
    differences = zip(first, second).compactMap { first, second in
      guard let first, let second, (first - second).isFinite else { return nil }
      return first - second
    }
    leftOut = first.count - differences.count
  }
}
