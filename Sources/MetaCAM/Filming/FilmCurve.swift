import Figures
import ModelReaders

extension ProbabilityCurves {
  /// Of the class that is shown; where it changes, of those that were shown most often.
  ///
  /// - Parameters:
  ///   - moments: at least one.
  ///   - labels: what the classes are called.
  ///   - title: what stands above the chart.
  ///   - most: how many points a line has, at most: of each so manieth part of the time the least and the highest value.
  public init(_ moments: [FilmMoment], labels: ClassLabels, title: String, most: Int = 1000) {
    var counts: [Int: Int] = [:]
    for moment in moments { counts[moment.classIndex, default: 0] += 1 }
    let classes = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6).map(\.key)
    self.init(
      title: title,
      lines: classes.map { classIndex in
        let values = moments.map { (seconds: $0.seconds, probability: $0.probability(of: classIndex)) }
        return Line(name: "\(labels[classIndex])", values: Self.thinned(values, most: most))
      })
  }

  /// The extremes of parts of equal length, in their order, and gaps where a whole part has no value.
  package static func thinned(
    _ values: [(seconds: Double, probability: Double?)], most: Int
  ) -> [(seconds: Double, probability: Double?)] {
    guard values.count > most, most > 1 else { return values }
    let parts = most / 2
    return (0..<parts).flatMap { part -> [(seconds: Double, probability: Double?)] in
      let range = values[values.count * part / parts..<values.count * (part + 1) / parts]
      let known = range.indices.filter { range[$0].probability != nil }
      guard let low = known.min(by: { (range[$0].probability ?? 0) < (range[$1].probability ?? 0) }),
        let high = known.max(by: { (range[$0].probability ?? 0) < (range[$1].probability ?? 0) })
      else { return range.prefix(1).map(\.self) }
      return Set([low, high]).sorted().map { values[$0] }
    }
  }
}
