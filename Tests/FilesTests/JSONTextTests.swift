import Files
import Foundation
import Testing

@Suite struct JSONTextTests {
  /// What is hidden is escaped, and read back it is the same.
  @Test func keepsValuesAndHidesNothing() throws {
    let values = ["b\u{1B}[2J": ["\u{202E}gpj", "\u{7F}\u{9B}\u{2028}\u{E0041}", "Größe 🐈\n\"x\""], "a": ["/"]]
    let text = try JSONText.encoded(values)
    #expect(try JSONDecoder().decode([String: [String]].self, from: Data(text.utf8)) == values)
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || $0 == "ö" || $0 == "ß" || $0 == "🐈" || (0x20...0x7E).contains($0.value)
      })
    #expect(text.hasPrefix("{\n  \"a\""))
    #expect(text.contains("\"/\""))
  }

  private struct Item: Codable {
    let name: String
    let counts: [Int]
    let date: Date?
    let share: Double?
    let isThere: Bool?
    let kind: Kind?
    let form: Form?

    enum Kind: String, Codable { case a, b }

    struct Form: Codable, JSONText.NamedInJSON {
      static let nameInJSON = "one or the other"

      init(from decoder: any Decoder) throws {
        throw DecodingError.typeMismatch(Self.self, .init(codingPath: decoder.codingPath, debugDescription: ""))
      }
    }
  }

  @Test(arguments: [
    ("", "it is no JSON"), ("[1, 2", "it is no JSON"), ("[]", "the whole must be an object"),
    (#"{"counts": []}"#, "'name' is missing"), (#"{"name": null, "counts": []}"#, "'name' has no value"),
    (#"{"name": "a", "counts": [1, "2"]}"#, "'counts.1' must be a whole number"),
    (#"{"name": 1, "counts": []}"#, "'name' must be a text"),
    (#"{"name": "a", "counts": {}}"#, "'counts' must be a list"),
    (#"{"name": "a", "counts": [], "share": "x"}"#, "'share' must be a number"),
    (#"{"name": "a", "counts": [], "isThere": "x"}"#, "'isThere' must be true or false"),
    (#"{"name": "a", "counts": [], "kind": "c"}"#, "'kind' has a value that does not fit"),
    (#"{"name": "a", "counts": [], "form": []}"#, "'form' must be one or the other"),
    (#"{"name": "a", "counts": [1.5]}"#, "does not fit"), ("\u{FEFF}{", "it is no JSON"),
  ])
  func saysWhatIsWrong(text: String, says words: String) {
    let error = #expect(throws: FileError.self) { try JSONText.decoded(Item.self, from: Array(text.utf8)) }
    #expect(error?.code == .malformed)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  /// Readers differ in which of two they take.
  @Test(arguments: [
    #"{"name": "a", "counts": [], "name": "b"}"#, #"{"name": "a", "counts": [], "na\u006de" : "b"}"#,
    #"{"counts": [], "name": {"name": 1, "a": [{}], "name": 1}}"#,
  ])
  func refusesAKeyThatStandsTwice(text: String) throws {
    let error = #expect(throws: FileError.self) { try JSONText.decoded(Item.self, from: Array(text.utf8)) }
    #expect(error?.message.contains("the key 'name' stands twice") == true, "\(error?.message ?? "")")
  }

  /// More keys than anything could hold against each other pair by pair.
  @Test func readsAnObjectOfManyKeys() throws {
    let text = "{" + (0..<300_000).map { "\"\($0)\":\($0)" }.joined(separator: ",") + "}"
    #expect(try JSONText.decoded([String: Int].self, from: Array(text.utf8)).count == 300_000)
  }

  /// Of several objects each may have it, and a text is no key.
  @Test func allowsAKeyInEachObject() throws {
    let text = #"[{"a": "a"}, {"a": "{\"a\": 1, \"a\": 2}"}, {"b": "a", "a": "b"}]"#
    let read = try JSONText.decoded([[String: String]].self, from: Array(text.utf8))
    #expect(read.count == 3 && read[2] == ["a": "b", "b": "a"])
  }

  /// Also where the text ends in the middle, or brackets stand in a string.
  @Test func refusesWhatIsNestedDeep() throws {
    for count in [65, 512, 513, 100_000] {
      for start in ["[", #"{"a":"#] {
        for end in ["", "[", "1"] {
          let text = String(repeating: start, count: count) + end
          let error = #expect(throws: FileError.self) { try JSONText.decoded([[Int]].self, from: Array(text.utf8)) }
          #expect(error?.message.contains("nested") == true)
        }
      }
    }
    let brackets = String(repeating: "[", count: 1000) + #"\"[\\"#
    #expect(try JSONText.decoded([String].self, from: Array("[\"\(brackets)\"]".utf8)).count == 1)
  }
}
