import Files
import Foundation
import Imaging
import Tensors
import TestSupport
import Testing

@Suite struct VolumeTests {
  // MARK: - NIfTI

  /// A plane across z, read as a picture, is the volume's slice with its rows the other way about.
  @Test(arguments: [
    "volume-u8.nii", "volume-i16.nii.gz", "volume-u16.nii", "volume-f32.nii.gz", "volume-i32.nii", "volume-f64.nii",
    "volume-i8.nii", "volume-u32.nii", "scaled.nii", "scaled-big-endian.nii.gz",
  ])
  func holdsAllPlanes(_ name: String) throws {
    let volume = try Volume(contentsOf: PictureFixtures.path(name))
    #expect(volume.shape == [1, 5, 7, 9])
    let samples = numbers(volume.channels[0].samples)
    for z in 0..<5 {
      let plane = try DecodedPicture(
        contentsOf: PictureFixtures.path(name), reading: .init(slice: VolumeSlice("z:\(z)")))
      let expected = numbers(plane.samples)
      for y in 0..<7 {
        #expect(samples[(z * 7 + y) * 9..<(z * 7 + y + 1) * 9] == expected[(6 - y) * 9..<(7 - y) * 9])
      }
    }
  }

  @Test func readsColoursAndSeveralVolumes() throws {
    #expect(try Volume(contentsOf: PictureFixtures.path("colour.nii")).shape == [3, 3, 5, 6])
    #expect(try Volume(contentsOf: PictureFixtures.path("flat.nii")).shape == [1, 1, 7, 9])
    let path = PictureFixtures.path("four-dimensional.nii.gz")
    let (first, last) = (try Volume(contentsOf: path), try Volume(contentsOf: path, reading: .init(page: 4)))
    #expect(first.shape == [1, 3, 5, 6] && first.notes == ["volume: 1 of 4"])
    #expect(last.notes == ["volume: 4 of 4"] && last.channels != first.channels)
    #expect(throws: ImagingError.self) { try Volume(contentsOf: path, reading: .init(page: 5)) }
  }

  @Test func refusesWhatIsDamagedOrTooLarge() throws {
    let bytes = try PictureFixtures.bytes("volume-i16.nii.gz")
    #expect(code { try decoded(Array(bytes.dropLast(40))) } == .malformed)
    let plain = try PictureFixtures.bytes("volume-u8.nii")
    #expect(code { try decoded(Array(plain.dropLast())) } == .malformed)
    #expect(code { try decoded(plain, most: 9 * 7 * 5 - 1) } == .tooLarge)
    // Sides of 32767 each, of a small file.
    var huge = plain
    for axis in 1...3 { huge.replaceSubrange(40 + 2 * axis..<42 + 2 * axis, with: [0xFF, 0x7F]) }
    #expect(code { try decoded(huge) } == .tooLarge)
    #expect(code { try decoded(try PictureFixtures.bytes("array-u1.npy")) } == .unsupported)
    #expect(code { try Volume(contentsOf: Fixtures.path("../../Examples/chelsea.png")) } != nil)
  }

  // MARK: - NumPy

  @Test func readsArraysInEitherOrder() throws {
    let values = (0..<24).map { Float($0) * 0.5 - 3 }
    for shape in [[2, 3, 4], [1, 2, 3, 4]] {
      let rows = try decoded(array(values, shape, isColumnMajor: false))
      #expect(rows.shape == [1, 2, 3, 4] && numbers(rows.channels[0].samples) == values.map(Double.init))
      #expect(try decoded(array(turned(values, shape), shape, isColumnMajor: true)) == rows)
    }
    let several = try decoded(array(values, [2, 3, 2, 2], isColumnMajor: false))
    #expect(several.shape == [2, 3, 2, 2])
    #expect(numbers(several.channels[1].samples) == values.suffix(12).map(Double.init))
    #expect(try decoded(array(turned(values, [2, 3, 2, 2]), [2, 3, 2, 2], isColumnMajor: true)) == several)
    for shape in [[4, 6], [1, 1, 2, 3, 4], [0, 3, 4], [2, 3, 5], [1 << 40, 1 << 40, 4]] {
      #expect(code { try decoded(array(values, shape, isColumnMajor: false)) } != nil, "\(shape)")
    }
  }

  /// As of a picture: they count as the least or the greatest, which is said.
  @Test func saysWhichVoxelsAreNotFinite() throws {
    var values = (0..<24).map(Float.init)
    (values[3], values[5]) = (.nan, .infinity)
    let volume = try decoded(array(values, [2, 3, 4], isColumnMajor: false))
    #expect(volume.notes.count == 1 && volume.notes[0].hasPrefix("2 of its values"))
    #expect(numbers(volume.channels[0].samples)[3] == 0 && numbers(volume.channels[0].samples)[5] == 23)
    let none = [Float](repeating: .nan, count: 24)
    #expect(code { try decoded(array(none, [2, 3, 4], isColumnMajor: false)) } == .invalidValue)
  }

