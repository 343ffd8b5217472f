import Failures

/// A row of a list that a user chooses from by name.
///
///     try Interpolation.named("bicubic")
///     Interpolation.all.map { "\($0.slug): \($0.summary)" }  // for a help text
public protocol NamedRow: Sendable, Equatable {
  /// What one of the list is called, such as `interpolation`.
  static var noun: String { get }
  /// The whole list, the usual one first.
  static var all: [Self] { get }
  /// The name on the command line and in files.
  var slug: String { get }
  /// One line for the help.
  var summary: String { get }
}

extension NamedRow {
  /// The row of a slug.
  /// - Throws: `ImagingError` with the nearest names.
  public static func named(_ slug: String) throws(ImagingError) -> Self {
    if let choice = all.first(where: { $0.slug == slug }) { return choice }
    let known = all.map(\.slug)
    throw ImagingError(
      .unknownName,
      "there is no \(noun) '\(slug)'" + NearestNames.hint(for: slug, among: known)
        + "; take one of \(known.joined(separator: ", "))")
  }
}
