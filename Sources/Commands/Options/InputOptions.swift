import ArgumentParser
import MetaCAM

/// What a network is given: pictures, or tensors that are prepared already.
struct InputOptions: ParsableArguments {
  @Argument(help: "Pictures: \(ImageFormat.names). Name them before the options.")
  var images: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "In place of pictures: prepared tensors [C, H, W] or [N, C, H, W], .npy or .safetensors, of any channels.",
      discussion: "Nothing is done to them. Of a .safetensors file the only tensor, or those named <image>/input.",
      valueName: "file"))
  var tensor: [String] = []

  @Option(
    name: .customLong("show"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "With --tensor: the pictures to show under maps, one for each tensor or one for all (default: the tensor itself).",
      valueName: "picture"))
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
  @Flag(
    name: .customLong("pillow"),
    help: ArgumentHelp(
      "Read 16-bit grey pictures as Pillow does: all above 255 becomes white. For comparisons with programs that use it.",
      discussion: "By default 0 to 65535 become 0 to 255."))
  var likePillow = false

  func image(at path: String, within limits: Limits) throws -> Image {
    try Image(
      contentsOf: path, reading: PictureReading(range: likePillow ? .pillow8 : .auto), mostPixels: limits.picturePixels)
  }
}
