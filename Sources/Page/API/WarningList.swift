import Synchronization

/// Lines that come from several runs, each once.
final class WarningList: Sendable {
  private let state = Mutex<[String]>([])

  func add(_ texts: [String]) {
    state.withLock { lines in lines += texts.filter { !lines.contains($0) } }
  }

  var texts: [String] { state.withLock { $0 } }
}
