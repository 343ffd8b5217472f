import Studies

/// Which cases of a study are asked for, and in which order.
struct CaseFilter: Sendable {
  let classIndex: Int?
  let isRight: Bool?
  let probability: ClosedRange<Double>?
  let road: ClosedRange<Double>?
  let disagreement: ClosedRange<Double>?
  let search: String
  let network: String?

  static let parameters: [Parameter] = [
    .path("study", "the study's id"),
    Parameter("class", .integer(0...10_000_000), "the class that is explained"),
    Parameter("right", .boolean, "whether the network's first answer is the class"),
    Parameter("minimumProbability", .number(0...1), "of the class"),
    Parameter("maximumProbability", .number(0...1), "of the class"),
    Parameter("minimumRoad", .number(-1...1), "of the best map"),
    Parameter("maximumRoad", .number(-1...1), "of the best map"),
    Parameter("minimumDisagreement", .number(0...2), disagreementSummary),
    Parameter("maximumDisagreement", .number(0...2), disagreementSummary),
    Parameter("search", .text(longest: 200), "what their names hold"),
    Parameter("network", .text(longest: 1000), "the network's name in the study"),
  ]

  private static let disagreementSummary =
    "of the methods: the largest less the smallest of their ROAD scores, each at its own best k"

  /// - Throws: `Problem` (422) where a minimum is above its maximum.
  init(_ call: Call) throws(Problem) {
    func range(_ name: String, _ widest: ClosedRange<Double>) throws(Problem) -> ClosedRange<Double>? {
      let (low, high) = (call.number("minimum\(name)"), call.number("maximum\(name)"))
      guard low != nil || high != nil else { return nil }
      let lower = low ?? widest.lowerBound
      let upper = high ?? widest.upperBound
      guard lower <= upper else {
        throw Problem(
          .unprocessableEntity, "invalid-parameter", "'minimum\(name)' is above 'maximum\(name)'",
          context: [("parameter", "minimum\(name)")])
      }
      return lower...upper
    }
    classIndex = call.integer("class")
    isRight = call.boolean("right")
    probability = try range("Probability", 0...1)
    road = try range("Road", -1...1)
    disagreement = try range("Disagreement", 0...2)
    search = (call.text("search") ?? "").lowercased()
    network = call.text("network")
  }

  func holds(_ summary: StudyResults.Summary, in study: StudyShelf) -> Bool {
    if let classIndex, summary.classIndex != classIndex { return false }
    if let isRight, summary.isRight != isRight { return false }
    if let probability, !(summary.probability.map(probability.contains) ?? false) { return false }
    if let road, !(summary.road.map(road.contains) ?? false) { return false }
    if let disagreement, !(summary.disagreement.map(disagreement.contains) ?? false) { return false }
    guard !search.isEmpty || network != nil else { return true }
    let (planned, networkIndex) = study.planned(summary.item)
    if let network, study.labels[networkIndex] != network { return false }
    return search.isEmpty || planned.name.lowercased().contains(search) || planned.image.lowercased().contains(search)
  }

  static let orders = ["name", "probability", "road", "disagreement", "class"]

  /// Those without a value come last, whichever way; equal ones in the plan's order.
  static func sorted(
    _ summaries: [StudyResults.Summary], by key: String, isAscending: Bool, in study: StudyShelf
  ) -> [StudyResults.Summary] {
    if key == "name" {
      let named = summaries.map { (name: study.planned($0.item).planned.name, summary: $0) }
      return named.sorted { a, b in
        a.name == b.name ? a.summary.item < b.summary.item : (a.name < b.name) == isAscending
      }.map(\.summary)
    }
    func value(_ summary: StudyResults.Summary) -> Double? {
      switch key {
      case "probability": summary.probability
      case "road": summary.road
      case "disagreement": summary.disagreement
      default: summary.classIndex.map(Double.init)
      }
    }
    return summaries.map { (value: value($0), summary: $0) }.sorted { a, b in
      switch (a.value, b.value) {
      case (let x?, let y?) where x != y: (x < y) == isAscending
      case (.some, nil): true
      case (nil, .some): false
      default: a.summary.item < b.summary.item
      }
    }.map(\.summary)
  }
}
