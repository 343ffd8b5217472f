import Synchronization

/// Ends the reading of a film, from wherever it is asked for; what was read is finished.
///
///     let stop = FilmStop()
///     stop.watch(film)
///     stop.stop()  // whoever waits for a frame of it gets nil
public final class FilmStop: Sendable {
  private struct State {
    var isStopped = false
    var source: (any FilmSource)?
  }

  private let state = Mutex(State())

  /// A stop for films that are read one after another.
  public init() {}

  /// Whether `stop` was called; it stays so.
  public var isStopped: Bool { state.withLock(\.isStopped) }

  /// The film that is read now; where it was stopped before, this film ends at once.
  public func watch(_ source: any FilmSource) {
    let isStopped = state.withLock { state in
      state.source = source
      return state.isStopped
    }
    if isStopped { source.stop() }
  }

  /// Ends the film that is read now, and any that is read later; from any thread.
  public func stop() {
    let source = state.withLock { state in
      state.isStopped = true
      return state.source
    }
    source?.stop()
  }
}
