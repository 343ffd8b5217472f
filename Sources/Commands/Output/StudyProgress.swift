import MetaCAM
import Synchronization

/// What is said of a study, while it goes on and at its end; several cases may be computed at once.
final class StudyProgress: Sendable {
  private let plan: StudyPlan
  private let folder: String
  private let console: Console
  private let asJSON: Bool
  private let state: Mutex<State>
  private struct State {
    /// Finished items, those from before among them.
    var finished: Int
    var failed = 0
    /// Items that have failed and were named.
    var named: Set<String> = []
    /// Items that were finished before in the shards that this process has computed.
    var found = 0
    var notes: [Note] = []
    let began = ContinuousClock.now
    /// Items that this process has computed.
    var computed = 0
    var drawn = 0
  }

  init(_ store: StudyStore, console: Console, asJSON: Bool) {
    plan = store.plan
    folder = store.folder.path
    self.console = console
    self.asJSON = asJSON
    state = Mutex(State(finished: (try? StudyStatus(of: store).itemsFinished) ?? 0))
  }

  /// What readers of the results should know, network by network.
  var notes: [Note] { state.withLock(\.notes) }

  @Sendable func show(_ event: StudyEvent) {
    switch event {
    case .note(let note):
      state.withLock { $0.notes.append(note) }
      console.warn(note.worded)
    case .found(let count, let shard):
      state.withLock { $0.found += count }
      console.note("shard \(shard): \(count) case(s) finished before")
    case .begun(let item): bar(item, "begun")
    case .step(let item, let what): bar(item, what)
    case .finished(let item, let result):
      state.withLock { state in
        state.finished += 1
        state.computed += 1
      }
      console.endProgress()
      for warning in result.warnings { console.warn("\(item.id), \(warning)") }
      if !asJSON { try? StandardOutput.print("\(item.id): \(Self.line(result))") }
    case .failed(let item, let reason):
      let isNamed = state.withLock { state in
        state.finished += 1
        state.failed += 1
        return state.named.count < StudyMerge.shownFailureCount && state.named.insert(item.id).inserted
      }
      console.endProgress()
      if isNamed { report(item, reason) }
    case .lost(let shard): console.note("shard \(shard) was taken over by somebody else")
    case .waiting(let shards, let owner):
      console.endProgress()
      let who = owner.map { " (the first by \($0.name))" } ?? ""
      console.note("waiting: others compute the last \(shards) shard(s)\(who); what they leave is taken over")
    }
  }

  private func report(_ item: StudyItem, _ reason: String) {
    console.report("Error: \(item.id): \(Remedy.reworded(reason, CommandWords.words))")
  }

  private func bar(_ item: StudyItem, _ what: String) {
    let line = state.withLock { state -> (done: Int, text: String) in
      let elapsed = (ContinuousClock.now - state.began).seconds
      let rest = state.computed > 0 ? elapsed / Double(state.computed) * Double(plan.itemCount - state.finished) : nil
      let time = rest.map { ", \(Columns.duration($0)) left" } ?? ""
      return (state.finished, "\(state.finished)/\(plan.itemCount)\(time): \(item.id), \(what)")
    }
    console.bar(line.done, of: plan.itemCount, line.text)
  }

  func figure() {
    let drawn = state.withLock { state in
      state.drawn += 1
      return state.drawn
    }
    console.bar(min(drawn, Self.figureCount), of: Self.figureCount, "figures: \(drawn) drawn")
  }

  /// Of a network, about.
  private static let figureCount = 4

  func endBar() { console.endProgress() }

  /// The end of `study run`.
  ///
  /// - Throws: what makes the command end with status 1, where a case has failed.
  func end(_ ending: StudyRun.Ending, of store: StudyStore) throws {
    console.endProgress()
    let open = try store.left().shards
    let (failed, named, count) = state.withLock { state in
      (state.failed, state.named.count, state.failed + state.computed + state.found)
    }
    if failed > named {
      console.report("Error: \(failed - named) more failed; after the merge tables/cases.csv lists them all")
    }
    if ending.leftToOthers > 0 {
      try StandardOutput.print("\(ending.leftToOthers) shard(s) are left to others who compute them")
    } else if open > 0 {
      try StandardOutput.print("done; \(open) shard(s) of the study are not")
    } else {
      try StandardOutput.print("done; go on with `metacam study merge \(folder.shellPath)`")
    }
    guard failed == 0 else { throw SomePicturesFailed(failed: failed, count: count, called: "cases") }
  }

