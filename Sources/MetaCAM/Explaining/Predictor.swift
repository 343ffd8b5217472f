import Classifiers
import Execution
import Imaging
import ModelReaders
import Tensors

/// Classifies images: one forward run each, no gradients.
///
///     let predictor = try Predictor(model: NetworkModel(named: "efficientnet-lite0"), engine: Engine())
///     Prediction.likeliest(5, of: try predictor.logits(of: image), labels: predictor.model.labels)
public struct Predictor: Sendable {
  public let model: NetworkModel
  private let network: WatchedGraph

  public init(model: NetworkModel, engine: Engine) throws {
    self.model = model
    network = try WatchedGraph(model.graph, watch: model.classifier.watch, engine: engine)
  }

  /// The class scores before softmax: `[K]`.
  /// - Throws: `ExecutionError` if the network makes a number that is not finite, with the layer; the engine's errors.
  public func logits(of image: Image) throws -> Tensor { try logits(of: model.preprocessing.input(of: image)) }

  /// The same of an input that is ready for the network.
  public func logits(of input: NetworkInput) throws -> Tensor {
    let classifier = model.classifier
    let outputs = try network.run([classifier.input: input.tensorNCHW])
    guard let logits = outputs[classifier.output] else {
      throw MetaCAMError(.unknownName, "the engine did not give the value '\(classifier.output)'")
    }
    try logits.checkFinite("class scores", ClassifierErrorCode.notFinite)
    return logits.reshaped([classifier.classCount])
  }
}
