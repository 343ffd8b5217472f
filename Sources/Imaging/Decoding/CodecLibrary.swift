import CDICOM
import CImageCodecs

/// A library that pictures are decoded by, in the version that this program runs with.
///
///     CodecLibrary.all.map { "\($0.name) \($0.version)" }  // ["libjpeg-turbo 2.1.5", …]
public struct CodecLibrary: Sendable, Equatable {
  /// As its makers call it.
  public let name: String
  /// As it names itself at run time.
  public let version: String

  /// Every library that pictures are decoded by.
  public static var all: [CodecLibrary] {
    let (webp, lcms) = (Int(metacam_webp_version()), Int(metacam_lcms_version()))
    return [
      CodecLibrary(name: "libjpeg", version: text(metacam_jpeg_version())),
      CodecLibrary(name: "libpng", version: text(metacam_png_version())),
      CodecLibrary(name: "libwebp", version: "\(webp >> 16).\(webp >> 8 & 255).\(webp & 255)"),
      // "LIBTIFF, Version 4.5.0", and the copyright in lines of their own.
      CodecLibrary(
        name: "libtiff",
        version: text(TIFFGetVersion()).split(separator: "\n").first?.split(separator: " ").last.map(String.init) ?? ""),
      CodecLibrary(name: "giflib", version: text(metacam_gif_version())),
      CodecLibrary(name: "libheif", version: text(heif_get_version())),
      CodecLibrary(name: "lcms2", version: "\(lcms / 1000).\(lcms % 1000 / 10)"),
      CodecLibrary(name: "DCMTK", version: text(cdicom_dcmtk_version())),
      CodecLibrary(name: "OpenJPEG", version: text(cdicom_openjpeg_version())),
      CodecLibrary(name: "zlib", version: text(zlibVersion())),
    ]
  }

  /// Of HEIC and AVIF those that libheif has no decoder for: it finds them when it runs.
  public static var missingHEIFDecoders: [String] {
    [("HEIC", metacam_has_hevc()), ("AVIF", metacam_has_av1())].filter { $0.1 == 0 }.map(\.0)
  }

  private static func text(_ characters: UnsafePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}
