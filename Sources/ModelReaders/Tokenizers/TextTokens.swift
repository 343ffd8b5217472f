import Failures

#if canImport(Darwin)
  import Foundation
#else
  // The library's own composition of characters, which Foundation's is as well.
  @_spi(_Unicode) import Swift
#endif

/// A text as numbers, and which of its words each comes from.
public struct TextTokens: Sendable, Equatable {
  /// A word as it stands in the text, and which of the tokens are its own.
  public struct Word: Sendable, Equatable {
    /// As it was written, without spaces.
    public let text: String
    /// Its bytes in the text's UTF-8.
    public let range: Range<Int>
    /// Its places among the tokens; the one at the beginning is not of any word.
    public let tokens: Range<Int>
  }

  /// The beginning, the words, the end.
  public let ids: [Int]
  /// What spaces part, in the text's order.
  public let words: [Word]
}

extension TextVocabulary {
  /// In bytes of UTF-8; no context holds as much.
  public static let longestText = 1 << 12

  /// A text's tokens, as transformers' `CLIPTokenizer` has them: characters are composed (NFC), spaces part words, letters are small
  /// ones, and runs of letters, single digits and runs of other marks are merged each by itself.
  ///
  /// Unlike OpenAI's and open_clip's own, it mends no text that was decoded by a wrong table, and leaves `&amp;` what it is.
  /// - Throws: `ModelError` for a text that is longer than any context, or that holds the names of the tokens at its ends.
  public func tokens(of text: String) throws(ModelError) -> TextTokens {
    guard text.utf8.count <= Self.longestText else {
      throw ModelError(
        .refused, "a text has \(text.utf8.count) bytes, and no network takes more than \(Self.longestText); shorten it")
    }
    for name in Self.endNames.flatMap({ [$0.0, $0.1] }) where text.lowercased().contains(name) {
      throw ModelError(.refused, "the text holds '\(name)', which stands at its ends by itself; leave it out")
    }
    var ids = [start]
    var words: [TextTokens.Word] = []
    let scalars = text.unicodeScalars
    for part in scalars.split(whereSeparator: \.properties.isWhitespace) {
      let first = ids.count
      let letters = Self.composed(String(part)).flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }
      for piece in Self.pieces(of: letters) { ids += tokens(of: Array(Self.utf8(piece))) }
      let (from, to) = (
        text.utf8.distance(from: text.startIndex, to: part.startIndex),
        text.utf8.distance(from: text.startIndex, to: part.endIndex)
      )
      words.append(TextTokens.Word(text: String(part), range: from..<to, tokens: first..<ids.count))
    }
    return TextTokens(ids: ids + [end], words: words)
  }

  private static func utf8(_ scalars: ArraySlice<Unicode.Scalar>) -> String.UTF8View {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view).utf8
  }

  private static func composed(_ text: String) -> [Unicode.Scalar] {
    #if canImport(Darwin)
      Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
    #else
      Array(text._nfc)
    #endif
  }

  /// What is merged by itself: an English ending behind an apostrophe, a run of letters, a number sign, a run of anything else.
  static func pieces(of scalars: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    var result: [ArraySlice<Unicode.Scalar>] = []
    var place = 0
    while place < scalars.count {
      let rest = scalars[place...]
      let length: Int
      if let ending = endings.first(where: { rest.starts(with: $0) }) {
        length = ending.count
      } else {
        switch kind(scalars[place]) {
        case .number: length = 1
        case let kind: length = rest.prefix { Self.kind($0) == kind }.count
        }
      }
      result.append(rest.prefix(length))
      place += length
    }
    return result
  }

  private static let endings = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"].map { Array($0.unicodeScalars) }

  private enum Kind { case letter, number, other }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: .letter
    case .decimalNumber, .letterNumber, .otherNumber: .number
    default: .other
    }
  }
}
