/// Numbers in rows and columns, each row with a name in its first cell.
public struct Table: Sendable, Equatable {
  /// The headings of the columns, that of the names first.
  public var columns: [String]
  /// Each as long as `columns`, or of one cell: a heading over the rows that follow.
  public var rows: [[Cell]]

  /// A table; see `rows` for how long a row is.
  public init(columns: [String], rows: [[Cell]]) {
    self.columns = columns
    self.rows = rows
  }

  /// What stands in a place of the table.
  public enum Cell: Sendable, Equatable, ExpressibleByStringLiteral {
    /// Words, at the left.
    case text(String)
    /// Shown with so many digits behind the point, and as "–" if it is nil or not finite.
    case decimal(Double?, digits: Int)
    /// A p-value: with four digits, and as "< 0.0001" below.
    case significance(Double?)
    /// A number of per cent.
    case percent(Double?)

    public init(stringLiteral value: String) { self = .text(value) }

    /// A score or an effect: with three digits behind the point.
    public static func number(_ value: Double?) -> Cell { .decimal(value, digits: 3) }

    /// A whole number.
    public static func count(_ value: Int?) -> Cell { .decimal(value.map(Double.init), digits: 0) }
  }
}

extension Table.Cell {
  var isText: Bool { if case .text = self { true } else { false } }

  /// What is shown.
  var shown: String {
    switch self {
    case .text(let text): text
    case .decimal(let value, let digits): NumberText.fixed(value, decimals: digits)
    case .significance(let value):
      if let value, value < 0.0001 { "< 0.0001" } else { NumberText.fixed(value, decimals: 4) }
    case .percent(let value): NumberText.percent(value)
    }
  }
}
