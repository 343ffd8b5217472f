import MetaCAM
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What makes maps of one moment those of a film.
@Suite struct MapsOverTimeTests {
  private func map(_ value: Float, at time: Double, classIndex: Int = 1, side: Int = 2) -> TimedMap {
    TimedMap(time: time, classIndex: classIndex, map: Tensor(shape: [side, side], repeating: value))
  }

  /// A step of 1 is 1 − exp(−t/τ) after a time t, however many maps there were.
  @Test(arguments: [1, 3, 50])
  func smoothsByTimeAndNotByFrames(count: Int) {
    var smoothing = MapSmoothing(seconds: 0.5)
    _ = smoothing.smoothed(map(0, at: 0))
    var value: Float = 0
    for index in 1...count { value = smoothing.smoothed(map(1, at: Double(index) / Double(count))).map[0, 0] }
    // In single precision, fifty steps.
    #expect(abs(value - Float(1 - exp(-2.0))) < 1e-5)
  }

  @Test func beginsAnewWithAnotherClass() {
    var smoothing = MapSmoothing(seconds: 10)
    _ = smoothing.smoothed(map(0, at: 0))
    #expect(smoothing.smoothed(map(1, at: 0.1, classIndex: 2)).map[0, 0] == 1)
    #expect(smoothing.smoothed(map(1, at: 0.2, classIndex: 2, side: 3)).map.shape == [3, 3])
    var none = MapSmoothing(seconds: 0)
    _ = none.smoothed(map(0, at: 0))
    #expect(none.smoothed(map(0.7, at: 0)).map[0, 0] == 0.7)
  }

  /// A peak counts at once, then less and less, and is gone after the time; no value is ever above it.
  @Test func fades() {
    var maximum = FadingMaximum(seconds: 2)
    #expect(maximum.with(8, at: 0) == 8)
    #expect(maximum.with(1, at: 0.5) == 6)
    #expect(maximum.with(1, at: 1.5) == 2)
    #expect(maximum.with(1, at: 2) == 1)
    #expect(maximum.with(5, at: 2.1) == 5)
    var random = SeededRandom(seed: 3)
    var other = FadingMaximum(seconds: 0.3)
    for index in 0..<500 {
      let value = Float.random(in: 0...10, using: &random)
      #expect(other.with(value, at: Double(index) / 25) >= value)
    }
  }
}
