import Failures
import MetaCAM

/// What `metacam check` prints.
struct CheckOutput {
  private let check: NetworkCheck
  private let picture: String

  /// - Parameter picture: its path.
  init(_ check: NetworkCheck, of picture: String) {
    self.check = check
    self.picture = picture
  }

  /// - Throws: `MetaCAMError` behind what is printed, where the self-test fails.
  func print(asJSON: Bool) throws {
    if asJSON { try JSONOutput.write(document) } else { for line in lines { try StandardOutput.print(line) } }
    guard let test = check.selfTest, !test.isPassed else { return }
    throw MetaCAMError(
      .selfTestFailed,
      "the self-test fails: the probability of class \(test.classIndex) is \(Columns.fixed(test.found, digits: 4)), and is "
        + "described as \(Columns.fixed(test.expected, digits: 4))", context: ["picture": picture])
  }

  private var lines: [String] {
    var lines = [picture]
    let answers = check.answers
    let width = answers.map(\.setting.count).max() ?? 0
    for answer in answers {
      let (top, label) = (answer.top, answer.top.label)
      let percent = Columns.right(Columns.fixed(top.probability * 100, digits: 1), width: 5)
      let name = label.name.map { "  \(ShownText.visible($0))" } ?? ""
      let differs = label.index != answers[0].top.label.index ? "  (another class)" : ""
      lines.append("  \(Columns.left(answer.setting, width: width))  \(percent) %  \(label.index)\(name)\(differs)")
    }
    lines.append(StandardOutput.inputLine(of: check.model))
    if !check.remarks.isEmpty { lines.append("picture: \(check.remarks.joined(separator: ", "))") }
    lines.append("probabilities: \(check.model.scoreReading)")
    lines.append("layer: \(check.layers.map { ShownText.visible($0) }.joined(separator: ", "))")
    if let test = check.selfTest, test.isPassed {
      lines.append("self-test: passed, off by \(Columns.fixed(test.difference, digits: 6)) at most")
    }
    return lines
  }

  private var document: Document {
    let model = check.model
    return Document(
      model: model.name, picture: picture, preprocessing: model.preprocessing, scoreReading: model.scoreReading,
      layers: check.layers, notes: model.notes.map(\.worded) + check.remarks,
      settings: check.answers.map { Setting(setting: $0.setting, top: PredictionOutput($0.top)) },
      selfTest: check.selfTest.map {
        Test(isPassed: $0.isPassed, class: $0.classIndex, probability: $0.found, described: $0.expected)
      })
  }

  private struct Document: Encodable {
    let model: String
    let picture: String
    let preprocessing: Preprocessing
    let scoreReading: ScoreReading
    let layers: [String]
    let notes: [String]
    let settings: [Setting]
    let selfTest: Test?
  }

  private struct Setting: Encodable {
    let setting: String
    let top: PredictionOutput
  }

  private struct Test: Encodable {
    let isPassed: Bool
    let `class`: Int
    let probability: Double
    let described: Double
  }
}
