import Graphs

/// An image classifier as a graph that can be had for any batch.
///
///     let classifier = try Classifier(network: graph, imageShape: [3, 224, 224])
///     try classifier.graph(batch: 8).type(of: classifier.output).shape  // [8, 1000]
public struct Classifier: Sendable {
  /// The name of the image input, `[N, C, H, W]`.
  public let input: String
  /// The name of the class scores before softmax, `[N, K]`.
  public let output: String
  /// `[C, H, W]`.
  public let imageShape: [Int]
  public let classCount: Int
  /// The graph for one image.
  public let graph: Graph
  private let openNetwork: Graph

  /// - Parameters:
  ///   - network: with one image input; its first output is the scores.
  ///   - imageShape: `[C, H, W]`; nil where the network itself fixes it.
  /// - Throws: `ActivationMapError` if the network is no image classifier, or its weights hold NaN; `GraphError` if
  ///   shapes do not fit.
  public init(network: Graph, imageShape: [Int]? = nil) throws {
    guard network.inputs.count == 1, let input = network.inputs.first, input.dimensions.count == 4 else {
      let found = network.inputs.map {
        "\($0.name) [\($0.dimensions.map { $0.map(String.init) ?? "any" }.joined(separator: ", "))]"
      }
      throw ActivationMapError(
        .shapeMismatch,
        "an image classifier has one input [N, channels, height, width]; this network has "
          + (found.isEmpty ? "none" : found.joined(separator: ", ")))
    }
    guard let output = network.outputs.first else {
      throw ActivationMapError(.shapeMismatch, "the network has no output")
    }
    var single = try network.specialised(inputShapes: imageShape.map { [input.name: [1] + $0] } ?? [:])
    single.outputs = [output]
    graph = try single.pruned()
    // A ReLU may hide NaN from everything behind it, and the class scores would look sound.
    for (name, constant) in graph.constants
    where constant.tensor?.withUnsafeElements({ $0.contains(where: \.isNaN) }) == true {
      throw ActivationMapError(
        .notFinite, "the network's weights hold NaN; get them again, or train them anew", context: ["weights": name])
    }
    let scores = try graph.type(of: output).shape
    guard scores.count == 2, scores[0] == 1, scores[1] > 0 else {
      throw ActivationMapError(
        .shapeMismatch, "an image classifier's first output is [1, classes]",
        context: ["output": output, "shape": "\(scores)"])
    }
    self.input = input.name
    self.output = output
    self.imageShape = Array(try graph.type(of: input.name).shape.dropFirst())
    classCount = scores[1]
    openNetwork = try Graph(
      inputs: [Graph.Input(name: input.name, elementType: input.elementType, dimensions: [nil] + self.imageShape)],
      outputs: [output], nodes: network.nodes, constants: network.constants)
  }

  /// The graph for several images at once.
  ///
  /// - Throws: `GraphError` or `ActivationMapError` if the network's own arithmetic holds it to one image.
  public func graph(batch: Int) throws -> Graph {
    if batch == 1 { return graph }
    let graph = try openNetwork.specialised(batch: batch)
    guard try graph.type(of: output).shape == [batch, classCount] else {
      throw ActivationMapError(.shapeMismatch, "the network takes one image at a time")
    }
    return graph
  }

  /// The largest batch up to a limit that the network can be run with: the limit, or 1.
  public func largestBatch(upTo limit: Int) -> Int { limit > 1 && (try? graph(batch: limit)) != nil ? limit : 1 }
}
