import MetaCAM

/// What `metacam sweep --json` prints; the results are in their file.
struct SweepOutput: Encodable {
  let cases: Int
  let warnings: [Warning]
  /// What a reader should know, network by network.
  let notes: [String]
  /// Cases that could not be computed; left out where there are none.
  let failures: [FailedPictures.Failure]?
  let removals: CaseResult.Removals
  let runs: [String: Int]
  let stageSeconds: [String: Double]

  init(results: SweepResults, notes: [String], failures: [FailedPictures.Failure]?, log: RunLog) {
    self.notes = notes
    self.failures = failures
    cases = results.cases.count
    warnings = zip(results.items, results.cases).flatMap { item, result in
      result.warnings.map { Warning(case: item.id, warning: $0) }
    }
    removals = results.removals
    runs = ["forward": log.counts.forward, "head": log.counts.head, "backward": log.counts.backward]
    stageSeconds = Dictionary(log.stageSeconds.map { ($0.stage, $0.seconds) }, uniquingKeysWith: +)
  }

  struct Warning: Encodable {
    let `case`: String
    let warning: MapWarning
  }
}

/// What is said of a sweep, while it goes on and at its end.
final class SweepProgress {
  private let settings: ExperimentSettings
  private let console: Console
  private let asJSON: Bool
  private var failed: FailedPictures
  private var steps: StepBar?
  private let figures: StepBar

  init(of plan: SweepPlan, failed: FailedPictures, console: Console, asJSON: Bool) {
    settings = plan.settings
    self.failed = failed
    self.console = console
    self.asJSON = asJSON
    figures = StepBar(console: console, name: "figures", stepCount: 5 + 2 * plan.items.count)
  }

  func show(_ event: SweepEvent) throws {
    switch event {
    case .note(let note): console.warn(note.worded)
    case .found(let item): try say("\(item.id): finished before")
    case .begun(let item):
      steps = StepBar(console: console, name: item.id, stepCount: SearchChoice.groups.stepCount(settings) + 44)
    case .finished(let item, let result):
      console.endProgress()
      for warning in result.warnings { console.warn("\(item.id), \(warning)") }
      try say("\(item.id): \(Self.line(result))")
    case .failed(let item, let error):
      console.endProgress()
      try failed.note(error, path: item.planned.image)
    }
  }

  func step(_ item: SweepItem, _ what: String) { steps?.advance(what) }

  func figure() { figures.advance("drawn") }

  /// - Throws: what makes the command end with status 1, where a case has failed.
  func end(with results: SweepResults, notes: [String], folder: String, log: RunLog) throws {
    console.endProgress()
    if asJSON {
      try JSONOutput.write(SweepOutput(results: results, notes: notes, failures: failed.listed, log: log))
    }
    for paragraph in SweepSummary(results).paragraphs { try say(paragraph) }
    let removals = results.removals
    try say("removals of pixels: \(removals.asked) asked for, \(removals.made) imputed and run")
    let tables = SweepTables.files.joined(separator: ", ")
    try say("wrote \(folder)/report.html, results.json, \(tables), figures")
    try failed.check()
  }

  /// Results as text, where they are to be text.
  private func say(_ line: String) throws {
    if !asJSON { try StandardOutput.print(line) }
  }

  private static func line(_ result: CaseResult) -> String {
    func score(_ map: CaseResult.ChosenMap) -> String {
      result.confirmation(of: map).map { Columns.fixed($0.score, digits: 4) } ?? "–"
    }
    return "best member \(score(.bestMember)) (\(result.bestMember?.method ?? "–")), best of the combinations "
      + "\(score(.bestExperiment)), member search \(score(.memberSearch)), all members \(score(.allMembers))"
  }
}

extension [String] {
  /// Words as they are typed into a shell.
  var shellWords: String {
    enumerated().map { index, word in
      // The program by its name: where it lies says nothing about the results.
      if index == 0 { return "metacam" }
      let isPlain = word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./=,:+%@".unicodeScalars.contains($0)
      }
      return isPlain && !word.isEmpty
        ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
