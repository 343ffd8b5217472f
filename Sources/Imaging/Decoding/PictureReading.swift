/// How a picture's file is read: what of it, and which of its values become black and white.
///
///     let reading = PictureReading(range: try .named("percentile:1,99"))
///     let image = try Image(contentsOf: "thorax.png", reading: reading)
public struct PictureReading: Sendable, Equatable {
  public var range: SampleRange

  public init(range: SampleRange = .auto) {
    self.range = range
  }
}

/// What a decoder is asked for.
struct DecodingRequest: Sendable {
  /// How many pixels the picture may have; checked before memory is taken for them.
  var mostPixels: Int
}
