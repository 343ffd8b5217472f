import MetaCAM

/// A study as jobs of a cluster: how many, what each asks for, and the scripts that start them.
///
///     let jobs = ClusterJobs(plan, folder: "/scratch/run", cpus: 4)
///     print(jobs.slurmScript())
///
/// Jobs take whichever shard is free, so their number need not be that of the shards, and one that dies is no loss. Memory
/// follows the formula of `StudyMemory`.
struct ClusterJobs: Sendable {
  let folder: String
  let jobCount: Int
  let cpus: Int
  /// For a job's limit; twice what its share of the cases should take, and ten minutes.
  let seconds: Int
  /// For the limit of the job that merges: an hour, and the time of a tenth of the tasks, should these have died.
  let mergeSeconds: Int
  let mebibytes: Int
  private let shardCount: Int

  /// About a year.
  private static let longestSeconds = 3e7
  /// Slurm's own limit on the size of an array, where nobody has raised it.
  static let largestArray = 1000

  /// - Parameters:
  ///   - folder: as the cluster's machines see it.
  ///   - jobCount: nil for one a shard, as many as an array may have.
  ///   - cpus: of a job; that many workers compute in it.
  ///   - secondsPerCase: on so many processors.
  ///   - mergeHours: for the job that merges, after it has computed what dead tasks have left; nil for what a tenth of the
  ///     tasks takes, and an hour.
  init(
    _ plan: StudyPlan, folder: String, jobCount: Int? = nil, cpus: Int = 2, secondsPerCase: Double = 30,
    mergeHours: Double? = nil
  ) {
    self.folder = folder
    self.cpus = cpus
    shardCount = plan.shardCount
    self.jobCount = min(max(1, jobCount ?? min(plan.shardCount, Self.largestArray)), plan.shardCount)
    let shardsAJob = (plan.shardCount + self.jobCount - 1) / self.jobCount
    let cases = Double(min(shardsAJob * plan.shardSize, plan.itemCount))
    seconds = Int(min(2 * cases * secondsPerCase, Self.longestSeconds)) + 600
    mergeSeconds = Int(
      min(mergeHours.map { $0 * 3600 } ?? Double(seconds * ((self.jobCount + 9) / 10)) + 3600, Self.longestSeconds))
    mebibytes = StudyMemory(plan, workerCount: cpus).mebibytes
  }

  /// A script for `sbatch`, which submits the array and, behind it, a job that merges and reports.
  func slurmScript() -> String {
    let run = folder.shellPath
    // Each job takes its own shard where there is one a job, so that a task's number says what it does.
    let shard = jobCount == shardCount ? " --shard \"$SLURM_ARRAY_TASK_ID\"" : ""
    return """
      #!/bin/bash
      # Computes the study in \(Self.comment(folder)) as an array of \(jobCount) task(s), and merges and reports behind it.
      # Start it by: bash THIS_FILE
      set -euo pipefail

      array=$(sbatch --parsable --job-name=metacam-study --array=0-\(jobCount - 1) --requeue \\
        --cpus-per-task=\(cpus) --mem=\(mebibytes)M --time=\(slurmTime(seconds)) <<'TASK'
      #!/bin/bash
      exec metacam study run \(run)\(shard) --workers \(cpus)
      TASK
      )
      # Also behind tasks that have failed: what they have left is computed, and what succeeded is merged and reported,
      # whether all did or not; the job's status tells. It may be submitted again.
      sbatch --job-name=metacam-merge --dependency="afterany:$array" \\
        --cpus-per-task=\(cpus) --mem=\(mebibytes)M --time=\(slurmTime(mergeSeconds)) <<'TASK'
      #!/bin/bash
      status=0
      metacam study run \(run) --workers \(cpus) || status=$?
      metacam study merge \(run) --partial || status=$?
      metacam study report \(run) || status=$?
      exit $status
      TASK
      """
  }

  /// A manifest of an indexed job. Merging is left to whoever looks at its end.
  ///
  /// - Parameters:
  ///   - image: that has `metacam` on its path.
  ///   - claim: of the volume that holds the study's folder.
  ///   - mount: where that volume is mounted.
  func kubernetesManifest(image: String, claim: String, mount: String) -> String {
    let shard = jobCount == shardCount ? ", \"--shard\", \"$(JOB_COMPLETION_INDEX)\"" : ""
    let inside = folder.hasPrefix("/") ? folder : "\(mount == "/" ? "" : mount)/\(folder)"
    return """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: metacam-study
      spec:
        completions: \(jobCount)
        parallelism: \(min(jobCount, 32))
        completionMode: Indexed
        backoffLimit: \(max(6, jobCount))
        activeDeadlineSeconds: \(seconds * max(1, (jobCount + 31) / 32))
        template:
          spec:
            restartPolicy: OnFailure
            containers:
              - name: metacam
                image: \(Self.yamlQuoted(image))
                command: ["metacam"]
                args: ["study", "run", \(Self.yamlQuoted(Self.unexpanded(inside)))\(shard), "--workers", "\(cpus)"]
                resources:
                  requests: {cpu: "\(cpus)", memory: "\(mebibytes)Mi"}
                  limits: {memory: "\(mebibytes)Mi"}
                volumeMounts:
                  - name: studies
                    mountPath: \(Self.yamlQuoted(mount))
            volumes:
              - name: studies
                persistentVolumeClaim:
                  claimName: \(Self.yamlQuoted(claim))
      """
  }

  private func slurmTime(_ seconds: Int) -> String {
    let minutes = (seconds + 59) / 60
    let text = String(minutes % 60)
    return "\(minutes / 60):\(text.count < 2 ? "0" : "")\(text):00"
  }

  /// A container's argument in which Kubernetes sees no variable: `$(` is `$$(`.
  private static func unexpanded(_ text: String) -> String { text.replacing("$(", with: "$$(") }

  /// What follows stays within its line.
  private static func comment(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

  private static func yamlQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
