import CCairo
import Failures

extension Canvas {
  /// More of a label than that is not shown: nobody reads it, and measuring would take long.
  private static let maximumLength = 300

  /// The text as it can be drawn: on one line, with hidden characters written out, and not endless.
  private func drawable(_ text: String) -> String {
    func beginning(of text: String) -> String.UnicodeScalarView.SubSequence {
      text.unicodeScalars.prefix(Canvas.maximumLength + 1)
    }
    let line = String(String.UnicodeScalarView(beginning(of: text).map { $0 == "\n" ? " " : $0 }))
    let shown = beginning(of: ShownText.visible(line))
    guard shown.count > Canvas.maximumLength else { return String(shown) }
    return String(shown.dropLast()) + "…"
  }

  private func select(_ style: TextStyle) {
    // Where this font is missing, the system's own sans-serif stands in.
    cairo_select_font_face(
      context, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, style.isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_size(context, style.size)
  }

  private func fontExtents(_ style: TextStyle) -> cairo_font_extents_t {
    select(style)
    var extents = cairo_font_extents_t()
    cairo_font_extents(context, &extents)
    return extents
  }

  func lineHeight(_ style: TextStyle = .label) -> Double {
    let extents = fontExtents(style)
    return extents.ascent + extents.descent
  }

  func textWidth(_ text: String, _ style: TextStyle = .label) -> Double {
    select(style)
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, drawable(text), &extents)
    // Ink may reach a little beyond where the next letter would start.
    return max(extents.x_advance, extents.x_bearing + extents.width)
  }

  func widest(_ texts: some Sequence<String>, _ style: TextStyle = .label) -> Double {
    texts.reduce(0) { max($0, textWidth($1, style)) }
  }

  /// One line of text.
  /// - Parameters:
  ///   - across, down: which part of the text's box lies at x and y.
  ///   - isTurned: whether it reads upwards.
  func text(
    _ text: String, x: Double, y: Double, _ style: TextStyle = .label, across: Alignment = .start,
    down: Alignment = .start, isTurned: Bool = false
  ) {
    let shown = drawable(text)
    guard !shown.allSatisfy(\.isWhitespace) else { return }
    let (length, font) = (textWidth(shown, style), fontExtents(style))
    let height = font.ascent + font.descent
    var box = Box(x: x, y: y, width: isTurned ? height : length, height: isTurned ? length : height)
    box.x -= across.rawValue * box.width
    box.y -= down.rawValue * box.height
    labels.append(PlacedText(text: shown, box: box, size: style.size))
    cairo_save(context)
    cairo_set_source_rgb(context, style.colour.red, style.colour.green, style.colour.blue)
    if isTurned {
      cairo_translate(context, box.x + font.ascent, box.bottom)
      cairo_rotate(context, -.pi / 2)
      cairo_move_to(context, 0, 0)
    } else {
      cairo_move_to(context, box.x, box.y + font.ascent)
    }
    cairo_show_text(context, shown)
    cairo_restore(context)
  }

  /// Lines of text, one below the other.
  /// - Returns: where they end.
  @discardableResult
  func text(
    _ lines: [String], x: Double, y: Double, _ style: TextStyle = .label, across: Alignment = .start,
    down: Alignment = .start
  ) -> Double {
    let height = lineHeight(style)
    var top = y - down.rawValue * height * Double(lines.count)
    for line in lines {
      text(line, x: x, y: top, style, across: across)
      top += height
    }
    return top
  }

  func height(of lines: [String], _ style: TextStyle = .label) -> Double { Double(lines.count) * lineHeight(style) }

  /// The text cut to a width, with "…" for what is missing.
  func fitted(_ text: String, to width: Double, _ style: TextStyle = .label) -> String {
    let text = drawable(text)
    guard textWidth(text, style) > width else { return text }
    let characters = Array(text)
    // Bisection: so many characters fit, and no more.
    var (fitting, tooMany) = (0, characters.count)
    while tooMany - fitting > 1 {
      let middle = (fitting + tooMany) / 2
      if textWidth(String(characters[..<middle]) + "…", style) <= width { fitting = middle } else { tooMany = middle }
    }
    return String(characters[..<fitting]) + "…"
  }

  /// The text in lines no wider than a width: broken behind spaces, hyphens and the like, and where a word is too long,
  /// anywhere. What does not fit into the last line is cut. No text, no line.
  func wrapped(_ text: String, to width: Double, _ style: TextStyle = .label, maximumLines: Int = 3) -> [String] {
    var lines = [""]
    var rest = Canvas.pieces(of: drawable(text))[...]
    while let piece = rest.popFirst() {
      let line = lines[lines.count - 1]
      if textWidth(Canvas.trimmed(line + piece), style) <= width || (line.isEmpty && piece.count == 1) {
        lines[lines.count - 1] += piece
      } else if lines.count == maximumLines {
        lines[lines.count - 1] = fitted(line + piece + rest.joined(), to: width, style)
        break
      } else if line.isEmpty {
        let beginning = longestPrefix(of: piece, within: width, style)
        lines[lines.count - 1] = beginning
        lines.append("")
        rest = [String(piece.dropFirst(beginning.count))] + rest
      } else {
        lines.append("")
        rest = [piece] + rest
      }
    }
    return lines == [""] ? [] : lines.map(Canvas.trimmed)
  }

  private func longestPrefix(of word: String, within width: Double, _ style: TextStyle) -> String {
    var prefix = ""
    for character in word {
      let longer = prefix + String(character)
      if !prefix.isEmpty && textWidth(longer, style) > width { break }
      prefix = longer
    }
    return prefix
  }

  /// A text cut behind every place where a line may end.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      piece.append(character)
      if " -/_,".contains(character) {
        pieces.append(piece)
        piece = ""
      }
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
