import ArgumentParser
import MetaCAM

/// The ensembles that a study judges beside the methods: by name, or out of files.
struct StudyEnsembleOptions: ParsableArguments {
  /// All that have a name.
  static let every = "every"

  @Option(
    name: .customLong("ensemble"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Ensembles to judge: names, '\(every)' for all that have one, or files, as `metacam study select` writes them.",
      discussion:
        "Those that have a name, and learnt weights, are judged like methods, whole and at every k; one that was chosen "
        + "is at its own k.\n" + Ensemble.all.map { "\($0.slug): \($0.summary)." }.joined(separator: "\n"),
      valueName: "name|file"), completion: .file())
  var ensembles: [String] = []

  private func isName(_ text: String) -> Bool { text == Self.every || Ensemble.all.contains { $0.slug == text } }

  /// What is read of them.
  var readFiles: [String] { ensembles.filter { !isName($0) } }

  /// What is judged like methods, each once, and what has a k of its own.
  func read() throws -> (rivals: [EnsembleFile], chosen: EnsembleFile?) {
    let names = ensembles.flatMap { $0 == Self.every ? Ensemble.all.map(\.slug) : [$0] }
    var read: [EnsembleFile] = []
    for name in names {
      let ensemble = try EnsembleFile(named: name)
      if !read.contains(ensemble) { read.append(ensemble) }
    }
    let chosen = read.filter(\.hasThreshold)
    guard chosen.count <= 1, read.count(where: { $0.name == EnsembleFile.weightedSlug }) <= 1 else {
      throw ValidationError(
        "--ensemble takes one file of a chosen ensemble and one of learnt weights; leave out the others.")
    }
    return (read.filter { !$0.hasThreshold }, chosen.first)
  }
}
