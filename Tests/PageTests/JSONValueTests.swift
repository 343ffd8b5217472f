import Foundation
import Page
import Testing

@Suite struct JSONValueTests {
  @Test(arguments: [
    "plain", "\"quoted\" \\", "a\nb\tc\r", "\u{0}\u{1F}\u{7F}", "\u{202E}gpj", "<script>", "ä€😀", "\u{2028}",
  ])
  func writesAnyText(text: String) throws {
    let json = JSONValue.object(["text": .string(text)]).text
    let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String])
    #expect(read["text"] == text)
    // Nothing in it ends a line of an event stream, or acts on a terminal.
    #expect(json.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x2028 })
  }

  @Test func writesNumbers() {
    let value: JSONValue = [
      "a": 1, "b": .number(0.1), "c": .number(.nan), "d": .number(.infinity), "e": nil, "f": [true, -3],
      "g": .number(1e-7),
    ]
    #expect(value.text == #"{"a":1,"b":0.1,"c":null,"d":null,"e":null,"f":[true,-3],"g":1e-07}"#)
  }
}
