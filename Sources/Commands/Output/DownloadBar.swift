import Downloads
import Synchronization

/// How far a download is: what has come, of how much, and the time that remains.
final class DownloadBar: Sendable {
  private struct State {
    /// When the first bytes of this run came, and how many were there before.
    var start: (time: ContinuousClock.Instant, count: Int)?
    var lastDrawn: ContinuousClock.Instant?
  }

  private let console: Console
  private let name: String
  private let state = Mutex(State())

  init(console: Console, name: String) {
    self.console = console
    self.name = name
  }

  func update(_ progress: Download.Progress) {
    switch progress {
    case .waiting: console.bar(0, of: 1, "\(name): another program is fetching it")
    case .checking: console.bar(1, of: 1, "\(name): checking")
    case .receiving(let count, let total):
      let now = ContinuousClock.now
      let line: String? = state.withLock { state in
        let start = state.start ?? (now, count)
        state.start = start
        // Ten pictures a second are enough.
        if let last = state.lastDrawn, now - last < .milliseconds(100) { return nil }
        state.lastDrawn = now
        guard let total else { return Self.megabytes(count) }
        let gained = count - start.count
        let rest = (now - start.time).seconds * Double(total - count) / Double(max(gained, 1))
        let time = gained > 0 ? ", \(Columns.duration(rest)) left" : ""
        return "\(Self.megabytes(count)) of \(Self.megabytes(total))\(time)"
      }
      if let line { console.bar(total == nil ? 0 : count, of: total ?? 1, "\(name): \(line)") }
    }
  }

  func end() { console.endProgress() }

  private static func megabytes(_ count: Int) -> String { Columns.fixed(Double(count) / 1e6, digits: 1) + " MB" }
}
