import ArgumentParser

struct StudyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Run all experiments on many pictures, on one machine or a cluster, and report them.",
    discussion: """
      CASES is a table of comma-separated values (image,class; with a heading also name, group and boxes), a folder with a \
      folder for each class, ImageNet's validation set with its XML files, or a JSON file as COCO has them. The class 'top' is \
      the network's own first answer.

      Whatever is finished is kept: a study that was ended goes on with --resume, to the same bytes, however many workers and \
      machines take part. A picture that fails is reported, and the others are finished.

      `metacam study all --help` lists the options of a whole study, the parts below have their own.

      Examples:
        metacam study cases.csv --out run
        metacam study imagenet/val --out run --sample 500 --profile quick --workers 2
        metacam study plan cases.csv --out run && metacam study slurm run > run.sh
      """,
    subcommands: [
      StudyAllCommand.self, StudyPlanCommand.self, StudyRunCommand.self, StudyMergeCommand.self,
      StudyReportCommand.self, StudySelectCommand.self, StudyCompareCommand.self, StudyStatusCommand.self,
      StudySlurmCommand.self,
      StudyKubernetesCommand.self,
    ], defaultSubcommand: StudyAllCommand.self)
}

/// The old name of `study`, for those who know it.
struct RenamedSweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sweep", abstract: "", shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough)
  var rest: [String] = []

  func run() throws {
    throw ValidationError(
      "`metacam sweep` is `metacam study` now: the same list of cases and --out, and --help for the rest.")
  }
}
