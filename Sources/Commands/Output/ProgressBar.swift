import MetaCAM
import Synchronization

/// How far a long explanation is: the map that is being made, and within it the runs with the time that remains.
final class ProgressBar: Sendable {
  private struct State {
    var map = ""
    /// How many maps have been begun.
    var count = 0
    var start = ContinuousClock.now
    var lastDrawn: ContinuousClock.Instant?
  }

  private let console: Console
  private let mapCount: Int
  private let state = Mutex(State())

  /// - Parameter mapCount: how many maps there will be; 0 shows nothing.
  init(console: Console, mapCount: Int) {
    self.console = console
    self.mapCount = mapCount
  }

  /// A map is begun.
  func begin(_ name: String) {
    let (done, map) = state.withLock { state in
      let done = state.count
      state.count += 1
      state.map = mapCount > 1 ? "\(done + 1)/\(mapCount) \(name)" : name
      return (done, state.map)
    }
    if mapCount > 1 { console.bar(done, of: mapCount, map) }
  }

  /// Runs within the map.
  func update(_ progress: RunLog.Progress) {
    guard mapCount > 0 else { return }
    let now = ContinuousClock.now
    let line: String? = state.withLock { state in
      if progress.done == 0 { state.start = now }
      // Ten pictures a second are enough.
      if let last = state.lastDrawn, now - last < .milliseconds(100), progress.done < progress.total { return nil }
      state.lastDrawn = now
      let elapsed = (now - state.start).seconds
      let rest = elapsed / Double(max(progress.done, 1)) * Double(progress.total - progress.done)
      let time = progress.done == 0 ? "" : ", \(Columns.duration(rest)) left"
      return "\(state.map): run \(progress.done) of \(progress.total)\(time)"
    }
    if let line { console.bar(progress.done, of: progress.total, line) }
  }
}
