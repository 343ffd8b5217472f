import Failures

/// The vocabulary of CLIP's texts: byte pairs, merged in the order in which they were learned.
///
///     let vocabulary = try TextVocabulary(contentsOf: "bpe_simple_vocab_16e6.txt.gz")
///     try vocabulary.tokens(of: "a photo of a cat").ids  // [49406, 320, 1125, 539, 320, 2368, 49407]
///
/// Source: Sennrich et al., "Neural machine translation of rare words with subword units", ACL 2016; Radford et al., "Learning
/// transferable visual models from natural language supervision", ICML 2021, 2.4.
public struct TextVocabulary: Sendable {
  /// One more than the largest number of a token.
  public let count: Int
  /// The token before each text.
  public let start: Int
  /// The token behind each text.
  public let end: Int
  /// The token of a byte within a word, and of one that ends a word.
  private let within: [Int32]
  private let ending: [Int32]
  /// What a pair of tokens becomes, by both of them, and which place it was learned at.
  private let merges: [UInt64: (rank: Int32, token: Int32)]

  /// As published files call the tokens at both ends; open_clip's source has the second pair.
  static let endNames = [("<|startoftext|>", "<|endoftext|>"), ("<start_of_text>", "<end_of_text>")]
  /// The end of a word, as it stands in the names of tokens.
  static let wordEnd = "</w>"
  /// No published one comes near.
  static let mostTokens = 1 << 20

  /// - Parameters:
  ///   - tokens: the number of each token by its name.
  ///   - merges: pairs of names, those that were learned first before the others.
  /// - Throws: `ModelError` where a byte has no token, a merge is of or makes what is none, or two are the same.
  /// - Complexity: O(tokens + merges).
  init(tokens: [String: Int], merges pairs: [(String, String)]) throws(ModelError) {
    guard tokens.count <= Self.mostTokens, pairs.count <= Self.mostTokens else {
      throw ModelError(
        .malformed, "the vocabulary has more than \(Self.mostTokens) tokens, which no network of texts has")
    }
    var taken = Set<Int>()
    for (name, token) in tokens {
      guard (0..<Self.mostTokens).contains(token) else {
        throw ModelError(.malformed, "the vocabulary gives the token '\(name)' the number \(token)")
      }
      guard taken.insert(token).inserted else {
        throw ModelError(.malformed, "the vocabulary gives two tokens the number \(token)")
      }
    }
    func token(_ name: String, _ what: String) throws(ModelError) -> Int32 {
      if let token = tokens[name] { return Int32(token) }
      throw ModelError(.malformed, "the vocabulary has no token '\(name)', \(what)")
    }
    guard let ends = Self.endNames.first(where: { tokens[$0.0] != nil && tokens[$0.1] != nil }),
      let start = tokens[ends.0], let end = tokens[ends.1]
    else {
      throw ModelError(
        .unsupported,
        "the vocabulary has no '\(Self.endNames[0].0)' and '\(Self.endNames[0].1)', so it is none of CLIP's")
    }
    (self.start, self.end) = (start, end)
    var (within, ending): ([Int32], [Int32]) = ([], [])
    for letter in ByteLetters.all {
      within.append(try token("\(letter)", "which stands for a byte"))
      ending.append(try token("\(letter)\(Self.wordEnd)", "which stands for a byte at the end of a word"))
    }
    (self.within, self.ending) = (within, ending)
    var merges: [UInt64: (rank: Int32, token: Int32)] = [:]
    merges.reserveCapacity(pairs.count)
    for (rank, pair) in pairs.enumerated() {
      let key = Self.key(
        try token(pair.0, "which a merge begins with"), try token(pair.1, "which a merge ends with"))
      let whole = (rank: Int32(rank), token: try token(pair.0 + pair.1, "which a merge makes"))
      guard merges.updateValue(whole, forKey: key) == nil else {
        throw ModelError(.malformed, "the vocabulary merges '\(pair.0)' and '\(pair.1)' twice")
      }
    }
    self.merges = merges
    count = (taken.max() ?? 0) + 1
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  /// The tokens of a piece of text, which merges do not leave: of all neighbours that were ever merged, those that were merged
  /// first are, the left of equal ones first, until there are none.
  ///
  /// - Complexity: O(n²) of n bytes.
  func tokens(of bytes: [UInt8]) -> [Int] {
    var tokens = bytes.map { within[Int($0)] }
    if let last = bytes.last { tokens[tokens.count - 1] = ending[Int(last)] }
    while tokens.count > 1 {
      var best: (place: Int, rank: Int32, token: Int32)?
      for place in 0..<tokens.count - 1 {
        if let merge = merges[Self.key(tokens[place], tokens[place + 1])], best.map({ merge.rank < $0.rank }) ?? true {
          best = (place, merge.rank, merge.token)
        }
      }
      guard let best else { break }
      tokens[best.place] = best.token
      tokens.remove(at: best.place + 1)
    }
    return tokens.map(Int.init)
  }
}
