import ActivationMaps
import Classifiers
import Imaging
import ModelReaders
import Tensors

/// What a network saw in an image: its scores, and a map for each class and method asked for.
public struct Explanation: Sendable {
  /// The picture as the network saw it.
  public let input: NetworkInput
  /// The class scores before softmax: `[K]`.
  public let logits: Tensor
  /// Class by class, method by method, in the order asked for.
  public let maps: [ClassMap]
  /// What to know before believing the maps: those of the classes, then those of the maps, each in their order.
  public let warnings: [MapWarning]
  /// Class by class, layer by layer; empty unless `ExplanationOptions.keepsRecords` asks for them.
  public let records: [LayerRecord]

  /// The part of the image that the network looked at, before normalisation.
  public var image: Image { input.view }
  /// `[1, channels, H, W]`, normalised.
  public var imageNCHW: Tensor { input.tensorNCHW }
}

/// The activations of a target layer and the gradients of a class's score, from which its maps are made.
public struct LayerRecord: Sendable {
  /// The class whose score was differentiated.
  public let classIndex: Int
  /// The layer's value in the graph.
  public let layer: String
  /// What the layer's maps are made from.
  public let record: ActivationRecord
}

/// One map of one class by one method.
public struct ClassMap: Sendable {
  /// The class that the map speaks for.
  public let classIndex: Int
  /// The method's slug.
  public let method: String
  /// `[H, W]` of the network's input, in [0, 1]; the mean over layers and augmentations where there are several.
  public let map: Tensor
  /// The same before it was brought to that size and range: `[h, w]` of the target layer, its negative values 0, in the
  /// method's own unit, so that maps of several pictures can be compared. Nil of a mean over layers or augmentations, and of an
  /// ensemble.
  public let ofLayer: Tensor?
  /// What this map took beyond the runs that all methods share, without compiling.
  public let seconds: Double
  /// What a reader should know: that a map is zero, or that something had to be left out. `Explanation.warnings` has them
  /// too.
  public let notes: [String]

  /// True where the method found nothing that speaks for the class: the map is zero everywhere.
  public var isEmpty: Bool { map.maximum == 0 }
}

/// A class with its probability.
public struct Prediction: Sendable {
  /// The class, with its name where that is known.
  public let label: ClassLabel
  /// By the network's activation, 0 to 1.
  public let probability: Double
}

extension Prediction {
  /// The likeliest classes, likeliest first; equal ones in the order of their indices.
  ///
  /// - Parameters:
  ///   - count: how many; all where there are fewer classes.
  ///   - logits: `[K]`.
  ///   - model: the network that made the scores.
  public static func likeliest(_ count: Int, of logits: Tensor, by model: NetworkModel) -> [Prediction] {
    likeliest(count, of: logits, by: model.classifier.activation(of: logits.elements), labels: model.labels)
  }

  /// Of some classes, in their order.
  ///
  /// - Parameters:
  ///   - classIndices: in the order of the result.
  ///   - logits: `[K]`.
  ///   - model: the network that made the scores.
  /// - Precondition: the network has these classes.
  public static func of(_ classIndices: [Int], in logits: Tensor, by model: NetworkModel) -> [Prediction] {
    let probabilities = model.classifier.activation(of: logits.elements).probabilities(logits.elements)
    return classIndices.map { Prediction(label: model.labels[$0], probability: probabilities[$0]) }
  }

  /// The same of scores from elsewhere.
  public static func likeliest(
    _ count: Int, of logits: Tensor, by activation: Activation, labels: ClassLabels
  ) -> [Prediction] {
    let scores = logits.elements
    let probabilities = activation.probabilities(scores)
    return scores.likeliestIndices.prefix(count).map { Prediction(label: labels[$0], probability: probabilities[$0]) }
  }
}
