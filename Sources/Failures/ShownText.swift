/// Text from files and command lines as it may be shown, whoever wrote it.
///
///     ShownText.visible("conv\u{1B}[2J")   // conv\u{1B}[2J, in plain characters
///     ShownText.json(#"{"name": "…"}"#)     // the same inside JSON, as its own escapes
///     ShownText.fileName("a/b\u{202E}gpj")  // a_b_gpj
///
/// Hidden is a character that acts on a terminal or a page instead of standing there, or that nobody sees: control
/// characters, line and paragraph separators, everything that turns the direction of writing or joins and parts letters,
/// spaces other than the common one, and code points that are no characters. A name that holds one can clear the screen,
/// feign a line of its own, or look like another name.
public enum ShownText {
  /// Each hidden character as its code point: `\u{1B}`.
  ///
  /// - Parameter keepsLines: leaves line feeds and tabs as they are, for text of several lines.
  /// - Complexity: O(n); text without any is returned as it is.
  public static func visible(_ text: String, keepsLines: Bool = false) -> String {
    replaced(text) { scalar in
      keepsLines && (scalar == "\n" || scalar == "\t")
        ? nil : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  /// JSON with each hidden character inside its strings as JSON's escape: the values stay what they are.
  public static func json(_ text: String) -> String {
    // Between the strings there are line feeds and spaces alone, and inside them there are no line feeds.
    replaced(text) { scalar in
      scalar == "\n" ? nil : UTF16.encode(scalar).map { $0.map { "\\u" + hexadecimal($0) }.joined() } ?? ""
    }
  }

  /// A name as one part of a path: hidden characters and slashes are underscores.
  public static func fileName(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map { isHidden($0) || $0 == "/" ? "_" : $0 }))
  }

  /// - Parameter replacement: of a hidden character; nil leaves it.
  private static func replaced(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar), let replacement = replacement(scalar) {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20...0x7E).contains(scalar.value) { return false }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate: return true
    // The blank of Braille is a symbol that looks like a space.
    default:
      return properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint || scalar == "\u{2800}"
    }
  }

  /// Four digits.
  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
