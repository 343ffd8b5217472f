/// How one of several lines looks: colour, marker and dash together, so that two lines differ in print without colours too.
package struct SeriesStyle: Sendable, Equatable {
  package let colour: Colour
  package let marker: Marker
  /// Lengths of dashes and gaps in points; empty for a solid line.
  package let dash: [Double]
  let width: Double
}

/// Looks for twelve lines, and for one that stands out.
///
/// Lines come in pairs, as the methods do by likeness: one colour and shape for both, the first of them solid with filled
/// markers, the second dashed with hollow ones. The six colours keep a contrast of 3 to white, and differ in lightness;
/// three are Okabe and Ito's ("Color Universal Design", 2008) and two Paul Tol's ("Colour schemes", 2021), and people who
/// lack one kind of cone can tell all six apart.
package enum Palette {
  package static let colours = [0x0072B2, 0xD55E00, 0x332288, 0x009E73, 0x882255, 0x7F4A00].map(Colour.init)
  private static let shapes: [Marker.Shape] = [.circle, .square, .triangle, .diamond, .invertedTriangle, .cross]

  /// How many lines differ.
  package static let count = 24

  /// The look of a line by its place among the lines; from the thirteenth on dots follow the dashes, and from the
  /// twenty-fifth on looks come again.
  package static func style(_ index: Int) -> SeriesStyle {
    let (pair, isSecond, round) = (index / 2 % colours.count, index % 2 == 1, index / 12 % 2)
    let dashes: [[Double]] = [[], [4, 2], [1, 2], [6, 2, 1, 2]]
    return SeriesStyle(
      colour: colours[pair], marker: Marker(shape: shapes[pair], isFilled: !isSecond),
      dash: dashes[(isSecond ? 1 : 0) + 2 * round], width: 1)
  }

  /// The ensemble among its members.
  package static let emphasised = SeriesStyle(
    colour: .ink, marker: Marker(shape: .star, isFilled: true), dash: [], width: 2.5)

  /// Bars below zero and above, and members behind the ensemble and ahead of it.
  static let (negative, positive) = (colours[1], colours[0])
}
