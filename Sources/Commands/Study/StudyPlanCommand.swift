import ArgumentParser

struct StudyPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Write down what is to be computed; nothing is computed yet.")

  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var planOptions: StudyPlanOptions
  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var limitOptions: LimitOptions

  func run() async throws {
    let planned = try await PlannedStudy(
      planOptions, engine: engineOptions, limits: limitOptions.limits, consoleOptions.console())
    let plan = planned.store.plan
    let folder = planOptions.out.shellPath
    try StandardOutput.print(
      "\(plan.itemCount) case(s) in \(plan.shardCount) shard(s) of at most \(plan.shardSize); go on with")
    for part in ["run", "merge", "report"] { try StandardOutput.print("  metacam study \(part) \(folder)") }
  }
}
