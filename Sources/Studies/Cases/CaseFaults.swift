import Evaluation
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

/// A box as a list gives it.
enum ListedBox {
  case box(PictureBox)
  case fault(String)

  init(_ make: () throws(EvaluationError) -> PictureBox) {
    do throws(EvaluationError) {
      let box = try make()
      self = box.left >= 0 && box.top >= 0 ? .box(box) : .fault("the box \(box) begins outside of the picture")
    } catch {
      self = .fault(error.message)
    }
  }
}

extension StudyCase {
  /// Takes a box that a list gives it.
  /// - Returns: why it cannot, nil where it can.
  mutating func add(_ listed: ListedBox) -> String? {
    switch listed {
    case .fault(let text): return text
    case .box(let box):
      guard boxes.count < StudyCases.mostBoxes else {
        return "the picture and class have more than \(StudyCases.mostBoxes) boxes"
      }
      if !boxes.contains(box) { boxes.append(box) }
      return nil
    }
  }
}
