/// What a derived object says about how it was made.
public struct DICOMDerivation: Sendable, Equatable {
  /// One or two sentences, at most 1024 characters, ASCII: program, network, method, class. It should name no file, since
  /// files are named after patients.
  public var description: String
  /// What the map is of, in at most 48 characters: `grad-cam`.
  public var quantity: String
  /// The program's version.
  public var version: String
  /// Whether patient, dates and identifiers are left out or replaced (PS3.15, annex E).
  public var isAnonymised: Bool
  /// Whether text has been drawn into the picture.
  public var hasText: Bool

  /// What a derived object says of how it came about.
  public init(
    description: String, quantity: String, version: String, isAnonymised: Bool = false, hasText: Bool = false
  ) {
    self.description = description
    self.quantity = quantity
    self.version = version
    self.isAnonymised = isAnonymised
    self.hasText = hasText
  }
}
