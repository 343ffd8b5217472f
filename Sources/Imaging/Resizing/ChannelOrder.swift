/// Which channels a network takes, in its order.
public struct ChannelOrder: NamedRow {
  public static let noun = "order of channels"
  public let slug: String
  public let summary: String
  /// Where the network's channels lie in a pixel of red, green and blue; nil for grey.
  let places: [Int]?

  /// How many channels the network gets: 1 or 3.
  public let count: Int

  private init(_ slug: String, _ summary: String, _ places: [Int]?, count: Int? = nil) {
    self.slug = slug
    self.summary = summary
    self.places = places
    self.count = count ?? places?.count ?? 1
  }

  /// The usual one.
  public static let rgb = ChannelOrder("rgb", "red, green, blue", [0, 1, 2])
  /// As networks of Caffe and OpenCV's users take pictures.
  public static let bgr = ChannelOrder("bgr", "blue, green, red, as OpenCV reads pictures", [2, 1, 0])
  /// (19595·red + 38470·green + 7471·blue)/2¹⁶, rounded: the luma of ITU-R BT.601 as Pillow's mode `L` has it.
  public static let grey = ChannelOrder("grey", "one channel, as Pillow's mode L, taken before the resizing", nil)

  /// The same of the picture in its new size, which differs a little where the picture has colours.
  public static let greyResized = ChannelOrder(
    "grey-resized", "one channel, as Pillow's mode L, taken after the resizing", nil)

  public static let all: [ChannelOrder] = [rgb, bgr, grey, greyResized]

  /// Whether the network takes one channel of a picture's light.
  public var isGrey: Bool { self == .grey || self == .greyResized }

  /// Channels of a prepared tensor, which need not be those of any picture.
  static func prepared(_ count: Int) -> ChannelOrder {
    ChannelOrder("\(count)", "as prepared", nil, count: count)
  }
}

/// The unit of samples, means and deviations.
public struct SampleScale: NamedRow {
  public static let noun = "scale"
  public let slug: String
  public let summary: String
  /// What samples of 0 to 255 are divided by.
  public let divisor: Float

  private init(_ slug: String, _ summary: String, divisor: Float) {
    self.slug = slug
    self.summary = summary
    self.divisor = divisor
  }

  /// v / 255, before mean and standard deviation.
  public static let unit = SampleScale("1", "samples are divided by 255; white is 1", divisor: 255)
  /// v, before mean and standard deviation.
  public static let bytes = SampleScale("255", "samples stay as they are; white is 255", divisor: 1)

  public static let all: [SampleScale] = [unit, bytes]

  /// White, in this unit.
  public var white: Float { 255 / divisor }
}

extension Image {
  /// Each pixel's grey value three times.
  var inGrey: Image {
    if let fineSamples {
      return Image(width: width, height: height, fineSamples: Self.grey(fineSamples, fineChannelCount))
    }
    var result = pixels
    for index in stride(from: 0, to: pixels.count, by: 3) {
      let grey = Self.grey(pixels[index], pixels[index + 1], pixels[index + 2])
      (result[index], result[index + 1], result[index + 2]) = (grey, grey, grey)
    }
    return Image(width: width, height: height, pixels: result)
  }

  static func grey(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    let (red, green, blue) = (UInt32(red), UInt32(green), UInt32(blue))
    return UInt8((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16)
  }

  /// Not rounded.
  private static func grey(_ samples: [Float], _ channelCount: Int) -> [Float] {
    guard channelCount == 3 else { return samples }
    return stride(from: 0, to: samples.count, by: 3).map { index in
      (19595 * samples[index] + 38470 * samples[index + 1] + 7471 * samples[index + 2]) / 65536
    }
  }

  /// 255 − v for each sample v.
  var inverted: Image {
    if let fineSamples { return Image(width: width, height: height, fineSamples: fineSamples.map { 255 - $0 }) }
    return Image(width: width, height: height, pixels: pixels.map { 255 - $0 })
  }
}
