import ActivationMaps
import Execution
import MetaCAM
import Synchronization

/// Makes the maps of a question, cheap ones first, and hands each on as soon as it is there.
struct MapMaking: Sendable {
  let context: PageContext
  let question: Question
  let methods: [Method]
  let client: String

  enum Event: Sendable {
    case progress(method: String, done: Int, total: Int)
    case map(StoredMap)
    case failure(method: String, Problem)
    case warnings([String])
  }

  private static func rank(_ method: Method) -> Int {
    method.needs.contains(.maskedRuns)
      ? 3 : method.needs.contains(.ablations) ? 2 : method.needs.contains(.biasGradients) ? 1 : 0
  }

  /// The order in which maps come.
  static func ordered(_ methods: [Method]) -> [Method] {
    methods.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  private func key(_ method: Method) -> String { question.key("map \(method.slug)") }

  /// - Returns: the maps that could be made, in the methods' order.
  /// - Throws: `CancellationError`; `Problem` where too many wait.
  @discardableResult
  func make(_ onEvent: @escaping @Sendable (Event) -> Void) async throws -> [StoredMap] {
    var missing: [Method] = []
    let made = Mutex<[String: StoredMap]>([:])
    for method in Self.ordered(methods) {
      if case .map(let map) = context.kept[key(method)] {
        made.withLock { $0[method.slug] = map }
        onEvent(.map(map))
      } else {
        missing.append(method)
      }
    }
    // The cheap ones share their runs; each of the others is a turn of its own, so that nobody waits for all of them.
    let turns = [missing.filter { Self.rank($0) == 0 }] + missing.filter { Self.rank($0) > 0 }.map { [$0] }
    for turn in turns where !turn.isEmpty {
      do { try await run(turn, made, onEvent) } catch {
        if error is CancellationError || Task.isCancelled { throw CancellationError() }
        if let problem = error as? Problem { throw problem }
        // One that fails does not keep the others back.
        for method in turn where made.withLock({ $0[method.slug] }) == nil {
          do {
            if turn.count == 1 { throw error }
            try await run([method], made, onEvent)
          } catch {
            if error is CancellationError || Task.isCancelled { throw CancellationError() }
            onEvent(.failure(method: method.slug, context.problem(error)))
          }
        }
      }
    }
    let all = made.withLock { $0 }
    return methods.compactMap { all[$0.slug] }
  }

  private func run(
    _ methods: [Method], _ made: borrowing Mutex<[String: StoredMap]>, _ onEvent: @escaping @Sendable (Event) -> Void
  ) async throws {
    let meter = ProgressMeter { onEvent(.progress(method: $0, done: $1, total: $2)) }
    let log = RunLog(progress: { meter.update($0) })
    let options = ExplanationOptions(
      classes: [question.subject], methods: methods, target: question.target)
    let maps = Mutex<[StoredMap]>([])
    let explanation = try await context.engineQueue.run(for: client) {
      try await question.explainer.explain(
        [question.input], options, log: log, onMap: { meter.begin($1.slug) },
        onMade: { _, map in
          guard let method = methods.first(where: { $0.slug == map.method }) else { return }
          guard
            let stored = try? StoredMap(
              id: key(method), method: map.method, map: map.map, seconds: map.seconds, warnings: map.notes)
          else { return }
          context.kept.insert(.map(stored), for: stored.id, cost: 4 * map.map.count)
          context.metrics.countMap(map.method)
          maps.withLock { $0.append(stored) }
          onEvent(.map(stored))
        })[0]
    }
    for map in maps.withLock({ $0 }) { made.withLock { $0[map.method] = map } }
    onEvent(.warnings(explanation.warnings.filter { $0.method == nil }.map(\.text)))
  }
}

/// Passes on how far a method is, ten times a second at most.
private final class ProgressMeter: Sendable {
  private struct State {
    var method = ""
    var last: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let report: @Sendable (String, Int, Int) -> Void

  init(_ report: @escaping @Sendable (String, Int, Int) -> Void) { self.report = report }

  func begin(_ method: String) { state.withLock { $0.method = method } }

  func update(_ progress: RunLog.Progress) {
    let now = ContinuousClock.now
    let method = state.withLock { state -> String? in
      if let last = state.last, now - last < .milliseconds(100), progress.done < progress.total { return nil }
      state.last = now
      return state.method
    }
    if let method { report(method, progress.done, progress.total) }
  }
}
