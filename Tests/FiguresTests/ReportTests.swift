import Figures
import FoundationEssentials
import TestSupport
import Testing

@Suite struct ReportTests {
  static func sample() throws -> Report {
    var report = Report(title: "MetaCAM: dog_cat & others")
    report.addFacts([
      ("model", "efficientnet-lite0"), ("layer", "head_relu"), ("classes", "207 golden retriever, 281 tabby"),
      ("protocol", "reference"), ("seed", "1"), ("versions", "metacam 0.1.0, OpenVINO 2026.4.1"),
    ])
    report.addCode(
      "metacam study cases.csv --out results --protocol reference --k 5 10 15 20 25 30 35 40 45 50 --seed 1")
    report.addSection("The cases one by one")
    report.addParagraph("Made-up numbers: this report shows what a report looks like, and nothing else.")
    report.addSubsection("dog_cat, 207")
    for (name, figure) in Sample.usual { try report.addFigure(figure, caption: "What \(name) shows.") }
    report.addSection("Scores")
    report.addTable(
      Table(
        columns: ["method", "score", "runs"],
        rows: [["a", .number(0.2716), .count(3)], ["b", .number(nil), .count(nil)]]),
      caption: "Best scores.")
    return report
  }

  @Test func isWellFormedAndFetchesNothing() throws {
    let html = try ReportTests.sample().html()
    let markup = try Markup(html)
    #expect(markup.isBalanced)
    #expect(markup.counts["script"] == nil && markup.counts["link"] == nil && markup.counts["iframe"] == nil)
    #expect(markup.references.count >= Sample.usual.count + 2)
    for reference in markup.references {
      #expect(reference.hasPrefix("data:image/") || reference.hasPrefix("#"), "\(reference.prefix(40))")
    }
    let style = try #require(html.firstRange(of: "<style>"))
    #expect(!html[style.upperBound...].prefix(5000).contains("url("))
    #expect(!html.contains("@import"))
  }

  @Test func givesEveryFigureANumberAnAlternativeAndATable() throws {
    let html = try ReportTests.sample().html()
    let figures = html.split(separator: "<figure id=").dropFirst()
    #expect(figures.count == Sample.usual.count)
    for (index, figure) in figures.enumerated() {
      #expect(figure.contains("<b>Figure \(index + 1).</b>"))
      #expect(figure.contains("<details>") && figure.contains("<table>") && figure.contains("alt=\""))
      #expect(!figure.contains("alt=\"\""))
    }
    #expect(html.contains("<html lang=\"en\">") && html.contains("name=\"viewport\""))
    #expect(html.contains("<td class=\"number\">0.272</td><td class=\"number\">3</td>"))
    #expect(html.contains("<td class=\"number\">–</td><td class=\"number\">–</td>"))
  }

  @Test func hasRowsAsLongAsItsColumns() {
    for (name, figure) in Sample.usual + Sample.nasty {
      let table = figure.table
      #expect(!table.rows.isEmpty, "\(name)")
      for row in table.rows { #expect(row.count == table.columns.count || row.count == 1, "\(name)") }
    }
  }

  @Test func showsMarkupAsText() throws {
    let nasty = "</title><script>alert(\"1\")</script>&amp;'\u{0}\u{7}"
    var report = Report(title: nasty, language: "\"><b>")
    report.addSection(nasty)
    report.addSection(nasty)
    report.addSubsection(nasty)
    report.addParagraph(nasty)
    report.addCode(nasty)
    report.addFacts([(nasty, nasty)])
    report.addTable(Table(columns: [nasty], rows: [[.text(nasty)]]), caption: nasty)
    let bars = ContributionBars(groups: [[nasty]], panels: [.init(title: nasty, note: nasty, effects: [1])])
    try report.addFigure(
      bars, caption: nasty, table: Table(columns: [nasty, "b"], rows: [[.text(nasty), .number(1)]]))
    let html = report.html()
    let markup = try Markup(html)
    #expect(markup.isBalanced && markup.counts["script"] == nil)
    #expect(
      html.contains("<p>&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;&#39;\\u{0}\\u{7}</p>"))
    #expect(!html.unicodeScalars.contains { $0.value < 9 })
  }

  @Test func isTheSameTwiceAndWrittenWhole() throws {
    let report = try ReportTests.sample()
    #expect(try ReportTests.sample().html() == report.html())
    let file = TemporaryFile(ending: ".html")
    try report.write(to: file.path)
    #expect(try String(contentsOfFile: file.path, encoding: .utf8) == report.html())
  }

  @Test func staysAsItWasWhenAFigureFails() {
    var report = Report(title: "a")
    let before = report.html()
    #expect(throws: FigureError.self) { try report.addFigure(BestCombinations(groups: [], cases: []), caption: "none") }
    #expect(report.html() == before)
  }

  /// Pages of A4 with what the page has: long tables go on, long words are broken, and the same report gives the same bytes.
  @Test func makesPagesOfIt() throws {
    var report = try ReportTests.sample()
    report.addSection("On a page of its own", startsPage: true)
    report.addFacts([("hash", String(repeating: "0123456789abcdef", count: 40)), ("", "no name")])
    report.addParagraph(String(repeating: "word ", count: 2000) + String(repeating: "x", count: 5000))
    report.addTable(
      Table(
        columns: ["a", "a heading of several words", String(repeating: "w", count: 400)],
        rows: [[.text("a heading over rows")]]
          + (0..<200).map { [.count($0), .text(String(repeating: "long ", count: $0)), .number(0.5)] }),
      caption: String(repeating: "caption ", count: 100))
    report.addCards([.init(title: "card", text: "text", link: "there.html", picture: nil)])
    let pdf = try report.pdf()
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    #expect(try report.pdf() == pdf)
    var empty = Report(title: "")
    empty.addTable(Table(columns: [], rows: []), caption: "")
    #expect(try empty.pdf().starts(with: Array("%PDF-".utf8)))
  }
}
