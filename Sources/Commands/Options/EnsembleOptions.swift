import ArgumentParser
import MetaCAM

/// An ensemble that has a name or was chosen before, beside methods.
struct EnsembleOptions: ParsableArguments {
  @Option(
    name: .customLong("ensemble"),
    help: ArgumentHelp(
      "An ensemble's name, or its file, as `metacam study select` writes it; its map is called 'ensemble'.",
      discussion: Ensemble.all.map { "\($0.slug): \($0.summary)." }.joined(separator: "\n"), valueName: "name|file"),
    completion: .file())
  var ensembleFile: String?

  /// What is read of it; nil for a name.
  var readFile: String? { Ensemble.all.contains { $0.slug == ensembleFile } ? nil : ensembleFile }

  func ensemble() throws -> EnsembleFile? { try ensembleFile.map { try EnsembleFile(named: $0) } }

  /// The methods that are asked for by name; with an ensemble and no name, there are none beside it.
  func methods(_ names: [String], usual: [String]) throws -> [Method] {
    if names.isEmpty, ensembleFile != nil { return [] }
    return try Method.named(names.isEmpty ? usual : names)
  }
}
