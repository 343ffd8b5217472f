import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct DICOMSeriesTests {
  /// Files of one series, each at a place along z, and with a number.
  private func folder(
    _ slices: [(name: String, place: Double?, number: Int)], series: (Int) -> String = { _ in "2.25.7" }
  ) throws -> TemporaryFile {
    let folder = TemporaryFile()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    for (index, slice) in slices.enumerated() {
      var file = DICOMBytes.small
      file.set(0x0020_000E, "UI", text: series(index))
      file.set(0x0020_0013, "IS", text: "\(slice.number)")
      if let place = slice.place {
        file.set(0x0020_0032, "DS", text: "1\\2\\\(place)")
        file.set(0x0020_0037, "DS", text: "1\\0\\0\\0\\1\\0")
      }
      try Data(file.bytes).write(to: URL(fileURLWithPath: folder.path + "/" + slice.name))
    }
    return folder
  }

  private func names(_ series: DICOMSeries) -> [String] {
    series.paths.map { String($0.split(separator: "/").last ?? "") }
  }

  @Test func sortsByPlace() throws {
    let folder = try folder([("a", 3, 1), ("b", -1.5, 2), ("c", 10, 3), ("d", 0, 4)])
    try Data("no DICOM".utf8).write(to: URL(fileURLWithPath: folder.path + "/notes.txt"))
    let series = try DICOMSeries.all(in: folder.path)
    #expect(series.count == 1)
    #expect(names(series[0]) == ["b", "d", "a", "c"])
    #expect(series[0].isSortedByPosition)
    #expect(series[0].frameCount == 4)
  }

  @Test func sortsByNumberWhereAPlaceIsMissing() throws {
    let folder = try folder([("a", 3, 7), ("b", nil, 2), ("c", 10, 10)])
    let series = try DICOMSeries.all(in: folder.path)
    #expect(names(series[0]) == ["b", "a", "c"])
    #expect(!series[0].isSortedByPosition)
  }

  @Test func tellsSeriesApart() throws {
    let folder = try folder([("a", 3, 1), ("b", 1, 2), ("c", 2, 3)]) { $0 == 1 ? "2.25.8" : "2.25.7" }
    #expect(try DICOMSeries.all(in: folder.path).map(names) == [["c", "a"], ["b"]])
  }

  @Test func readsADirectoryFile() throws {
    let folder = try folder([("IM1", 3, 1), ("IM2", 1, 2), ("OTHER", 2, 3)])
    #expect(DICOMSeries.isSeries(folder.path + "/DICOMDIR"))
    #expect(!DICOMSeries.isSeries(folder.path + "/IM1"))
    func write(_ names: [String]) throws {
      let items = names.flatMap { name in
        var record = DICOMBytes()
        record.set(0x0004_1430, "CS", text: "IMAGE")
        record.set(0x0004_1500, "CS", text: name)
        return DICOMBytes.tag(0xFFFE_E000) + DICOMBytes.number(record.body.count) + record.body
      }
      var file = DICOMBytes()
      file.set(0x0004_1220, "SQ", items)
      try Data(file.bytes).write(to: URL(fileURLWithPath: folder.path + "/DICOMDIR"))
    }
    try write(["IM1", "IM2"])
    #expect(try DICOMSeries.all(in: folder.path + "/DICOMDIR").map(names) == [["IM2", "IM1"]])
    for name in ["..\\IM1", "/etc/passwd", "", "A/B", "."] {
      try write([name])
      #expect(throws: ImagingError.self) { try DICOMSeries.all(in: folder.path + "/DICOMDIR") }
    }
  }

  @Test func saysWhatIsMissing() throws {
    let folder = try folder([])
    let error = #expect(throws: ImagingError.self) { try DICOMSeries.all(in: folder.path) }
    #expect(error?.code == .unsupported)
    #expect(throws: (any Error).self) { try DICOMSeries.all(in: folder.path + "/missing") }
    // One that is damaged is named
    try Data(DICOMBytes.small.bytes.dropLast(6)).write(to: URL(fileURLWithPath: folder.path + "/cut"))
    let damaged = #expect(throws: ImagingError.self) { try DICOMSeries.all(in: folder.path) }
    #expect(damaged?.context["file"] == folder.path + "/cut")
  }
}
