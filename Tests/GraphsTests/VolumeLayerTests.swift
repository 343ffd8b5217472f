import Graphs
import Tensors
import Testing

/// Layers of networks that take `[N, C, D, H, W]`.
@Suite struct VolumeLayerTests {
  private func network(channelsLast: Bool = false) throws -> Graph {
    let shape = channelsLast ? [1, 4, 6, 8, 2] : [1, 2, 4, 6, 8]
    var graph = Graph(inputs: [.init(name: "volume", dimensions: shape)])
    graph.constant("w", Tensor(shape: [3, 2, 3, 3, 3], repeating: 0.1))
    graph.constant("b", Tensor(shape: [3], elements: [1, 0, -1]))
    var value = "volume"
    if channelsLast {
      value = try graph.add("Transpose", [value], attributes: ["perm": .integers([0, 4, 1, 2, 3])], name: "first")
    }
    try graph.add(
      "Conv", [value, "w", "b"], attributes: ["pads": .integers([1, 1, 1, 1, 1, 1])], name: "conv")
    value = try graph.add("Relu", ["conv"], name: "relu")
    if channelsLast {
      value = try graph.add("Transpose", [value], attributes: ["perm": .integers([0, 2, 3, 4, 1])], name: "last")
      graph.constant("axes", .integers([1, 2, 3]))
    } else {
      graph.constant("axes", .integers([2, 3, 4]))
    }
    try graph.add("ReduceMean", [value, "axes"], attributes: ["keepdims": .integer(0)], name: "logits")
    graph.outputs = ["logits"]
    return graph
  }

  @Test func knowsLayersOfRankFive() throws {
    let graph = try network()
    #expect(graph.imageRank == 5)
    #expect(graph.candidateLayers.map(\.value) == ["conv", "relu"])
    #expect(graph.candidateLayers.allSatisfy { $0.shape == [1, 3, 4, 6, 8] && $0.layout == .channelsFirst })
    #expect(try graph.defaultTargetLayer.value == "relu")
  }

  @Test func knowsChannelsThatAreLast() throws {
    let graph = try network(channelsLast: true)
    let layers = graph.candidateLayers
    #expect(layers.map(\.value) == ["first", "conv", "relu", "last"])
    #expect(layers.map(\.shape).suffix(2) == [[1, 3, 4, 6, 8], [1, 3, 4, 6, 8]])
    #expect(layers[3].layout == .channelsLast)
    // The layer is looked for before a change of the axes' order.
    #expect(try graph.defaultTargetLayer.shape == [1, 3, 4, 6, 8])
    let viewed = try graph.withSpatialViews(of: [layers[3]])
    #expect(try viewed.type(of: "last").shape == [1, 3, 4, 6, 8])
    var random = SeededRandom(seed: 3)
    let x = ReferenceTensor(shape: [1, 4, 6, 8, 2], elements: (0..<384).map { _ in random.uniform(in: -1...1) })
    #expect(try viewed.evaluated(["volume": x]) == graph.evaluated(["volume": x]))
  }

  @Test func hasBiasesOfRankFive() throws {
    let summands = try network().constantSummands(before: "logits")
    #expect(summands.map(\.value) == ["conv"])
    #expect(summands[0].bias == Tensor(shape: [3, 1, 1, 1], elements: [1, 0, -1]))
    let volume = Tensor(shape: [1, 4, 6, 8, 3], repeating: 1)
    let last = try network(channelsLast: true).candidateLayers[3]
    #expect(last.laidOut(volume).shape == [3, 4, 6, 8])
  }

  /// Channels that are shuffled in groups have five axes too, and are no volume.
  @Test func takesNoneInANetworkOfPictures() throws {
    var graph = Graph(inputs: [.init(name: "image", dimensions: [1, 4, 6, 6])])
    graph.constant("groups", .integers([1, 2, 2, 6, 6]))
    graph.constant("channels", .integers([1, 4, 6, 6]))
    try graph.add("Relu", ["image"], name: "relu")
    try graph.add("Reshape", ["relu", "groups"], name: "grouped")
    try graph.add("Transpose", ["grouped"], attributes: ["perm": .integers([0, 2, 1, 3, 4])], name: "shuffled")
    try graph.add("Reshape", ["shuffled", "channels"], name: "again")
    try graph.add("GlobalAveragePool", ["again"], name: "pooled")
    try graph.add("Flatten", ["pooled"], name: "logits")
    graph.outputs = ["logits"]
    #expect(graph.imageRank == 4)
    #expect(graph.candidateLayers.map(\.value) == ["relu", "again"])
  }
}
