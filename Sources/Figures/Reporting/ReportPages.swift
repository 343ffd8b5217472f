/// A report on pages of A4, set in lines from the top: headings, paragraphs, tables that go on with their heads on the next page,
/// and figures that never break.
final class ReportPages {
  private let title: String
  private let blocks: [ReportBlock]
  private let canvas: Canvas
  private var y = 0.0
  private var pageNumber = 1

  private static let bottom = Canvas.Pages.height - 2 * Canvas.Pages.margin
  private static let text = TextStyle(size: 8.5)
  private static let cell = TextStyle(size: 7)
  private static let head = TextStyle(size: 7, isBold: true)
  private static let faint = TextStyle(size: 8, colour: .faint)

  init(title: String, blocks: [ReportBlock]) throws(FigureError) {
    self.title = title
    self.blocks = blocks
    canvas = try Canvas(pages: Canvas.Pages(title: title))
  }

  func pdf() throws(FigureError) -> [UInt8] {
    write(title, TextStyle(size: 15, isBold: true), below: 6)
    for (index, block) in blocks.enumerated() {
      switch block {
      case .section(let title, let startsPage):
        // A heading at the foot of a page would stand alone.
        if startsPage && y > 0 { turnPage() } else { makeRoom(90) }
        if y > 0 { y += 12 }
        write(title, TextStyle(size: 12, isBold: true), below: 4)
      case .subsection(let title):
        makeRoom(70)
        if y > 0 { y += 6 }
        write(title, TextStyle(size: 9.5, isBold: true), below: 3)
      case .paragraph(let text): write(text, Self.text, below: 5)
      case .code(let text):
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
          write(String(line), Self.faint, below: 0)
        }
        y += 5
      case .facts(let facts): write(facts)
      case .table(let table, let caption):
        if index + 1 < blocks.count || y > 0 { makeRoom(80) }
        write(caption, Self.text, below: 3)
        write(table)
      case .figure(let figure, let number, let caption): try write(figure, "Figure \(number). \(caption)")
      case .cards(let cards):
        for card in cards { write("\(card.title): \(card.text)", Self.text, below: 2) }
      }
    }
    endPage()
    return try canvas.finished()
  }

  private func turnPage() {
    endPage()
    y = 0
    pageNumber += 1
  }

  private func endPage() {
    canvas.text("\(pageNumber)", x: canvas.width, y: Self.bottom + 10, Self.faint, across: .end)
    canvas.text(canvas.fitted(title, to: canvas.width - 40, Self.faint), x: 0, y: Self.bottom + 10, Self.faint)
    canvas.endPage()
  }

  private func makeRoom(_ height: Double) { if y > 0, y + height > Self.bottom { turnPage() } }

  private func write(_ text: String, _ style: TextStyle, x: Double = 0, below gap: Double) {
    for line in lines(of: text, width: canvas.width - x, style) {
      makeRoom(canvas.lineHeight(style))
      canvas.text(line, x: x, y: y, style)
      y += canvas.lineHeight(style) + 1
    }
    y += gap
  }

  private func write(_ facts: [(name: String, value: String)]) {
    let widest = min(canvas.widest(facts.map(\.name), Self.faint), canvas.width * 0.3)
    for fact in facts {
      let values = lines(of: fact.value, width: canvas.width - widest - 10, Self.text)
      let names = lines(of: fact.name, width: widest, Self.faint)
      let height = canvas.lineHeight(Self.text) + 1
      makeRoom(height * Double(min(max(values.count, names.count), 20)))
      for row in 0..<max(values.count, names.count, 1) {
        makeRoom(height)
        if row < names.count { canvas.text(names[row], x: 0, y: y, Self.faint) }
        if row < values.count { canvas.text(values[row], x: widest + 10, y: y, Self.text) }
        y += height
      }
      y += 1.5
    }
    y += 5
  }

  private func write(_ figure: any Figure, _ caption: String) throws(FigureError) {
    let height = try figure.size().height
    let captionHeight = Double(lines(of: caption, width: canvas.width, Self.text).count) * 12 + 8
    let scale = min(1, (Self.bottom - captionHeight) / height)
    makeRoom(height * scale + captionHeight)
    let top = y
    _ = try canvas.at(x: canvas.width * (1 - scale) / 2, y: top, scale: scale) { () throws(FigureError) in
      try figure.draw(on: canvas)
    }
    y = top + height * scale
    write(caption, Self.text, below: 8)
  }

  // MARK: Tables

  private static let padding = 3.0

  private func write(_ table: Table) {
    let widths = widths(of: table)
    let headings = zip(table.columns, widths).map { lines(of: $0, width: $1, Self.head, most: 8) }
    draw(headings, widths, isNumber: isNumeric(table), Self.head, isShaded: false)
    for (index, row) in table.rows.enumerated() {
      let isHeading = row.count == 1 && table.columns.count > 1
      let style = isHeading ? Self.head : Self.cell
      let cells =
        isHeading
        ? [lines(of: row[0].shown, width: canvas.width - 2 * Self.padding, style)]
        : zip(row, widths).map { lines(of: $0.shown, width: $1, style, most: 12) }
      let height = Double(cells.map(\.count).max() ?? 1) * canvas.lineHeight(style) + 3
      if y > 0, y + height > Self.bottom {
        turnPage()
        draw(headings, widths, isNumber: isNumeric(table), Self.head, isShaded: false)
      }
      draw(
        cells, isHeading ? [canvas.width - 2 * Self.padding] : widths,
        isNumber: row.map { !$0.isText }, style, isShaded: index % 2 == 1 && !isHeading)
    }
    y += 8
  }

  private func isNumeric(_ table: Table) -> [Bool] {
    table.columns.indices.map { column in
      table.rows.contains { $0.indices.contains(column) && $0.count > 1 && !$0[column].isText }
    }
  }

  private func draw(
    _ cells: [[String]], _ widths: [Double], isNumber: [Bool], _ style: TextStyle, isShaded: Bool
  ) {
    let line = canvas.lineHeight(style)
    let height = Double(cells.map(\.count).max() ?? 1) * line + 3
    let total = widths.reduce(0) { $0 + $1 + 2 * Self.padding }
    if isShaded { canvas.fill(Box(x: 0, y: y, width: total, height: height), .shade) }
    var x = Self.padding
    for (column, cell) in cells.enumerated() {
      let isRight = column < isNumber.count && isNumber[column] && cells.count > 1
      for (row, text) in cell.enumerated() {
        canvas.text(
          text, x: isRight ? x + widths[column] : x, y: y + 1.5 + Double(row) * line, style,
          across: isRight ? .end : .start)
      }
      x += widths[column] + 2 * Self.padding
    }
    y += height
    canvas.line(0, y, total, y, .guide)
  }

  /// As wide as the cells ask for; where that is too much, the widest columns give way.
  private func widths(of table: Table) -> [Double] {
    let wishes = table.columns.indices.map { column -> Double in
      let cells = table.rows.filter { $0.count > 1 && $0.indices.contains(column) }.map { $0[column].shown }
      // A heading may break between words.
      let words = table.columns[column].split(separator: " ").map(String.init)
      return max(canvas.widest(cells, Self.cell), canvas.widest(words, Self.head), 8) + 0.5
    }
    let room = canvas.width - Double(wishes.count) * 2 * Self.padding
    guard wishes.reduce(0, +) > room else { return wishes }
    // The width that no column may pass, so that all of them fit.
    var (low, high) = (0.0, wishes.max() ?? 0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if wishes.reduce(0, { $0 + min($1, middle) }) <= room { low = middle } else { high = middle }
    }
    return wishes.map { min($0, low) }
  }

  // MARK: Lines

  /// A text of any length in lines of a width; words that are wider are broken.
  private func lines(of text: String, width: Double, _ style: TextStyle, most: Int = 400) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      let longer = line.isEmpty ? word : line + " " + word
      if canvas.textWidth(longer, style) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      // One word by itself: it may be a path or a hash.
      let parts = canvas.wrapped(word, to: width, style, maximumLines: 12)
      lines += parts.dropLast()
      line = parts.last ?? ""
      if lines.count > most { break }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > most, most > 0 else { return lines }
    return Array(lines.prefix(most - 1)) + [canvas.fitted(lines[most - 1] + "…", to: width, style)]
  }
}
