import Files
import MetaCAM

/// What `metacam evaluate` prints and writes: picture by picture, and at the end as a table or one JSON object.
struct EvaluateOutput {
  private let session: NetworkSession
  private let request: EvaluationRequest
  private let isJSON: Bool
  private let csv: String?
  private let folders: Folders
  private var document: EvaluateDocument

  /// - Parameters:
  ///   - notes: what a reader of all scores should know.
  ///   - csv: the file for the table.
  ///   - folders: for pictures.
  init(
    _ session: NetworkSession, layers: [Recorder.Layer], notes: [String], _ request: EvaluationRequest, isJSON: Bool,
    csv: String?, _ folders: Folders
  ) {
    self.session = session
    self.request = request
    self.isJSON = isJSON
    self.csv = csv
    self.folders = folders
    document = EvaluateDocument(model: session.model, layers: layers, notes: notes, request: request)
  }

  /// Where pictures go, if anywhere.
  struct Folders {
    /// ROAD's imputed pictures.
    let removals: PictureFolder?
    /// The curves of the probability.
    let curves: PictureFolder?
  }

  mutating func add(_ results: [ClassEvaluation], of picture: InputList.Item) throws {
    for result in results {
      for warning in result.warnings { session.console.warn("\(picture.path), \(warning)") }
      if !isJSON {
        try EvaluateTable(result, path: picture.path).print(log: session.console)
      }
      document.append(result, image: picture.path)
      let files = try writeRemovals(of: result, named: picture.name) + writeCurves(of: result, picture)
      for file in files where !isJSON {
        try StandardOutput.print("  wrote \(file)")
      }
    }
  }

  /// Writes `<image>.<network>.<class>.<method>.<protocol>.<morf or lerf>.<percent>.png`.
  private func writeRemovals(of result: ClassEvaluation, named name: String) throws -> [String] {
    guard let removals = folders.removals else { return [] }
    return try result.removals(request.options).map { removal in
      let letters = removal.order == .mostRelevantFirst ? "morf" : "lerf"
      let percent = Columns.plain(removal.percent)
      let path = try removals.path(
        of: name,
        "\(result.tag).\(removal.method).\(removal.removalProtocol.rawValue).\(letters).\(percent)")
      try removal.picture(by: session.model.preprocessing).writePNG(to: path)
      return path
    }
  }

  /// Writes `<image>.<network>.<class>.curves.png`, and the same as SVG.
  private func writeCurves(of result: ClassEvaluation, _ picture: InputList.Item) throws -> [String] {
    guard let folder = folders.curves, let percentages = result.curves.first?.percentages else { return [] }
    let figure = RemovalCurves(
      title: "\(picture.name), \(result.label)", percentages: percentages,
      lines: zip(result.maps, result.curves).map { map, curve in
        RemovalCurves.Line(
          name: map.method, mostRelevantFirst: curve.mostRelevantFirst, leastRelevantFirst: curve.leastRelevantFirst)
      })
    return try [FigureFormat.png, .svg].map { format in
      let path = try folder.path(of: picture.name, "\(result.tag).curves", ending: format.rawValue)
      try AtomicFile.write(figure.encoded(as: format), to: path)
      return path
    }
  }

  /// - Throws: what makes the command end with status 1, where a picture has failed.
  mutating func end(_ failed: FailedPictures) throws {
    if let csv {
      try AtomicFile.write(document.csv.utf8, to: csv)
      if !isJSON { try StandardOutput.print("wrote \(csv)") }
    }
    if isJSON {
      document.finish(session.log, remarks: session.remarks.listed, failures: failed.listed)
      try JSONOutput.write(document)
    } else {
      try StandardOutput.printReading(of: session.model, remarks: session.remarks.listed)
      try StandardOutput.print("seed \(request.options.seed), noise \(request.noise.standardDeviation)")
    }
    try failed.check()
  }
}
