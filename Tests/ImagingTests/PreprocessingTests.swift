import Imaging
import TestSupport
import Testing

@Suite struct PreprocessingTests {
  @Test func cropsAsTorchvisionDoes() throws {
    let lines = try ExpectedValues.lines("crop")
    #expect(lines.count == 20)
    for line in lines {
      let numbers = line[1...3].compactMap { Int($0) }
      let preprocessing = Preprocessing(
        shorterSide: numbers[0] == 0 ? nil : numbers[0],
        cropSize: numbers[1] == 0 ? nil : Preprocessing.Size(height: numbers[2], width: numbers[1]),
        interpolation: try .named(line[4]))
      let image = try preprocessing.fitted(Image(contentsOf: ExpectedValues.path(line[0])))
      #expect(["\(image.width)", "\(image.height)", image.hash] == Array(line[5...]), "\(line)")
    }
  }

  /// Single precision on both sides, in the same order: equal but for the last bit.
  @Test(arguments: [("imagenet", Preprocessing.imageNet), ("lite", .lite)])
  func normalisesAsTorchvisionDoes(_ name: String, _ preset: Preprocessing) throws {
    var preprocessing = preset
    preprocessing.shorterSide = 40
    preprocessing.cropSize = Preprocessing.Size(32)
    let cropped = try preprocessing.fitted(Image(contentsOf: ExpectedValues.path("photo.png")))
    let input = try preprocessing.normalised(cropped)
    let expected = try Fixtures.tensor("images/input-\(name).f32", shape: [1, 3, 32, 32])
    #expect(input.largestDifference(from: expected) <= 1e-6)
  }

  @Test func leavesThePictureWithoutPreprocessing() throws {
    let photo = try Image(contentsOf: ExpectedValues.path("photo.png"))
    #expect(try Preprocessing.none.fitted(photo) == photo)
    let input = try Preprocessing.none.normalised(photo)
    #expect(input.shape == [1, 3, 91, 121])
    #expect(input[0, 2, 90, 120] == Float(photo.pixels[photo.pixels.count - 1]) / 255)
    #expect(input[0, 1, 0, 1] == Float(photo.pixels[4]) / 255)
  }

  /// The longer side would have 2³² pixels, but only the cut-out is made.
  @Test func resizesOnlyWhatTheCropShows() throws {
    let line = Image(width: 1, height: 1 << 16, pixels: [UInt8](repeating: 77, count: 3 << 16))
    let preprocessing = Preprocessing(shorterSide: 1 << 16, cropSize: Preprocessing.Size(8))
    #expect(try preprocessing.fitted(line).pixels == [UInt8](repeating: 77, count: 192))
  }

  @Test func refusesValuesThatMakeNoSense() throws {
    let photo = try Image(contentsOf: ExpectedValues.path("photo.png"))
    func code(_ preprocessing: Preprocessing) -> ImagingErrorCode? {
      #expect(throws: ImagingError.self) { try preprocessing.normalised(preprocessing.fitted(photo)) }?.code
    }
    #expect(code(Preprocessing(shorterSide: 0)) == .invalidSize)
    #expect(code(Preprocessing(shorterSide: .max)) == .tooLarge)
    #expect(code(Preprocessing(shorterSide: 1 << 20)) == .tooLarge)
    #expect(code(Preprocessing(cropSize: Preprocessing.Size(0))) == .invalidSize)
    #expect(code(Preprocessing(cropSize: Preprocessing.Size(1 << 20))) == .tooLarge)
    #expect(code(Preprocessing(mean: [0.5])) == .invalidValue)
    #expect(code(Preprocessing(standardDeviation: [1, 0, 1])) == .invalidValue)
    #expect(code(Preprocessing(standardDeviation: [1, .nan, 1])) == .invalidValue)
  }
}
