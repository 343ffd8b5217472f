import Tensors

/// Which cases of a list a study takes.
///
///     CaseChoice(sample: 1000, seed: 7)
///
/// What is taken stays in the list's order.
public struct CaseChoice: Sendable, Equatable {
  /// The first cases, so many at most.
  public var limit: Int?
  /// So many cases at random, without replacement, of those within the limit.
  public var sample: Int?
  /// Of the sample: the same list and seed give the same cases on every machine.
  public var seed: UInt64
  /// Whether a list with fewer cases than the sample asks for is worth no word, as where nobody has said the number.
  public var mayBeFewer: Bool

  /// By default all cases.
  public init(limit: Int? = nil, sample: Int? = nil, seed: UInt64 = 0, mayBeFewer: Bool = false) {
    self.mayBeFewer = mayBeFewer
    self.limit = limit
    self.sample = sample
    self.seed = seed
  }

  /// - Throws: `StudyError` (`invalidSettings`) if a number is below 1.
  func check() throws(StudyError) {
    for (name, number) in [("limit", limit), ("sample", sample)] {
      guard let number, number < 1 else { continue }
      throw StudyError(.invalidSettings, "the \(name) is at least one case, not \(number)")
    }
  }

  /// The places that are taken, ascending.
  /// - Complexity: O(count). Each place is taken with the chance that what is wanting has among what is left (Fan, Muller,
  ///   Rezucha, 1962), so that every set of its size is as likely as any other.
  package func indices(of count: Int) -> [Int] {
    let within = min(limit ?? count, count)
    guard let sample, sample < within else { return Array(0..<within) }
    var random = SeededRandom(seed: seed)
    var taken: [Int] = []
    taken.reserveCapacity(sample)
    for index in 0..<within where random.uniform() * Double(within - index) < Double(sample - taken.count) {
      taken.append(index)
    }
    return taken
  }
}
