import ActivationMaps
import Classifiers
import Imaging
import ModelReaders
import Tensors

/// What a network saw in an image: its scores, and a map for each class and method asked for.
public struct Explanation: Sendable {
  /// The picture as the network saw it.
  public let input: NetworkInput
  /// What the network says of the picture.
  public let scores: PictureScores
  /// Class by class, method by method, in the order asked for.
  public let maps: [ClassMap]
  /// What to know before believing the maps: those of the classes, then those of the maps, each in their order.
  public let warnings: [MapWarning]
  /// Class by class, layer by layer; empty unless `ExplanationOptions.keepsRecords` asks for them.
  public let records: [LayerRecord]

  /// The scores before any activation: `[K]`.
  public var logits: Tensor { scores.tensor }
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
  /// By the network's activation, 0 to 1; or what stands for it.
  public let probability: Double
  /// What `probability` is.
  public let likelihood: Likelihood
  /// Where a detected object lies, in the picture's pixels; nil of what is of the whole picture.
  public let box: ViewBox?

  /// The share of the network's view that a segmentation's class was seen on, 0 to 1; nil of what has no extent.
  public let share: Double?

  /// A class with its probability.
  public init(
    label: ClassLabel, probability: Double, as likelihood: Likelihood = .probability, box: ViewBox? = nil,
    share: Double? = nil
  ) {
    (self.label, self.probability, self.likelihood) = (label, probability, likelihood)
    (self.box, self.share) = (box, share)
  }
}

extension Prediction {
  /// The likeliest subjects, likeliest first; equal ones in the order of their indices.
  ///
  /// - Parameters:
  ///   - count: how many; all where there are fewer.
  ///   - scores: what a network says of a picture.
  public static func likeliest(_ count: Int, of scores: PictureScores) -> [Prediction] {
    of(Array(scores.likeliestIndices.prefix(count)), in: scores)
  }

  /// Of some subjects, in their order.
  ///
  /// - Parameters:
  ///   - indices: in the order of the result; those of expressions among them.
  ///   - scores: what a network says of a picture.
  /// - Precondition: the reading has these subjects.
  public static func of(_ indices: [Int], in scores: PictureScores) -> [Prediction] {
    let (probabilities, likelihood) = (scores.probabilities, scores.likelihood)
    return indices.map { index in
      Prediction(
        label: scores.labels[index],
        probability: probabilities.indices.contains(index) ? probabilities[index] : scores.probability(index),
        as: likelihood, box: scores.boxes.flatMap { $0.indices.contains(index) ? $0[index] : nil },
        share: scores.reading.shares.flatMap { $0.indices.contains(index) ? $0[index] : nil })
    }
  }

  /// What is worth telling of a picture where nobody says how much: all boxes, all classes that a segmentation sees, up to twenty
  /// numbers in their own order, and else the five likeliest classes.
  ///
  /// - Parameter scores: what a network says of a picture.
  public static func telling(of scores: PictureScores) -> [Prediction] {
    if !scores.isRanked { return of(Array(0..<min(20, scores.reading.subjectCount)), in: scores) }
    if let shares = scores.reading.shares { return of(scores.likeliestIndices.filter { shares[$0] > 0 }, in: scores) }
    return likeliest(scores.boxes == nil ? 5 : scores.reading.subjectCount, of: scores)
  }
}
