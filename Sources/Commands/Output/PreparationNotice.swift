import Dispatch
import MetaCAM
import Synchronization

/// Says what is going on where it takes long until a network runs.
///
///     let notice = PreparationNotice(of: ["mine.onnx"], console: console)
///     let log = RunLog(stage: notice.stage)
///
/// One line on standard error in the life of the program, when the stages of preparing have taken so long together; none
/// where they go fast.
final class PreparationNotice: Sendable {
  private struct State {
    /// What is being done, the innermost last.
    var stages: [String] = []
    var began = ContinuousClock.now
    var seconds = 0.0
    /// How many times preparing has begun, so that a timer knows whether it was set for this time.
    var turn = 0
    var isSaid = false
  }

  private let state = Mutex(State())
  private let networks: String
  private let console: Console
  private let patience: Double

  /// - Parameters:
  ///   - networks: as the user names them.
  ///   - patience: how many seconds preparing may take without a word.
  init(of networks: [String], console: Console, patience: Double = 3) {
    self.networks = networks.prefix(3).joined(separator: ", ") + (networks.count > 3 ? ", …" : "")
    self.console = console
    self.patience = patience
  }

  private static let words = ["read": "reading", "compile": "compiling"]

  /// To be told of every stage.
  @Sendable func stage(_ name: String, _ isRunning: Bool) {
    guard let doing = Self.words[name] else { return }
    state.withLock { state in
      guard !state.isSaid else { return }
      if isRunning {
        state.stages.append(doing)
        if state.stages.count == 1 { begin(&state) }
      } else {
        state.stages.removeLast()
        if state.stages.isEmpty { state.seconds += (ContinuousClock.now - state.began).seconds }
      }
    }
  }

  private func begin(_ state: inout State) {
    state.began = .now
    state.turn += 1
    let turn = state.turn
    DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: .now() + max(0, patience - state.seconds)) {
      self.say(turn)
    }
  }

  private func say(_ turn: Int) {
    let doing = state.withLock { state -> String? in
      guard state.turn == turn, !state.isSaid, let doing = state.stages.last else { return nil }
      state.isSaid = true
      return doing
    }
    if let doing { console.note("\(doing) \(networks) takes long; it goes on, and Ctrl-C ends it") }
  }
}
