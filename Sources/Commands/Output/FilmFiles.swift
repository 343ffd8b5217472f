import Files
import MetaCAM

/// What is written of a film: the film, and beside it the table and the curve of its classes.
struct FilmFiles {
  /// nil where frames go to standard output, and nothing else is written.
  let film: String?

  /// - Parameters:
  ///   - out: a film's name, `-` for standard output, or a folder, which is made if missing.
  ///   - name: what the film is called in a folder, without its ending.
  ///   - inputs: what is read, none of which may be written over.
  init(out: String, name: () throws -> String, sparing inputs: InputFiles) throws {
    if out == "-" {
      film = nil
      return
    }
    if FilmInput.isNamedLikeOne(out) {
      _ = try FilmContainer.of(path: out)
      film = out
    } else {
      try AtomicFile.makeFolder(out)
      film = "\(out)/\(try name()).mp4"
    }
    for file in [film] + [table, curve.map { "\($0).png" }, curve.map { "\($0).svg" }] {
      try inputs.check(output: file)
    }
  }

  private var beginning: String? { film.flatMap { film in film.lastIndex(of: ".").map { String(film[..<$0]) } } }

  /// Of what the network said of each frame.
  var table: String? { beginning.map { $0 + ".csv" } }
  /// Without its ending.
  var curve: String? { beginning.map { $0 + ".curve" } }

  /// Writes what stands beside the film.
  /// - Returns: the files.
  func write(_ result: FilmResult, labels: ClassLabels, title: String) throws -> [String] {
    guard let film, let table, let curve, !result.moments.isEmpty else { return [] }
    try AtomicFile.write(result.moments.table(labels: labels).utf8, to: table)
    let figure = ProbabilityCurves(result.moments, labels: labels, title: title)
    return [film, table] + (try FigureFile.write(figure, to: curve, as: [.png, .svg]))
  }
}
