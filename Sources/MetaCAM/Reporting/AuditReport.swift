import Evaluation
import Figures
import Files
import Imaging
import Tensors

/// An audit for people who sign it: `audit.html`, one file with everything inside, the same as `audit.pdf`, and its numbers as
/// `audit.json`.
///
///     try AuditReport(result, command: "metacam audit cat.jpg --out audit").write(to: "audit")
///
/// The first page says what passed and what failed, of which network and pictures; then each test has a page.
public struct AuditReport {
  private let result: AuditResult
  private let command: String

  /// The files in the folder.
  public static let files = ["audit.html", "audit.pdf", "audit.json"]

  /// A report of a result; `command` is what made it, as a reader can repeat it.
  public init(_ result: AuditResult, command: String) {
    self.result = result
    self.command = command
  }

  /// Writes page, PDF and numbers into a folder.
  /// - Returns: the files' paths.
  /// - Throws: `FigureError`, `FileError`.
  @discardableResult
  public func write(to folder: String) throws -> [String] {
    let report = try report()
    let paths = Self.files.map { "\(folder)/\($0)" }
    try report.write(to: paths[0])
    try report.writePDF(to: paths[1])
    try AtomicFile.write((result.json() + "\n").utf8, to: paths[2])
    return paths
  }

  /// Methods and controls by row, tests by column.
  public var verdicts: Table {
    Table(
      columns: ["method"] + result.sections.map(\.test.shortTitle),
      rows: (result.methods + result.controls).map { method in
        [.text(method)] + result.sections.map { .text(Self.shown($0.verdict(of: method))) }
      })
  }

  private static func shown(_ verdict: AuditVerdict?) -> String {
    switch verdict {
    case .pass: "pass"
    case .fail: "FAIL"
    case .notApplicable: "n. a."
    case nil: "–"
    }
  }

  // MARK: The report

  private func report() throws -> Report {
    var report = Report(title: "Audit of \(result.network.name)")
    report.addTable(
      verdicts, caption: "What passed, by each test's threshold (n. a.: not applicable). \(controlsSentence)")
    report.addFacts(facts)
    report.addSection("What this audit does not show")
    for silence in result.silences { report.addParagraph(silence) }
    for section in result.sections { try add(section, to: &report) }
    report.addSection("The maps that were audited", startsPage: true)
    for exhibit in result.exhibits.trained {
      let grid = try Self.grid(
        rows: ["map"], view: exhibit.view, subjects: result.methods + result.controls, maps: [exhibit.maps])
      if let grid { try report.addFigure(grid, caption: "\(exhibit.name), by the trained network.", pixelsPerPoint: 2) }
    }
    report.addSection("How it was made")
    report.addFacts(provenance)
    report.addTable(pictures, caption: "The pictures, with the SHA-256 of each file.")
    report.addParagraph("Command:")
    report.addCode(command)
    return report
  }

  private var controlsSentence: String {
    guard !result.controls.isEmpty else { return "There was no control." }
    let passed = result.passedControls
    return passed.isEmpty
      ? "\(result.controls.joined(separator: ", ")), which has never seen the network, fails the randomisations and the test "
        + "of the class, as it must."
      : "WARNING: the control \(passed.joined(separator: ", ")) has never seen the network and passed a test that it must fail: "
        + "do not believe this audit."
  }

  private var facts: [(name: String, value: String)] {
    [
      ("network", "\(result.network.name), SHA-256 \(result.network.hash)"),
      ("second network", result.against.map { "\($0.name), SHA-256 \($0.hash)" } ?? "none"),
      (
        "pictures",
        result.pictures.map { "\($0.name) (class \($0.classIndex)\($0.className.map { " " + $0 } ?? ""))" }
          .joined(separator: ", ")
      ), ("program", "metacam \(result.version), \(result.engine)"), ("seed", "\(result.seed)"),
      (
        "runs of the network",
        "\(result.runs.forward) forward, \(result.runs.head) of the part behind the layer, \(result.runs.backward) backward, "
          + "by \(result.runs.networks) networks beside the one that is audited"
      ),
    ] + result.notes.map { ("note", $0) }
  }

  private var provenance: [(name: String, value: String)] {
    [
      ("network", result.network.name), ("SHA-256", result.network.hash),
      ("target layer", result.network.layers.joined(separator: ", ")), ("input", result.network.preprocessing),
      ("probabilities", result.network.probabilities),
      ("layers with parameters", "\(result.parameterLayers), with \(result.parameterCount) numbers"),
      (
        "random weights",
        "normal, with each parameter's own mean and standard deviation; running means and variances of normalisations stay"
      ), ("precision", "\(result.precision), \(result.threads) threads"), ("seed", "\(result.seed)"),
      ("versions", "metacam \(result.version), \(result.engine)"),
    ]
  }

  private var pictures: Table {
    Table(
      columns: ["picture", "file", "SHA-256", "class", "probability", "boxes"],
      rows: result.pictures.map { picture in
        [
          .text(picture.name), .text(picture.file), .text(picture.hash),
          .text("\(picture.classIndex)\(picture.className.map { " " + $0 } ?? "")"), .number(picture.probability),
          .count(picture.boxCount),
        ]
      })
  }

