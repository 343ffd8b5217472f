/// How a picture's file is read: what of it, and which of its values become black and white.
///
///     let reading = PictureReading(range: try .named("percentile:1,99"), page: 2)
///     let image = try Image(contentsOf: "thorax.tif", reading: reading)
public struct PictureReading: Sendable, Equatable {
  /// Which of the file's values become black and white.
  public var range: SampleRange
  /// Which picture of a file that holds several, or volume of a series of them, counted from 1; nil for the first, of HEIC and
  /// AVIF for the one that the file calls its primary one.
  public var page: Int?
  /// Which plane of a volume; nil for the middle one along its last axis.
  public var slice: VolumeSlice?
  /// Whether an embedded ICC profile is applied: to sRGB, by the perceptual intent.
  public var managesColours: Bool

  /// By default the first picture, or the middle plane, with the range that suits it.
  public init(
    range: SampleRange = .auto, page: Int? = nil, slice: VolumeSlice? = nil, managesColours: Bool = false
  ) {
    self.range = range
    self.page = page
    self.slice = slice
    self.managesColours = managesColours
  }
}

/// A plane of a volume, across one of its axes.
///
///     try VolumeSlice("z:12")  // as is "2:12"
public struct VolumeSlice: Sendable, Equatable, CustomStringConvertible {
  /// 0, 1 and 2 for x, y and z.
  public let axis: Int
  /// Counted from 0.
  public let index: Int

  /// The axes of a volume, by their index.
  public static let axisNames = ["x", "y", "z"]

  /// A slice by its name, such as `z:12`.
  /// - Throws: `ImagingError.unknownName` unless the text is an axis, a colon and a whole number from 0 up.
  public init(_ text: String) throws(ImagingError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let axis = Self.axisNames.firstIndex(of: String(parts[0])) ?? Int(parts[0]),
      (0...2).contains(axis), let index = Int(parts[1]), index >= 0
    else {
      throw ImagingError(
        .unknownName,
        "the slice '\(text)' is not AXIS:INDEX; take an axis of x, y and z, and an index from 0, such as z:12")
    }
    (self.axis, self.index) = (axis, index)
  }

  public var description: String { "\(Self.axisNames[axis]):\(index)" }
}

/// What a decoder is asked for.
struct DecodingRequest: Sendable {
  var reading = PictureReading()
  /// How many pixels the picture may have; checked before memory is taken for them.
  var mostPixels: Int

  /// The page that is asked for, counted from 0.
  /// - Throws: `ImagingError.invalidValue` with what there is.
  func page(of count: Int, noun: String = "page", primary: Int = 0) throws(ImagingError) -> Int {
    guard let page = reading.page else { return primary }
    guard (1...max(count, 1)).contains(page) else {
      throw ImagingError(
        .invalidValue,
        "there is no \(noun) \(page): the file holds " + (count <= 1 ? "one alone" : "\(count), counted from 1"),
        remedy: "choose another one by \(.option(.page))")
    }
    return page - 1
  }
}
