import MetaCAM

/// What the words of a text do to its score, a line a word: by how much the score falls without it, and by how many points of a
/// hundred the probability does.
enum WordTable {
  static func lines(_ traces: [WordTrace]) -> [String] {
    let rows = traces.map { (signed($0.score, 3), signed(100 * $0.probability, 1), $0.word) }
    let (first, second) = (width(rows.map(\.0)), width(rows.map(\.1)))
    return rows.map { "\(Columns.right($0.0, width: first))  \(Columns.right($0.1, width: second)) %  \($0.2)" }
  }

  private static func width(_ texts: [String]) -> Int { texts.map(\.count).max() ?? 0 }

  private static func signed(_ number: Double, _ digits: Int) -> String {
    let text = Columns.fixed(number, digits: digits)
    return text.hasPrefix("-") ? text : "+" + text
  }
}
