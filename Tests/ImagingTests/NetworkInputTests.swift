import Imaging
import Testing

/// What a network gets of a picture.
@Suite struct NetworkInputTests {
  private func placement(_ width: Int, _ height: Int, _ preprocessing: Preprocessing) throws -> NetworkInput.Placement {
    let picture = Image(width: width, height: height, pixels: [UInt8](repeating: 90, count: width * height * 3))
    let input = try preprocessing.input(of: picture)
    #expect(try input.view == preprocessing.fitted(picture))
    #expect(try input.tensorNCHW == preprocessing.normalised(preprocessing.fitted(picture)))
    return input.placement
  }

  @Test func theWholePicture() throws {
    #expect(try placement(40, 30, .none) == .init(left: 0, top: 0, width: 40, height: 30))
    let resized = Preprocessing(shorterSide: 60)
    #expect(try placement(40, 30, resized) == .init(left: 0, top: 0, width: 40, height: 30))
  }

  /// 512 × 512 is seen at half its size: 224 of 256 pixels, from the 16th.
  @Test func theMiddle() throws {
    #expect(try placement(512, 512, .imageNet) == .init(left: 32, top: 32, width: 448, height: 448))
    // 512 wide, 256 high, so not resized.
    #expect(try placement(512, 256, .imageNet) == .init(left: 144, top: 16, width: 224, height: 224))
  }

  /// A cut-out that is larger than the picture begins outside of it.
  @Test func beyondThePicture() throws {
    let wide = Preprocessing(cropSize: .init(height: 20, width: 50))
    #expect(try placement(40, 30, wide) == .init(left: -5, top: 5, width: 50, height: 20))
  }
}
