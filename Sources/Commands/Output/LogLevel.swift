import MetaCAM

/// How much is said.
enum LogLevel: String, CaseIterable, Comparable, NamedChoice {
  case error, warning, note, debug

  var summary: String {
    switch self {
    case .error: "what ends the program"
    case .warning: "and what a reader of the results should know"
    case .note: "and what goes on, with a bar"
    case .debug: "and how long each stage has taken"
    }
  }

  static func < (a: LogLevel, b: LogLevel) -> Bool {
    allCases.firstIndex(of: a).map { $0 } ?? 0 < allCases.firstIndex(of: b).map { $0 } ?? 0
  }

  /// Where no option says it.
  static func usual() throws -> LogLevel {
    try UserSettings.current().value(.logLevel).map { try named($0) } ?? .note
  }
}
