import Graphs

extension Architecture {
  /// What can be said of a network of 1000 classes without its weights.
  public struct Summary: Sendable, Equatable {
    /// The number of weights that training sets; the statistics of batch normalisations are none.
    public let parameterCount: Int
    /// Multiplications, each with its addition, for one image of the usual size.
    public let multiplicationCount: Int
    /// Where maps are made by default.
    public let defaultLayer: Graph.Layer
  }

  /// Counts what the network is made of.
  /// - Complexity: O(nodes); takes no memory for weights.
  public func summary() throws -> Summary {
    let image = [1, 3, input.cropSize, input.cropSize]
    let graph = try outline().specialised(inputShapes: [ModuleGraph.input: image])
    let statistics = [".running_mean", ".running_var"]
    let parameters = graph.inputs.filter { weight in
      weight.name != ModuleGraph.input && !statistics.contains(where: weight.name.hasSuffix)
    }
    return Summary(
      parameterCount: parameters.reduce(0) { $0 + $1.dimensions.compactMap { $0 }.reduce(1, *) },
      multiplicationCount: try graph.multiplicationCount, defaultLayer: try graph.defaultTargetLayer)
  }
}
