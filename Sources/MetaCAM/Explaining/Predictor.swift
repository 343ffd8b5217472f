import ActivationMaps
import Imaging
import ModelReaders
import Tensors

/// Classifies images: one forward run each, no gradients.
///
///     let predictor = try Predictor(model: NetworkModel(named: "efficientnet-lite0"), engine: Engine())
///     Prediction.likeliest(5, of: try predictor.logits(of: image), labels: predictor.model.labels)
public struct Predictor: Sendable {
  public let model: NetworkModel
  private let network: CompiledGraph
  private let ends: (input: String, output: String, classCount: Int)

  public init(model: NetworkModel, engine: Engine) throws {
    self.model = model
    ends = try model.graph.classifierEnds()
    var graph = model.graph
    graph.outputs = [ends.output]
    network = try engine.compiled(graph.pruned())
  }

  /// The class scores before softmax: `[K]`.
  public func logits(of image: Image) throws -> Tensor {
    let preprocessing = model.preprocessing
    let input = try preprocessing.normalised(preprocessing.cropped(image))
    let outputs = try network.run([ends.input: input])
    guard let logits = outputs[ends.output] else {
      throw MetaCAMError(.unknownName, "the engine did not give the value '\(ends.output)'")
    }
    return logits.reshaped([ends.classCount])
  }
}
