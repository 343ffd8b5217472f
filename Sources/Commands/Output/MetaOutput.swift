import Files
import MetaCAM

/// What `metacam meta` prints, draws and writes as numbers: picture by picture, or at the end as one JSON object.
struct MetaOutput {
  private let session: NetworkSession
  private let notes: [String]
  private let settings: ExperimentSettings
  private let search: MapSearch
  private let pictures: PictureFolder
  private let drawing: MapDrawing
  private let isJSON: Bool
  private let numbers: MapFileWriter?
  private var cases: [MetaDocument.Case] = []
  private var withoutMap: [String] = []

  /// - Parameters:
  ///   - notes: what a reader of all maps should know.
  ///   - pictures: where the maps are drawn.
  ///   - numbers: the file for the maps as numbers.
  init(
    _ session: NetworkSession, notes: [String], _ settings: ExperimentSettings, _ search: MapSearch,
    pictures: PictureFolder, _ drawing: MapDrawing, isJSON: Bool, numbers: String?
  ) throws {
    self.session = session
    self.notes = notes
    self.settings = settings
    self.search = search
    self.pictures = pictures
    self.drawing = drawing
    self.isJSON = isJSON
    self.numbers = try numbers.map { try MapFileWriter(path: $0) }
  }

  mutating func add(_ outcomes: [EnsembleOutcome], of picture: InputList.Item) throws {
    for outcome in outcomes {
      let classIndex = outcome.result.classIndex
      for warning in outcome.result.warnings { session.console.warn("\(picture.path), \(warning)") }
      // The best combination may be that of no map at all.
      let map = outcome.chosen[search.chosenMap]
      let file = try map.map { map in
        let file = try pictures.path(of: picture.name, "\(outcome.scores.reading.tag(of: classIndex)).metacam")
        let drawn = try drawing.drawn(
          map, on: drawing.canvas(for: outcome.input),
          caption: drawing.caption(
            classIndex: classIndex, method: "MetaCAM", probability: outcome.result.probability,
            as: outcome.scores.likelihood,
            labels: outcome.scores.labels))
        try AtomicFile.write(drawn.bytes, to: file)
        return (path: file, boxes: drawing.boxThreshold == nil ? nil : drawn.boxes)
      }
      let members = search.methods.compactMap { method in outcome.members[method.slug].map { (method.slug, $0) } }
      try numbers?.append(
        members + (map.map { [("metacam", $0)] } ?? []),
        of: outcome.scores.reading.tag(of: classIndex), named: picture.name)
      if isJSON {
        cases.append(.init(outcome.result, file: file?.path, boxes: file?.boxes))
      } else {
        try StandardOutput.print("\(picture.path), \(MetaTable.heading(of: outcome))")
        for line in MetaTable(outcome.result, settings: settings, chosen: search.chosenMap).lines {
          try StandardOutput.print(line)
        }
        if let file {
          try StandardOutput.print("  wrote \(file.path)")
          for found in file.boxes ?? [] { try StandardOutput.print("    " + BoxOutput.line(found)) }
        }
      }
      if map == nil { withoutMap.append("class \(classIndex) of '\(picture.path)'") }
    }
  }

  /// - Throws: what makes the command end with status 1, where a picture has failed, or has no map.
  func end(_ failed: FailedPictures) throws {
    if let numbers {
      try numbers.finish()
      if !isJSON { try StandardOutput.print("wrote \(numbers.path)") }
    }
    if isJSON {
      try JSONOutput.write(
        MetaDocument(
          session, settings: settings, search: search.name, notes: notes + session.remarks.listed, cases: cases,
          failures: failed.listed))
    } else {
      try StandardOutput.printReading(of: session.model, remarks: session.remarks.listed)
      try StandardOutput.print(
        "seed \(settings.seed), noise \(settings.noiseStandardDeviation), chosen by \(settings.removalProtocol.rawValue)"
      )
    }
    try failed.check()
    guard let first = withoutMap.first else { return }
    let others = withoutMap.count == 1 ? "" : " and \(withoutMap.count - 1) more"
    throw MetaCAMError(
      .noMap, "no map of \(first)\(others) was written: no combination of methods scores above zero",
      remedy: "\(.option(.search)) none draws all methods together, whatever they score")
  }
}
