/// Colours for values between 0 and 1.
///
///     ColourMap.jet.colour(at: 1)  // (red: 128, green: 0, blue: 0)
///
/// Each has 256 colours. Value v has colour number round(255·v); values outside have that of the nearer end, NaN
/// that of 0.
public enum ColourMap: String, Sendable, CaseIterable {
  /// Blue, cyan, yellow, red: MATLAB's `jet` as OpenCV's `COLORMAP_JET` tabulates it, which most published activation
  /// maps use. Not even to the eye: its yellow and cyan show edges that the values do not have.
  case jet
  /// Even in lightness up and down, a better rainbow (A. Mikhailov, Google, 2019).
  case turbo
  /// Even to the eye from dark to light, as are the two below (S. van der Walt, N. Smith, matplotlib, 2015).
  case viridis
  case inferno
  case magma

  public func colour(at value: Float) -> (red: UInt8, green: UInt8, blue: UInt8) {
    let start = Self.index(of: value) * 3
    let table = samples
    return (table[start], table[start + 1], table[start + 2])
  }

  /// Also right for NaN, which compares false.
  @inline(__always)
  static func index(of value: Float) -> Int { value > 0 ? Int(min(value, 1) * 255 + 0.5) : 0 }

  /// 256 · 3 samples, parsed once.
  var samples: [UInt8] {
    switch self {
    case .jet: Self.jetSamples
    case .turbo: Self.turboSamples
    case .viridis: Self.viridisSamples
    case .inferno: Self.infernoSamples
    case .magma: Self.magmaSamples
    }
  }

  private static let jetSamples = parsed(ColourMapTables.jet)
  private static let turboSamples = parsed(ColourMapTables.turbo)
  private static let viridisSamples = parsed(ColourMapTables.viridis)
  private static let infernoSamples = parsed(ColourMapTables.inferno)
  private static let magmaSamples = parsed(ColourMapTables.magma)

  private static func parsed(_ digits: String) -> [UInt8] {
    let nibbles = digits.utf8.map { $0 < UInt8(ascii: "a") ? $0 - UInt8(ascii: "0") : $0 - UInt8(ascii: "a") + 10 }
    return (0..<nibbles.count / 2).map { nibbles[$0 * 2] << 4 | nibbles[$0 * 2 + 1] }
  }
}
