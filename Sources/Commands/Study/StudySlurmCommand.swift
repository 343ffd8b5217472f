import ArgumentParser
import MetaCAM

struct StudySlurmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slurm", abstract: "Print a script that computes a study as an array of Slurm's, and merges it.")

  @Argument(help: "The study's folder, as the cluster's machines see it.")
  var folder: String

  @OptionGroup var clusterOptions: ClusterOptions

  func run() throws {
    try StandardOutput.printLines(clusterOptions.jobs(of: StudyStore(reading: folder)).slurmScript())
  }
}
