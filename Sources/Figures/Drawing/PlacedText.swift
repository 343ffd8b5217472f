/// How text looks. No text is smaller than 7 points, which is still legible in print.
struct TextStyle {
  var size = 7.5
  var isBold = false
  var colour = Colour.ink

  static let label = TextStyle()
  static let small = TextStyle(size: 7, colour: .faint)
  static let title = TextStyle(size: 8.5, isBold: true)
}

/// A piece of text on a canvas.
package struct PlacedText: Sendable, Equatable {
  package let text: String
  /// From the top of the highest letters to the bottom of the lowest.
  package let box: Box
  package let size: Double
}

/// Which part of a text's box lies at the given place.
enum Alignment: Double {
  case start = 0
  case middle = 0.5
  case end = 1
}
