import Imaging

/// Over what a map is drawn.
public struct ShownView: NamedRow {
  public static let noun = "view"
  public let slug: String
  public let summary: String

  private init(_ slug: String, _ summary: String) {
    self.slug = slug
    self.summary = summary
  }

  /// The usual one: the picture as its owner knows it.
  public static let picture = ShownView(
    "picture", "all of the picture at its own size; what the network did not see is grey and hatched")
  /// No more than the network has judged by.
  public static let network = ShownView("network", "the part that the network saw, at the network's size")

  public static let all: [ShownView] = [picture, network]
}
