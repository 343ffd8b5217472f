import FoundationEssentials

/// Where files of a moment belong.
enum TemporaryFolder {
  static var path: String { path(in: ProcessInfo.processInfo.environment) }

  /// `TMPDIR`, else `/tmp`.
  static func path(in environment: [String: String]) -> String {
    environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }
}