  /// The end of a study whose results are written.
  ///
  /// - Throws: what makes the command end with status 1, where a case has failed.
  func end(_ merged: StudyMerge.Merged, hasReport: Bool = true, log: RunLog = RunLog()) throws {
    console.endProgress()
    let files = (hasReport ? ["report.html"] : []) + ["results.sqlite"] + StudyTables.files.map { "tables/\($0)" }
    if asJSON {
      try JSONOutput.write(
        StudyOutput(merged, notes: notes.map(\.worded), files: files, log: log))
    } else {
      try StandardOutput.print(
        "removals of pixels: \(merged.removals.asked) asked for, \(merged.removals.made) imputed and run")
      try StandardOutput.print("wrote \(folder)/\(files.joined(separator: ", "))")
      if merged.missing > 0 {
        try StandardOutput.print("\(merged.missing) case(s) of shards that are not done are left out")
      }
    }
    guard merged.failureCount == 0 else {
      // Those that were named when they failed are not named again.
      var named = state.withLock(\.named)
      for failure in merged.failures where named.count < StudyMerge.shownFailureCount {
        if named.insert(failure.item.id).inserted { report(failure.item, failure.reason) }
      }
      let rest = merged.failureCount - named.count
      if rest > 0 { console.report("Error: \(rest) more failed; \(folder)/tables/cases.csv names them all") }
      throw SomePicturesFailed(
        failed: merged.failureCount, count: merged.failureCount + merged.finished, called: "cases")
    }
  }

  private static func line(_ result: CaseResult) -> String {
    func score(_ map: CaseResult.ChosenMap) -> String {
      result.confirmation(of: map).map { Columns.fixed($0.score, digits: 4) } ?? "–"
    }
    guard !result.members.isEmpty else {
      return "class \(result.classIndex), \(Columns.fixed(100 * result.probability, digits: 1)) %"
    }
    let best =
      "best member \(score(.bestMember)) (\(result.bestMember?.method ?? "–")), all members \(score(.allMembers))"
    guard result.memberSearch != nil else { return best }
    return best + ", best of the combinations \(score(.bestExperiment)), member search \(score(.memberSearch))"
  }
}

/// What `metacam study --json` prints; the results are in their files.
struct StudyOutput: Encodable {
  let cases: Int
  let failures: [Failure]
  let failureCount: Int
  let files: [String]
  /// What a reader should know, network by network.
  let notes: [String]
  let warnings: [Warning]
  let warningCount: Int
  let removals: CaseResult.Removals
  let runs: [String: Int]
  let stageSeconds: [String: Double]

  struct Failure: Encodable {
    let `case`: String
    let error: String
  }

  struct Warning: Encodable {
    let `case`: String
    let warning: MapWarning
  }

  init(_ merged: StudyMerge.Merged, notes: [String], files: [String], log: RunLog) {
    cases = merged.finished
    failures = merged.failures.map { Failure(case: $0.item.id, error: $0.reason) }
    failureCount = merged.failureCount
    self.files = files
    self.notes = notes
    warnings = merged.warnings.map { Warning(case: $0.item.id, warning: $0.warning) }
    warningCount = merged.warningCount
    removals = merged.removals
    runs = ["forward": log.counts.forward, "head": log.counts.head, "backward": log.counts.backward]
    stageSeconds = Dictionary(log.stageSeconds.map { ($0.stage, $0.seconds) }, uniquingKeysWith: +)
  }
}

extension StudyStatus {
  /// One line, for a terminal.
  var line: String {
    let rate = itemsPerHour.map { ", \(Columns.fixed($0, digits: 0)) cases an hour" } ?? ""
    let left = secondsLeft.map { ", \(Columns.duration($0)) left" } ?? ""
    return "\(done) of \(shardCount) shards, \(itemsFinished) of \(itemCount) cases\(rate)\(left)"
  }

  var lines: [String] {
    let owners = (running.map { ("running", $0) } + stale.map { ("stale", $0) }).prefix(20).map { kind, shard in
      "  shard \(shard.shard): \(kind), \(shard.itemsFinished) case(s), \(shard.owner)"
    }
    return [
      "shards: \(done) done, \(running.count) running, \(stale.count) stale, \(shardCount - done - running.count - stale.count) "
        + "not begun",
      line,
    ] + owners
  }
}
