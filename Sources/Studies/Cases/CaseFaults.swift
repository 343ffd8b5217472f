import Failures

/// What is wrong with a list of cases, or another table: the first ten faults with their places, and how many more there are.
struct CaseFaults {
  static let mostShown = 10
  /// What has the faults.
  private let list: String
  private var shown: [String] = []
  private var count = 0

  init(in list: String = "the list of cases") { self.list = list }

  var isEmpty: Bool { count == 0 }

  mutating func add(_ origin: @autoclosure () -> String, _ text: @autoclosure () -> String) {
    count += 1
    if shown.count < Self.mostShown { shown.append(ShownText.visible("\(origin()): \(text())")) }
  }

  /// - Parameter context: where the list lies, if that is known here.
  /// - Throws: `StudyError` (`invalidCases`), one line, where there is any.
  func check(_ context: FailureContext = [:]) throws(StudyError) {
    guard count > 0 else { return }
    let rest = count > shown.count ? "; and \(count - shown.count) more" : ""
    throw StudyError(.invalidCases, "\(list) has faults: " + shown.joined(separator: "; ") + rest, context: context)
  }

  /// As much of a stranger's text as a message has room for.
  static func quoted(_ text: String) -> String {
    text.utf8.count <= 100 ? "'\(text)'" : "'\(text.prefix(60))…'"
  }

  /// The first few of many, and how many more there are.
  static func listed(_ texts: [String], most: Int = 5) -> String {
    texts.prefix(most).map(quoted).joined(separator: ", ")
      + (texts.count > most ? " and \(texts.count - most) more" : "")
  }
}
