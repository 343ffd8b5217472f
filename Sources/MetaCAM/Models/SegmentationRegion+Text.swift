import Classifiers
import Imaging

extension SegmentationRegion {
  /// A region as a person names it: `120,80`, a point in the picture's pixels, or else the path of a picture that is a mask.
  /// - Throws: what reading the mask throws.
  public init(_ text: String) throws {
    self = try Self.point(text) ?? .mask(Image(contentsOf: text).mask)
  }

  /// The file of a mask that such a text names; nil for a point.
  public static func maskFile(_ text: String) -> String? { point(text) == nil ? text : nil }

  /// The point that such a text names; nil for what is none.
  package static func point(_ text: String) -> SegmentationRegion? {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 2, let x = numbers[0], let y = numbers[1], x.isFinite, y.isFinite else { return nil }
    return .point(x: x, y: y)
  }
}
