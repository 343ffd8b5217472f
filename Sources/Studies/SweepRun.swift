import Failures

/// Carries out a part of a plan: what the store does not hold yet, in the plan's order.
///
///     let run = SweepRun(store: store, part: try SweepPart(2, of: 8))
///     let ending = try await run.carryOut { index in try worker(ofNetwork: index) } onEvent: { event in … }
///
/// An item is kept as soon as it is computed, so a run that was ended goes on where it was, to the same bytes.
public struct SweepRun: Sendable {
  public let store: SweepStore
  public let part: SweepPart
  /// Whether an item that fails leaves the others to be computed.
  public let isGoingOn: Bool

  public init(store: SweepStore, part: SweepPart = .whole, isGoingOn: Bool = false) {
    self.store = store
    self.part = part
    self.isGoingOn = isGoingOn
  }

  /// How a run ended.
  public struct Ending: Sendable {
    /// What a reader of the results should know, network by network.
    public var notes: [Note] = []
    public var failures: [(item: SweepItem, error: any Error)] = []
  }

  /// - Parameters:
  ///   - worker: what computes the items of one of the plan's networks; asked once, when their turn comes.
  ///   - onEvent: what happens, as it happens; what it throws ends the run.
  ///   - onStep: called often while an item is computed, with what is being done.
  /// - Throws: `StudyError` if a finished item is damaged, before any is computed; the worker's errors.
  public func carryOut(
    worker: (_ network: Int) async throws -> any SweepWorker, onEvent: (SweepEvent) throws -> Void,
    onStep: (SweepItem, _ what: String) -> Void = { _, _ in }
  ) async throws -> Ending {
    let items = store.plan.items(of: part)
    let finished = Set(try items.filter { try store.result(of: $0) != nil }.map(\.id))
    var ending = Ending()
    for index in store.plan.networks.indices {
      let ofNetwork = items.filter { $0.networkIndex == index }
      guard !ofNetwork.isEmpty else { continue }
      let worker = try await worker(index)
      for note in worker.notes.map({ $0.about(ofNetwork[0].model) }) {
        ending.notes.append(note)
        try onEvent(.note(note))
      }
      for item in ofNetwork {
        if finished.contains(item.id) {
          try onEvent(.found(item))
          continue
        }
        try Task.checkCancellation()
        try onEvent(.begun(item))
        let result: CaseResult
        do {
          result = try await worker.result(of: item, files: store.files(of: item)) { onStep(item, $0) }
          try store.finish(result, of: item)
        } catch  where isGoingOn && !(error is CancellationError) {
          ending.failures.append((item, error))
          try onEvent(.failed(item, error))
          continue
        }
        try onEvent(.finished(item, result))
      }
    }
    return ending
  }
}

/// What computes the items of one network.
public protocol SweepWorker: Sendable {
  /// What a reader of its results should know.
  var notes: [Note] { get }

  /// Computes an item, and writes its maps and its picture.
  ///
  /// - Parameter onStep: to be called with what is being done, as often as something new is.
  func result(
    of item: SweepItem, files: SweepStore.ItemFiles, onStep: (_ what: String) -> Void
  ) async throws -> CaseResult
}

/// What happens in a run, for whoever shows it.
public enum SweepEvent: Sendable {
  /// What a reader of a network's results should know.
  case note(Note)
  /// An item was finished before the run.
  case found(SweepItem)
  case begun(SweepItem)
  case finished(SweepItem, CaseResult)
  /// It is left out, and the run goes on.
  case failed(SweepItem, any Error)
}
