#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A colour of sRGB; each share in [0, 1].
package struct Colour: Sendable, Equatable {
  package let red, green, blue: Double

  package init(red: Double, green: Double, blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// - Parameter code: 0xRRGGBB.
  init(_ code: UInt32) {
    self.init(
      red: Double(code >> 16 & 255) / 255, green: Double(code >> 8 & 255) / 255, blue: Double(code & 255) / 255)
  }

  static let white = Colour(0xFFFFFF)
  /// Text, and what matters most.
  static let ink = Colour(0x1A1A1A)
  /// Text that matters less, arrows.
  static let faint = Colour(0x595959)
  static let axis = Colour(0x8C8C8C)
  /// Lines that only guide the eye, and the outlines of empty cells.
  static let guide = Colour(0xDDDDDD)
  /// Every other row of a chart, and empty cells.
  static let shade = Colour(0xF4F4F4)

  /// The share of white's light, in [0, 1]: 0.2126·R + 0.7152·G + 0.0722·B of the linear shares.
  ///
  /// Source: IEC 61966-2-1 (sRGB), and WCAG 2.1, "relative luminance".
  package var luminance: Double {
    func linear(_ share: Double) -> Double { share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
