import Failures
import Files
import Foundation
import ModelReaders
import TestSupport
import Testing

/// A vocabulary in its published forms, made with transformers' tokens by `Scripts/fixtures/make_clip_fixtures.py`.
@Suite struct TextVocabularyTests {
  private struct Expected: Decodable {
    let text: String
    let ids: [Int]
  }

  private static let forms = [
    "clip/vocabulary.txt.gz", "clip/hub/vocab.json", "clip/hub/merges.txt", "clip/hub", "clip/tokenizer.json",
    "clip/tokenizer-of-texts.json",
  ]

  @Test(arguments: forms) func hasTheTokensOfTheLibrary(_ form: String) throws {
    let vocabulary = try TextVocabulary(contentsOf: Fixtures.path(form))
    #expect(vocabulary.count == 554 && vocabulary.start == 552 && vocabulary.end == 553)
    let file = URL(fileURLWithPath: Fixtures.path("clip/tokens.json"))
    let texts = try JSONDecoder().decode([Expected].self, from: Data(contentsOf: file))
    #expect(texts.count > 70)
    for expected in texts { #expect(try vocabulary.tokens(of: expected.text).ids == expected.ids, "\(expected.text)") }
  }

  /// Every token but those at the ends belongs to one word, and a word without its neighbours has the same tokens.
  @Test func saysWhichWordTokensComeFrom() throws {
    let vocabulary = try TextVocabulary(contentsOf: Fixtures.path("clip/hub"))
    let text = "  A café's\tcat5 🐱! "
    let tokens = try vocabulary.tokens(of: text)
    #expect(tokens.words.map(\.text) == ["A", "café's", "cat5", "🐱!"])
    #expect(tokens.words.flatMap { Array($0.tokens) } == Array(1..<tokens.ids.count - 1))
    for word in tokens.words {
      #expect(Array(text.utf8)[word.range].elementsEqual(word.text.utf8))
      #expect(try Array(tokens.ids[word.tokens]) == Array(vocabulary.tokens(of: word.text).ids.dropFirst().dropLast()))
    }
  }

  @Test func refusesTextsThatNoNetworkTakes() throws {
    let vocabulary = try TextVocabulary(contentsOf: Fixtures.path("clip/hub"))
    #expect(throws: ModelError.self) { try vocabulary.tokens(of: String(repeating: "a", count: 5000)) }
    #expect(throws: ModelError.self) { try vocabulary.tokens(of: "a <|EndOfText|> b") }
  }

  // MARK: - Damage

  /// What is written into a form, and what is said then.
  @Test(arguments: [
    ("clip/tokenizer.json", #""type":"BPE""#, #""type":"Unigram""#, "its model is 'Unigram'"),
    ("clip/tokenizer.json", #""end_of_word_suffix":"</w>""#, #""end_of_word_suffix":null"#, "marks words"),
    ("clip/tokenizer.json", #"{"type":"NFC"}"#, #"{"type":"NFKC"}"#, "'NFKC', 'Replace', 'Lowercase'"),
    ("clip/tokenizer.json", #""dropout":null"#, #""dropout":0.5"#, "at random"),
    ("clip/tokenizer.json", #""byte_fallback":false"#, #""byte_fallback":true"#, "other ways"),
    ("clip/tokenizer.json", #"'s|'t|"#, #"'s|"#, "parts texts by 'Split', 'ByteLevel'"),
    ("clip/tokenizer.json", #"["t","h"]"#, #"["t","h","e"]"#, "something else than two names"),
    ("clip/tokenizer.json", #""merges":["#, #""merges":[["p","h"],"#, "twice"),
    ("clip/tokenizer.json", #""merges":["#, #""merges":[["th","zz"],"#, "no token"),
    ("clip/tokenizer.json", #""id":552"#, #""id":551"#, "two numbers"),
    ("clip/tokenizer.json", #""!":0"#, #""!":1"#, "two tokens the number 1"),
    ("clip/tokenizer.json", #""!":0"#, #""!":-1"#, "the number -1"),
    ("clip/tokenizer.json", #""!":0"#, #""!":1048576"#, "the number 1048576"),
    ("clip/tokenizer.json", #""!":0,"#, #""!":0,"!":700,"#, "stands twice"),
    ("clip/tokenizer.json", #""!":0,"#, "", "no token '!'"),
    ("clip/tokenizer.json", #""vocab":{"#, #""vocab":["#, "cannot be read"),
    ("clip/hub/merges.txt", "#version: 0.2\n", "", "no vocabulary of byte pairs"),
    ("clip/hub/merges.txt", "p h\n", "p h o\n", "line: "),
    ("clip/hub/merges.txt", "p h\n", "\u{FEFF}p zz\n", "no token"),
  ]) func refusesWhatIsNone(_ form: String, _ old: String, _ new: String, _ reason: String) throws {
    let text = try MappedFile(path: Fixtures.path(form)).withBytes { String(decoding: $0, as: UTF8.self) }
    try #require(text.contains(old), "the fixture has changed")
    let file = TemporaryFile(ending: ".txt")
    try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: URL(fileURLWithPath: file.path))
    let error = #expect(throws: ModelError.self) { try TextVocabulary(contentsOf: file.path) }
    #expect(error.map { "\($0)".contains(reason) } == true, "\(error.map { "\($0)" } ?? "")")
  }

  /// Cut off anywhere, or with any byte changed, a packed list is refused or read, and never more.
  @Test func survivesDamage() throws {
    let bytes = try MappedFile(path: Fixtures.path("clip/vocabulary.txt.gz")).withBytes { [UInt8]($0) }
    let file = TemporaryFile()
    for place in stride(from: 1, to: bytes.count, by: 3) {
      try Data(bytes[..<place]).write(to: URL(fileURLWithPath: file.path))
      #expect(throws: (any Error).self) { try TextVocabulary(contentsOf: file.path) }
      var changed = bytes
      changed[place] ^= 0x15
      try Data(changed).write(to: URL(fileURLWithPath: file.path))
      _ = try? TextVocabulary(contentsOf: file.path)
    }
    try Data([0x7B, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: file.path))
    #expect(throws: ModelError.self) { try TextVocabulary(contentsOf: file.path) }
    #expect(throws: FileError.self) { try TextVocabulary(contentsOf: file.path + ".missing") }
    #expect(throws: ModelError.self) { try TextVocabulary(contentsOf: Fixtures.path("networks")) }
  }

  @Test func asksForTheMergesBesideTheTokens() throws {
    let file = TemporaryFile(ending: ".json")
    try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: false)
    try FileManager.default.copyItem(atPath: Fixtures.path("clip/hub/vocab.json"), toPath: file.path + "/vocab.json")
    let error = #expect(throws: ModelError.self) { try TextVocabulary(contentsOf: file.path) }
    #expect(error?.message.contains("'merges.txt' must lie beside it") == true)
  }
}
