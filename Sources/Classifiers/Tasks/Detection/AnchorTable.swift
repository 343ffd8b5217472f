/// What a detector puts out for one picture, as a table: a row for each place that may hold an object, with a probability for
/// each class and a box.
///
/// It reads the network's numbers where they lie, whatever their layout: see `DetectionLayout`.
public struct AnchorTable: Sendable {
  /// A, the rows.
  let anchorCount: Int
  /// K, without a class that stands for no object.
  let classCount: Int
  /// p of a row and class, 0 to 1.
  let probability: @Sendable (_ output: [Float], _ anchor: Int, _ classIndex: Int) -> Double
  /// ∂p/∂output, where it is not zero.
  let slopes: @Sendable (_ output: [Float], _ anchor: Int, _ classIndex: Int) -> [(place: Int, slope: Double)]
  /// How the slopes change as the output does, Σⱼ ∂²p/∂outputᵢ∂outputⱼ tⱼ, where that is not zero: nowhere where p is a number of
  /// the output.
  var slopeChanges:
    @Sendable (_ output: [Float], _ anchor: Int, _ classIndex: Int, _ along: [Float]) -> [(place: Int, slope: Double)] =
      { _, _, _, _ in [] }
  /// The rows' boxes, in pixels of the network's view; what holds for all of an output is looked at once.
  let boxes: @Sendable (_ output: [Float]) -> (_ anchor: Int) -> ViewBox
  /// The one class of a row, where each is of one.
  var onlyClass: (@Sendable (_ anchor: Int) -> Int)? = nil
  /// Whether a row stands for other places in another picture, so that an object is found again by its box alone.
  var hasMovingRows = false
  /// What had to be assumed of it.
  var note: String? = nil

  /// The likeliest class of a row; the first of equal ones.
  func best(_ output: [Float], _ anchor: Int) -> (classIndex: Int, probability: Double) {
    if let onlyClass {
      let classIndex = onlyClass(anchor)
      return (classIndex, probability(output, anchor, classIndex))
    }
    var best = (classIndex: 0, probability: -Double.infinity)
    for classIndex in 0..<classCount {
      let probability = probability(output, anchor, classIndex)
      if probability > best.probability { best = (classIndex, probability) }
    }
    return best
  }
}

/// Where an output of the network lies among all of its numbers.
public struct ListedOutput: Sendable, Equatable {
  /// The output's name in the network.
  public let name: String
  /// For one picture, the picture's own axis left out.
  public let shape: [Int]
  /// How many numbers stand before it.
  public let offset: Int
  /// What it ends with; nil where the network does not say.
  public let activation: Activation?

  /// An output of a network.
  public init(name: String, shape: [Int], offset: Int, activation: Activation?) {
    (self.name, self.shape, self.offset, self.activation) = (name, shape, offset, activation)
  }

  var count: Int { shape.reduce(1, *) }
  /// The shape as errors name it.
  var summary: String { "\(name) [1, \(shape.map(String.init).joined(separator: ", "))]" }
}
