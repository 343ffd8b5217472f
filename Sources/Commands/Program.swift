import ArgumentParser

@main
enum Entry {
  static func main() {
    MemoryUse.giveBackLargeBlocks()
    let watches = Interruption.watch()
    defer { withExtendedLifetime(watches) {} }
    Program.main()
  }
}

struct Program: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "metacam",
    abstract: "Shows what an image classifier saw, by class activation maps, and measures which map is faithful.",
    discussion: """
      Start with one picture:

        metacam explain cat.jpg

      names the likeliest classes and writes a heat map over the picture. `metacam help explain` tells the rest.
      """,
    version: version,
    subcommands: [
      PredictCommand.self, LayersCommand.self, ExplainCommand.self, EvaluateCommand.self, MetaCommand.self,
      SweepCommand.self, ModelsCommand.self,
    ])
}
