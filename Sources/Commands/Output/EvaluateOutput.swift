import Files
import MetaCAM

/// What `metacam evaluate` prints and writes: picture by picture, and at the end as a table or one JSON object.
struct EvaluateOutput {
  private let session: NetworkSession
  private let request: EvaluationRequest
  private let isJSON: Bool
  private let csv: String?
  private let removals: PictureFolder?
  private var document: EvaluateDocument

  /// - Parameters:
  ///   - notes: what a reader of all scores should know.
  ///   - csv: the file for the table.
  ///   - removals: the folder for ROAD's imputed pictures.
  init(
    _ session: NetworkSession, layers: [Recorder.Layer], notes: [String], _ request: EvaluationRequest, isJSON: Bool,
    csv: String?, removals: PictureFolder?
  ) {
    self.session = session
    self.request = request
    self.isJSON = isJSON
    self.csv = csv
    self.removals = removals
    document = EvaluateDocument(model: session.model, layers: layers, notes: notes, request: request)
  }

  mutating func add(_ results: [ClassEvaluation], of picture: InputList.Item) throws {
    for result in results {
      for warning in result.warnings { session.console.warn("\(picture.path), \(warning)") }
      if !isJSON {
        try EvaluateTable(result, path: picture.path).print(log: session.console)
      }
      document.append(result, image: picture.path)
      for file in try writeRemovals(of: result, named: picture.name) where !isJSON {
        try StandardOutput.print("  wrote \(file)")
      }
    }
  }

  /// Writes `<image>.<network>.<class>.<method>.<protocol>.<morf or lerf>.<percent>.png`.
  private func writeRemovals(of result: ClassEvaluation, named name: String) throws -> [String] {
    guard let removals else { return [] }
    return try result.removals(request.options).map { removal in
      let letters = removal.order == .mostRelevantFirst ? "morf" : "lerf"
      let percent = Columns.plain(removal.percent)
      let path = try removals.path(
        of: name,
        "\(result.classIndex).\(removal.method).\(removal.removalProtocol.rawValue).\(letters).\(percent)")
      try removal.picture(by: session.model.preprocessing).writePNG(to: path)
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
