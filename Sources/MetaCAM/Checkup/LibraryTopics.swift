import Failures
import Figures
import Films
import Imaging

/// What MetaCAM uses of others: fonts, codecs, FFmpeg.
extension CheckupTopic {
  static let fonts = CheckupTopic("fonts", "what captions, figures and reports are lettered with") { _ in
    guard Fonts.canDraw else {
      return [
        CheckupFinding(
          .limited, "none: captions, figures and reports come without letters",
          remedy: "install one (Debian, Ubuntu: apt-get install fonts-dejavu-core)")
      ]
    }
    return [CheckupFinding(.good, "text is drawn, by Cairo \(Fonts.libraryVersion)")]
  }

  static let codecs = CheckupTopic("codecs", "what pictures are read by") { _ in
    let versions = CodecLibrary.all.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    let missing = CodecLibrary.missingHEIFDecoders
    guard missing.isEmpty else {
      return [
        CheckupFinding(.good, versions),
        CheckupFinding(
          .limited, "libheif has no decoder for \(missing.joined(separator: " and "))",
          remedy:
            "install its plugins (Debian, Ubuntu: libheif-plugin-libde265 for HEIC, libheif-plugin-dav1d for AVIF)"),
      ]
    }
    return [CheckupFinding(.good, versions)]
  }

  static let films = CheckupTopic("films", "FFmpeg, which reads and writes films") { machine in
    do throws(FilmError) {
      let tools = try FilmTools.found(in: machine.environment["PATH"])
      return [CheckupFinding(.good, tools.ffmpeg)]
    } catch { return [CheckupFinding(.limited, error.message)] }
  }
}
