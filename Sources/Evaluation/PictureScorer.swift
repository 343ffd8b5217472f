import Tensors

/// What measures ask of a network: how likely a class is in variants of a picture.
///
/// Whoever has a network answers; nothing here runs one.
public protocol PictureScorer: Sendable {
  /// K, the network's classes.
  var classCount: Int { get }
  /// How many pictures run at once: as many as that should be handed over together.
  var batchSize: Int { get }
  /// How many threads work beside the network may take.
  var threadCount: Int { get }

  /// The probability of a class in each variant, 0 to 1.
  ///
  /// - Parameters:
  ///   - classIndex: which class.
  ///   - count: how many variants there are.
  ///   - imageNCHW: the picture that they are variants of: `[1, C, H, W]`.
  ///   - picture: the variant of an index, `[C, H, W]`, made when it is needed.
  /// - Throws: `CancellationError` between two batches if the task is cancelled; the network's errors.
  func probabilities(
    ofClass classIndex: Int, count: Int, like imageNCHW: Tensor, picture: (_ index: Int) -> Tensor
  ) async throws -> [Double]

  /// Does work beside the network, and may take its time under the name of a stage.
  func measure<R>(_ stage: String, _ work: () async throws -> R) async rethrows -> R
}
