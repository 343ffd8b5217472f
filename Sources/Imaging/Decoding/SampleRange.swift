import Failures

/// Which values of a picture become black and white; those between them are spread evenly.
///
///     try SampleRange.named("percentile:1,99")
///     let image = try DecodedPicture(contentsOf: "thorax.png").image(range: .auto)
///
/// A value v of the range from a to b becomes 255·(v − a)/(b − a), from 0 to 255.
public struct SampleRange: NamedRow {
  public static let noun = "range"
  public let slug: String
  public let summary: String
  let rule: Rule

  enum Rule: Sendable, Equatable {
    case auto, full, minmax, pillow8
    case percentiles(Double, Double)
    /// `centre` and `width`; the shape is that of the picture's own window.
    case window(Double, Double)
  }

  private init(_ slug: String, _ summary: String, _ rule: Rule) {
    self.slug = slug
    self.summary = summary
    self.rule = rule
  }

  /// The usual one, which leaves 8 bits as they are.
  public static let auto = SampleRange(
    "auto", "8 bits as they are; grey of more from 0 to the greatest value of as many bits as it uses", .auto)
  /// Floats have no full range.
  public static let full = SampleRange("full", "0 to the greatest value of the file's bits", .full)
  /// The 1st and 99th.
  public static let percentile = percentiles(1, 99)
  /// From the picture's own least to its own greatest value.
  public static let minmax = SampleRange("minmax", "the picture's least and greatest value", .minmax)
  /// All above 255 becomes white, in colour the high byte is kept, and parts of integers are cut off: `convert("RGB")`.
  public static let pillow8 = SampleRange(
    "pillow8", "as Pillow converts to 8 bits: grey above 255 is white, of colour the high byte is kept", .pillow8)

  public static let all: [SampleRange] = [
    auto, full, percentile, minmax,
    SampleRange("window", windowSummary, .window(0, 1)), pillow8,
  ]

  private static let windowSummary = "window:C,W: from C − W/2 to C + W/2"

  private static func window(_ centre: Double, _ width: Double) -> SampleRange {
    SampleRange(
      "window:\(NumberWords.short(centre)),\(NumberWords.short(width))", windowSummary, .window(centre, width))
  }

  /// Those behind the colon; NaN for what is none.
  private static func numbers(in name: String) -> [Double] {
    guard let colon = name.firstIndex(of: ":") else { return [] }
    let words = name[name.index(after: colon)...].split(separator: ",", omittingEmptySubsequences: false)
    return words.map { Double($0) ?? .nan }
  }

  private static func percentiles(_ low: Double, _ high: Double) -> SampleRange {
    let isUsual = low == 1 && high == 99
    return SampleRange(
      isUsual ? "percentile" : "percentile:\(NumberWords.short(low)),\(NumberWords.short(high))",
      "percentile:A,B: the picture's percentiles, the 1st and 99th where none are given", .percentiles(low, high))
  }

  /// A range by its name.
  /// - Parameter name: one of `all`; `percentile:A,B` with 0 ≤ A < B ≤ 100; `window:C,W` with a positive width.
  /// - Throws: `ImagingError` with the nearest names.
  public static func named(_ name: String) throws(ImagingError) -> SampleRange {
    let numbers = Self.numbers(in: name)
    if name.hasPrefix("percentile:") {
      guard numbers.count == 2, 0 <= numbers[0], numbers[0] < numbers[1], numbers[1] <= 100 else {
        throw ImagingError(
          .unknownName, "the range '\(name)' is not percentile:A,B with 0 ≤ A < B ≤ 100, such as percentile:1,99")
      }
      return percentiles(numbers[0], numbers[1])
    }
    if name == "window" || name.hasPrefix("window:") {
      guard numbers.count == 2, numbers.allSatisfy(\.isFinite), numbers[1] > 0 else {
        throw ImagingError(
          .unknownName,
          "the range '\(name)' is not window:C,W with a centre and a positive width, such as window:40,400")
      }
      return window(numbers[0], numbers[1])
    }
    if let range = all.first(where: { $0.slug == name }) { return range }
    let known = all.map(\.slug)
    throw ImagingError(
      .unknownName,
      "there is no range '\(name)'" + NearestNames.hint(for: name, among: known)
        + "; take one of auto, full, percentile:A,B, minmax, window:C,W, pillow8")
  }
}

enum NumberWords {
  /// Without `.0` behind whole numbers.
  static func short(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A value of a picture: to four significant digits behind the comma at most, no more than single precision holds.
  static func value(_ value: Double) -> String {
    short(abs(value) < 16_777_216 ? (value * 10000).rounded() / 10000 : value)
  }
}
