import Imaging
import Tensors
import Testing

@Suite struct ColourMapTests {
  /// The first, middle and last colours, as OpenCV and matplotlib show them.
  @Test(arguments: [
    (ColourMap.jet, [0, 0, 128, 130, 255, 126, 128, 0, 0]),
    (.turbo, [48, 18, 59, 164, 252, 60, 122, 4, 3]),
    (.viridis, [68, 1, 84, 33, 145, 140, 253, 231, 37]),
    (.inferno, [0, 0, 4, 188, 55, 84, 252, 255, 164]),
    (.magma, [0, 0, 4, 183, 55, 121, 252, 253, 191]),
  ])
  func hasTheKnownColours(_ map: ColourMap, _ expected: [UInt8]) {
    let colours = [0, 128.0 / 255, 1].map { map.colour(at: $0) }
    #expect(colours.flatMap { [$0.red, $0.green, $0.blue] } == expected)
  }

  @Test func isFoundByItsName() throws {
    for map in ColourMap.all { #expect(try ColourMap.named(map.slug) == map) }
    #expect(Set(ColourMap.all.map(\.slug)).count == ColourMap.all.count)
    let error = #expect(throws: ImagingError.self) { try ColourMap.named("viridas") }
    #expect(error?.code == .unknownName)
    #expect(error?.message.contains("did you mean 'viridis'") == true)
  }

  @Test func takesTheNearerEndForWhatLiesOutside() {
    for map in ColourMap.all {
      #expect(map.colour(at: -3) == map.colour(at: 0))
      #expect(map.colour(at: .nan) == map.colour(at: 0))
      #expect(map.colour(at: .infinity) == map.colour(at: 1))
      // Numbers are rounded to the nearer colour.
      #expect(map.colour(at: 0.49 / 255) == map.colour(at: 0))
      #expect(map.colour(at: 254.51 / 255) == map.colour(at: 1))
    }
  }
}

@Suite struct OverlayTests {
  private let image = Image(width: 2, height: 1, pixels: [10, 20, 30, 255, 0, 101])
  private let map = Tensor(shape: [1, 2], elements: [0, 1])

  @Test func blends() throws {
    // Jet ends at (0, 0, 128) and (128, 0, 0).
    #expect(try Overlay().drawn(map, over: image).pixels == [5, 10, 79, 192, 0, 51])
    #expect(try Overlay(opacity: 0).drawn(map, over: image) == image)
    #expect(try Overlay(opacity: 1).drawn(map, over: image).pixels == [0, 0, 128, 128, 0, 0])
    #expect(try Overlay(opacity: 0.25).drawn(map, over: image).pixels == [8, 15, 55, 223, 0, 76])
  }

  @Test func staysWithinRangeAtEveryOpacity() throws {
    let white = Image(width: 256, height: 1, pixels: [UInt8](repeating: 255, count: 768))
    let ramp = Tensor(shape: [1, 256], elements: (0..<256).map { Float($0) / 255 })
    for step in 0...100 {
      for colourMap in ColourMap.all {
        let drawn = try Overlay(colourMap: colourMap, opacity: Float(step) / 100).drawn(ramp, over: white)
        #expect(drawn.pixels.count == 768)
      }
    }
  }

  @Test func refusesAMapOfAnotherSizeAndAnOpacityOutOfRange() {
    let other = Tensor(shape: [2, 1], elements: [0, 1])
    #expect(#expect(throws: ImagingError.self) { try Overlay().drawn(other, over: image) }?.code == .invalidSize)
    for opacity in [-0.1, 1.1, .nan] as [Float] {
      let error = #expect(throws: ImagingError.self) { try Overlay(opacity: opacity).drawn(map, over: image) }
      #expect(error?.code == .invalidValue)
    }
  }
}
