import ArgumentParser
import MetaCAM

/// How a study is spread over a cluster.
struct ClusterOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("How many jobs at most (default: one a shard, up to 1000).", valueName: "count"))
  var jobs: Int?

  @Option(name: .long, help: ArgumentHelp("Processors a job.", valueName: "count"))
  var cpus = 2

  @Option(
    name: .customLong("seconds-per-case"),
    help: ArgumentHelp("What a case takes on such processors.", valueName: "seconds"))
  var secondsPerCase = 30.0

  @Option(
    name: .customLong("merge-hours"),
    help: ArgumentHelp(
      "How long Slurm's job that merges may take, with the shards that dead tasks have left (default: an hour, and what a "
        + "tenth of the tasks takes).", valueName: "hours"))
  var mergeHours: Double?

  func validate() throws {
    guard jobs.map({ (1...100_000).contains($0) }) ?? true else { throw ValidationError("--jobs is from 1 to 100000.") }
    guard (1...1024).contains(cpus) else { throw ValidationError("--cpus is from 1 to 1024.") }
    guard secondsPerCase > 0, secondsPerCase <= 1e6 else {
      throw ValidationError("--seconds-per-case is above 0 and up to 1000000.")
    }
    guard mergeHours.map({ $0 > 0 && $0 <= 8760 }) ?? true else {
      throw ValidationError("--merge-hours is above 0 and up to 8760.")
    }
  }

  func jobs(of store: StudyStore) -> ClusterJobs {
    ClusterJobs(
      store.plan, folder: store.folder.path, jobCount: jobs, cpus: cpus, secondsPerCase: secondsPerCase,
      mergeHours: mergeHours)
  }
}
