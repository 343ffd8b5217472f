import MetaCAM

/// What `metacam explain --json` prints of a film.
struct FilmOutput: Encodable {
  let film: String
  let model: String
  let method: String
  let layers: [String]
  let notes: [String]
  let frames: Int
  let maps: Int
  /// When the last frame is shown.
  let seconds: Double
  /// Whether it was stopped before its end.
  let stopped: Bool
  /// Why it ended too early, if it did.
  let fault: String?
  let files: [String]
  let classes: [ClassOutput]

  struct ClassOutput: Encodable {
    let `class`: Int
    let name: String?
    /// Of how many maps it is the class.
    let maps: Int
    /// The mean over these.
    let probability: Double
  }

  /// The classes that were shown, the most frequent first.
  static func classes(of result: FilmResult, labels: ClassLabels) -> [ClassOutput] {
    var sums: [Int: (count: Int, probability: Double)] = [:]
    for moment in result.moments {
      let sum = sums[moment.classIndex] ?? (0, 0)
      sums[moment.classIndex] = (sum.count + 1, sum.probability + moment.probability)
    }
    return sums.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { index, sum in
      ClassOutput(
        class: index, name: labels[index].name, maps: sum.count, probability: sum.probability / Double(sum.count))
    }
  }
}
