import Execution
import Imaging
import Tensors

extension Explainer {
  /// The class scores before softmax of an input, by the run that its maps are made from: `[K]`.
  ///
  ///     let logits = try await explainer.logits(of: input)
  ///
  /// - Throws: as `explain`.
  public func logits(of input: NetworkInput, log: RunLog = RunLog()) async throws -> Tensor {
    try await seen([input], log: log)[0].pass.logits
  }
}
