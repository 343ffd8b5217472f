/// How the tokens of a transformer lie over the image: row by row, between the class token and its like.
///
///     TokenGrid("14x14+1")    // 14 rows, 14 columns, one token before them
///     TokenGrid("14x14+1+4")  // and four behind them
public struct TokenGrid: Sendable, Equatable, CustomStringConvertible {
  /// In tokens.
  public let height: Int
  /// In tokens.
  public let width: Int
  /// How many tokens stand before those of the image: a class token, registers.
  public let leading: Int
  /// How many stand behind them.
  public let trailing: Int

  /// The number of all tokens.
  public var count: Int { height * width + extras }
  /// How many tokens are none of the image.
  public var extras: Int { leading + trailing }

  /// A grid of rows and columns, by default without further tokens.
  /// - Precondition: rows and columns from 1 to 2¹⁵, tokens before and behind them from 0 to 2¹⁵.
  public init(height: Int, width: Int, leading: Int = 0, trailing: Int = 0) {
    precondition((1...Self.longest).contains(height) && (1...Self.longest).contains(width))
    precondition((0...Self.longest).contains(leading) && (0...Self.longest).contains(trailing))
    self.height = height
    self.width = width
    self.leading = leading
    self.trailing = trailing
  }

  /// Reads `<rows>x<columns>`, `<rows>x<columns>+<tokens before them>`, or `<rows>x<columns>+<before>+<behind>`; nil for
  /// anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    let sides = parts[0].split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count <= 3, sides.count == 2 else { return nil }
    let numbers = (sides + parts.dropFirst()).compactMap { text in
      text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }
    guard numbers.count == sides.count + parts.count - 1, numbers.allSatisfy({ $0 <= Self.longest }),
      numbers[0] > 0, numbers[1] > 0
    else { return nil }
    self.init(
      height: numbers[0], width: numbers[1], leading: numbers.count > 2 ? numbers[2] : 0,
      trailing: numbers.count > 3 ? numbers[3] : 0)
  }

  /// The square of so many tokens, or of all but a class token; nil where it is neither, or one place alone.
  ///
  /// A guess, for networks that don't tell: see `PlaceAxes` for those that do.
  public init?(inferredFrom count: Int) {
    guard count > 1, count <= Self.longest * Self.longest + 1 else { return nil }
    for leading in [0, 1] {
      let side = Int(Double(count - leading).squareRoot().rounded())
      guard side > 1, side * side == count - leading else { continue }
      self.init(height: side, width: side, leading: leading)
      return
    }
    return nil
  }

  public var description: String {
    "\(height)x\(width)" + (extras > 0 ? "+\(leading)" : "") + (trailing > 0 ? "+\(trailing)" : "")
  }

  // MARK: - Changes along the axis of the tokens

  /// With tokens of no place before and behind all others; nil where they would be too many.
  func between(_ before: Int, _ behind: Int) -> TokenGrid? {
    guard before <= Self.longest - leading, behind <= Self.longest - trailing else { return nil }
    return TokenGrid(height: height, width: width, leading: leading + before, trailing: trailing + behind)
  }

  /// The tokens of a range; nil where some of the image's are missing.
  func part(_ range: Range<Int>) -> TokenGrid? {
    guard range.lowerBound <= leading, range.upperBound >= leading + height * width, range.upperBound <= count else {
      return nil
    }
    return TokenGrid(
      height: height, width: width, leading: leading - range.lowerBound,
      trailing: trailing - (count - range.upperBound))
  }

  static let longest = 1 << 15
}
