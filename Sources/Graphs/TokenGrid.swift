/// How the tokens of a transformer lie over the image: row by row, behind the class token and its like.
///
///     TokenGrid("14x14+1")         // 14 rows, 14 columns, one token before them
///     TokenGrid(inferredFrom: 197)  // the same
public struct TokenGrid: Sendable, Equatable, CustomStringConvertible {
  public let height: Int
  public let width: Int
  /// How many tokens stand before those of the image: a class token, registers.
  public let leading: Int

  /// The number of all tokens.
  public var count: Int { height * width + leading }

  /// - Precondition: rows and columns from 1 to 2¹⁵, tokens before them from 0 to 2¹⁵.
  public init(height: Int, width: Int, leading: Int = 0) {
    precondition((1...Self.longest).contains(height) && (1...Self.longest).contains(width))
    precondition((0...Self.longest).contains(leading))
    self.height = height
    self.width = width
    self.leading = leading
  }

  /// Reads `<rows>x<columns>`, or `<rows>x<columns>+<tokens before them>`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    let sides = parts[0].split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count <= 2, sides.count == 2 else { return nil }
    let numbers = (sides + parts.dropFirst()).compactMap { text in
      text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }
    guard numbers.count == sides.count + parts.count - 1, numbers.allSatisfy({ $0 <= Self.longest }),
      numbers[0] > 0, numbers[1] > 0
    else { return nil }
    self.init(height: numbers[0], width: numbers[1], leading: numbers.count > 2 ? numbers[2] : 0)
  }

  /// The square of so many tokens, or of all but a class token; nil where it is neither, or one place alone.
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

  public var description: String { "\(height)x\(width)" + (leading > 0 ? "+\(leading)" : "") }

  private static let longest = 1 << 15
}
