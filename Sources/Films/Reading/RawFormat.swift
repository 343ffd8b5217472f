/// The size and rate of frames without a container: red, green and blue, 8 bits each, row by row from the top.
///
///     try RawFormat("640x480@25")
///     try RawFormat("640x480@30000/1001")
public struct RawFormat: Sendable, Equatable {
  /// Of every frame, in pixels.
  public var width: Int
  /// Of every frame, in pixels.
  public var height: Int
  /// Frames in so many seconds: `rate.numerator / rate.denominator`.
  public var rateNumerator: Int64
  /// Above 0.
  public var rateDenominator: Int64

  /// Frames of one size at a rate, by default of whole frames a second.
  public init(width: Int, height: Int, rateNumerator: Int64, rateDenominator: Int64 = 1) {
    self.width = width
    self.height = height
    self.rateNumerator = rateNumerator
    self.rateDenominator = rateDenominator
  }

  /// A format by its name.
  /// - Parameter text: `WIDTHxHEIGHT@RATE`, the rate a whole number or a fraction.
  /// - Throws: `FilmError.invalidValue` for another form, or numbers that are not positive or far too large.
  public init(_ text: String) throws(FilmError) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let sides = (parts.first ?? "").split(separator: "x", omittingEmptySubsequences: false)
    let rate = parts.count == 2 ? parts[1].contains("/") ? String(parts[1]) : parts[1] + "/1" : ""
    guard sides.count == 2, let width = Int(sides[0]), let height = Int(sides[1]), let rate = Fraction(rate, by: "/"),
      (1...65_535).contains(width), (1...65_535).contains(height), rate.isPositive, rate.value <= 1000
    else {
      throw FilmError(
        .invalidValue, "raw frames are described as WIDTHxHEIGHT@RATE, such as 640x480@25 or 1280x720@30000/1001",
        context: ["value": text])
    }
    self.init(
      width: width, height: height, rateNumerator: rate.numerator, rateDenominator: rate.denominator)
  }

  /// In which each frame's number is its time.
  public var timeBase: TimeBase { TimeBase(numerator: rateDenominator, denominator: rateNumerator) }
}
