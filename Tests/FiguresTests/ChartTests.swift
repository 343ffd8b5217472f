import Figures
import Testing

@Suite struct AxisTests {
  @Test(arguments: [
    ([0.0, 100], 11, ["0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100"]),
    ([0.03, 0.29], 5, ["0.1", "0.2"]),
    ([-0.13, 0.29], 6, ["−0.1", "0.0", "0.1", "0.2"]),
    ([-1, 1], 3, ["−1", "0", "1"]),
    ([0.2, 0.2], 5, ["0.10", "0.15", "0.20", "0.25", "0.30"]),
    ([], 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
  ]) func hasRoundTicks(_ values: [Double], _ count: Int, _ labels: [String]) throws {
    let axis = try Axis(covering: values, maximumTickCount: count)
    #expect(axis.ticks.map(axis.label) == labels)
  }

  /// Whatever the values: they are covered, the ticks are few, and their labels differ.
  @Test func coversWhateverComes() throws {
    for exponent in -12...5 {
      for (low, high) in [(0.0, 1.0), (-1, 1), (0.17, 0.93), (-0.93, -0.17), (0.999, 1), (0.5, 0.5), (-7e-9, 3)] {
        var scale = 1.0
        for _ in 0..<abs(exponent) { scale *= exponent < 0 ? 0.1 : 10 }
        for count in 2...12 {
          let axis = try Axis(covering: [low * scale, .nan, high * scale, -.infinity], maximumTickCount: count)
          #expect((2...max(count, 3)).contains(axis.ticks.count))
          #expect(axis.low <= low * scale && axis.high >= high * scale)
          #expect(axis.ticks[0] >= axis.low && axis.ticks[axis.ticks.count - 1] <= axis.high)
          #expect(Set(axis.ticks.map(axis.label)).count == axis.ticks.count)
        }
      }
    }
    #expect(
      #expect(throws: FigureError.self) { try Axis(covering: [1e300], maximumTickCount: 5) }?.code == .invalidValue)
  }

  @Test func placesValues() throws {
    let axis = try Axis(covering: [0, 100], maximumTickCount: 11)
    #expect(axis.place(0, from: 30, to: 10) == 30)
    #expect(axis.place(100, from: 30, to: 10) == 10)
    #expect(axis.place(25, from: 30, to: 10) == 25)
  }
}

@Suite struct LabelStackTests {
  private static let third = 1.0 / 3
  private static let cases: [(wanted: [Double], places: [Double])] = [
    ([10, 50], [10, 50]), ([50, 10], [50, 10]), ([50, 50], [45, 55]), ([50, 52, 54], [42, 52, 62]),
    ([0, 0], [0, 10]), ([100, 100, 99], [90, 100, 80]), ([20, 20, 27], [12 + third, 22 + third, 32 + third]), ([], []),
  ]

  @Test(arguments: cases) func movesLabelsApart(_ wanted: [Double], _ places: [Double]) {
    let found = LabelStack.places(wanted, spacing: 10, from: 0, to: 100)
    #expect(found.count == places.count)
    for (a, b) in zip(found, places) { #expect(abs(a - b) < 1e-9, "\(found)") }
  }

  @Test func keepsOrderDistanceAndRange() {
    for seed in 0..<200 {
      let wanted = (0..<(1 + seed % 11)).map { 120 * Sample.noise($0, seed) - 10 }
      let places = LabelStack.places(wanted, spacing: 10, from: 0, to: 100).sorted()
      #expect(places.allSatisfy { (-1e-9...100 + 1e-9).contains($0) })
      for (a, b) in zip(places, places.dropFirst()) { #expect(b - a >= 10 - 1e-9) }
    }
  }
}

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0.2716, 3, "0.272"), (-0.2716, 2, "−0.27"), (-0.0001, 3, "0.000"), (12, 0, "12"), (0.5, 0, "1"),
      (1234.5, 1, "1234.5"), (0.05, 1, "0.1"), (.nan, 3, "–"), (.infinity, 0, "–"), (nil, 3, "–"), (1e300, 2, "1e+300"),
    ] as [(Double?, Int, String)]) func writesNumbers(_ value: Double?, _ decimals: Int, _ text: String)
  {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test func writesShares() {
    #expect(NumberText.percent(30) == "30 %")
    #expect(NumberText.percent(2.5) == "2.5 %")
    #expect(NumberText.percent(nil) == "–")
  }
}

@Suite struct SVGIdentifierTests {
  @Test func countsFromNought() {
    let svg =
      "<g id=\"surface42\"><use href=\"#image7\"/><g fill=\"url(#linear9)\" id=\"glyph0-1\"/><a b=\"surface42\"/></g>"
    let expected =
      "<g id=\"surface0\"><use href=\"#image1\"/><g fill=\"url(#linear2)\" id=\"glyph0-1\"/><a b=\"surface0\"/></g>"
    #expect(String(decoding: SVGIdentifiers.numberedAnew(Array(svg.utf8)), as: UTF8.self) == expected)
    // What only begins like a name stays.
    for other in ["", "\"surface", "#image12", "\"maskimum3\"", "\"image3x\""] {
      #expect(SVGIdentifiers.numberedAnew(Array(other.utf8)) == Array(other.utf8))
    }
  }
}
