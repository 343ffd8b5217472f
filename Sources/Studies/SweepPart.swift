/// A part of a plan: the second of eight, for one who computes beside seven others.
///
///     let part = try SweepPart(2, of: 8)
///     plan.items(of: part)
///
/// Each item is in exactly one of the parts, which differ in size by one at most and depend on the plan alone.
public struct SweepPart: Sendable, Equatable {
  /// From 1.
  public let number: Int
  public let count: Int

  public static let whole = SweepPart()

  private init() { (number, count) = (1, 1) }

  /// - Throws: `StudyError` (`invalidPart`) for a number that is not from 1 to the count.
  public init(_ number: Int, of count: Int) throws(StudyError) {
    guard count >= 1, (1...count).contains(number) else {
      throw StudyError(.invalidPart, "there is no part \(number) of \(count); parts count from 1")
    }
    self.number = number
    self.count = count
  }

  /// Which of so many items are in the part; the first parts are the larger ones.
  func range(of itemCount: Int) -> Range<Int> { start(number - 1, itemCount)..<start(number, itemCount) }

  private func start(_ part: Int, _ itemCount: Int) -> Int {
    let (each, rest) = itemCount.quotientAndRemainder(dividingBy: count)
    return part * each + min(part, rest)
  }
}
