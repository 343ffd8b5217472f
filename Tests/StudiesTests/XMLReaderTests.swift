import Studies
import Testing

@Suite struct XMLReaderTests {
  private func events(_ text: String) throws -> [XMLReader.Event] {
    var reader = try XMLReader(Array(text.utf8))
    var events: [XMLReader.Event] = []
    while let event = try reader.next() { events.append(event) }
    return events
  }

  @Test func readsElementsAndText() throws {
    let text = """
      \u{FEFF}<?xml version="1.0"?><!-- a > b --><a x='1>' y = "2"><b/>1 &lt; 2 &amp;amp;<![CDATA[<&>]]></a >

      """
    #expect(
      try events(text) == [
        .start("a"), .start("b"), .end("b"), .text("1 < 2 &amp;"), .text("<&>"), .end("a"),
      ])
  }

  @Test(
    arguments: [
      ("", "no element"), ("text", "outside"), ("<a>", "ends within <a>"), ("<a></b>", "closes nothing"),
      ("</a>", "closes nothing"), ("<a/><b/>", "second element"), ("<a>&#65;</a>", "entities"),
      ("<a>&x;</a>", "entities"), ("<!DOCTYPE a [<!ENTITY x \"y\">]><a/>", "document types"), ("<a b></a>", "no value"),
      ("<a b=c></a>", "quotation marks"), ("<a b=\"", "ends within"), ("<a><!-- ", "ends within"),
      ("<", "name is lacking"),
      ("<a><![CDATA[", "ends within"), ("<a", "ends within"), ("<a/>x", "outside"),
    ])
  func refuses(text: String, reason: String) {
    let fault = #expect(throws: XMLReader.Fault.self) { try events(text) }
    #expect(fault?.text.contains(reason) == true, "\(fault?.text ?? "")")
  }

  @Test func boundsDepthAndSize() throws {
    let depth = XMLReader.deepest
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try events(nested(depth)).count == 2 * depth)
    #expect(throws: XMLReader.Fault.self) { try events(nested(depth + 1)) }
    #expect(throws: XMLReader.Fault.self) { try XMLReader([UInt8](repeating: 0x20, count: XMLReader.mostBytes + 1)) }
  }

  @Test func namesTheLine() {
    let fault = #expect(throws: XMLReader.Fault.self) { try events("<a>\n\n<b></c></a>") }
    #expect(fault?.line == 3)
  }

  /// Every beginning of a file is refused or read, and no byte that is changed stops the program.
  @Test func survivesDamage() {
    let bytes = Array("<a b='c'>&lt;<!-- d --><![CDATA[e]]><f/></a>".utf8)
    for index in bytes.indices {
      for value: UInt8 in [0, 0x22, 0x26, 0x27, 0x2F, 0x3C, 0x3E, 0x5D, 0xFF] {
        for part in [bytes[...], bytes[...index]] {
          var damaged = Array(part)
          damaged[index] = value
          do {
            var reader = try XMLReader(damaged)
            while try reader.next() != nil {}
          } catch {
            #expect(error.line == 1)
          }
        }
      }
    }
  }
}
