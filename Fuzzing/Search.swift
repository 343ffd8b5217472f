import Files
import FoundationEssentials
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Gives every kind of input its share of the time, with as many children at once as there are jobs, and keeps what ends
/// one of them.
struct Search {
  let kinds: [InputKind]
  let seed: UInt64
  let seconds: Double
  let jobs: Int
  /// Where inputs that were found are kept.
  let folder: String

  /// After so many a kind's time is over: one fault mostly shows in many inputs.
  private static let mostFindings = 20
  /// Seconds of the clock without a new input after which a child waits for something that never comes.
  private static let longestWait = 120.0

  struct Tally {
    var executed = 0
    var accepted = 0
    var seconds = 0.0
    var findings: [Finding] = []
  }

  struct Finding {
    let file: String
    let reason: String
  }

  /// A kind whose time runs, and the child that is at it.
  private struct Run {
    let kind: InputKind
    let progressFile: TemporaryFile
    let progress: Progress
    var child: ChildProcess
    var tally = Tally()
    let start = ContinuousClock.now
    var lastIndex = -1
    var lastChange = ContinuousClock.now
    var killedFor: String?
  }

  /// - Returns: what came of each kind, in order.
  func run(onFinding: (Finding) -> Void) throws -> [Tally] {
    var waiting = Array(kinds.indices.reversed())
    var running: [Int: Run] = [:]
    var tallies = [Tally](repeating: Tally(), count: kinds.count)
    let share = seconds * Double(min(jobs, kinds.count)) / Double(kinds.count)
    while !waiting.isEmpty || !running.isEmpty {
      while running.count < jobs, let place = waiting.popLast() { running[place] = try begin(kinds[place]) }
      usleep(20_000)
      for place in running.keys.sorted() {
        guard var run = running[place] else { continue }
        let isOver = try watch(&run, share: share, onFinding)
        run.tally.seconds = (ContinuousClock.now - run.start).seconds
        running[place] = isOver ? nil : run
        if isOver { tallies[place] = run.tally }
      }
    }
    return tallies
  }

  private func begin(_ kind: InputKind) throws -> Run {
    let file = TemporaryFile()
    let progress = try Progress(path: file.path)
    return Run(
      kind: kind, progressFile: file, progress: progress, child: try child(kind, file.path, from: 0))
  }

  private func child(_ kind: InputKind, _ progress: String, from first: Int) throws -> ChildProcess {
    try ChildProcess(arguments: [
      "child", "--reader", kind.name, "--seed", "\(seed)", "--first", "\(first)", "--progress", progress,
    ])
  }

  /// - Returns: true once the kind's time is over and its child has ended.
  private func watch(_ run: inout Run, share: Double, _ onFinding: (Finding) -> Void) throws -> Bool {
    let now = ContinuousClock.now
    let isOver = (now - run.start).seconds > share || run.tally.findings.count >= Self.mostFindings
    if isOver { run.progress.isOver = true }
    let index = run.progress.index
    if index != run.lastIndex { (run.lastIndex, run.lastChange) = (index, now) }
    run.tally.executed = run.progress.executed
    run.tally.accepted = run.progress.accepted
    guard let end = run.child.end() else {
      if run.killedFor == nil {
        if run.child.residentBytes > run.kind.limits.bytes {
          run.killedFor = "takes more than \(run.kind.limits.bytes >> 20) MiB"
        } else if (now - run.lastChange).seconds > Self.longestWait {
          run.killedFor = "does not end"
        }
        if run.killedFor != nil { run.child.kill() }
      }
      return false
    }
    switch end {
    case .exited(0) where run.killedFor == nil:
      // It has ended by itself, at its end or to make room.
      if isOver { return true }
      run.child = try child(run.kind, run.progressFile.path, from: index + 1)
    case .exited(let status) where run.killedFor == nil && index == 0 && run.tally.executed == 0:
      throw FileError(.readFailed, "the reader '\(run.kind.name)' cannot be started (status \(status))")
    default:
      let finding = try keep(run, index, run.killedFor ?? Self.reason(end, run.kind))
      run.tally.findings.append(finding)
      onFinding(finding)
      run.killedFor = nil
      if isOver { return true }
      run.child = try child(run.kind, run.progressFile.path, from: index + 1)
    }
    run.lastChange = ContinuousClock.now
    return false
  }

  private static func reason(_ end: ChildProcess.End, _ kind: InputKind) -> String {
    switch end {
    case .exited(let status): "ends the program with status \(status)"
    case .signalled(SIGXCPU): "takes more than \(kind.limits.seconds) seconds"
    case .signalled(let number): "crashes: \(String(cString: strsignal(number)))"
    }
  }

  /// Writes the input, and beside it what a run of it alone says.
  private func keep(_ run: Run, _ index: Int, _ reason: String) throws -> Finding {
    try AtomicFile.makeFolder(folder)
    let file = "\(folder)/\(run.kind.name)-\(seed)-\(index)"
    try AtomicFile.write(run.kind.input(index, seed: seed, corpus: run.kind.corpus()), to: file)
    let messages = TemporaryFile()
    let alone = try ChildProcess(
      arguments: ["repeat", file, "--reader", run.kind.name], messages: messages.path, traces: true)
    let end = wait(for: alone, run.kind)
    let again = end == .exited(0) || end == .exited(2) ? "read alone, it does nothing of the kind" : "so it does alone"
    let trace = (try? Data(contentsOf: URL(fileURLWithPath: messages.path))).map { String(decoding: $0, as: UTF8.self) }
    try AtomicFile.write(
      """
      \(run.kind.name), seed \(seed), input \(index): \(reason); \(again)
      fuzz repeat \(file) --reader \(run.kind.name)

      \(trace ?? "")
      """.utf8, to: file + ".txt")
    return Finding(file: file, reason: "\(reason); \(again)")
  }

  private func wait(for child: ChildProcess, _ kind: InputKind) -> ChildProcess.End {
    let start = ContinuousClock.now
    while true {
      if let end = child.end() { return end }
      if child.residentBytes > kind.limits.bytes || (ContinuousClock.now - start).seconds > Self.longestWait {
        child.kill()
        return child.end(waiting: true) ?? .signalled(SIGKILL)
      }
      usleep(20_000)
    }
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
