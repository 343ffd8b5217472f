import Imaging
import Tensors
import Testing

@Suite struct PlacedMapTests {
  private let map = Tensor(shape: [2, 2], elements: [0, 1, 0.5, 0.25])

  @Test func isTheMapItselfOverAPictureOfItsSize() {
    let placed = PlacedMap(map, at: .init(left: 0, top: 0, width: 2, height: 2), width: 2, height: 2)
    for y in 0..<2 { for x in 0..<2 { #expect(placed.value(x: x, y: y) == map.elements[y * 2 + x]) } }
  }

  /// Twice as large, as OpenCV's linear resizing with half-pixel centres has it.
  @Test func interpolatesBetweenCentres() {
    let placed = PlacedMap(map, at: .init(left: 0, top: 0, width: 4, height: 4), width: 4, height: 4)
    let first = (0..<4).map { placed.value(x: $0, y: 0) }
    #expect(first == [0, 0.25, 0.75, 1])
    #expect(placed.value(x: 0, y: 1) == 0.125)
    #expect(placed.value(x: 3, y: 3) == 0.25)
  }

  @Test func hasNothingWhereTheNetworkSawNothing() {
    // The middle four of six columns, as of a crop.
    let placed = PlacedMap(map, at: .init(left: 1, top: 0, width: 4, height: 2), width: 6, height: 2)
    #expect((0..<6).map { placed.value(x: $0, y: 0) != nil } == [false, true, true, true, true, false])
  }

  /// A padded view is larger than its picture: all of the picture is seen.
  @Test func takesTheMiddleOfAPaddedView() {
    let wide = Tensor(shape: [4, 4], elements: (0..<16).map { Float($0) / 16 })
    let placed = PlacedMap(wide, at: .init(left: 0, top: -1, width: 4, height: 4), width: 4, height: 2)
    #expect((0..<4).map { placed.value(x: $0, y: 0) } == (4..<8).map { Float($0) / 16 })
    #expect((0..<4).map { placed.value(x: $0, y: 1) } == (8..<12).map { Float($0) / 16 })
  }

  /// What `Fitting` does and what this undoes: a map that is bright where the view is lies where the picture was cut out.
  @Test(arguments: [(640, 480), (480, 640), (224, 224), (100, 300)])
  func liesWhereTheViewWasCutOut(_ width: Int, _ height: Int) throws {
    let picture = Image(width: width, height: height, pixels: Array(repeating: 90, count: width * height * 3))
    let input = try Preprocessing.imageNet.input(of: picture)
    let ones = Tensor(shape: [224, 224], elements: Array(repeating: 1, count: 224 * 224))
    let placed = PlacedMap(ones, at: input.placement, width: width, height: height)
    let seen = (0..<height).reduce(0) { sum, y in sum + (0..<width).count { placed.value(x: $0, y: y) != nil } }
    // 224 of 256 of the shorter side, both ways; half a pixel at each edge is rounding's.
    let side = Double(min(width, height)) * 224 / 256
    #expect(abs(Double(seen).squareRoot() - side) <= 1)
  }

  @Test func survivesPlacesThatAreNone() {
    for placement in [
      NetworkInput.Placement(left: 0, top: 0, width: 0, height: 0),
      .init(left: .nan, top: 0, width: 1, height: 1), .init(left: 1e300, top: -1e300, width: 1e-300, height: 1e300),
    ] {
      _ = PlacedMap(map, at: placement, width: 3, height: 3).value(x: 1, y: 1)
    }
  }
}

@Suite struct WholeOverlayTests {
  @Test func equalsTheOverlayOfAViewThatIsAllOfThePicture() throws {
    let image = Image(width: 2, height: 2, pixels: (0..<12).map { UInt8($0 * 20) })
    let map = Tensor(shape: [2, 2], elements: [0, 1, 0.5, 0.25])
    let overlay = Overlay(colourMap: .turbo, opacity: 0.3)
    #expect(
      try overlay.drawn(map, over: image, at: .init(left: 0, top: 0, width: 2, height: 2))
        == overlay.drawn(map, over: image))
  }

  /// What was not seen is grey, and darker than it was; it is not what a map of 0 looks like.
  @Test func marksWhatWasNotSeen() throws {
    let image = Image(width: 40, height: 10, pixels: Array(repeating: [200, 180, 160], count: 400).flatMap { $0 })
    let map = Tensor(shape: [10, 20], elements: Array(repeating: 0, count: 200))
    let drawn = try Overlay().drawn(map, over: image, at: .init(left: 10, top: 0, width: 20, height: 10))
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(drawn.pixels[(y * 40 + x) * 3..<(y * 40 + x) * 3 + 3]) }
    let unseen = (0..<10).flatMap { y in (0..<10).map { pixel($0, y) } }
    #expect(unseen.allSatisfy { $0[0] == $0[1] && $0[1] == $0[2] && $0[0] < 180 })
    // Lines and ground.
    #expect(Set(unseen.map { $0[0] }).count == 2)
    #expect(pixel(20, 5) == [100, 90, 144])
  }

  @Test func refusesAnOpacityOutsideOfItsRange() {
    let image = Image(width: 1, height: 1, pixels: [1, 2, 3])
    let error = #expect(throws: ImagingError.self) {
      try Overlay(opacity: 1.5).drawn(
        Tensor(shape: [1, 1], elements: [1]), over: image, at: .init(left: 0, top: 0, width: 1, height: 1))
    }
    #expect(error?.code == .invalidValue)
  }

  @Test func keepsSmallPicturesAndReadsLargeOnesAgain() throws {
    let small = Image(width: 3, height: 2, pixels: Array(repeating: 7, count: 18))
    #expect(try WholePicture(small) { throw ImagingError(.malformed, "read again") }.image() == small)
    let large = Image(width: 1025, height: 1024, pixels: Array(repeating: 7, count: 1025 * 1024 * 3))
    #expect(throws: ImagingError.self) { try WholePicture(large) { throw ImagingError(.malformed, "gone") }.image() }
    let error = #expect(throws: ImagingError.self) { try WholePicture(large) { small }.image() }
    #expect(error?.message.contains("has changed") == true)
  }
}
