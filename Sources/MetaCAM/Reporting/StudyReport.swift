import ActivationMaps
import Figures
import Files
import Imaging
import OpenVINORuntime
import Studies

/// A study's results for people: `report.html`, one file of bounded size, figures by themselves, and a page for each case that is
/// shown.
///
///     try StudyReport(store, command: "metacam study cases.csv --out run").write()
///
/// It reads what is done of the study. What it shows of cases does not grow with their number.
public struct StudyReport {
  private let store: StudyStore
  private let command: String
  private let notes: [String]
  private let shownCount: Int

  /// How many cases are shown unless something else is asked for.
  public static let usualShownCount = 60
  /// How many cases can be shown at most.
  public static let mostShownCount = 1000

  /// A report of a study, as far as it is merged.
  /// - Parameters:
  ///   - store: the study, which is merged.
  ///   - command: what made it, as a reader can repeat it.
  ///   - notes: what a reader of all results should know, such as a guess that they rest on.
  ///   - shownCount: how many cases are shown, 0 to 1000.
  public init(_ store: StudyStore, command: String, notes: [Note] = [], shownCount: Int = usualShownCount) {
    self.store = store
    self.command = command
    self.notes = notes.map(\.message)
    self.shownCount = min(max(0, shownCount), Self.mostShownCount)
  }

  private var plan: StudyPlan { store.plan }
  private var settings: ExperimentSettings { plan.settings }
  private var folder: String { store.folder.path }

  /// Writes the report, its figures and a page for each case that is shown.
  /// - Parameter onFigure: called after each figure.
  /// - Returns: the files that were written.
  /// - Throws: `StudyError` if nothing is done, or something is damaged; `FigureError`, `FileError`.
  @discardableResult
  public func write(onFigure: () -> Void = {}) throws -> [String] {
    for name in ["figures", "pages"] { try AtomicFile.makeFolder(name, in: folder) }
    let reportFiles = ReportFiles(folder: folder)
    defer { reportFiles.end() }
    var shown = ShownCases()
    let columns = try StudyColumns.read(store) { shown.append($0, $1) }
    guard columns.contains(where: { !$0.items.isEmpty }) else {
      throw StudyError(.unfinished, "no case has a result, so there is nothing to report", context: ["folder": folder])
    }
    var report = Report(title: "MetaCAM: faithfulness of ensembles and their members")
    var files: [String] = []
    func add(_ figure: some Figure, _ name: String, _ caption: String) throws {
      files += try FigureFile.write(figure, to: "\(folder)/figures/\(name)")
      try report.addFigure(figure, caption: caption)
      onFigure()
    }

    for (index, columns) in columns.enumerated() where !columns.items.isEmpty {
      let ending = plan.networks.count > 1 ? "-\(index + 1)" : ""
      let title = plan.networks.count > 1 ? ": \(columns.network)" : ""
      report.addSection("What was found\(title)")
      let findings = try StudyFindings(columns, plan: plan)
      if let table = findings.localisation, let area = findings.boxArea {
        report.addTable(
          table,
          caption:
            "Where the object is: the maximum in the box or within 15 pixels of it at 224 (Zhang 2016); the share of the "
            + "map in the box (Wang 2020), by chance \(ScoreText.shown(area)); boxes of the thresholded map, the threshold "
            + "the best over all cases (Choe 2020). A centred Gaussian and noise stand beside the methods.")
      }
      guard plan.profile != .maps else {
        report.addParagraph("\(columns.items.count) case(s): maps alone, which nothing was measured of.")
        continue
      }
      for paragraph in findings.paragraphs { report.addParagraph(paragraph) }
      for comparison in findings.comparisons {
        report.addTable(
          findings.table(comparison),
          caption:
            "\(comparison.metric): mean over the cases with its 95 % interval (BCa, 10,000 resamples); the difference "
            + "from the best single method over all pictures with an interval that holds for all rows together; Wilcoxon's "
            + "signed-rank test, corrected by Holm; matched-pairs rank-biserial correlation.")
      }
      if let friedman = findings.friedman, let nemenyi = findings.nemenyi {
        try add(
          CriticalDifferenceDiagram(
            entries: zip(findings.rankedNames, friedman.meanRanks).map {
              .init(name: $0, meanRank: $1, isEmphasised: !plan.methods.contains($0))
            }, groups: nemenyi.groups, criticalDifference: nemenyi.criticalDifference, caseCount: friedman.caseCount),
          "ranks\(ending)",
          "Mean ranks over the cases (1 is best; Friedman's test, p \(Self.shown(friedman.pValue))). Lines join what "
            + "Nemenyi's test does not tell apart.")
      }
      let figures = StudyFigures(columns: columns, settings: settings, chosen: plan.chosenMaps)
      try add(
        figures.curves(plan.methods + settings.rivalNames), "curves\(ending)",
        "ROAD when only the top k percent of each map's pixels are kept, the mean over the cases. Large marks: peaks."
          + (plan.searches.contains(.groups) ? " The best combination is each picture's own." : ""))
      try add(
        figures.comparison(plan.methods + settings.rivalNames), "comparison\(ending)",
        "The whole map (hollow) of each method and of each ensemble that has a name, and at its own best k (filled); the "
          + "other ensembles as lines; means over the cases."
      )
      if let table = findings.contributions, plan.searches.contains(.groups) {
        report.addTable(
          table,
          caption:
            "Cumulative residual effect of each group: the scores of all combinations with the group, less the median "
            + "of all combinations, added up. The groups are those of the settings; the default ones are this project's "
            + "assumption.")
        try add(figures.contributions, "contributions\(ending)", "The same as bars.")
      }
      report.addTable(findings.thresholds, caption: "How many cases have which k as their best.")
    }

    report.addSection("How it was made")
    report.addFacts(facts(columns))
    report.addParagraph("Command:")
    report.addCode(command)

    if shownCount > 0 { files += try addCases(shown, to: &report) }
    let path = "\(folder)/report.html"
    try report.write(to: path)
    reportFiles.remove(allBut: files)
    return files + [path]
  }

