import Studies
import Testing

@Suite struct CommaSeparatedTests {
  private func row(_ fields: String...) -> String {
    var table = CommaSeparated()
    table.append(fields)
    return table.text
  }

  @Test func quotesWhatNeedsIt() {
    #expect(row("a", "b c", "d,e", "f\"g", "h\ni", "") == "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\r\n")
    #expect(row("\u{1B}[2J") == "\\u{1B}[2J\r\n")
  }

  /// What a spreadsheet would compute is a text to it.
  @Test(arguments: [
    "=1+1", "+a", "-a", "@SUM(1)", "-", "=", "\t=1", "\n=1", "＝1", "＋1", "－1", "＠a", "-1-1", "--1", "+1 a",
  ])
  func marksFormulas(text: String) {
    let field = row(text).trimmingQuotes
    #expect(field.first == "'" && field.dropFirst() == text[...], "\(field)")
  }

  /// Numbers are, and so are texts that begin otherwise.
  @Test(arguments: ["-1", "+1", "-0.5", "-1e-7", "-inf", "1-1", "a=b", "a@b", "'a", "'", "nan", "0", "–"])
  func leavesTheRest(text: String) { #expect(row(text) == "\(text)\r\n") }
}

extension String {
  fileprivate var trimmingQuotes: String {
    var text = self[...]
    text = text.dropLast()  // One character: carriage return and line feed.
    if text.hasPrefix("\"") { text = text.dropFirst().dropLast() }
    return String(text)
  }
}