  // MARK: - Series

  private func folder(_ slices: [(name: String, place: Double, byte: UInt8)]) throws -> TemporaryFile {
    let folder = TemporaryFile()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    for slice in slices {
      var file = DICOMBytes.small
      file.set(0x0020_000E, "UI", text: "2.25.7")
      file.set(0x0020_0032, "DS", text: "1\\2\\\(slice.place)")
      file.set(0x0020_0037, "DS", text: "1\\0\\0\\0\\1\\0")
      file.set(0x7FE0_0010, "OB", [slice.byte, 0, 0, 0])
      try Data(file.bytes).write(to: URL(fileURLWithPath: folder.path + "/" + slice.name))
    }
    return folder
  }

  @Test func stacksASeriesInItsOrder() throws {
    let folder = try folder([("a", 4, 3), ("b", 0, 1), ("c", 2, 2)])
    let volume = try Volume(contentsOf: folder.path)
    #expect(volume.shape == [1, 3, 2, 2] && volume.notes.isEmpty)
    #expect(volume.channels[0].samples == .bytes([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]))
    #expect(Volume.isVolume(folder.path))
    // A file alone is a volume of its frames.
    #expect(try Volume(contentsOf: folder.path + "/a").shape == [1, 1, 2, 2])
  }

  @Test func saysWhereSlicesAreMissing() throws {
    let folder = try folder([("a", 0, 1), ("b", 2, 2), ("c", 6, 3)])
    let volume = try Volume(contentsOf: folder.path)
    #expect(volume.notes == ["slices: 2 to 4 mm apart, taken as if evenly; some may be missing"])
    #expect(try DICOMSeries.all(in: folder.path)[0].spacing == 2...4)
  }

  @Test func refusesSlicesThatDoNotGoTogether() throws {
    let folder = try folder([("a", 0, 1), ("b", 2, 2)])
    var other = DICOMBytes.small
    other.set(0x0020_000E, "UI", text: "2.25.7")
    other.set(0x0028_0010, "US", words: [1])
    other.set(0x7FE0_0010, "OB", [1, 2])
    try Data(other.bytes).write(to: URL(fileURLWithPath: folder.path + "/c"))
    #expect(code { try Volume(contentsOf: folder.path) } == .invalidSize)
  }

  // MARK: - What a network gets, and what is shown

