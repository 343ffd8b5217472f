import Failures

extension [String] {
  /// Words as they are typed into a shell.
  var shellWords: String {
    // The program by its name: where it lies says nothing about the results.
    enumerated().map { $0 == 0 ? "metacam" : $1.shellWord }.joined(separator: " ")
  }
}

extension String {
  /// As it is typed into a shell: in quotation marks where that needs them, and on one line.
  ///
  ///     "my run".shellWord      // 'my run'
  ///     "a\nb".shellWord        // $'a\012b'
  var shellWord: String {
    // What would not be seen, or part a line, by its bytes.
    guard ShownText.visible(self) == self else {
      let escaped = unicodeScalars.map { scalar -> String in
        if scalar == "'" || scalar == "\\" { return "\\\(scalar)" }
        let text = String(scalar)
        guard ShownText.visible(text) != text else { return text }
        return text.utf8.map { byte in
          let digits = String(byte, radix: 8)
          return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        }.joined()
      }
      return "$'" + escaped.joined() + "'"
    }
    let isPlain = unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./=,:+%@".unicodeScalars.contains($0)
    }
    if isPlain, !isEmpty, !hasPrefix("=") { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// A path as a word that no program takes for an option.
  var shellPath: String { (hasPrefix("-") ? "./" + self : self).shellWord }
}
