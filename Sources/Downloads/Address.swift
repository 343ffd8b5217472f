import FoundationEssentials

/// Where something can be fetched from: an http or https URL.
struct Address: Sendable {
  private let url: URL

  var text: String { url.absoluteString }

  /// - Throws: `DownloadError` if it is none.
  init(_ text: String) throws(DownloadError) {
    guard let url = URL(string: text), Self.canBeAsked(url) else {
      throw DownloadError(.invalidURL, "this is no http or https address", context: ["url": text])
    }
    self.url = url
  }

  private init?(url: URL) {
    guard Self.canBeAsked(url) else { return nil }
    self.url = url
  }

  private static func canBeAsked(_ url: URL) -> Bool {
    ["http", "https"].contains(url.scheme?.lowercased()) && url.host?.isEmpty == false
  }

  /// What a `Location` header means here; nil where it is no address.
  func following(_ location: String) -> Address? {
    guard !location.isEmpty else { return nil }
    return URL(string: location, relativeTo: url).flatMap { Address(url: $0.absoluteURL) }
  }

  var isSecure: Bool { url.scheme?.lowercased() == "https" }

  /// The same scheme, host and port.
  func hasOrigin(of other: Address) -> Bool {
    (url.scheme?.lowercased(), url.host?.lowercased(), url.port)
      == (other.url.scheme?.lowercased(), other.url.host?.lowercased(), other.url.port)
  }
}
