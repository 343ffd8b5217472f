import Dispatch

/// Threads for answering requests, beside those on which Swift's tasks compute: as many as there are cores, which a few pictures that are
/// decoded, or pixels that are imputed, keep busy. So whoever asks for little is answered while others' work goes on.
///
///     Task(executorPreference: RequestExecutor.shared) { … }
///     await withTaskExecutorPreference(globalConcurrentExecutor) { … }  // what takes long
final class RequestExecutor: TaskExecutor {
  static let shared = RequestExecutor()

  private let queue = DispatchQueue(label: "requests", qos: .userInitiated, attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