  @Test func becomesANetworksInput() throws {
    let values = (0..<24).map(Float.init)
    let volume = try decoded(array(values, [2, 3, 4], isColumnMajor: false))
    func preprocessing(_ shape: [Int]) -> Preprocessing {
      .volume(shape, mean: [0.5], standardDeviation: [0.25])
    }
    let input = try NetworkInput(of: volume, range: .minmax, by: preprocessing([1, 2, 3, 4]))
    #expect(input.tensorNCHW.shape == [1, 1, 2, 3, 4])
    let expected = values.map { ($0 / 23 - 0.5) / 0.25 }
    #expect(largestDifference(input.tensorNCHW, Tensor(shape: [1, 1, 2, 3, 4], elements: expected)) < 1e-5)
    #expect(input.volume?.levels.shape == [2, 3, 4] && input.view.width == 4 && input.view.height == 3)
    #expect(input.view == input.volume?.slice(1))
    // Larger, and of more channels than the volume has
    let large = try NetworkInput(of: volume, range: .minmax, by: preprocessing([3, 4, 6, 8]))
    #expect(large.tensorNCHW.shape == [1, 3, 4, 6, 8])
    #expect(large.tensorNCHW.slice(0).slice(0) == large.tensorNCHW.slice(0).slice(2))
    let two = try decoded(array(values, [2, 3, 2, 2], isColumnMajor: false))
    #expect(code { try NetworkInput(of: two, range: .auto, by: preprocessing([1, 3, 2, 2])) } == .invalidSize)
    #expect(code { try NetworkInput(of: two, range: .full, by: preprocessing([2, 3, 2, 2])) } == .unsupported)
    #expect(code { try NetworkInput(of: two, range: .auto, by: .imageNet) } == .invalidValue)
    #expect(code { try NetworkInput(of: two, range: .auto, by: .prepared([2, 3, 2, 2])) } == .invalidValue)
    #expect(code { try preprocessing([1, 2, 3, 4]).input(of: volume.channels[0].image()) } == .invalidValue)
    let uneven = Preprocessing.volume([2, 3, 2, 2], standardDeviation: [1, 0])
    #expect(code { try NetworkInput(of: two, range: .auto, by: uneven) } == .invalidValue)
    #expect("\(preprocessing([1, 2, 3, 4]))".hasPrefix("stretched to 2 × 3 × 4 (trilinear), 1 channel,"))
    let prepared = try NetworkInput(prepared: Tensor(shape: [2, 3, 2, 2], elements: values))
    #expect(prepared.tensorNCHW.shape == [1, 2, 3, 2, 2] && prepared.volume?.levels[2, 1, 1] == 255)
    #expect(
      code { try NetworkInput(prepared: Tensor(shape: [1, 2, 2, 2], repeating: .infinity)) } == .invalidValue)
  }

  @Test func drawsSheetsAndProjections() throws {
    let values = (0..<5 * 4 * 6).map { Float($0 % 120) }
    let volume = try decoded(array(values, [5, 4, 6], isColumnMajor: false))
    let input = try NetworkInput(of: volume, range: .minmax, by: .volume([1, 5, 4, 6]))
    let view = try #require(input.volume)
    #expect(view.evenlySpaced(5) == [0, 1, 2, 3, 4] && view.evenlySpaced(9).count == 5)
    #expect(view.evenlySpaced(2) == [1, 3] && view.evenlySpaced(1) == [2] && view.evenlySpaced(3) == [0, 2, 4])
    let map = Tensor(shape: [5, 4, 6], elements: values.map { $0 / 119 })
    // Four slices and the projection: roughly a square of two columns and three rows.
    let sheet = try view.sheet(of: 4, map: map, by: Overlay(), leastSide: 1)
    #expect((sheet.width, sheet.height) == (2 * 6 + 2, 3 * 4 + 4))
    let first = try Overlay().drawn(map.slice(0), over: view.slice(0))
    #expect(Array(sheet.pixels[0..<18]) == Array(first.pixels[0..<18]))
    #expect(Array(sheet.pixels[18..<24]) == [UInt8](repeating: 128, count: 6))
    // A small volume's voxels are squares: 7 pixels ask for two by two.
    let large = try view.sheet(of: 4, map: map, by: Overlay(), leastSide: 7)
    #expect((large.width, large.height) == (2 * 12 + 2, 3 * 8 + 4))
    for (x, y) in [(0, 0), (11, 7), (3, 5)] {
      let (there, here) = ((y * large.width + x) * 3, (y / 2 * 6 + x / 2) * 3)
      #expect(Array(large.pixels[there..<there + 3]) == Array(first.pixels[here..<here + 3]))
    }
    #expect(VolumeView.maximumProjection(map) == map.slice(4))
    // The map's numbers lie where its colours do, with 0 in the gaps.
    let numbers = try VolumeView.sheet(of: map, count: 4, leastSide: 1)
    #expect(numbers.shape == [sheet.height, sheet.width])
    #expect(
      try VolumeView.sheetSize(depth: 5, height: 4, width: 6, count: 4, leastSide: 1) == (sheet.height, sheet.width))
    #expect(Array(numbers.elements[0..<8]) == Array(map.elements[0..<6]) + [0, 0])
    #expect(numbers.elements[8] == map.slice(1).elements[0] && numbers.elements[12 * 14] == map.slice(4).elements[0])
    #expect(try view.projection(map: nil, by: Overlay()) == view.slice(4))
    #expect(try view.projection(map: map, by: Overlay()) == Overlay().drawn(map.slice(4), over: view.slice(4)))
    #expect(code { try view.sheet(of: 4, map: map.slice(0), by: Overlay()) } == .invalidSize)
  }

  // MARK: - Helpers

  private func code(_ work: () throws -> some Any) -> ImagingErrorCode? {
    do { _ = try work() } catch { return (error as? ImagingError)?.code }
    return nil
  }

  private func decoded(_ bytes: [UInt8], most: Int = Image.maximumPixelCount) throws -> Volume {
    try bytes.withUnsafeBytes { try Volume(decoding: $0, mostVoxels: most) }
  }

  private func numbers(_ samples: DecodedPicture.Samples) -> [Double] {
    switch samples {
    case .bytes(let values): values.map(Double.init)
    case .words(let values): values.map(Double.init)
    case .floats(let values): values.map(Double.init)
    }
  }

  /// A NumPy file of floats.
  private func array(_ values: [Float], _ shape: [Int], isColumnMajor: Bool) -> [UInt8] {
    let sides = shape.map(String.init).joined(separator: ", ")
    let text = "{'descr': '<f4', 'fortran_order': \(isColumnMajor ? "True" : "False"), 'shape': (\(sides)), }\n"
    let length = [UInt8(truncatingIfNeeded: text.utf8.count), UInt8(text.utf8.count >> 8)]
    return [0x93] + Array("NUMPY".utf8) + [1, 0] + length + Array(text.utf8)
      + values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) } }
  }

  /// The same numbers with the first axis varying fastest.
  private func turned(_ values: [Float], _ shape: [Int]) -> [Float] {
    Tensor(shape: shape, elements: values).transposed(Array(shape.indices.reversed())).elements
  }
}
