import Foundation
import Imaging
import Tensors
import Testing

/// What is written, read back. METACAM_CONFORMANCE_DICOM_WRITTEN names a folder that gets all of it, for validators.
@Suite struct DICOMWritingTests {
  private static let derivation = DICOMDerivation(
    description: "MetaCAM 1.0: grad-cam of class 3 of a small network", quantity: "grad-cam", version: "1.0")
  private static let sources = [
    "ct-signed.dcm", "rgb.dcm", "three-frames.dcm", "enhanced.dcm", "bare.dcm", "placed.dcm",
  ]

  private func overlay(_ source: DICOMSource) -> Image {
    let count = source.rows * source.columns * 3
    return Image(width: source.columns, height: source.rows, pixels: (0..<count).map { UInt8($0 * 7 % 251) })
  }

  private func map(_ source: DICOMSource) -> Tensor {
    let count = source.rows * source.columns
    return Tensor(shape: [source.rows, source.columns], elements: (0..<count).map { Float($0) / Float(count - 1) })
  }

  private func decoded(_ bytes: [UInt8]) throws -> DICOMPicture {
    try bytes.withUnsafeBytes { try DICOMPicture(decoding: $0) }
  }

  /// Whether bytes hold a text of the fixtures' patient: name, number, dates, people.
  private func tells(_ bytes: [UInt8]) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    return ["Nobody", "SECRET", "19700102", "20200102", "030405", "ACC-5", "Else"].filter { text.contains($0) }
  }

  @Test(arguments: sources, [false, true]) func writesWhatIsReadBack(name: String, isAnonymised: Bool) throws {
    let source = try DICOMReadingTests.read(name).source
    var derivation = Self.derivation
    derivation.isAnonymised = isAnonymised
    let picture = try DICOMWriter.secondaryCapture(of: overlay(source), from: source, derivation)
    let map = try DICOMWriter.parametricMap(of: map(source), from: source, derivation)

    #expect(try decoded(picture).modalityValues == .bytes(overlay(source).pixels))
    #expect(try decoded(map).modalityValues == .floats(self.map(source).elements))
    for written in [picture, map] { #expect(tells(written).isEmpty == isAnonymised) }
    // Once more: the same bytes
    #expect(try DICOMWriter.secondaryCapture(of: overlay(source), from: source, derivation) == picture)
    #expect(try DICOMWriter.parametricMap(of: self.map(source), from: source, derivation) == map)
    if let folder = ProcessInfo.processInfo.environment["METACAM_CONFORMANCE_DICOM_WRITTEN"] {
      let stem = folder + "/" + name.split(separator: ".")[0] + (isAnonymised ? "-anonymous" : "")
      try Data(picture).write(to: URL(fileURLWithPath: stem + ".sc.dcm"))
      try Data(map).write(to: URL(fileURLWithPath: stem + ".map.dcm"))
    }
  }

  /// Another picture, another frame, another wording: another object.
  @Test func namesEachObjectAnew() throws {
    let source = try DICOMReadingTests.read("three-frames.dcm").source
    let other = try DICOMReadingTests.read("three-frames.dcm", frame: 1).source
    var wording = Self.derivation
    wording.description += "!"
    let files = try [
      DICOMWriter.secondaryCapture(of: overlay(source), from: source, Self.derivation),
      DICOMWriter.secondaryCapture(of: overlay(source), from: other, Self.derivation),
      DICOMWriter.secondaryCapture(of: overlay(source), from: source, wording),
      DICOMWriter.parametricMap(of: map(source), from: source, Self.derivation),
    ]
    let sources = try files.map { try decoded($0).source }
    for (index, one) in sources.enumerated() { for two in sources.dropFirst(index + 1) { #expect(one != two) } }
  }

  @Test func doesNotAnonymiseWhatHasTextInItsPixels() throws {
    var file = DICOMBytes.small
    file.set(0x0028_0301, "CS", text: "YES")
    let source = try decoded(file.bytes).source
    var derivation = Self.derivation
    #expect(source.isBurnedIn == true)
    _ = try DICOMWriter.secondaryCapture(of: overlay(source), from: source, derivation)
    derivation.isAnonymised = true
    let error = #expect(throws: ImagingError.self) {
      _ = try DICOMWriter.secondaryCapture(of: overlay(source), from: source, derivation)
    }
    #expect(error?.code == .unsupported)
  }

  /// A file that says next to nothing of itself, and one whose identifiers are none.
  @Test func writesFromSourcesThatSayLittle() throws {
    var file = DICOMBytes.small
    for tag in [0x0008_0016, 0x0008_0018, 0x0020_000D, 0x0020_000E, 0x0020_0052] as [UInt32] {
      file.set(tag, "UI", text: "Secret!")
    }
    file.set(0x0028_0030, "DS", text: "0\\nan")
    for bytes in [DICOMBytes.small.bytes, file.bytes] {
      let source = try decoded(bytes).source
      let map = try DICOMWriter.parametricMap(of: map(source), from: source, Self.derivation)
      #expect(try decoded(map).picture.width == 2)
      #expect(!String(decoding: map, as: UTF8.self).contains("Secret!"))
    }
  }

  @Test func refusesMapsThatDoNotFit() throws {
    let source = try DICOMReadingTests.read("grey-8.dcm").source
    for map in [
      Tensor(shape: [2, 2], elements: [0, 1, 2, 3]), Tensor(shape: [4], elements: [0, 1, 2, 3]),
      Tensor(shape: [33, 36], elements: [Float](repeating: .nan, count: 33 * 36)),
    ] {
      #expect(throws: ImagingError.self) { _ = try DICOMWriter.parametricMap(of: map, from: source, Self.derivation) }
    }
  }
}
