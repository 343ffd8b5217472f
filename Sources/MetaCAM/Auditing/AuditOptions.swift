import Evaluation

/// How an audit is done.
public struct AuditOptions: Sendable {
  /// For random weights, other classes, noise and the order of equal pixels.
  public var seed: UInt64
  /// How many networks with random weights each of the two randomisations takes at most.
  public var stageCount: Int
  /// Of the program, for the result.
  public var version: String

  /// Twelve networks of each kind.
  public static let usualStageCount = 12

  /// By default twelve stages, under the seed 0.
  public init(seed: UInt64 = 0, stageCount: Int = usualStageCount, version: String = "") {
    self.seed = seed
    self.stageCount = stageCount
    self.version = version
  }

  /// - Throws: `EvaluationError` for less than one stage.
  func check() throws(EvaluationError) {
    guard stageCount >= 1 else {
      throw EvaluationError(.invalidOption, "an audit has one stage of randomisation at least, not \(stageCount)")
    }
  }

  /// How many layers, counted from the head, are drawn anew at each stage: the head alone, then more and more by even steps, at
  /// last all of them.
  package static func depths(layerCount: Int, stageCount: Int) -> [Int] {
    guard layerCount > 0 else { return [] }
    let count = min(layerCount, stageCount)
    guard count > 1 else { return [layerCount] }
    return (0..<count).map { 1 + (layerCount - 1) * $0 / (count - 1) }
  }
}
