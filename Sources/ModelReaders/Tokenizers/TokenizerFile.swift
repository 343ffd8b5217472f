import Failures

/// A `tokenizer.json`, as far as it says what CLIP's tokens are; what else it may say is refused, since it would make others.
struct TokenizerFile: Decodable {
  private let type: String
  /// Nil of another type.
  private let model: Model?
  private let normalizer: Step?
  private let steps: Step?
  private let added: [Added]?

  private enum CodingKeys: String, CodingKey {
    case model, normalizer
    case steps = "pre_tokenizer"
    case added = "added_tokens"
  }

  private struct Model: Decodable {
    let vocab: [String: Int]
    let merges: Merges
    let dropout: Double?
    let wordBegin: String?
    let wordEnd: String?
    let fallsBackToBytes: Bool?
    let ignoresMerges: Bool?

    enum CodingKeys: String, CodingKey {
      case vocab, merges, dropout
      case wordBegin = "continuing_subword_prefix"
      case wordEnd = "end_of_word_suffix"
      case fallsBackToBytes = "byte_fallback"
      case ignoresMerges = "ignore_merges"
    }
  }

  /// The type alone, of a model whose other members are of another form.
  private struct Kind: Decodable {
    let type: String?
  }

  /// Pairs, as two names or as one text with a space.
  private struct Merges: Decodable {
    let pairs: [[String]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let texts = try? container.decode([String].self) {
        pairs = texts.map { $0.split(separator: " ", omittingEmptySubsequences: false).map(String.init) }
      } else {
        pairs = try container.decode([[String]].self)
      }
    }
  }

  /// A change of the text, or a way to part it; or several.
  private struct Step: Decodable {
    let type: String
    let normalizers: [Step]?
    let pretokenizers: [Step]?
    let pattern: Pattern?
    let content: String?
    let behavior: String?
    let invert: Bool?
    let addsSpace: Bool?

    enum CodingKeys: String, CodingKey {
      case type, normalizers, pretokenizers, pattern, content, behavior, invert
      case addsSpace = "add_prefix_space"
    }

    struct Pattern: Decodable {
      let regex: String?

      enum CodingKeys: String, CodingKey { case regex = "Regex" }
    }

    var parts: [Step] { type == "Sequence" ? normalizers ?? pretokenizers ?? [] : [self] }
  }

  private struct Added: Decodable {
    let id: Int
    let content: String
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    // Files of the first years don't say it.
    type = try container.decode(Kind.self, forKey: .model).type ?? "BPE"
    model = type == "BPE" ? try container.decode(Model.self, forKey: .model) : nil
    normalizer = try container.decodeIfPresent(Step.self, forKey: .normalizer)
    steps = try container.decodeIfPresent(Step.self, forKey: .steps)
    added = try container.decodeIfPresent([Added].self, forKey: .added)
  }

  func vocabulary() throws(ModelError) -> TextVocabulary {
    guard let model else { throw Self.refused("its model is '\(type)'") }
    guard model.wordBegin ?? "" == "", model.wordEnd == TextVocabulary.wordEnd else {
      throw Self.refused("it marks words by something else than '\(TextVocabulary.wordEnd)' at their ends")
    }
    guard model.dropout ?? 0 == 0 else { throw Self.refused("it leaves merges out at random") }
    guard model.fallsBackToBytes != true, model.ignoresMerges != true else {
      throw Self.refused("it finds tokens by other ways than merges")
    }
    let changes = normalizer?.parts ?? []
    guard changes.map(\.type) == ["NFC", "Replace", "Lowercase"], changes[1].pattern?.regex == "\\s+",
      changes[1].content == " "
    else {
      throw Self.refused(
        "it changes texts by \(Self.listed(changes)), not by NFC, one space for several, and small letters")
    }
    let parting = steps?.parts ?? []
    guard parting.map(\.type) == ["Split", "ByteLevel"], Self.patterns.contains(parting[0].pattern?.regex ?? ""),
      parting[0].behavior == "Removed", parting[0].invert == true, parting[1].addsSpace != true
    else { throw Self.refused("it parts texts by \(Self.listed(parting)) in another way") }
    var tokens = model.vocab
    for token in added ?? [] {
      guard tokens.updateValue(token.id, forKey: token.content) ?? token.id == token.id else {
        throw ModelError(.malformed, "the vocabulary gives the token '\(token.content)' two numbers")
      }
    }
    var merges: [(String, String)] = []
    merges.reserveCapacity(model.merges.pairs.count)
    for pair in model.merges.pairs {
      guard pair.count == 2 else {
        throw ModelError(.malformed, "the list of merges has something else than two names")
      }
      merges.append((pair[0], pair[1]))
    }
    return try TextVocabulary(tokens: tokens, merges: merges)
  }

  /// What parts texts, as converters of several years write it: with the names of the ends, and without.
  private static let patterns: Set = [
    #"<\|startoftext\|>|<\|endoftext\|>|"# + words, words,
  ]
  private static let words = #"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"#

  private static func listed(_ steps: [Step]) -> String {
    steps.isEmpty ? "nothing" : steps.map { "'\($0.type)'" }.joined(separator: ", ")
  }

  private static func refused(_ why: String) -> ModelError {
    ModelError(.unsupported, "this tokenizer is none of CLIP's: \(why)")
  }
}
