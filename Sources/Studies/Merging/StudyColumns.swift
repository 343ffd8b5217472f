import Evaluation

/// A study's scores by one network as columns: a number a case, for each map and measure.
///
///     let columns = try StudyColumns.read(store)
///     columns[0].values(.init(map: "score-cam", variant: .best, metric: "road-reference"))
///
/// They are what statistics and the report's figures are made of; a case without a result stands in none of them.
public struct StudyColumns: Sendable {
  /// What the network is called in results.
  public let network: String
  /// The cases, in the plan's order.
  public private(set) var items: [StudyItem] = []
  /// What columns there are, in the order in which they came up.
  public private(set) var keys: [Key] = []
  /// CRE by case, for each of the groups.
  public private(set) var contributions: [[Double]]
  /// For each chosen map how many cases have which k.
  public private(set) var thresholds: [CaseResult.ChosenMap: [Double: Int]] = [:]
  /// How many cases have which combination of groups as their best.
  public private(set) var combinations: [[Int]: Int] = [:]
  /// Sums over the cases of each member's curve, each rival's, and each chosen ensemble's.
  public private(set) var curves: [String: [Double]] = [:]
  /// The class's probability in each of the cases, 0 to 1.
  public private(set) var probabilities: [Double] = []
  /// Whether the network's first answer was the class, for each case that has one from the list.
  public private(set) var isRight: [Bool] = []
  /// How well each map's boxes fit, over the cases that have boxes.
  public private(set) var boxAccuracies: [(map: String, accuracy: MaxBoxAccuracy)] = []
  /// The mean share of the picture that boxes take.
  public private(set) var boxAreas: [Double] = []
  private var columns: [Key: [Double?]] = [:]

  /// Which column: a map, in a form, by a measure.
  public struct Key: Sendable, Hashable {
    /// A method's slug, a rival's name, or a `ChosenMap`.
    public let map: String
    /// The map as it is, or at its best threshold.
    public let variant: CaseResult.Measure.Variant
    /// The measure's slug.
    public let metric: String

    /// A column that need not be there.
    public init(map: String, variant: CaseResult.Measure.Variant, metric: String) {
      self.map = map
      self.variant = variant
      self.metric = metric
    }
  }

  init(network: String, groupCount: Int) {
    self.network = network
    contributions = [[Double]](repeating: [], count: groupCount)
  }

  /// One for each of the plan's networks.
  ///
  /// - Parameters:
  ///   - store: the study, whose shards are done.
  ///   - onResult: called with each result, so that whoever wants more of them need not read them again.
  /// - Throws: as `StudyStore.outcomes`.
  /// - Complexity: a look at each row; some hundred numbers a case are held.
  public static func read(
    _ store: StudyStore, onResult: (StudyItem, CaseResult) throws -> Void = { _, _ in }
  ) throws -> [StudyColumns] {
    let plan = store.plan
    var columns = plan.networks.indices.map {
      StudyColumns(network: plan.label(ofNetwork: $0), groupCount: plan.settings.groups.count)
    }
    for shard in try store.doneShards().sorted() {
      for (item, outcome) in try store.outcomes(ofShard: shard) {
        guard case .result(let result) = outcome else { continue }
        columns[item.networkIndex].append(item, result, plan.settings)
        try onResult(item, result)
      }
    }
    return columns
  }

  /// A number a case, or nil where it has none; empty of a column that nobody has.
  public func values(_ key: Key) -> [Double?] { columns[key] ?? [] }

  mutating func append(_ item: StudyItem, _ result: CaseResult, _ settings: ExperimentSettings) {
    let place = items.count
    items.append(item)
    probabilities.append(result.probability)
    if item.classIndex != nil { isRight.append(result.classIndex == result.likeliestClass) }
    for measure in result.allMeasures(settings) {
      let key = Key(map: measure.map, variant: measure.variant, metric: measure.metric)
      if columns[key] == nil {
        keys.append(key)
        columns[key] = [Double?](repeating: nil, count: place)
      }
      columns[key]?.append(measure.value)
    }
    for key in keys where columns[key]?.count == place { columns[key]?.append(nil) }
    for (group, cre) in result.cre.enumerated() where contributions.indices.contains(group) {
      contributions[group].append(cre)
    }
    for found in result.localisation {
      guard let overlap = found.overlap else { continue }
      if let place = boxAccuracies.firstIndex(where: { $0.map == found.map }) {
        boxAccuracies[place].accuracy.add(overlap)
      } else {
        var accuracy = MaxBoxAccuracy()
        accuracy.add(overlap)
        boxAccuracies.append((found.map, accuracy))
      }
    }
    if let first = result.localisation.first { boxAreas.append(first.area) }
    for confirmation in result.confirmations {
      thresholds[confirmation.map, default: [:]][result.threshold(of: confirmation.map, in: settings), default: 0] += 1
    }
    if let best = result.best { combinations[best.groups, default: 0] += 1 }
    func add(_ name: String, _ curve: ThresholdCurve) {
      let sums = curves[name] ?? [Double](repeating: 0, count: curve.scores.count)
      curves[name] = zip(sums, curve.scores).map { $0 + $1 }
    }
    for member in result.members + (result.rivals ?? []) { add(member.method, member.curve) }
    if let all = result.experiments.last { add(CaseResult.ChosenMap.allMembers.rawValue, all.curve) }
    if let best = result.best { add(CaseResult.ChosenMap.bestExperiment.rawValue, best.curve) }
    if let weighted = result.weighted { add(CaseResult.ChosenMap.weighted.rawValue, weighted.curve) }
  }
}
