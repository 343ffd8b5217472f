import ArgumentParser
import MetaCAM

/// An ensemble that was chosen before, beside methods.
struct EnsembleOptions: ParsableArguments {
  @Option(
    name: .customLong("ensemble"),
    help: ArgumentHelp(
      "An ensemble's file, as `metacam study select` writes it; its map is called 'ensemble'.", valueName: "file"),
    completion: .file())
  var ensembleFile: String?

  func ensemble() throws -> EnsembleFile? { try ensembleFile.map { try EnsembleFile(contentsOf: $0) } }

  /// The methods that are asked for by name; with an ensemble and no name, there are none beside it.
  func methods(_ names: [String], usual: [String]) throws -> [Method] {
    if names.isEmpty, ensembleFile != nil { return [] }
    return try Method.named(names.isEmpty ? usual : names)
  }
}
