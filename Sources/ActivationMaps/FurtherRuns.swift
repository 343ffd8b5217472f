import Tensors

/// What a method may ask of the network beyond what all methods share; each question belongs to a `Method.Need`.
///
/// What a caller does not answer throws: so one that serves few methods answers few questions.
public protocol FurtherRuns: Sendable {
  /// The picture as the network saw it: `[C, H, W]`.
  var image: Tensor { get }
  /// The class scores before softmax: `[K]`.
  var logits: [Float] { get }
  /// Which of them is explained.
  var classIndex: Int { get }

  /// y where the layer's output is another one; `Need.changedLayers`.
  /// - Parameters:
  ///   - count: how many.
  ///   - label: what progress is reported under: the method's slug.
  ///   - write: writes the layer of an index, `[C, places]`, over what an earlier index left or, at first, the layer itself.
  func scores(
    ofLayers count: Int, label: String, write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) async throws -> [Double]

  /// ∂(d·logits)/∂A: `[C, h, w]`; `Need.otherGradients`.
  /// - Parameter direction: d, `[K]`.
  func gradients(along direction: [Float]) async throws -> Tensor

  /// ∂y/∂x at other inputs, each `[C, H, W]`; `Need.inputGradients`.
  func inputGradients(at inputs: [Tensor], label: String) async throws -> [Tensor]

  /// y of other inputs, each `[C, H, W]`; `Need.inputGradients`.
  func scores(of inputs: [Tensor], label: String) async throws -> [Double]

  /// The weights of a class in the one linear layer behind a spatial mean: `[C]`; `Need.classWeights`.
  func classWeights() async throws -> [Double]

  /// G = ∂y/∂A and H·A = ∂(Σ G∘A)/∂A with the second A held, `[C, h, w]` both, of y the score `rest`; `Need.curvature`.
  func curvature() async throws -> (gradients: Tensor, product: Tensor)

  /// The multipliers of DeepLIFT's rescale rule from the layer zero to A: `[C, h, w]`; `Need.multipliers`.
  func multipliers() async throws -> Tensor

  /// A transformer's attention, block by block; `Need.attention`.
  /// - Parameter gradients: whose derivatives by it are wanted beside it.
  func attention(_ gradients: AttentionGradients) async throws -> Attention
}

/// For a caller that serves only methods that ask nothing further.
public struct NoFurtherRuns: FurtherRuns {
  public let image = Tensor(shape: [0], repeating: 0)
  public let logits: [Float] = []
  public let classIndex = 0

  /// Answers nothing.
  public init() {}
}

/// Whose derivatives are wanted beside a transformer's attention.
public enum AttentionGradients: Sendable {
  /// Nobody's.
  case none
  /// Those of the score y.
  case ofScore
  /// In each block those of the score that the network's end makes of what that block gives.
  case ofBlocks
}

/// What a transformer's tokens attended to.
public struct Attention: Sendable {
  /// One block's attention.
  public struct Block: Sendable {
    /// After softmax: `[heads, T, T]`, a row for each token that asks.
    public let probabilities: Tensor
    /// The same shape; nil where they were not asked for.
    public let gradients: Tensor?

    /// A block's attention, perhaps with gradients.
    public init(probabilities: Tensor, gradients: Tensor? = nil) {
      self.probabilities = probabilities
      self.gradients = gradients
    }
  }

  /// In the order in which they run.
  public let blocks: [Block]
  /// How the image's tokens lie: rows, columns, and how many stand before them.
  public let height: Int
  /// In tokens.
  public let width: Int
  /// Tokens before those of the image; the first of them speaks for the class.
  public let leading: Int

  /// What a run left.
  /// - Throws: `ActivationMapError` where the blocks differ in their tokens, or have fewer than the image.
  public init(blocks: [Block], height: Int, width: Int, leading: Int) throws {
    let count = blocks.first?.probabilities.shape.last ?? 0
    guard height > 0, width > 0, leading >= 0, count >= height * width + leading,
      blocks.allSatisfy({ block in
        block.probabilities.rank == 3 && block.probabilities.shape.suffix(2) == [count, count]
          && block.gradients.map { $0.shape == block.probabilities.shape } ?? true
      })
    else {
      throw ActivationMapError(
        .shapeMismatch, "attention must be [heads, tokens, tokens] of as many tokens in each block",
        context: ["attention": "\(blocks.map(\.probabilities.shape))", "tokens": "\(height)x\(width)+\(leading)"])
    }
    for block in blocks {
      try block.probabilities.checkFinite("attention", ActivationMapErrorCode.notFinite)
      try block.gradients?.checkFinite("gradients of attention", ActivationMapErrorCode.notFinite)
    }
    self.blocks = blocks
    self.height = height
    self.width = width
    self.leading = leading
  }

  /// How many tokens there are.
  var tokenCount: Int { blocks.first?.probabilities.shape.last ?? 0 }

  /// What the class's token says of the image's: of a relevance of tokens, `[T, T]`, its first row; the mean over the rows of
  /// the image's own tokens where no token stands before them.
  func map(of relevance: [Double]) -> Tensor {
    let count = tokenCount
    let rows = leading > 0 ? 0..<1 : 0..<height * width
    let map = (leading..<leading + height * width).map { column in
      Float(rows.reduce(0) { $0 + relevance[$1 * count + column] } / Double(rows.count))
    }
    return Tensor(shape: [height, width], elements: map)
  }
}

extension FurtherRuns {
  public func scores(
    ofLayers count: Int, label: String, write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) async throws -> [Double] { throw ActivationMapError.notProvided("scores of changed layers") }

  public func gradients(along direction: [Float]) async throws -> Tensor {
    throw ActivationMapError.notProvided("gradients of several scores")
  }

  public func inputGradients(at inputs: [Tensor], label: String) async throws -> [Tensor] {
    throw ActivationMapError.notProvided("gradients at the input")
  }

  public func scores(of inputs: [Tensor], label: String) async throws -> [Double] {
    throw ActivationMapError.notProvided("scores of other inputs")
  }

  public func classWeights() async throws -> [Double] {
    throw ActivationMapError.notProvided("weights of a linear layer")
  }

  public func curvature() async throws -> (gradients: Tensor, product: Tensor) {
    throw ActivationMapError.notProvided("second derivatives")
  }

  public func multipliers() async throws -> Tensor { throw ActivationMapError.notProvided("multipliers") }

  public func attention(_ gradients: AttentionGradients) async throws -> Attention {
    throw ActivationMapError.notProvided("attention")
  }
}

extension ActivationMapError {
  static func notProvided(_ what: String) -> ActivationMapError {
    ActivationMapError(.notRecorded, "\(what) are not provided to the methods here")
  }
}
