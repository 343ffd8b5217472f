/// Colours for values between 0 and 1.
///
///     ColourMap.jet.colour(at: 1)  // (red: 128, green: 0, blue: 0)
///
/// Each has 256 colours. Value v has colour number round(255·v); values outside have that of the nearer end, NaN
/// that of 0.
public struct ColourMap: NamedRow {
  public static let noun = "colour map"
  /// The name on the command line.
  public let slug: String
  /// One line for the help.
  public let summary: String
  /// 256 · 3 samples.
  package let samples: [UInt8]

  /// - Parameter digits: 256 colours, each as six base-16 digits.
  private init(_ slug: String, summary: String, digits: String) {
    let nibbles = digits.utf8.map { $0 < UInt8(ascii: "a") ? $0 - UInt8(ascii: "0") : $0 - UInt8(ascii: "a") + 10 }
    self.slug = slug
    self.summary = summary
    samples = (0..<nibbles.count / 2).map { nibbles[$0 * 2] << 4 | nibbles[$0 * 2 + 1] }
  }

  /// MATLAB's `jet` as OpenCV's `COLORMAP_JET` tabulates it, which most published activation maps use. Not even to the
  /// eye: its yellow and cyan show edges that the values do not have.
  public static let jet = ColourMap(
    "jet", summary: "blue, cyan, yellow, red, as most published maps; shows edges that are not there",
    digits: ColourMapTables.jet)
  /// A. Mikhailov, Google, 2019.
  public static let turbo = ColourMap(
    "turbo", summary: "a rainbow that is even in lightness, up and down", digits: ColourMapTables.turbo)
  /// S. van der Walt, N. Smith, matplotlib, 2015, as are the two below.
  public static let viridis = ColourMap(
    "viridis", summary: "violet, green, yellow: even to the eye from dark to light", digits: ColourMapTables.viridis)
  /// S. van der Walt, N. Smith, matplotlib, 2015.
  public static let inferno = ColourMap(
    "inferno", summary: "black, red, yellow: even to the eye from dark to light", digits: ColourMapTables.inferno)
  /// S. van der Walt, N. Smith, matplotlib, 2015.
  public static let magma = ColourMap(
    "magma", summary: "black, violet, cream: even to the eye from dark to light", digits: ColourMapTables.magma)

  /// Every colour map, the usual one first.
  public static let all: [ColourMap] = [jet, turbo, viridis, inferno, magma]

  /// The colour of a value of a map: sample ⌊255·value + ½⌋ of the 256, with values outside of [0, 1] taken for the
  /// nearer end, NaN for 0.
  public func colour(at value: Float) -> (red: UInt8, green: UInt8, blue: UInt8) {
    let start = Self.index(of: value) * 3
    return (samples[start], samples[start + 1], samples[start + 2])
  }

  /// Also right for NaN, which compares false.
  @inline(__always)
  static func index(of value: Float) -> Int { value > 0 ? Int(min(value, 1) * 255 + 0.5) : 0 }
}
