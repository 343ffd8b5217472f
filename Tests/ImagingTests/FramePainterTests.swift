import Imaging
import Tensors
import Testing

/// Maps over whole frames.
@Suite struct FramePainterTests {
  /// Where the view is the frame, it is what `Overlay` draws: within 1, since one counts in 256ths and the other in floats.
  @Test(arguments: [Float(0), 0.3, 0.5, 1])
  func isTheOverlayWhereTheWholeFrameIsSeen(opacity: Float) throws {
    let frame = noise(seed: 1)
    let overlay = Overlay(colourMap: .viridis, opacity: opacity)
    var random = SeededRandom(seed: 2)
    let map = Tensor(shape: [40, 40], elements: (0..<1600).map { _ in Float.random(in: -0.2...1.2, using: &random) })
    let painter = FramePainter(
      width: 40, height: 40, placement: .init(left: 0, top: 0, width: 40, height: 40), viewHeight: 40, viewWidth: 40,
      overlay: overlay)
    let (found, wanted) = (painter.painted(frame, map, label: nil), try overlay.drawn(map, over: frame))
    #expect(zip(found.pixels, wanted.pixels).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
    if opacity == 0 { #expect(found == frame) }
  }

  /// Within a larger frame too, where the network looked.
  @Test func isTheOverlayWhereTheNetworkLooked() throws {
    let (frame, overlay) = (noise(seed: 1), Overlay(colourMap: .viridis, opacity: 0.5))
    var random = SeededRandom(seed: 2)
    let map = Tensor(shape: [12, 12], elements: (0..<144).map { _ in Float.random(in: 0...1, using: &random) })
    let placement = NetworkInput.Placement(left: 3.5, top: -4, width: 30.25, height: 30.25)
    let painter = FramePainter(
      width: 40, height: 40, placement: placement, viewHeight: 12, viewWidth: 12, overlay: overlay)
    let (found, wanted) = (painter.painted(frame, map, label: nil), try overlay.drawn(map, over: frame, at: placement))
    let placed = PlacedMap(map, at: placement, width: 40, height: 40)
    for y in 0..<40 {
      for x in 0..<40 where placed.value(x: x, y: y) != nil {
        for sample in (y * 40 + x) * 3..<(y * 40 + x) * 3 + 3 {
          // A value at the border of two colours may be rounded to either: neighbours differ by 3 at most.
          #expect(abs(Int(found.pixels[sample]) - Int(wanted.pixels[sample])) <= 3)
        }
      }
    }
  }

  /// The map lies where the network looked, enlarged with the view, and the rest is dimmed.
  @Test func liesWhereTheNetworkLooked() throws {
    let white = Image(width: 30, height: 20, pixels: [UInt8](repeating: 200, count: 1800))
    // The left half of the view speaks for the class.
    let map = Tensor(shape: [2, 2], elements: [1, 0, 1, 0])
    let painter = FramePainter(
      width: 30, height: 20, placement: .init(left: 5, top: 0, width: 20, height: 20), viewHeight: 10, viewWidth: 10,
      overlay: Overlay(colourMap: .jet, opacity: 1))
    let result = painter.painted(white, map, label: nil)
    func colour(_ x: Int, _ y: Int) -> [UInt8] { Array(result.pixels[(y * 30 + x) * 3..<(y * 30 + x) * 3 + 3]) }
    func mapColour(_ value: Float) -> [UInt8] {
      let colour = ColourMap.jet.colour(at: value)
      return [colour.red, colour.green, colour.blue]
    }
    for y in [0, 10, 19] {
      #expect(colour(0, y) == [90, 90, 90] && colour(4, y) == [90, 90, 90] && colour(25, y) == [90, 90, 90])
      #expect(colour(5, y) == mapColour(1) && colour(24, y) == mapColour(0))
    }
  }

  /// No placement, map or label traps: views beyond the frame, of one pixel, or of nothing.
  @Test func takesWhateverItIsGiven() {
    let frame = noise(seed: 1)
    for (left, width) in [(-30.0, 100.0), (39.9, 5), (-50, 10), (0, 0.01), (10, 1)] {
      for side in [1, 2, 7] {
        let painter = FramePainter(
          width: 40, height: 40, placement: .init(left: left, top: left, width: width, height: width),
          viewHeight: side, viewWidth: side, overlay: Overlay())
        let map = Tensor(shape: [3, 3], repeating: .nan)
        #expect(painter.painted(frame, map, label: noise(seed: 2, side: 90)).pixels.count == 4800)
      }
    }
  }

  private func noise(seed: UInt64, side: Int = 40) -> Image {
    var random = SeededRandom(seed: seed)
    return Image(
      width: side, height: side, pixels: (0..<side * side * 3).map { _ in UInt8.random(in: 0...255, using: &random) })
  }
}
