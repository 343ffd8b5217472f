import Synchronization

/// How far the ensemble of a picture is; each picture begins anew.
final class StepBar: Sendable {
  private let console: Console
  private let stepCount: Int
  private let state = Mutex((picture: 0, done: 0))

  init(console: Console, stepCount: Int) {
    self.console = console
    self.stepCount = stepCount
  }

  func advance(_ picture: Int, _ name: String, _ what: String) {
    let done = state.withLock { state in
      state = (picture, min((state.picture == picture ? state.done : 0) + 1, stepCount))
      return state.done
    }
    console.bar(done, of: stepCount, "\(name): \(what)")
  }
}
