import Failures
import Imaging
import Testing

/// Pictures that come as arrays in memory.
@Suite struct ArrayPictureTests {
  private static func picture<Element>(
    _ elements: [Element], _ shape: [Int], _ kind: ArraySamples, isRangeSaid: Bool = false, mostPixels: Int = 1 << 20
  ) throws -> DecodedPicture {
    try elements.withUnsafeBytes {
      try DecodedPicture(array: $0, shape: shape, of: kind, isRangeSaid: isRangeSaid, mostPixels: mostPixels)
    }
  }

  @Test func takesEverySample() throws {
    let colour = try Self.picture((0..<12).map { UInt8($0) }, [2, 2, 3], .uint8).image()
    #expect(colour.pixels == (0..<12).map { UInt8($0) } && colour.fineSamples == nil)
    let grey = try Self.picture([0, 128, 255, 7] as [UInt8], [2, 2], .uint8).image()
    #expect(grey.pixels == [0, 0, 0, 128, 128, 128, 255, 255, 255, 7, 7, 7])
    let deep = try Self.picture([0, 4095] as [UInt16], [1, 2], .uint16).image()
    #expect(deep.fineSamples == [0, 255] && deep.notes == ["range: 0 … 4095 (12 bits)"])
    let unit = try Self.picture([0, 0.5, 1] as [Float], [1, 3], .float32).image()
    #expect(unit.fineSamples == [0, 127.5, 255])
  }

  @Test(arguments: [[], [2], [2, 2, 1], [2, 2, 4], [1, 2, 2, 3], [3, 2, 2], [0, 2], [2, -2], [-1, -4]])
  func refusesOtherShapes(shape: [Int]) {
    #expect(throws: ImagingError.self) { try Self.picture([UInt8](repeating: 0, count: 12), shape, .uint8) }
  }

  @Test func refusesOtherSizes() {
    func code(_ shape: [Int], _ kind: ArraySamples = .uint8, mostPixels: Int = 1 << 20) -> ImagingErrorCode? {
      do {
        _ = try Self.picture([UInt8](repeating: 0, count: 12), shape, kind, mostPixels: mostPixels)
        return nil
      } catch let error as ImagingError { return error.code } catch { return nil }
    }
    #expect(code([2, 3]) == .malformed && code([2, 2, 3], .float32) == .malformed)
    #expect(code([4, 3], mostPixels: 11) == .tooLarge)
    #expect(code([.max, .max, 3]) == .tooLarge && code([.max, 2], .float32, mostPixels: .max) != nil)
  }

  @Test(arguments: [-0.001, 1.001, .nan, .infinity] as [Float])
  func refusesFloatsThatMeanSomethingElse(value: Float) throws {
    #expect(throws: ImagingError.self) { try Self.picture([0, value, 1], [1, 3], .float32) }
    // Where the caller has said what is white, any finite number will do.
    if value.isFinite {
      let picture = try Self.picture([0, value, 1], [1, 3], .float32, isRangeSaid: true)
      #expect(try picture.image(range: .minmax).fineSamples?.max() == 255)
    } else {
      #expect(throws: ImagingError.self) { try Self.picture([0, value, 1], [1, 3], .float32, isRangeSaid: true) }
    }
  }
}
