/// A piece of a report, which a page for screens and pages of paper each show in their own way.
enum ReportBlock: Sendable {
  case section(String, startsPage: Bool)
  case subsection(String)
  case paragraph(String)
  case facts([(name: String, value: String)])
  case code(String)
  case table(Table, caption: String)
  case figure(any Figure, number: Int, caption: String)
  case cards([ReportCard])
}
