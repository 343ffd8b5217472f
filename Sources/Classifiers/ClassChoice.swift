import Failures
import ModelReaders

/// Which classes of a network are meant; for some that shows in a picture's scores alone.
///
///     let choices: [ClassChoice] = ["tabby", "n02124075", 281, "top3"]
///     try choices[3].indices(in: labels, scores: logits)  // the three likeliest, likeliest first
///
/// A text is an index, a name, a synonym or a WordNet id as `ClassLabels.index(matching:)` understands them, or else `top` or
/// `top3`: the likeliest class, or the three likeliest. Where a class's whole name is such a word, its name wins, and
/// `likeliest` is the way to the others; a part of a name, as in 'laptop', does not.
public enum ClassChoice: Sendable, Hashable {
  /// A place in the network's output, from 0.
  case index(Int)
  /// As a person says it.
  case named(String)
  /// So many of the likeliest, from 1; equal ones in the order of their indices.
  case likeliest(Int)

  /// What a person has typed; any text is a choice, and whether the network has such a class shows later.
  public init(_ text: String) {
    let isIndex = !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
    self = (isIndex ? Int(text) : nil).map(Self.index) ?? .named(text)
  }

  /// The indices of the classes that are meant.
  ///
  /// - Parameters:
  ///   - labels: what the network's classes are called.
  ///   - scores: one for each class; nil before a network has run, when only the classes that need none are found, and the
  ///     others are checked.
  /// - Throws: `ModelError` that names the nearest classes where there is none such, or all that a name fits; also for
  ///   more of the likeliest classes than there are.
  /// - Complexity: O(n) for n classes; of the likeliest, O(n log n).
  public func indices(in labels: ClassLabels, scores: [Float]?) throws(ModelError) -> [Int] {
    switch self {
    case .index(let index): return [try labels.index(matching: "\(index)")]
    case .likeliest(let count): return try Self.likeliest(count, in: labels, scores)
    case .named(let text):
      if let count = Self.likeliestCount(text), !labels.hasWholeName(text) {
        return try Self.likeliest(count, in: labels, scores)
      }
      return [try labels.index(matching: text)]
    }
  }

  /// Whether it names what it means, and does not find it by the scores.
  func isName(in labels: ClassLabels) -> Bool {
    switch self {
    case .index: true
    case .likeliest: false
    case .named(let text): Self.likeliestCount(text) == nil || labels.hasWholeName(text)
    }
  }

  /// How many classes it can mean, at most.
  public var classCount: Int {
    switch self {
    case .index: 1
    case .named(let text): max(1, Self.likeliestCount(text) ?? 1)
    case .likeliest(let count): max(1, count)
    }
  }

  private static func likeliest(
    _ count: Int, in labels: ClassLabels, _ scores: [Float]?
  ) throws(ModelError) -> [Int] {
    guard (1...max(1, labels.count)).contains(count) else {
      throw ModelError(
        .unknownClass,
        "the likeliest classes can be from top1 to top\(labels.count), as many as the network has, not top\(count)")
    }
    guard let scores else { return [] }
    return Array(scores.likeliestIndices.prefix(count))
  }

  /// 1 of `top`, 3 of `top3`; nil of all other texts. A number that is too long for one is too large as well.
  private static func likeliestCount(_ text: String) -> Int? {
    let word = text.lowercased()
    guard word.hasPrefix("top") else { return nil }
    let digits = word.dropFirst(3)
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return digits.isEmpty ? 1 : Int(digits) ?? .max
  }
}

extension [Float] {
  /// The classes of these scores, likeliest first; equal ones in the order of their indices.
  package var likeliestIndices: [Int] { indices.sorted { (self[$1], $0) < (self[$0], $1) } }
}

extension ClassChoice: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
  public init(stringLiteral text: String) { self.init(text) }

  public init(integerLiteral index: Int) { self = .index(index) }
}

extension ClassChoice: CustomStringConvertible {
  /// As it can be typed.
  public var description: String {
    switch self {
    case .index(let index): "\(index)"
    case .named(let text): text
    case .likeliest(let count): "top\(count)"
    }
  }
}
