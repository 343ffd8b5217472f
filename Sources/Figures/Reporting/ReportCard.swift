/// A small picture with a few words, which leads to a page of its own.
public struct ReportCard: Sendable {
  /// The link's own words.
  public var title: String
  /// What stands behind the title.
  public var text: String
  /// A file, relative to the report.
  public var link: String
  /// PNG; nil for words alone.
  public var picture: [UInt8]?

  /// A card that leads to another page.
  public init(title: String, text: String, link: String, picture: [UInt8]?) {
    self.title = title
    self.text = text
    self.link = link
    self.picture = picture
  }
}
