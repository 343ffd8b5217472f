/// The workers of a run, one a network, shared by all who compute by it; those of the last two networks are held.
actor StudyWorkers {
  private let make: @Sendable (Int) async throws -> any StudyWorker
  private let onEvent: @Sendable (StudyEvent) -> Void
  private var recent: [(network: Int, worker: Task<any StudyWorker, any Error>)] = []
  private var noted: Set<Int> = []

  init(
    _ make: @escaping @Sendable (Int) async throws -> any StudyWorker, onEvent: @escaping @Sendable (StudyEvent) -> Void
  ) {
    self.make = make
    self.onEvent = onEvent
  }

  func worker(for item: StudyItem) async throws -> any StudyWorker {
    let network = item.networkIndex
    let task: Task<any StudyWorker, any Error>
    if let known = recent.first(where: { $0.network == network }) {
      task = known.worker
    } else {
      let make = make
      task = Task { try await make(network) }
      recent = recent.suffix(1) + [(network, task)]
    }
    let worker = try await task.value
    if noted.insert(network).inserted { for note in worker.notes { onEvent(.note(note.about(item.model))) } }
    return worker
  }
}
