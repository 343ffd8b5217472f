import Files

/// One HTML file with text, tables and figures: everything is inside, and nothing is fetched or run. The same as PDF, on pages
/// of A4.
///
///     var report = Report(title: "MetaCAM: dog_cat, 207")
///     report.addFacts([("model", "efficientnet-lite0"), ("seed", "1")])
///     report.addSection("Scores")
///     try report.addFigure(curves, caption: "ROAD score against k.")
///     try report.write(to: "out/report.html")
///     try report.writePDF(to: "out/report.pdf")
///
/// It is made to be read on a phone and on paper too. Text is text: what looks like markup in it is shown as it is.
public struct Report: Sendable {
  /// Its first heading, and what a browser calls the page.
  public let title: String
  /// Of the text, for screen readers and hyphenation, such as "en".
  public let language: String
  private var body: [String] = []
  /// The same, for paper.
  private var blocks: [ReportBlock] = []
  private var sections: [String] = []
  private var figureCount = 0

  /// A report without contents.
  public init(title: String, language: String = "en") {
    self.title = title
    self.language = language
  }

  /// Starts a section; from two on, a list of contents stands at the top.
  /// - Parameters:
  ///   - title: of the section, in plain text.
  ///   - startsPage: whether it begins on a new page where there are pages.
  public mutating func addSection(_ title: String, startsPage: Bool = false) {
    sections.append(title)
    blocks.append(.section(title, startsPage: startsPage))
    let style = startsPage ? [("style", "break-before: page")] : []
    body.append(HTML.element("h2", [("id", "section-\(sections.count)")] + style, HTML.escaped(title)))
  }

  /// Starts a part of a section.
  public mutating func addSubsection(_ title: String) {
    blocks.append(.subsection(title))
    body.append(HTML.element("h3", [], HTML.escaped(title)))
  }

  /// Adds a paragraph of plain text.
  public mutating func addParagraph(_ text: String) {
    blocks.append(.paragraph(text))
    body.append(HTML.element("p", [], HTML.escaped(text)))
  }

  /// Names and what they stand for, such as model, layer, classes, protocol, seed and versions.
  public mutating func addFacts(_ facts: [(name: String, value: String)]) {
    let list = facts.map {
      HTML.element("dt", [], HTML.escaped($0.name)) + HTML.element("dd", [], HTML.escaped($0.value))
    }
    blocks.append(.facts(facts))
    body.append(HTML.element("dl", [], list.joined(separator: "\n")))
  }

  /// Text in a fixed width whose line breaks stay, such as a command.
  public mutating func addCode(_ text: String) {
    blocks.append(.code(text))
    body.append(HTML.element("pre", [], HTML.escaped(text)))
  }

  /// Adds a table, with its caption above.
  public mutating func addTable(_ table: Table, caption: String) {
    blocks.append(.table(table, caption: caption))
    body.append(HTML.element("figure", [], HTML.element("figcaption", [], HTML.escaped(caption)) + HTML.table(table)))
  }

  /// A numbered figure: an SVG, or a PNG where it holds pictures; below it, folded up, the numbers behind it.
  /// - Parameters:
  ///   - figure: what is drawn.
  ///   - caption: below the figure, behind its number.
  ///   - table: the numbers, if there is more to show than the figure's own table.
  ///   - pixelsPerPoint: of a PNG.
  /// - Throws: `FigureError` as `Figure.encoded(as:)`; the report is as before then.
  public mutating func addFigure(
    _ figure: some Figure, caption: String, table: Table? = nil, pixelsPerPoint: Double = 3
  ) throws(FigureError) {
    let format = figure.holdsPictures ? FigureFormat.png : .svg
    let size = try figure.size()
    let bytes = try figure.encoded(as: format, pixelsPerPoint: pixelsPerPoint)
    figureCount += 1
    let (name, shownPerPoint) = ("Figure \(figureCount)", 96.0 / 72)
    let picture = HTML.picture(
      bytes, format,
      [
        ("alt", figure.summary), ("width", "\(Int((size.width * shownPerPoint).rounded()))"),
        ("height", "\(Int((size.height * shownPerPoint).rounded()))"),
      ])
    let parts = [
      HTML.scrolling(picture),
      HTML.element("figcaption", [], HTML.element("b", [], name + ".") + " " + HTML.escaped(caption)),
      HTML.element(
        "details", [],
        HTML.element("summary", [], "The numbers of \(name.lowercased())") + HTML.table(table ?? figure.table)),
    ]
    blocks.append(.figure(figure, number: figureCount, caption: caption))
    body.append(HTML.element("figure", [("id", "figure-\(figureCount)")], parts.joined(separator: "\n")))
  }

  /// Adds cards side by side, as many as fit.
  public mutating func addCards(_ cards: [ReportCard]) {
    let items = cards.map { card in
      let picture = card.picture.map { HTML.picture($0, .png, [("alt", ""), ("loading", "lazy")]) } ?? ""
      let words = HTML.element("b", [], HTML.escaped(card.title)) + " " + HTML.escaped(card.text)
      return HTML.element("li", [], HTML.element("a", [("href", HTML.linked(card.link))], picture + words))
    }
    blocks.append(.cards(cards))
    body.append(HTML.element("ul", [("class", "cards")], items.joined(separator: "\n")))
  }

  /// The whole page.
  public func html() -> String {
    let links = sections.enumerated().map { index, section in
      HTML.element("li", [], HTML.element("a", [("href", "#section-\(index + 1)")], HTML.escaped(section)))
    }
    let contents = links.count < 2 ? [] : [HTML.element("nav", [], HTML.element("ul", [], links.joined()))]
    let page = [HTML.element("h1", [], HTML.escaped(title))] + contents + body
    // The policy makes browsers refuse whatever would leave this file, should there ever be any.
    return """
      <!DOCTYPE html>
      <html lang="\(HTML.escaped(language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
      <title>\(HTML.escaped(title))</title>
      <style>
      \(ReportStyle.sheet)
      </style>
      </head>
      <body>
      <main>
      \(page.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  /// The bytes of a PDF on pages of A4; the same report gives the same bytes with the same libraries and fonts.
  ///
  /// Cards, which lead to other files, are lines of text here, and the numbers behind figures are left to the page.
  /// - Throws: `FigureError` if a figure cannot be drawn.
  public func pdf() throws(FigureError) -> [UInt8] { try ReportPages(title: title, blocks: blocks).pdf() }

  /// Writes the PDF, wholly or not at all.
  /// - Throws: `FigureError` as `pdf()`; `FileError` if the file cannot be written.
  public func writePDF(to path: String) throws { try AtomicFile.write(pdf(), to: path) }

  /// Writes the page, wholly or not at all.
  /// - Throws: `FileError` if the file cannot be written.
  public func write(to path: String) throws(FileError) { try AtomicFile.write(html().utf8, to: path) }
}
