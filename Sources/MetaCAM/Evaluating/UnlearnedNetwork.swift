import ActivationMaps
import Classifiers
import Execution
import Failures
import Imaging
import Tensors

/// The network with random weights in all layers, made when its first map is asked for and kept for the next.
actor UnlearnedNetwork {
  private let explainer: Explainer
  private var made: (seed: UInt64, explainer: Explainer)?

  init(of explainer: Explainer) { self.explainer = explainer }

  /// A method's map by it: `[H, W]`; nil where its numbers are not finite.
  ///
  /// - Parameters:
  ///   - classIndex: of the trained network.
  ///   - reading: how the trained network's output is read.
  ///   - seed: of the weights.
  /// - Throws: `GraphError` or `ClassifierError` where the network cannot be made anew; as `Explainer.explain`.
  func map(
    of input: NetworkInput, classIndex: Int, by method: Method, _ options: ExplanationOptions, as reading: Reading,
    seed: UInt64, log: RunLog
  ) async throws -> Tensor? {
    let unlearned = try network(seed: seed)
    do {
      return try await unlearned.map(of: input, classIndex: classIndex, by: method, options, as: reading, log: log)
    } catch let error as ExecutionError where error.code == .notFinite {
      return nil
    } catch let error as ActivationMapError where error.code == .notFinite {
      return nil
    } catch let error as ClassifierError where error.code == .notFinite {
      return nil
    }
  }

  private func network(seed: UInt64) throws -> Explainer {
    if let made, made.seed == seed { return made.explainer }
    let (model, programs) = (explainer.model, explainer.programs)
    var weights = RandomisedWeights(of: model.classifier, seed: seed)
    let classifier = try weights.classifier(randomising: weights.layers.indices)
    let unlearned = try Explainer(
      model: model.replacing(classifier), layers: explainer.layers.map(\.name), engine: programs.engine.withoutCache)
    made = (seed, unlearned)
    return unlearned
  }
}
