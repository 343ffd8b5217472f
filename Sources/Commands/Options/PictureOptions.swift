import ArgumentParser
import MetaCAM

/// How pictures are read.
struct PictureOptions: ParsableArguments {
  @Flag(
    name: .customLong("pillow"),
    help: ArgumentHelp(
      "Read 16-bit grey pictures as Pillow does: all above 255 becomes white. For comparisons with programs that use it.",
      discussion: "By default 0 to 65535 become 0 to 255."))
  var likePillow = false

  func image(at path: String, within limits: Limits) throws -> Image {
    try Image(contentsOf: path, likePillow: likePillow, mostPixels: limits.picturePixels)
  }
}
