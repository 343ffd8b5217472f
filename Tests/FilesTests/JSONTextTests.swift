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
}
