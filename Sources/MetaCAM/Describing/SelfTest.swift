import Classifiers

/// A picture and what a network says of it where everything is as its owner has it.
public struct SelfTest: Sendable, Equatable {
  /// The path of the picture.
  public let picture: String
  /// By class index.
  public let probabilities: [Int: Double]
  /// How far a probability may be off; a number beyond 1, as of a regression, by so much of itself.
  public let tolerance: Double

  /// What a network says, beside what it should say.
  public struct Result: Sendable, Equatable {
    /// The class that is farthest off.
    public let classIndex: Int
    /// The class's probability as the network has it here, 0 to 1.
    public let found: Double
    /// The class's probability as the description has it, 0 to 1.
    public let expected: Double
    /// Whether all classes are within the tolerance.
    public let isPassed: Bool

    /// |found − expected|
    public var difference: Double { abs(found - expected) }
  }

  /// Holds what a network says of the picture against what it should say.
  /// - Parameter scores: what the network says of the picture.
  /// - Throws: `MetaCAMError` where a class is described that the network does not have.
  public func result(of scores: PictureScores) throws -> Result {
    var worst: Result?
    for (index, expected) in probabilities.sorted(by: { $0.key < $1.key }) {
      guard (0..<scores.tensor.count).contains(index) else {
        throw MetaCAMError(
          .invalidDescription, "the self-test tells of the class \(index), and the network has \(scores.tensor.count)")
      }
      let found = scores.probability(index)
      let difference = abs(found - expected)
      if difference > worst?.difference ?? -1 {
        worst = Result(
          classIndex: index, found: found, expected: expected, isPassed: difference <= tolerance * max(1, abs(expected))
        )
      }
    }
    guard let worst else { throw MetaCAMError(.invalidDescription, "the self-test tells of no class") }
    return worst
  }
}