  private func add(_ section: AuditResult.Section, to report: inout Report) throws {
    let test = section.test
    report.addSection(test.title, startsPage: true)
    report.addFacts([
      ("what is done", test.procedure), ("passes where", test.threshold), ("source", test.source),
      ("a pass does not show", test.silence),
    ])
    for note in section.notes { report.addParagraph(note) }
    report.addTable(Self.table(section), caption: "What came of it.")
    switch test.slug {
    case AuditTest.cascade.slug:
      try addCurves(
        result.cascade, limit: AuditTest.mostRandomised,
        horizontalTitle: "stage: more layers drawn anew, from the head down",
        caption:
          "Likeness of the maps to the trained network's, the mean over the pictures. Dashed: what a method must be below at the "
          + "last stage; for SSIM the likeness of different pictures' maps, where that is more. Thick: the control.",
        to: &report)
      try addCascadeGrid(to: &report)
    case AuditTest.independent.slug:
      try addCurves(
        result.independent, limit: AuditTest.leastSame,
        horizontalTitle: "stage: one layer drawn anew, from the head down",
        caption:
          "Likeness of the maps to the trained network's, the mean over the pictures. Dashed: below it on one of the measures at "
          + "least must a method be at each stage. Thick: the control.", to: &report)
    default: break
    }
  }

  private static func table(_ section: AuditResult.Section) -> Table {
    let names = section.findings.map { $0.measures.map(\.name) }.max { $0.count < $1.count } ?? []
    let hasRemarks = section.findings.contains { !$0.notes.isEmpty }
    return Table(
      columns: ["method", "result"] + names + (hasRemarks ? ["remark"] : []),
      rows: section.findings.map { finding in
        let verdict = finding.verdict.map { Self.shown($0) } ?? "comparison"
        let values = names.map { name -> Table.Cell in
          let value = finding.measures.first { $0.name == name }?.value
          return name == "largest difference"
            ? .decimal(value, digits: 7) : name.hasPrefix("layers") ? .count(value.map { Int($0) }) : .number(value)
        }
        return [.text(finding.method), .text(verdict)] + values
          + (hasRemarks ? [.text(finding.notes.joined(separator: "; "))] : [])
      })
  }

  private func addCurves(
    _ stages: [AuditResult.Stage], limit: Double, horizontalTitle: String, caption: String, to report: inout Report
  ) throws {
    let subjects = result.methods + result.controls
    func panel(_ title: String, _ value: (MapLikeness) -> Double?) -> LikenessCurves.Panel {
      .init(
        title: title,
        lines: subjects.map { slug in
          .init(
            name: slug, values: stages.map { $0.likeness[slug].flatMap(value) },
            isEmphasised: result.controls.contains(slug))
        })
    }
    let curves = LikenessCurves(
      stages: stages.indices.map { "\($0 + 1)" },
      panels: [panel("SSIM", \.structural), panel("Spearman", \.rank), panel("HOG", \.gradient)], limit: limit,
      horizontalTitle: horizontalTitle)
    if curves.panels.contains(where: { $0.lines.contains { $0.values.contains { $0 != nil } } }) {
      try report.addFigure(curves, caption: caption)
    }
    report.addTable(
      Table(
        columns: ["stage", "layer", "layers drawn anew", "probability of the class"],
        rows: stages.enumerated().map { index, stage in
          [.count(index + 1), .text(stage.layer), .count(stage.layerCount), .number(stage.probability)]
        }), caption: "The stages; the probability is the mean over the pictures.")
  }

  /// The first picture's maps, at some of the stages.
  private func addCascadeGrid(to report: inout Report) throws {
    guard let first = result.exhibits.trained.first else { return }
    let stages = result.exhibits.cascade
    let shown = Set([0, stages.count / 3, 2 * stages.count / 3, stages.count - 1]).filter(stages.indices.contains)
      .sorted()
    let grid = try Self.grid(
      rows: ["trained"] + shown.map { "\(stages[$0].layerCount) layer(s)" }, view: first.view,
      subjects: result.methods + result.controls, maps: [first.maps] + shown.map { stages[$0].maps })
    guard let grid else { return }
    try report.addFigure(
      grid, caption: "\(first.name): the maps while layers are drawn anew, from the head down.", pixelsPerPoint: 1.5)
  }

  private static func grid(
    rows: [String], view: Image, subjects: [String], maps: [[String: Tensor]]
  ) throws -> HeatMapGrid? {
    let columns = try subjects.map { slug in
      HeatMapGrid.Column(
        title: slug,
        tiles: try maps.map { maps in
          try maps[slug].map { Tile(image: try CasePictures.overlay.drawn($0, over: view)) }
        })
    }
    guard columns.contains(where: { $0.tiles.contains { $0 != nil } }) else { return nil }
    return HeatMapGrid(rows: rows, columns: columns, scale: CasePictures.overlay.colourMap)
  }
}
