import ModelReaders
import Tensors

/// What a network says of one picture: the numbers that it put out, and how they are read.
///
///     scores.probability(281)
///     scores.labels[281].name
public struct PictureScores: Sendable {
  /// The network's numbers: `[M]`.
  public let output: Tensor
  /// What there is to be explained.
  public let reading: Reading
  /// The scores before any activation: `[K]`.
  public let tensor: Tensor
  /// Where the subjects lie in the picture, in its pixels; nil where they are of the whole picture.
  public let boxes: [ViewBox]?

  /// Reads an output.
  /// - Parameters:
  ///   - output: the network's numbers: `[M]`.
  ///   - reading: how they are read.
  ///   - view: what the network saw of the picture; nil where nobody asks where things lie.
  public init(output: Tensor, reading: Reading, seen view: PictureView? = nil) {
    boxes = reading.boxes.map { boxes in view.map { boxes.map($0.inPicture) } ?? boxes }
    self.output = output
    self.reading = reading
    let scores = reading.readout.scores(output.elements)
    tensor = Tensor(shape: [scores.count], elements: scores)
  }

  /// What the subjects are called.
  public var labels: ClassLabels { reading.labels }

  /// What makes probabilities of the scores.
  public var activation: Activation { reading.readout.activation(of: tensor.elements) }

  /// What `probability(_:)` is.
  public var likelihood: Likelihood { reading.readout.likelihood(of: tensor.elements) }

  /// Whether the largest comes first where subjects are listed: not where each is in a unit of its own.
  public var isRanked: Bool { reading.readout.isRanked }

  /// The readout's subjects, likeliest first; equal ones in their order.
  public var likeliestIndices: [Int] { ranks.likeliestIndices }

  private var ranks: [Float] { reading.readout.ranks(of: tensor.elements, output.elements) }

  /// What a reader should know of how the scores were taken.
  public var remarks: [String] { reading.notes + [reading.readout.remark(on: tensor.elements)].compactMap(\.self) }

  /// How likely a subject is, 0 to 1; of an expression, the same expression of probabilities.
  public func probability(_ index: Int) -> Double { reading.probability(output.elements, index) }

  /// Of the K subjects: `[K]`.
  public var probabilities: [Double] { reading.readout.probabilities(output.elements) }

  /// The same numbers, with the subjects that some choices mean.
  /// - Throws: as `Reading.asking(_:of:)`.
  public func asking(_ choices: [ClassChoice]) throws -> (scores: PictureScores, indices: [Int], named: Set<Int>) {
    let asked = try reading.asking(choices, ranks: ranks)
    let scores = PictureScores(output: output, reading: asked.reading, tensor: tensor, boxes: boxes)
    return (scores, asked.indices, asked.named)
  }

  private init(output: Tensor, reading: Reading, tensor: Tensor, boxes: [ViewBox]?) {
    (self.output, self.reading, self.tensor, self.boxes) = (output, reading, tensor, boxes)
  }
}
