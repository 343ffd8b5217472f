import ArgumentParser
import Downloads
import Files
import MetaCAM

struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetch the published weights of networks.",
    discussion: """
      They go to the folder that METACAM_WEIGHTS names, or else to the cache folder, where all commands find them; their \
      paths are printed. A file is used only if its SHA-256 begins as its name says. What came before a break or Ctrl-C is \
      kept, and the same command goes on from there.

      Examples:
        metacam models fetch resnet152 densenet161
        metacam models fetch resnet152 --mirror https://files.example.org/weights
      """)

  @Argument(
    help: "Networks that `metacam models` lists.", completion: .list(NetworkModel.builtInNames))
  var names: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Fetch from here instead: an address to which a slash and the file's name are added.",
      discussion: "This one may be http as well as https.", valueName: "url"))
  var mirror: String?

  @Flag(name: .long, help: "Print no progress.")
  var quiet = false

  @OptionGroup var consoleOptions: ConsoleOptions

  func validate() throws {
    if let mirror, mirror.firstMatch(of: /^https?:\/\/[^\/]/) == nil {
      throw ValidationError("--mirror takes an address that begins with https:// or http://, not '\(mirror)'.")
    }
  }

  func run() throws {
    for architecture in try names.eachOnce(by: { $0 }).map(Architecture.named) {
      try StandardOutput.print(path(of: architecture))
    }
  }

  /// The path of the weights, once they are there.
  private func path(of architecture: Architecture) throws -> String {
    let found = WeightFiles.foundPath(of: architecture)
    guard let published = architecture.weights.url, let hashPrefix = architecture.weights.hashPrefix else {
      return try found ?? WeightFiles.path(of: architecture)
    }
    guard let folder = WeightFiles.fetchFolder else {
      throw MetaCAMError(
        .weightsNotFound, "there is no folder for weights; set METACAM_WEIGHTS or METACAM_CACHE to one")
    }
    let file = architecture.weights.file
    let path = "\(folder)/\(file)"
    // Those that came with the program are not fetched once more. What lies in the folder itself may be a part only.
    if let found, found != path { return found }
    let url = mirror.map { ($0.hasSuffix("/") ? String($0.dropLast()) : $0) + "/" + file } ?? published
    var bar = DownloadBar(console: try consoleOptions.console(isQuiet: quiet), name: file)
    do {
      try AtomicFile.makeFolder(folder)
      try Download(url: url, path: path, hashPrefix: hashPrefix).run { bar.update($0) }
      bar.end()
    } catch {
      bar.end()
      throw MetaCAMError(
        .weightsNotFound,
        "the weights of \(architecture.name) were not fetched; try again, or bring \(url) into \(folder) by other means, "
          + "or name the file with --weights", cause: error)
    }
    return path
  }
}
