import Figures
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct PaletteTests {
  /// Twelve lines differ by marker alone, and twenty-four by marker and dash: in print without colours too.
  @Test func tellsLinesApartWithoutColour() {
    let styles = (0..<Palette.count).map(Palette.style)
    #expect(Set(styles.prefix(12).map(\.marker)).count == 12)
    #expect(Set(styles.map { "\($0.marker) \($0.dash)" }).count == Palette.count)
    #expect(styles.allSatisfy { $0.marker.shape != Palette.emphasised.marker.shape })
    // The two methods of a pair share a colour, and one of them is dashed.
    for pair in 0..<6 {
      #expect(styles[2 * pair].colour == styles[2 * pair + 1].colour)
      #expect(styles[2 * pair].dash.isEmpty && !styles[2 * pair + 1].dash.isEmpty)
    }
  }

  /// WCAG 2.1 asks for a contrast of 3 to 1 for the parts of a graphic.
  @Test func standsOutFromThePaper() {
    for colour in Palette.colours { #expect(1.05 / (colour.luminance + 0.05) >= 3) }
    #expect(1.05 / (Palette.emphasised.colour.luminance + 0.05) >= 7)
  }

  /// In grey: CIE lightness from 0 to 100; 2 is about the least that the eye sees side by side.
  @Test func differsInLightness() {
    let lightnesses = Palette.colours.map { 116 * cbrt($0.luminance) - 16 }.sorted()
    for (a, b) in zip(lightnesses, lightnesses.dropFirst()) { #expect(b - a > 3.5) }
  }

  /// The difference of any two colours in CIE L*a*b*, as seen with all cones and without one kind; 10 is plain to see.
  @Test(arguments: Vision.allCases) func differsWithoutOneKindOfCone(_ vision: Vision) {
    let colours = Palette.colours.map { vision.laboratory($0) }
    for (index, a) in colours.enumerated() {
      for b in colours[(index + 1)...] {
        let difference = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        #expect(difference > 15, "\(difference)")
      }
    }
  }

  enum Vision: CaseIterable {
    case full, protanopia, deuteranopia, tritanopia

    /// What is seen of linear sRGB, by rows. Source: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
    /// Simulation of Color Vision Deficiency", 2009, table of severity 1.0.
    private var matrix: [[Double]] {
      switch self {
      case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protanopia:
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
      case .deuteranopia:
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
      case .tritanopia:
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
      }
    }

    func laboratory(_ colour: Colour) -> [Double] {
      let linear = [colour.red, colour.green, colour.blue].map {
        $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
      }
      func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      let seen = product(matrix, linear).map { min(max($0, 0), 1) }
      let xyz = product([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], seen)
      let f = zip(xyz, [0.95047, 1, 1.08883]).map { value, white in
        value / white > 0.008856 ? cbrt(value / white) : 7.787 * value / white + 16.0 / 116
      }
      return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }
  }
}
