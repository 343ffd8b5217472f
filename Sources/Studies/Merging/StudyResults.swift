import Failures
import Files

/// What a merged study says of its cases: a summary of all, and everything about one.
///
///     let results = try StudyResults(reading: store)
///     results.summaries.count
///     try results.details(of: 17).curves
///
/// The summaries of 50,000 cases take some 10 MB.
public struct StudyResults: Sendable {
  /// One for each item of the plan that has a row, in the plan's order.
  public let summaries: [Summary]
  private let path: String
  private let thresholds: [Double]

  /// What a list of cases shows of an item.
  public struct Summary: Sendable, Equatable {
    /// The item's place in the plan.
    public let item: Int
    /// The class that was explained; nil of a failure.
    public let classIndex: Int?
    /// The class's probability, 0 to 1; nil of a failure.
    public let probability: Double?
    /// The network's own first answer; nil of a failure.
    public let likeliestClass: Int?
    /// The probability of that answer, 0 to 1; nil of a failure.
    public let likeliestProbability: Double?
    /// Why there is no result.
    public let failure: String?
    /// Of the best map that was judged.
    public internal(set) var road: Double?
    /// The method whose map alone has the best score.
    public internal(set) var bestMember: String?
    /// How far the members' best scores lie apart.
    public internal(set) var disagreement: Double?

    /// Whether the network's first answer is the class.
    public var isRight: Bool? { failure == nil ? likeliestClass.map { $0 == classIndex } : nil }
  }

  /// All of one item.
  public struct Details: Sendable, Equatable {
    /// The ROAD scores of a map at the study's thresholds.
    public struct Curve: Sendable, Equatable {
      /// `member`, `ensemble`, `combination` or `weighted`.
      public let kind: String
      /// A method, an ensemble that has a name, methods with ` + ` between, or `weighted`.
      public let map: String
      /// The threshold of the best score, in per cent of the pixels.
      public let bestThreshold: Double
      /// The best score.
      public let bestScore: Double
      /// One for each of the study's thresholds.
      public let scores: [Double]
    }

    /// A map that the case chose.
    public struct Chosen: Sendable, Equatable {
      /// Which of the chosen maps it is.
      public let map: CaseResult.ChosenMap
      /// The share of the pixels that it keeps, in per cent.
      public let threshold: Double
      /// The slugs of the methods in it.
      public let components: [String]
    }

    /// Combinations, ensembles that have a name, members and the weighted consensus, in the order of the file.
    public internal(set) var curves: [Curve] = []
    /// The maps that the case chose.
    public internal(set) var chosen: [Chosen] = []
    /// What was measured beside ROAD.
    public internal(set) var measures: [CaseResult.Measure] = []
    /// By groups, as methods with ` + ` between.
    public internal(set) var contributions: [(group: String, value: Double)] = []
    /// What to know before believing the maps; of a map where it is named, else of all.
    public internal(set) var warnings: [(map: String?, text: String)] = []

    public static func == (a: Details, b: Details) -> Bool {
      a.curves == b.curves && a.chosen == b.chosen && a.measures == b.measures
        && a.contributions.elementsEqual(b.contributions, by: ==) && a.warnings.elementsEqual(b.warnings, by: ==)
    }
  }

  /// Opens the merged results of a study.
  /// - Throws: `StudyError` (`unfinished`) where the study is not merged, or of another form.
  /// - Complexity: a look at each measure.
  public init(reading store: StudyStore) throws {
    path = store.folder.database
    thresholds = store.plan.settings.thresholds
    guard FileIdentity(of: path) != nil else {
      throw StudyError(
        .unfinished, "the study's results are not merged yet", remedy: "merge them first",
        context: ["folder": store.folder.path])
    }
    let reader = try SQLiteReader(path: path)
    var summaries: [Summary] = []
    var places: [Int: Int] = [:]
    try reader.rows(
      """
      SELECT id, class_index, probability, likeliest_class, likeliest_probability, failure FROM items ORDER BY id
      """
    ) { row in
      guard let item = row.integer(0), (0..<store.plan.itemCount).contains(item) else { return }
      places[item] = summaries.count
      summaries.append(
        Summary(
          item: item, classIndex: row.integer(1), probability: row.real(2), likeliestClass: row.integer(3),
          likeliestProbability: row.real(4), failure: row.text(5)))
    }
    let methods = Set(store.plan.methods)
    var lowest: [Int: Double] = [:]
    var highest: [Int: Double] = [:]
    let measure = "road-\(store.plan.settings.removalProtocol.rawValue)"
    try reader.rows("SELECT item, map, value FROM measures WHERE variant = 'best' AND measure = '\(measure)'") { row in
      guard let item = row.integer(0), let place = places[item], let map = row.text(1), let value = row.real(2) else {
        return
      }
      summaries[place].road = max(summaries[place].road ?? value, value)
      guard methods.contains(map) else { return }
      if value > highest[item] ?? -.infinity {
        highest[item] = value
        summaries[place].bestMember = map
      }
      lowest[item] = min(lowest[item] ?? value, value)
    }
    for (item, highest) in highest {
      if let place = places[item], let lowest = lowest[item] { summaries[place].disagreement = highest - lowest }
    }
    self.summaries = summaries
  }

  /// All that is known of one item.
  /// - Throws: `StudyError` where the database cannot be read; `FileError` where a curve in it is none.
  public func details(of item: Int) throws -> Details {
    let reader = try SQLiteReader(path: path)
    var details = Details()
    try reader.rows("SELECT kind, map, best_k, best_road, road FROM curves WHERE item = ?", [item]) { row in
      guard let kind = row.text(0), let map = row.text(1), let threshold = row.real(2), let score = row.real(3) else {
        return
      }
      let scores = try JSONText.decoded([Double].self, from: Array((row.text(4) ?? "[]").utf8))
      guard scores.count == thresholds.count else { return }
      details.curves.append(
        Details.Curve(kind: kind, map: map, bestThreshold: threshold, bestScore: score, scores: scores))
    }
    try reader.rows("SELECT map, k, made_of FROM chosen WHERE item = ?", [item]) { row in
      guard let map = row.text(0).flatMap(CaseResult.ChosenMap.init), let threshold = row.real(1) else { return }
      details.chosen.append(
        Details.Chosen(
          map: map, threshold: threshold,
          components: try JSONText.decoded([String].self, from: Array((row.text(2) ?? "[]").utf8))))
    }
    try reader.rows("SELECT map, variant, measure, value FROM measures WHERE item = ?", [item]) { row in
      guard let map = row.text(0), let variant = row.text(1).flatMap(CaseResult.Measure.Variant.init),
        let metric = row.text(2), let value = row.real(3)
      else { return }
      details.measures.append(CaseResult.Measure(map: map, variant: variant, metric: metric, value: value))
    }
    try reader.rows("SELECT \"group\", cre FROM contributions WHERE item = ?", [item]) { row in
      if let group = row.text(0), let value = row.real(1) { details.contributions.append((group, value)) }
    }
    try reader.rows("SELECT map, text FROM warnings WHERE item = ?", [item]) { row in
      if let text = row.text(1) { details.warnings.append((row.text(0), text)) }
    }
    return details
  }
}
