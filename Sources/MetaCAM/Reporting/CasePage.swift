import Figures
import Studies

/// The page of one case: facts, charts, and its maps.
struct CasePage {
  let item: StudyItem
  let result: CaseResult
  let plan: StudyPlan
  /// Nil where no maps are kept, or the picture is gone.
  let pictures: CasePictures?

  /// A page is for a screen; there may be sixty of them.
  private static let pixelsPerPoint = 1.5

  /// What a card says of the case.
  var line: String {
    let shown = ScoreText.shown(result.probability)
    guard let best = result.best else { return "class \(name), probability \(shown)" }
    return "class \(name), probability \(shown), ROAD \(ScoreText.shown(best.curve.bestScore))"
  }

  private var name: String { [String(result.classIndex), result.className].compactMap { $0 }.joined(separator: " ") }

  func write(to path: String) throws {
    var page = Report(title: item.id)
    page.addFacts(
      [
        ("picture", item.planned.image), ("network", item.model), ("class", name),
        ("probability", ScoreText.shown(result.probability)),
        (
          "the network's own answer",
          "\(result.likeliestClass), probability \(ScoreText.shown(result.likeliestProbability))"
        ),
        ("target layer", result.layers.joined(separator: ", ")),
      ] + chosen
        + [("removals of pixels", "\(result.removals.asked) asked for, \(result.removals.made) imputed and run")]
        + result.warnings.map { ("warning", $0.description) })
    if let pictures {
      if result.members.isEmpty {
        try page.addFigure(
          pictures.plainGrid(plan.methods), caption: "Every method's map.", pixelsPerPoint: Self.pixelsPerPoint)
      } else {
        if let overview = try pictures.overview() {
          try page.addFigure(
            overview,
            caption: plan.searches.contains(.groups)
              ? "How the map of the best combination came about." : "How the map of all methods together came about.",
            pixelsPerPoint: Self.pixelsPerPoint)
        }
        try page.addFigure(
          pictures.grid(),
          caption:
            "Every method, every ensemble that has a name, and MetaCAM, without a threshold and with the k that suits it best; below each its ROAD score.",
          pixelsPerPoint: Self.pixelsPerPoint)
      }
    } else {
      page.addParagraph(
        "There are no pictures: no maps were kept, or the picture or the network is not there any more.")
    }
    if !result.members.isEmpty {
      let figures = CaseFigures(result: result, settings: plan.settings)
      try page.addFigure(
        figures.curves,
        caption:
          "ROAD of each method, of each ensemble that has a name and of MetaCAM when only the top k percent of the map's pixels are kept."
      )
      if let contributions = figures.contributions {
        try page.addFigure(contributions, caption: "What each group contributes to combinations on this picture.")
      }
    }
    try page.write(to: path)
  }

  private var chosen: [(name: String, value: String)] {
    let maps = plan.chosenMaps
    return result.confirmations.filter { maps.contains($0.map) }.map { confirmation in
      let names = result.components(of: confirmation.map, in: plan.settings).joined(separator: " + ")
      return (
        confirmation.map.name,
        "\(names), k = \(ScoreText.percent(result.threshold(of: confirmation.map, in: plan.settings))): ROAD "
          + "\(ScoreText.shown(confirmation.score)); under fresh seeds \(ScoreText.shown(confirmation.freshMean)); by "
          + "\(plan.settings.otherProtocol.rawValue) \(ScoreText.shown(confirmation.otherProtocol))"
      )
    }
  }
}
