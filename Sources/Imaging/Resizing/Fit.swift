import Failures

/// How a picture of any shape comes to the size of a network's input.
public struct Fit: NamedRow {
  public static let noun = "fit"
  public let slug: String
  public let summary: String

  private init(_ slug: String, _ summary: String) {
    self.slug = slug
    self.summary = summary
  }

  /// The usual one: the network sees the picture's middle, in its own ratio.
  public static let crop = Fit("crop", "the shorter side resized, then the middle cut out")
  /// The network sees all of the picture, in another ratio.
  public static let stretch = Fit("stretch", "both sides resized, whatever their ratio")
  /// The network sees all of the picture in its own ratio, and what lies around.
  public static let pad = Fit("pad", "resized to fit as a whole, with padding around")

  /// Nothing is done to a tensor that is prepared already. No choice for pictures.
  static let prepared = Fit("prepared", "a tensor as it is")

  public static let all: [Fit] = [crop, stretch, pad]
}

/// Where a padded picture lies.
public struct PadPosition: NamedRow {
  public static let noun = "position"
  public let slug: String
  public let summary: String

  private init(_ slug: String, _ summary: String) {
    self.slug = slug
    self.summary = summary
  }

  /// ⌊margin/2⌋ before the picture.
  public static let centre = PadPosition("centre", "in the middle")
  /// H high and min(⌈H·width/height⌉, W) wide: one whose ratio is beyond the input's is stretched.
  public static let right = PadPosition(
    "right", "as high as the input, with padding on the right alone, as readers of text lines have it")
  /// Nothing before the picture, the whole margin behind it.
  public static let topLeft = PadPosition("top-left", "in the upper left corner, with padding right or below")

  public static let all: [PadPosition] = [centre, right, topLeft]
}

/// What lies around a padded picture.
public struct PadColour: NamedRow {
  public static let noun = "colour"
  public let slug: String
  public let summary: String
  let fill: Fill

  enum Fill: Sendable, Equatable {
    case colour(red: UInt8, green: UInt8, blue: UInt8)
    /// What becomes 0 by normalising, which need not be a colour of 8 bits.
    case mean
  }

  private init(_ slug: String, _ summary: String, _ fill: Fill) {
    self.slug = slug
    self.summary = summary
    self.fill = fill
  }

  /// The usual one: samples of 0.
  public static let black = PadColour("black", "#000000", .colour(red: 0, green: 0, blue: 0))
  /// Samples of 255.
  public static let white = PadColour("white", "#ffffff", .colour(red: 255, green: 255, blue: 255))
  /// What YOLO's programs put around pictures.
  public static let grey = PadColour(
    "grey", "#727272, as YOLO's programs have it", .colour(red: 114, green: 114, blue: 114))
  /// The picture's surroundings are 0 in what the network gets, but for the rounding to whole samples.
  public static let mean = PadColour("mean", "what normalising makes 0 of", .mean)

  public static let all: [PadColour] = [black, white, grey, mean]

  /// A colour by its name.
  /// - Parameter name: one of `all`, or `#rrggbb`.
  /// - Throws: `ImagingError` with the nearest names.
  public static func named(_ name: String) throws(ImagingError) -> PadColour {
    if let colour = all.first(where: { $0.slug == name }) { return colour }
    let digits = name.dropFirst().utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue.map { UInt8($0) } }
    if name.hasPrefix("#"), digits.count == 6, name.utf8.count == 7 {
      return PadColour(
        name.lowercased(), "a colour",
        .colour(red: digits[0] << 4 | digits[1], green: digits[2] << 4 | digits[3], blue: digits[4] << 4 | digits[5]))
    }
    let known = all.map(\.slug)
    throw ImagingError(
      .unknownName,
      "there is no colour '\(name)'" + NearestNames.hint(for: name, among: known)
        + "; take one of \(known.joined(separator: ", ")), or #rrggbb such as #727272")
  }
}
