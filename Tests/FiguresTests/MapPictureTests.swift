import Figures
import Imaging
import Testing

@Suite struct MapPictureTests {
  private let overlay = Image(width: 60, height: 40, pixels: (0..<7200).map { UInt8($0 % 251) })

  @Test func isThePictureItselfWhereNothingIsAdded() throws {
    #expect(try Image(decoding: MapPicture(overlay).encoded(as: .png)) == overlay)
  }

  /// Pixels that no line crosses are the overlay's own, beside the picture and above the words.
  @Test func keepsThePixelsOfThePicture() throws {
    var picture = MapPicture(overlay)
    picture.original = Image(width: 60, height: 40, pixels: Array(repeating: 9, count: 7200))
    picture.caption = .init(title: "tabby", subtitle: "grad-cam, 62 %", colourMap: .jet)
    let drawn = try Image(decoding: picture.encoded(as: .png))
    #expect(drawn.width > 120 && drawn.width < 140)
    #expect(drawn.height > 40)
    let left = drawn.width - 60
    for y in 0..<40 {
      let row = y * drawn.width * 3
      #expect(drawn.pixels[row..<row + 180].allSatisfy { $0 == 9 })
      #expect(
        drawn.pixels[row + left * 3..<row + drawn.width * 3].elementsEqual(overlay.pixels[y * 180..<(y + 1) * 180]))
    }
  }

  @Test func drawsBoxesAndContours() throws {
    var picture = MapPicture(Image(width: 60, height: 40, pixels: Array(repeating: 128, count: 7200)))
    picture.boxes = [.init(left: 10, top: 10, width: 20, height: 10)]
    let boxed = try Image(decoding: picture.encoded(as: .png))
    #expect(boxed.width == 60 && boxed.height == 40)
    let onEdge = (10 * 60 + 20) * 3
    #expect(boxed.pixels[onEdge] != 128)
    #expect(boxed.pixels[(15 * 60 + 20) * 3] == 128)
    picture.boxes = []
    picture.contours = [.init(places: [.init(x: 0, y: 20), .init(x: 60, y: 20)], isClosed: false)]
    #expect(try Image(decoding: picture.encoded(as: .png)).pixels[(20 * 60 + 30) * 3] != 128)
  }

  @Test func isAPageOfVectorsToo() throws {
    var picture = MapPicture(overlay)
    picture.caption = .init(title: "a <b> & c", subtitle: "", colourMap: .turbo, opacity: 0.5)
    let svg = String(decoding: try picture.encoded(as: .svg), as: UTF8.self)
    #expect(svg.contains("<svg"))
    #expect(try picture.encoded(as: .pdf).starts(with: Array("%PDF".utf8)))
    #expect(try picture.encoded(as: .pdf) == picture.encoded(as: .pdf))
  }
}
