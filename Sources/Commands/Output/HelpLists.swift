import MetaCAM

/// Lists in the help, made of the rows that they tell of.
enum HelpLists {
  static let methods = Method.all.map { Columns.entry($0.slug, width: 20, "\($0.summary) (\($0.source))") }
    .joined(separator: "\n")

  static let metrics = Metric.all.map { metric in
    let marks = "\(metric.higherIsBetter ? "↑" : "↓") \(Columns.left(metric.invariance.rawValue, width: 5))"
    return Columns.entry(
      "\(Columns.left(metric.slug, width: 12)) \(marks)", width: 20, "\(metric.summary) (\(metric.source))")
  }.joined(separator: "\n")

  static let auditTests = AuditTest.all.map { Columns.entry($0.slug, width: 24, $0.title) }.joined(separator: "\n")

  static let removalProtocols = RemovalProtocol.allCases.map { Columns.entry($0.rawValue, width: 20, $0.summary) }
    .joined(separator: "\n")

  /// `slug: summary`, each in a line of its own.
  static func lines(_ rows: [some NamedRow]) -> String {
    rows.map { "\($0.slug): \($0.summary)" }.joined(separator: "\n")
  }

  /// `name: summary; name: summary.`
  static func sentence<Choice: NamedChoice>(_ choices: [Choice], _ summary: (Choice) -> String) -> String {
    choices.map { "\($0.slug): \(summary($0))" }.joined(separator: "; ") + "."
  }
}
