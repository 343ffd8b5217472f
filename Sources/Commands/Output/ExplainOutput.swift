import MetaCAM

/// What `metacam explain` prints, and writes as numbers: picture by picture, or at the end as one JSON object.
struct ExplainOutput {
  private let session: NetworkSession
  private let layers: [Recorder.Layer]
  private let notes: [String]
  private let options: ExplanationOptions
  private let isJSON: Bool
  private let numbers: MapFileWriter?
  private var images: [ExplainDocument.Picture] = []

  private var isText: Bool { !isJSON && !session.console.isQuiet }

  /// - Parameters:
  ///   - notes: what a reader of all maps should know.
  ///   - numbers: the file for the maps as numbers.
  init(
    _ session: NetworkSession, layers: [Recorder.Layer], notes: [String], _ options: ExplanationOptions, isJSON: Bool,
    numbers: String?
  ) throws {
    self.session = session
    self.layers = layers
    self.notes = notes
    self.options = options
    self.isJSON = isJSON
    self.numbers = try numbers.map { try MapFileWriter(path: $0) }
  }

  /// - Parameter dicom: what is written as DICOM beside the drawn files, map by map.
  mutating func add(_ drawn: DrawnExplanation, dicom: [[String]]? = nil, of picture: InputList.Item) throws {
    try session.log.measure("write") { try numbers?.append(drawn.explanation, named: picture.name) }
    for warning in drawn.explanation.warnings { session.console.warn("\(picture.path), \(warning)") }
    let top = Prediction.likeliest(5, of: drawn.explanation.scores)
    if isJSON {
      images.append(.init(drawn, dicom: dicom, path: picture.path, top: top))
    } else if isText {
      try StandardOutput.print(picture.path)
      // Those that were asked for stand below the likeliest, where they are not among them.
      let asked = drawn.explanation.maps.map(\.classIndex).eachOnce { $0 }
        .filter { classIndex in !top.contains { $0.label.index == classIndex } }
      let others = Prediction.of(asked, in: drawn.explanation.scores)
      for line in PredictionTable.lines(top + others) { try StandardOutput.print(line) }
      for file in drawn.files {
        try StandardOutput.print("  wrote \(file.path)")
        for found in file.boxes ?? [] { try StandardOutput.print("    " + BoxOutput.line(found)) }
      }
      for words in drawn.words {
        try StandardOutput.print("  wrote \(words.path)")
        for line in WordTable.lines(words.traces) { try StandardOutput.print("    " + line) }
      }
      for file in (dicom ?? []).joined() { try StandardOutput.print("  wrote \(file)") }
    }
  }

  /// - Throws: what makes the command end with status 1, where a picture has failed.
  func end(_ failed: FailedPictures) throws {
    if let numbers {
      try session.log.measure("write") { try numbers.finish() }
      if isText { try StandardOutput.print("wrote \(numbers.path)") }
    }
    if isText { try StandardOutput.printReading(of: session.model, remarks: session.remarks.listed) }
    if isJSON {
      try JSONOutput.write(
        ExplainDocument(
          session, layers: layers, notes: notes + session.remarks.listed, options: options, images: images,
          failures: failed.listed))
    }
    try failed.check()
  }
}
