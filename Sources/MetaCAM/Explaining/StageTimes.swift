/// How long the stages of a run took, in the order in which they came first.
public struct StageTimes: Sendable {
  public private(set) var stages: [(name: String, seconds: Double)] = []

  public init() {}

  /// Runs the work and adds its time to the stage's.
  public mutating func measure<R>(_ stage: String, _ work: () throws -> R) rethrows -> R {
    let clock = ContinuousClock()
    let start = clock.now
    defer { add(stage, (clock.now - start).seconds) }
    return try work()
  }

  private mutating func add(_ stage: String, _ seconds: Double) {
    if let index = stages.firstIndex(where: { $0.name == stage }) {
      stages[index].seconds += seconds
    } else {
      stages.append((stage, seconds))
    }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
