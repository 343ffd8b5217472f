import CImageCodecs

/// An embedded ICC profile (ICC.1), and what Little CMS makes of a picture by it: sRGB, by the perceptual intent, as Pillow's
/// `ImageCms.profileToProfile`.
struct ColourProfile {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The picture in sRGB. Floats have no colours, and stay.
  /// - Throws: `ImagingError.malformed` for a profile that is damaged, or of other channels than the picture.
  func applied(to picture: DecodedPicture) throws(ImagingError) -> DecodedPicture {
    let isGrey = picture.channelCount == 1
    let samples: DecodedPicture.Samples
    switch picture.samples {
    case .bytes(let values):
      samples = .bytes(try converted(values, from: isGrey ? metacam_grey_8 : metacam_rgb_8, to: metacam_rgb_8, picture))
    case .words(let values):
      samples = .words(
        try converted(values, from: isGrey ? metacam_grey_16 : metacam_rgb_16, to: metacam_rgb_16, picture))
    case .floats: return picture
    }
    var result = DecodedPicture(width: picture.width, height: picture.height, channelCount: 3, samples: samples)
    result.isInverted = picture.isInverted
    result.notes = picture.notes + ["colours: by the embedded profile"]
    return result
  }

  /// - Parameter samples: cyan, magenta, yellow and black, 0 for none of them.
  func rgb(fromFourColours samples: [UInt8]) throws(ImagingError) -> [UInt8] {
    try converted(samples, count: samples.count / 4, from: metacam_cmyk_8, to: metacam_rgb_8)
  }

  /// Whether it makes the samples 255·v/255 others than they are, by more than 1: so does none that describes sRGB, whatever
  /// it is called.
  var changesColours: Bool {
    let isGrey = channelCount == 1
    guard isGrey || channelCount == 3 else { return channelCount >= 0 }
    let levels: [UInt8] = [0, 32, 64, 96, 128, 160, 192, 224, 255]
    let colours: [UInt8] =
      isGrey ? levels : levels.flatMap { r in levels.flatMap { g in levels.flatMap { b in [r, g, b] } } }
    let count = isGrey ? levels.count : colours.count / 3
    guard
      let changed = try? converted(
        colours, count: count, from: isGrey ? metacam_grey_8 : metacam_rgb_8, to: metacam_rgb_8)
    else { return true }
    let before = isGrey ? levels.flatMap { [$0, $0, $0] } : colours
    return zip(before, changed).contains { abs(Int($0) - Int($1)) > 1 }
  }

  private var channelCount: Int {
    bytes.withUnsafeBufferPointer { Int(metacam_profile_channels($0.baseAddress, $0.count)) }
  }

  private func converted<Sample: FixedWidthInteger>(
    _ samples: [Sample], from: metacam_colours, to: metacam_colours, _ picture: DecodedPicture
  ) throws(ImagingError) -> [Sample] {
    try converted(samples, count: picture.width * picture.height, from: from, to: to)
  }

  private func converted<Sample: FixedWidthInteger>(
    _ samples: [Sample], count: Int, from: metacam_colours, to: metacam_colours
  ) throws(ImagingError) -> [Sample] {
    let expected = from == metacam_cmyk_8 ? 4 : from == metacam_grey_8 || from == metacam_grey_16 ? 1 : 3
    var succeeded = false
    let result =
      channelCount != expected
      ? []
      : bytes.withUnsafeBufferPointer { profile in
        samples.withUnsafeBufferPointer { source in
          [Sample](unsafeUninitializedCapacity: count * 3) { target, initializedCount in
            succeeded =
              metacam_to_srgb(
                profile.baseAddress, profile.count, from, to, source.baseAddress, target.baseAddress, count) != 0
            initializedCount = succeeded ? count * 3 : 0
          }
        }
      }
    guard succeeded else {
      throw ImagingError(
        .malformed, "the embedded colour profile is damaged, or not of the picture's colours",
        remedy: "leave out \(.option(.colourManagement))")
    }
    return result
  }
}
