import ActivationMaps
import Figures
import Files
import Imaging
import ModelReaders
import Studies

/// A sweep's results for people: `report.html`, one file that needs no other, and every figure by itself.
///
///     try SweepReport(results, folder: "sweep", command: "metacam sweep cases.csv --out sweep").write()
///
/// It reads what `SweepStore` has kept in the folder: pictures and maps.
public struct SweepReport {
  private let results: SweepResults
  private let folder: String
  private let command: String
  private let engineVersion: String
  private let notes: [String]

  /// - Parameter notes: what a reader of all results should know, such as a guess that they rest on.
  public init(
    _ results: SweepResults, folder: String, command: String, engineVersion: String, notes: [String] = []
  ) {
    self.results = results
    self.notes = notes
    self.folder = folder
    self.command = command
    self.engineVersion = engineVersion
  }

  private var settings: ExperimentSettings { results.plan.settings }

  /// - Parameter onStep: called after each figure.
  /// - Returns: the files that were written.
  /// - Throws: `FigureError`, `FileError`; `StudyError` if maps are missing.
  @discardableResult
  public func write(onStep: () -> Void = {}) throws -> [String] {
    try AtomicFile.makeFolder("figures", in: folder)
    var report = Report(title: "MetaCAM: faithfulness of ensembles and their members")
    var files: [String] = []
    func add(_ figure: some Figure, _ name: String, _ caption: String) throws {
      files += try FigureFile.write(figure, to: "\(folder)/figures/\(name)")
      try report.addFigure(figure, caption: caption)
      onStep()
    }
    let figures = SweepFigures(results)

    report.addSection("What was found")
    for paragraph in SweepSummary(results).paragraphs { report.addParagraph(paragraph) }
    report.addTable(
      SweepSummary(results).table,
      caption: "ROAD (\(settings.removalProtocol.rawValue)) of the best single method, of all methods together, of the "
        + "best of \(1 << settings.groups.count) combinations and of the member search, each at its best k. Fresh: the "
        + "mean under \(ExperimentSettings.freshSeedCount) seeds that nothing was chosen by. Other: by the protocol "
        + "\(settings.otherProtocol.rawValue).")

    report.addSection("How it was made")
    report.addFacts(facts)
    report.addParagraph("Command:")
    report.addCode(command)

    report.addSection("ROAD against the threshold")
    for (index, curves) in figures.curves.enumerated() {
      try add(
        curves, figures.curves.count > 1 ? "curves-\(index + 1)" : "curves",
        "ROAD of each method and of MetaCAM (the best combination of groups) when only the top k percent of the map's "
          + "pixels are kept. Large marks: peaks.")
    }
    report.addSection("MetaCAM against its members")
    try add(
      figures.comparison, "comparison",
      "Each member's whole map (hollow) and at its own best k (filled), and the ensembles as lines.")
    report.addSection("What each group contributes")
    report.addParagraph(
      "Cumulative residual effect: the scores of all combinations with the group, less the median of all combinations, "
        + "added up. The groups are those of the settings; the default ones are this project's assumption.")
    try add(figures.overallContributions, "contributions-overall", "Mean over the cases.")
    try add(figures.contributions, "contributions", "Case by case.")
    report.addSection("The best combination of each case")
    try add(figures.combinations, "combinations", "Filled: the group is in the best combination.")

    report.addSection("The cases")
    for (id, result) in zip(results.items.map(\.id), results.cases) {
      let pictures = try CasePictures(result, settings, id: id, folder: folder)
      report.addSubsection(figures.title(of: result))
      report.addFacts(
        [
          ("picture", result.image),
          ("class", [String(result.classIndex), result.className].compactMap { $0 }.joined(separator: " ")),
          ("probability", "\(ScoreText.shown(result.probability))"),
          ("target layer", result.layers.joined(separator: ", ")),
          ("best combination", name(.bestExperiment, of: result)),
          ("member search", name(.memberSearch, of: result)),
          ("removals of pixels", "\(result.removals.asked) asked for, \(result.removals.made) imputed and run"),
        ] + result.warnings.map { ("warning", $0.description) })
      if let overview = try pictures.overview() {
        try add(overview, "overview-\(id)", "How the map of the best combination came about.")
      }
      try add(
        pictures.grid(), "grid-\(id)",
        "Every method, and MetaCAM, without a threshold and with the k that suits it best; below each its ROAD score.")
    }
    let path = "\(folder)/report.html"
    try report.write(to: path)
    return files + [path]
  }

  private func name(_ map: CaseResult.ChosenMap, of result: CaseResult) -> String {
    let names = result.components(of: map, in: settings)
    return names.isEmpty ? "nothing: no combination scores above zero" : names.joined(separator: " + ")
  }

  private var facts: [(name: String, value: String)] {
    let plan = results.plan
    return [
      ("network", plan.networks.map { "\($0.name) (SHA-256 \($0.hash.prefix(16))…)" }.joined(separator: ", ")),
      ("target layer", Set(results.cases.flatMap(\.layers)).sorted().joined(separator: ", ")),
      ("classes", Set(results.cases.map(\.classIndex)).sorted().map(String.init).joined(separator: ", ")),
      ("protocol that chose", settings.removalProtocol.rawValue),
      ("ROAD percentages", settings.removalPercentages.map(ScoreText.percent).joined(separator: ", ")),
      ("thresholds k", settings.thresholds.map(ScoreText.percent).joined(separator: ", ")),
      ("consensus", settings.consensus.rawValue),
      ("groups", settings.groups.map { $0.joined(separator: " + ") }.joined(separator: "; ")),
      ("seed", "\(settings.seed)"),
      ("noise", "standard deviation \(settings.noiseStandardDeviation), in normalised units"),
      ("precision", plan.precision),
      ("versions", "metacam \(plan.version), OpenVINO \(engineVersion)"),
    ] + notes.map { ("warning", $0) }
  }
}