  private func addCases(_ shown: ShownCases, to report: inout Report) throws -> [String] {
    report.addSection("Some of the cases")
    let all = shown.chosen(shownCount, seed: settings.seed)
    let question = plan.question ?? PlannedQuestion()
    let models = plan.networks.map { try? Study.Network($0, asked: question, limits: .usual).model }
    var files: [String] = []
    for (reason, indices) in all where !indices.isEmpty {
      report.addSubsection(reason.title)
      var cards: [ReportCard] = []
      for index in indices {
        guard let (item, result) = try result(at: index) else { continue }
        let pictures = try models[item.networkIndex].flatMap {
          try CasePictures(item, result, in: store, model: $0)
        }
        let page = CasePage(item: item, result: result, plan: plan, pictures: pictures)
        let file = "pages/\(item.id).html"
        try page.write(to: "\(folder)/\(file)")
        files.append("\(folder)/\(file)")
        cards.append(
          ReportCard(
            title: item.id, text: page.line, link: file,
            picture: try pictures?.thumbnail(side: 128).png()))
      }
      report.addCards(cards)
    }
    return files
  }

  private func result(at index: Int) throws -> (StudyItem, CaseResult)? {
    for (item, outcome) in try store.outcomes(ofShard: index / plan.shardSize) where item.index == index {
      if case .result(let result) = outcome { return (item, result) }
    }
    return nil
  }

  /// What was asked, where that is not as usual.
  private var asked: [(name: String, value: String)] {
    guard let question = plan.question else { return [] }
    let all: [(name: String, value: String?)] = [
      ("score", question.target), ("task", question.task), ("region", question.region),
      ("texts", question.texts.isEmpty ? nil : question.texts.joined(separator: "; ")),
      ("other pictures", question.likeness.isEmpty ? nil : question.likeness.joined(separator: ", ")),
    ]
    return all.compactMap { entry in entry.value.map { (entry.name, $0) } }
  }

  private static func shown(_ p: Double) -> String { p < 0.0001 ? "< 0.0001" : "= \(ScoreText.shown(p))" }

  private func facts(_ columns: [StudyColumns]) -> [(name: String, value: String)] {
    [
      ("networks", plan.networks.map { "\($0.name) (SHA-256 \($0.hash.prefix(16))…)" }.joined(separator: ", ")),
      ("cases", "\(plan.itemCount), with a result \(columns.reduce(0) { $0 + $1.items.count })"),
      ("profile", "\(plan.profile.rawValue): \(plan.profile.summary)"),
      (
        "ensembles",
        (["all"] + plan.searches.map(\.rawValue) + (settings.ensemble.map { _ in ["a file's"] } ?? [])
          + settings.rivalNames).joined(separator: ", ")
      ),
      ("methods", plan.methods.joined(separator: ", ")),
      ("protocol that chose", settings.removalProtocol.rawValue),
      ("ROAD percentages", settings.removalPercentages.map(ScoreText.percent).joined(separator: ", ")),
      ("thresholds k", settings.thresholds.map(ScoreText.percent).joined(separator: ", ")),
      ("consensus", settings.consensus.rawValue),
      ("groups", settings.groups.map { $0.joined(separator: " + ") }.joined(separator: "; ")),
      ("seed", "\(settings.seed)"),
      ("noise", "standard deviation \(settings.noiseStandardDeviation), in normalised units"),
      ("precision", plan.precision),
      ("versions", "metacam \(plan.version), OpenVINO \(Core.engineVersion)"),
    ] + asked + notes.map { ("warning", $0) }
  }
}
