import Graphs
import ModelReaders

/// What kind of answer a network gives: how its output for a picture becomes scores that can be explained.
///
///     let scores = PictureScores(output: output, reading: try task.reading(of: output, seen: PictureView(height: 640, width: 640)))
public protocol NetworkTask: Sendable {
  /// As options and files name it.
  var slug: String { get }

  /// What there is to be explained, where that is the same of every picture; nil where it shows in a picture alone.
  var subjects: ClassLabels? { get }

  /// What the network's classes are called; of what it has no classes, its subjects.
  var classNames: ClassLabels { get }

  /// How the output for one picture is read.
  /// - Parameters:
  ///   - output: the network's numbers: `[M]`.
  ///   - view: what the network sees of the picture.
  /// - Throws: `ClassifierError` where there is nothing to be explained in it, such as a detector's that has found nothing.
  func reading(of output: [Float], seen view: PictureView) throws -> Reading

  /// Whether a subject's gradients lie around one place of the layer, so that a channel's mean of them would light up wherever
  /// the channel fires.
  var hasLocalGradients: Bool { get }

  /// What stands for a subject's probability, as far as that is known before there is a picture.
  var likelihood: Likelihood { get }

  /// The same with a class's score taken elsewhere in the picture; itself where its scores are not of places.
  func over(_ region: SegmentationRegion) -> any NetworkTask

  /// The layers that maps are made from where nobody names any.
  /// - Parameters:
  ///   - graph: of the network, for one picture.
  ///   - tokens: as in `Graph.candidateLayers`.
  /// - Throws: `GraphError` for a network without one.
  /// - Complexity: O(nodes).
  func usualLayers(of graph: Graph, tokens: TokenGrid?) throws -> [Graph.Layer]
}

extension NetworkTask {
  public var hasLocalGradients: Bool { false }
  public var likelihood: Likelihood { .probability }
  public func over(_ region: SegmentationRegion) -> any NetworkTask { self }

  public func usualLayers(of graph: Graph, tokens: TokenGrid?) throws -> [Graph.Layer] {
    try graph.lastLayers(tokens: tokens)
  }

  /// Finds what some choices name, before a network has run.
  /// - Throws: `ModelError` for an unknown or ambiguous class; `ClassifierError` for an expression that cannot be read.
  public func check(_ choices: [ClassChoice]) throws {
    for choice in choices {
      if let expression = try choice.expression(in: subjects ?? ClassLabels(count: 0)) {
        if let subjects { try expression.check(in: subjects) }
      } else if let subjects {
        _ = try choice.indices(in: subjects, scores: nil)
      }
    }
  }
}

/// One class of all, or each by itself: the output is the classes' scores.
public struct Classification: NetworkTask {
  private let classes: Reading
  /// Without an activation a class's score stands for its probability.
  public let likelihood: Likelihood

  /// The classes of a classifier, and what they are called.
  public init(_ classifier: Classifier, labels: ClassLabels) {
    classes = Reading(readout: ClassReadout(classifier), labels: labels)
    likelihood = classifier.activation.kind == .none ? .number : .probability
  }

  public var slug: String { "classify" }
  public var subjects: ClassLabels? { classes.labels }
  public var classNames: ClassLabels { classes.labels }
  public func reading(of output: [Float], seen view: PictureView) -> Reading { classes }

  public func usualLayers(of graph: Graph, tokens: TokenGrid?) throws -> [Graph.Layer] {
    [try graph.defaultTargetLayer(tokens: tokens)]
  }
}

extension Graph {
  /// The last layer, as of a classifier; where numbers come from all over the picture, and there is no last reduction, those that
  /// the heads begin with.
  func lastLayers(tokens: TokenGrid?) throws -> [Layer] {
    do { return [try defaultTargetLayer(tokens: tokens)] } catch {
      let heads = detectionTargetLayers(tokens: tokens)
      guard !heads.isEmpty else { throw error }
      return heads
    }
  }
}
