import Synchronization

/// What was run for an explanation, and how long its stages took.
///
///     let log = RunLog()
///     let map = try await explainer.explain(image, methods: Method.all, log: log)
///     log.counts  // RunCounts(forward: …, head: …, backward: …)
public final class RunLog: Sendable {
  /// A long series of runs is under way: so many of so many are done.
  public struct Progress: Sendable {
    /// What is run, such as a method's slug.
    public let label: String
    /// Runs that are done, from 0.
    public let done: Int
    /// All runs of the series.
    public let total: Int
  }

  private struct State {
    var counts = RunCounts()
    var seconds: [(stage: String, seconds: Double)] = []
    /// The time that inner stages took, for each stage that is being measured.
    var inner: [Double] = []

    mutating func add(_ own: Double, to stage: String) {
      if let index = seconds.firstIndex(where: { $0.stage == stage }) {
        seconds[index].seconds += own
      } else {
        seconds.append((stage, own))
      }
    }
  }

  private let state = Mutex(State())
  private let report: (@Sendable (Progress) -> Void)?
  private let stageChange: (@Sendable (_ stage: String, _ isRunning: Bool) -> Void)?

  /// A log without runs, which may tell somebody how far work is.
  /// - Parameters:
  ///   - stage: called when a stage begins and when it ends.
  ///   - progress: called between batches of the methods that run the network many times.
  public init(
    stage: (@Sendable (_ stage: String, _ isRunning: Bool) -> Void)? = nil,
    progress: (@Sendable (Progress) -> Void)? = nil
  ) {
    stageChange = stage
    report = progress
  }

  /// What was run so far.
  public var counts: RunCounts { state.withLock { $0.counts } }

  /// Seconds by stage, in the order in which they came first. A stage within another counts for itself alone; those
  /// that go on at once (`measureBeside`) may be more together than the time that went by.
  public var stageSeconds: [(stage: String, seconds: Double)] { state.withLock { $0.seconds } }

  /// Seconds of a stage; 0 where it never began.
  public func seconds(of stage: String) -> Double {
    state.withLock { $0.seconds.first { $0.stage == stage }?.seconds ?? 0 }
  }

  /// Runs the work and adds its time to the stage's; one stage within another, not side by side.
  public func measure<R>(_ stage: String, _ work: () throws -> R) rethrows -> R {
    let start = begin(stage)
    defer { end(stage, since: start) }
    return try work()
  }

  /// The same for work that waits.
  public func measure<R>(_ stage: String, _ work: () async throws -> R) async rethrows -> R {
    let start = begin(stage)
    defer { end(stage, since: start) }
    return try await work()
  }

  private func begin(_ stage: String) -> ContinuousClock.Instant {
    state.withLock { $0.inner.append(0) }
    stageChange?(stage, true)
    return ContinuousClock.now
  }

  private func end(_ stage: String, since start: ContinuousClock.Instant) {
    stageChange?(stage, false)
    let seconds = (ContinuousClock.now - start).seconds
    state.withLock { state in
      let own = seconds - (state.inner.popLast() ?? 0)
      if !state.inner.isEmpty { state.inner[state.inner.count - 1] += seconds }
      state.add(own, to: stage)
    }
  }

  /// The same for work that goes on beside other stages, from any thread: it counts for itself, and takes nothing from a
  /// stage that is being measured.
  public func measureBeside<R>(_ stage: String, _ work: () throws -> R) rethrows -> R {
    let clock = ContinuousClock()
    let start = clock.now
    defer {
      let seconds = (clock.now - start).seconds
      state.withLock { $0.add(seconds, to: stage) }
    }
    return try work()
  }

  package func count(_ change: (inout RunCounts) -> Void) { state.withLock { change(&$0.counts) } }

  package func progress(_ label: String, _ done: Int, of total: Int) {
    report?(Progress(label: label, done: done, total: total))
  }
}

extension Duration {
  /// The whole of it, in seconds.
  public var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// How often a network was run; a batch counts for as many as are in it.
public struct RunCounts: Sendable, Equatable {
  /// Inputs that went forward through the whole network.
  public var forward = 0
  /// Inputs that went forward through the part behind a target layer alone.
  public var head = 0
  /// Scores that were differentiated.
  public var backward = 0

  /// Counts to begin from.
  public init(forward: Int = 0, head: Int = 0, backward: Int = 0) {
    self.forward = forward
    self.head = head
    self.backward = backward
  }
}
