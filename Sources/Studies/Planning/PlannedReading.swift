/// How the pictures of a plan are read, in the words of the command line: they move numbers.
public struct PlannedReading: Sendable, Equatable, Codable {
  /// Which values become black and white.
  public let range: String
  /// Which page, frame or volume, from 1; nil for the first.
  public let page: Int?
  /// Which plane of a volume, such as `z:12`; nil for the middle one.
  public let slice: String?
  /// Whether embedded colour profiles are applied.
  public let managesColours: Bool

  /// By default the first picture or the middle plane, with the range that suits it.
  public init(range: String = "auto", page: Int? = nil, slice: String? = nil, managesColours: Bool = false) {
    self.range = range
    self.page = page
    self.slice = slice
    self.managesColours = managesColours
  }
}
