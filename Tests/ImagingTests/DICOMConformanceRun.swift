import Foundation
import Imaging
import Testing

/// Writes what is read of many files, for `Scripts/conformance/dicom` to compare.
///
/// METACAM_CONFORMANCE_DICOM names a folder with `files.txt`, a path a line. For the file of line n and each of its
/// frames m, `n-m.f64` gets the values after the modality's line or table, as doubles; `report.txt` gets a line
/// `n m COLUMNS ROWS CHANNELS KIND INVERTED CENTRE WIDTH SHAPE`, or `n error MESSAGE`.
@Suite struct DICOMConformanceRun {
  private static let folder = ProcessInfo.processInfo.environment["METACAM_CONFORMANCE_DICOM"]

  @Test(.enabled(if: folder != nil)) func writesWhatIsRead() throws {
    let folder = try #require(Self.folder)
    let files = try String(contentsOfFile: folder + "/files.txt", encoding: .utf8).split(separator: "\n")
    var report = ""
    for (number, path) in files.enumerated() {
      do {
        var frame = 0
        while true {
          let read = try DICOMPicture(contentsOf: String(path), frame: frame)
          let (kind, values) = doubles(read.modalityValues)
          try values.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: "\(folder)/\(number)-\(frame).f64"))
          let picture = read.picture
          let window = picture.window.map { "\($0.centre) \($0.width) \($0.shape)" } ?? "- - -"
          report +=
            "\(number) \(frame) \(picture.width) \(picture.height) \(picture.channelCount) \(kind) "
            + "\(picture.isInverted) \(window)\n"
          frame += 1
          if frame == read.frameCount { break }
        }
      } catch let error as ImagingError {
        report += "\(number) error \(error.code) \(error.message) \(error.context["reason"] ?? "")\n"
      }
    }
    try report.write(toFile: folder + "/report.txt", atomically: true, encoding: .utf8)
  }

  private func doubles(_ samples: DecodedPicture.Samples) -> (kind: String, values: [Double]) {
    switch samples {
    case .bytes(let values): ("bytes", values.map { Double($0) })
    case .words(let values): ("words", values.map { Double($0) })
    case .floats(let values): ("floats", values.map { Double($0) })
    }
  }
}
