import Files
import Imaging
import Tensors
import Testing

/// Channels, their range, and what lies around a picture.
@Suite struct SampleTests {
  /// One pixel of red 10, green 20 and blue 200.
  private let dot = Image(width: 1, height: 1, pixels: [10, 20, 200])

  @Test func takesChannelsInTheNetworksOrder() throws {
    let caffe = Preprocessing(channels: .bgr, scale: .bytes, mean: [103.939, 116.779, 123.68])
    let input = try caffe.input(of: dot)
    #expect(input.tensorNCHW == Tensor(shape: [1, 3, 1, 1], elements: [200 - 103.939, 20 - 116.779, 10 - 123.68]))
    // Overlays are drawn over true colours.
    #expect(input.view == dot)
  }

  @Test func knowsBothUnits() throws {
    let bytes = Preprocessing(scale: .bytes, mean: [127.5, 127.5, 127.5], standardDeviation: [127.5, 127.5, 127.5])
    let unit = Preprocessing(mean: [0.5, 0.5, 0.5], standardDeviation: [0.5, 0.5, 0.5])
    // Rounded once more or less in single precision.
    #expect(try bytes.normalised(dot).zipped(with: unit.normalised(dot)) { abs($0 - $1) }.maximum < 1e-6)
    #expect(try Preprocessing(scale: .bytes).normalised(dot).elements.map { $0 } == [10, 20, 200])
  }

  /// Pillow's `Image.new("RGB", (1, 1), (10, 20, 200)).convert("L")` is 38.
  @Test func greyAndInverted() throws {
    var grey = Preprocessing(channels: .grey, isInverted: true, scale: .bytes, mean: [0], standardDeviation: [1])
    #expect(try grey.normalised(grey.fitted(dot)).elements.map { $0 } == [217])
    #expect(try grey.fitted(dot).pixels == [217, 217, 217])
    grey.isInverted = false
    #expect(try grey.input(of: dot).tensorNCHW.elements.map { $0 } == [38])
    #expect(try Preprocessing(isInverted: true).fitted(dot).pixels == [245, 235, 55])
  }

  /// Two dark pixels brought to one: each is grey 0 by itself, and the mean of their colours, (1, 0, 2), is grey 1.
  @Test func greyBeforeOrAfterTheResizing() throws {
    let two = Image(width: 2, height: 1, pixels: [1, 0, 0, 0, 0, 4])
    func fitted(_ channels: ChannelOrder) throws -> [UInt8] {
      try Preprocessing(
        fit: .stretch, cropSize: 1, interpolation: .box, channels: channels, mean: [0], standardDeviation: [1]
      ).fitted(two).pixels
    }
    #expect(try fitted(.grey) == [0, 0, 0])
    #expect(try fitted(.greyResized) == [1, 1, 1])
    #expect(Preprocessing(channels: .greyResized, mean: [0], standardDeviation: [1]).inGrey.channels == .greyResized)
  }

  /// Exactly 0, though no sample of 8 bits is; the picture itself is not touched, and neither is one that fills the view.
  @Test func padsWithTheMean() throws {
    let half = Preprocessing(
      fit: .pad, cropSize: .init(height: 2, width: 5), padColour: .mean, padPosition: .right, channels: .bgr,
      mean: [0.5, 0.4, 0.3], standardDeviation: [0.5, 0.5, 0.5])
    let input = try half.input(of: dot)
    #expect(input.tensorNCHW.shape == [1, 3, 2, 5])
    for channel in 0..<3 {
      for (x, isPicture) in [true, true, false, false, false].enumerated() {
        #expect((input.tensorNCHW[0, channel, 1, x] != 0) == isPicture)
      }
    }
    #expect(Array(input.view.pixels[12...14]) == [77, 102, 128])
    let whole = Preprocessing(
      fit: .pad, cropSize: 1, padColour: .mean, scale: .bytes, mean: [10, 20, 200])
    #expect(try whole.input(of: dot).tensorNCHW == whole.normalised(dot))
  }

  /// What is inverted is the picture; padding has the colour that was said.
  @Test func padsAnInvertedPicture() throws {
    let padded = Preprocessing(fit: .pad, cropSize: .init(height: 1, width: 3), padColour: .white, isInverted: true)
    #expect(try padded.fitted(dot).pixels == [255, 255, 255, 245, 235, 55, 255, 255, 255])
    let grey = Preprocessing(
      fit: .pad, cropSize: .init(height: 1, width: 2), padColour: try .named("#0A14C8"), channels: .grey)
    #expect(try grey.fitted(dot).pixels == [38, 38, 38, 38, 38, 38])
  }

  @Test(arguments: [
    Preprocessing(), Preprocessing(channels: .bgr, scale: .bytes, mean: [1, 2, 3], standardDeviation: [2, 3, 4]),
    Preprocessing(mean: [0.25], standardDeviation: [0.5]),
  ])
  func goesBackToThePicture(preprocessing: Preprocessing) throws {
    let view = try preprocessing.fitted(Image(width: 2, height: 1, pixels: [1, 2, 3, 250, 128, 0]))
    let input = try preprocessing.normalised(view)
    #expect(try preprocessing.picture(of: input.reshaped(Array(input.shape.dropFirst()))) == view)
    #expect(throws: ImagingError.self) { try preprocessing.picture(of: Tensor(shape: [2, 1, 1], repeating: 0)) }
  }

  @Test func saysWhatIsDone() throws {
    #expect(
      "\(Preprocessing.imageNet)"
        == "shorter side to 256, 224 × 224 cut from the middle (bilinear), rgb, samples / 255, "
        + "mean 0.485 0.456 0.406, deviation 0.229 0.224 0.225")
    let padded = Preprocessing(
      fit: .pad, cropSize: .init(height: 20, width: 96), interpolation: .openCVLinear, padColour: .mean,
      padPosition: .right, channels: .bgr, isInverted: true, scale: .bytes)
    #expect(
      "\(padded)"
        == "padded to 20 × 96, mean on the right (opencv-linear), bgr, inverted, samples 0 to 255, "
        + "mean 0.0 0.0 0.0, deviation 1.0 1.0 1.0")
    let text = String(decoding: Array(try JSONText.encoded(padded).utf8), as: UTF8.self)
    for part in ["\"padColour\"", "\"mean\"", "\"padPosition\"", "\"right\"", "\"scale\"", "255", "\"bgr\"", "true"] {
      #expect(text.contains(part), "\(text)")
    }
    #expect(!text.contains("shorterSide") && !text.contains("resized"))
    #expect(
      "\(Preprocessing(fit: .stretch, resizedSize: 256, cropSize: 224))".hasPrefix(
        "stretched to 256 × 256, 224 × 224 cut from the middle (bilinear)"))
  }

  @Test func namesTheNearest() {
    func message(_ make: () throws -> Void) -> String {
      #expect(throws: ImagingError.self) { try make() }?.message ?? ""
    }
    #expect(message { _ = try Interpolation.named("opencv-lanczoz") }.contains("did you mean 'opencv-lanczos'"))
    #expect(message { _ = try Fit.named("strech") }.contains("did you mean 'stretch'"))
    #expect(message { _ = try PadColour.named("whit") }.contains("did you mean 'white'"))
    for name in ["#12345", "#1234567", "#12345g", "#", "", "123456", "#😀😀"] {
      #expect(message { _ = try PadColour.named(name) }.contains("#rrggbb"), "\(name)")
    }
  }
}
