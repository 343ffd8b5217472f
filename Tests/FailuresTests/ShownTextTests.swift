import Failures
import Testing

@Suite struct ShownTextTests {
  /// Each is a kind of what is hidden: from control characters to what only looks like a space.
  private static let hidden: [Unicode.Scalar] = [
    "\u{0}", "\u{7}", "\u{8}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{A0}", "\u{AD}", "\u{34F}", "\u{61C}",
    "\u{115F}", "\u{180E}", "\u{2003}", "\u{200B}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}",
    "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{202F}", "\u{2060}", "\u{2066}", "\u{2067}",
    "\u{2068}", "\u{2069}", "\u{2800}", "\u{3000}", "\u{3164}", "\u{FE0F}", "\u{FEFF}", "\u{FFF9}", "\u{FFFE}",
    "\u{E0041}", "\u{E0100}", "\u{10FFFF}",
  ]

  @Test(arguments: hidden)
  func writesOutWhatIsHidden(scalar: Unicode.Scalar) {
    let code = String(scalar.value, radix: 16, uppercase: true)
    #expect(ShownText.visible("a\(scalar)b") == "a\\u{\(code)}b")
    #expect(ShownText.visible("a\n\(scalar)", keepsLines: true) == "a\n\\u{\(code)}")
    #expect(ShownText.fileName("a\(scalar)b") == "a_b")
    // In the middle of a character that other scalars make, too.
    #expect(ShownText.visible("e\u{301}\(scalar)") == "e\u{301}\\u{\(code)}")
  }

  @Test(arguments: ["conv1/Relu:0", "Größe 224 × 224 – “…”", "猫", "e\u{301}", "🐈", "σ²", "", "\\u{1B}", "a b"])
  func leavesTextAsItIs(text: String) {
    #expect(ShownText.visible(text) == text)
    #expect(ShownText.json("[\"\(text)\"]") == "[\"\(text)\"]")
  }

  @Test func keepsLinesWhereThereAreSome() {
    #expect(ShownText.visible("a\n\tb\r\n") == "a\\u{A}\\u{9}b\\u{D}\\u{A}")
    #expect(ShownText.visible("a\n\tb\r\n", keepsLines: true) == "a\n\tb\\u{D}\n")
  }

  @Test func isTheSameTwice() {
    let text = String(String.UnicodeScalarView(Self.hidden))
    let once = ShownText.visible(text)
    #expect(ShownText.visible(once) == once)
    #expect(once.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) })
  }

  @Test func escapesAsJSONDoes() {
    #expect(
      ShownText.json("{\n \"a\u{7F}\": \"\u{202E}\u{E0041}\"\n}") == "{\n \"a\\u007f\": \"\\u202e\\udb40\\udc41\"\n}")
  }

  @Test func namesOnePartOfAPath() {
    #expect(ShownText.fileName("../a/b\u{1B}\n") == ".._a_b__")
  }
}

private enum Code: String, FailureCode { case broken }

@Suite struct ShownFailureTests {
  @Test func holdsNothingHidden() {
    let cause = Failure<Code>(.broken, "because of '\u{9B}31m'")
    let failure = Failure<Code>(
      .broken, "no layer '\u{1B}]0;x\u{7}'", context: ["file": "a\u{202E}gpj.png", "no\u{200B}de": "b\nError: c"],
      cause: cause)
    #expect(
      "\(failure)" == "no layer '\\u{1B}]0;x\\u{7}' (file: a\\u{202E}gpj.png, no\\u{200B}de: b Error: c): because of "
        + "'\\u{9B}31m'")
  }
}
