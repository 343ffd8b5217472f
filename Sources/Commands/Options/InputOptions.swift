import ArgumentParser
import MetaCAM

/// What a network is given: pictures, or tensors that are prepared already.
struct InputOptions: ParsableArguments {
  @Argument(help: "Pictures: \(ImageFormat.names). Name them before the options.", completion: .file())
  var images: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "In place of pictures: prepared tensors [C, H, W] or [N, C, H, W], .npy or .safetensors, of any channels.",
      discussion: "Nothing is done to them. Of a .safetensors file the only tensor, or those named <image>/input.",
      valueName: "file"), completion: .file())
  var tensor: [String] = []

  @Option(
    name: .customLong("show"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "With --tensor: the pictures to show under maps, one for each tensor or one for all (default: the tensor itself).",
      valueName: "picture"), completion: .file())
  var shown: [String] = []

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    guard tensor.isEmpty || images.isEmpty else {
      throw ValidationError("--tensor stands in place of pictures; leave out '\(images[0])', or name it by --show.")
    }
    if images.isEmpty, tensor.isEmpty { throw ValidationError("Missing expected argument '<images> ...'") }
    if tensor.isEmpty, !shown.isEmpty { throw ValidationError("--show needs --tensor: a picture shows itself.") }
  }
}

/// How pictures are read.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Which values of a picture become black and white (default: auto).",
      discussion: SampleRange.all.map { "\($0.slug): \($0.summary)." }.joined(separator: "\n"), valueName: "range"),
    transform: { try SampleRange.named($0) })
  var range: SampleRange?

  @Option(
    help: ArgumentHelp(
      "Which page, frame or volume of a file that holds several, from 1 (default: the first).", valueName: "number"))
  var page: Int?

  @Option(
    help: ArgumentHelp(
      "Which plane of a volume: x, y or z, a colon, and its index from 0 (default: the middle one across z).",
      valueName: "axis:index"), transform: { try VolumeSlice($0) })
  var slice: VolumeSlice?

  @Flag(
    name: .customLong("colour-management"),
    help:
      "Bring pictures with an embedded colour profile to sRGB. By default the stored values are taken, as Pillow does.")
  var managesColours = false

  /// The options that are given.
  var given: [String] {
    [
      range == nil ? nil : "--range", page == nil ? nil : "--page", slice == nil ? nil : "--slice",
      managesColours ? "--colour-management" : nil,
    ].compactMap(\.self)
  }

  var reading: PictureReading {
    PictureReading(range: range ?? .auto, page: page, slice: slice, managesColours: managesColours)
  }

  func image(at path: String, within limits: Limits) throws -> Image {
    try Image(contentsOf: path, reading: reading, mostPixels: limits.picturePixels)
  }
}
