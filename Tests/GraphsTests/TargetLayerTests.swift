import Graphs
import Tensors
import Testing

/// Choosing the layer that a map is made from.
@Suite struct TargetLayerTests {
  /// Two blocks and a head, with the names of a PyTorch export.
  private func network(_ head: (inout Graph, String) throws -> String) throws -> Graph {
    var graph = Graph(inputs: [.init(name: "image", dimensions: [1, 2, 8, 8])])
    graph.constant("w1", Tensor(shape: [4, 2, 3, 3], repeating: 0.1))
    graph.constant("w2", Tensor(shape: [4, 4, 3, 3], repeating: 0.1))
    func append(_ operatorName: String, _ inputs: [String], _ name: String, _ attributes: [String: Attribute] = [:])
      throws -> String
    {
      try graph.append(
        Node(
          name: name, operatorName: operatorName, inputs: inputs, outputs: [name + "_output_0"], attributes: attributes)
      )
      return name + "_output_0"
    }
    let pads: [String: Attribute] = ["pads": .integers([1, 1, 1, 1])]
    var value = try append("Conv", ["image", "w1"], "/layer1/conv/Conv", pads)
    value = try append("Relu", [value], "/layer1/relu/Relu")
    value = try append("Conv", [value, "w2"], "/layer2/conv/Conv", pads)
    _ = try append("Sigmoid", [value], "/aside/Sigmoid")
    value = try append("Relu", [value], "/layer2/relu_2/Relu")
    graph.outputs = [try head(&graph, value)]
    return graph
  }

  private let last = "/layer2/relu_2/Relu_output_0"

  private func pooled() throws -> Graph {
    try network { graph, value in
      try graph.add("GlobalAveragePool", [value], name: "pool")
      return try graph.add("Flatten", ["pool"], name: "logits")
    }
  }

  @Test func listsCandidatesInOrder() throws {
    let candidates = try pooled().candidateLayers
    #expect(
      candidates.map(\.node) == ["/layer1/conv/Conv", "/layer1/relu/Relu", "/layer2/conv/Conv", "/layer2/relu_2/Relu"])
    #expect(candidates.last?.value == last)
    #expect(candidates.last?.operatorName == "Relu")
    #expect(candidates.allSatisfy { $0.shape == [1, 4, 8, 8] })
  }

  /// The map from before the last max pooling has more places; that from behind it is there by its name.
  @Test(arguments: ["MaxPool", "AveragePool"]) func looksBeforeTheLastPooling(_ operatorName: String) throws {
    let graph = try network { graph, value in
      graph.constant("matrix", .integers([1, -1]))
      let halves: [String: Attribute] = ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 2])]
      try graph.add(operatorName, [value], attributes: halves, name: "halved")
      return try graph.add("Reshape", ["halved", "matrix"], name: "logits")
    }
    #expect(try graph.defaultTargetLayer.value == (operatorName == "MaxPool" ? last : "halved"))
    #expect(try graph.targetLayer(named: "halved").shape == [1, 4, 4, 4])
  }

  /// A pooled vector is no layer, however it is laid out: its second axis does not lie over the picture.
  @Test(arguments: ["AveragePool", "ReduceMean", "Gemm"])
  func leavesOutVectorsThatLookLikePlaces(_ operatorName: String) throws {
    let graph = try network { graph, value in
      graph.constant("rank 4", .integers([1, 1, 1, -1]))
      graph.constant("matrix", .integers([1, -1]))
      graph.constant("weights", Tensor(shape: [256, 4], repeating: 0.1))
      switch operatorName {
      case "AveragePool":
        try graph.add(
          "AveragePool", [value], attributes: ["kernel_shape": .integers([8, 8])], name: "pooled")
      case "ReduceMean":
        graph.constant("axes", .integers([2, 3]))
        try graph.add("ReduceMean", [value, "axes"], attributes: ["keepdims": .integer(0)], name: "pooled")
      default:
        try graph.add("Flatten", [value], name: "flat")
        try graph.add("Gemm", ["flat", "weights"], name: "pooled")
      }
      try graph.add("Reshape", ["pooled", "rank 4"], name: "laid out")
      try graph.add("Relu", ["laid out"], name: "rectified")
      return try graph.add("Reshape", ["rectified", "matrix"], name: "logits")
    }
    #expect(try graph.defaultTargetLayer.value == last)
    #expect(!graph.candidateLayers.contains { ["laid out", "rectified"].contains($0.value) })
    let error = #expect(throws: GraphError.self) { try graph.targetLayer(named: "laid out") }
    #expect(error?.description.contains("no places of the picture any more") == true)
  }

  @Test(arguments: [
    "GlobalAveragePool", "GlobalMaxPool", "Flatten", "Reshape", "ReduceMean", "ReduceMax", "ReduceSum", "AveragePool",
    "MaxPool",
  ])
  func takesWhatEntersTheLastSpatialReduction(_ operatorName: String) throws {
    let graph = try network { graph, value in
      // An early pooling that leaves several places is no reduction.
      graph.constant("axes", .integers([-1, 2]))
      graph.constant("matrix", .integers([1, -1]))
      try graph.add("Identity", [value], name: "identity")
      try graph.add("Dropout", ["identity"], name: "dropout")
      let inputs =
        operatorName.hasPrefix("Reduce") ? ["axes"] : operatorName == "Reshape" ? ["matrix"] : []
      let attributes: [String: Attribute] =
        ["AveragePool", "MaxPool"].contains(operatorName) ? ["kernel_shape": .integers([8, 8])] : [:]
      return try graph.add(operatorName, ["dropout"] + inputs, attributes: attributes, name: "head")
    }
    #expect(try graph.defaultTargetLayer.value == last)
  }

  @Test func looksAtTheLastReductionOnTheWay() throws {
    let graph = try network { graph, value in
      // Squeeze and excitation: a global pooling within a block.
      try graph.add("GlobalAveragePool", [value], name: "squeeze")
      try graph.add("Sigmoid", ["squeeze"], name: "gate")
      try graph.add("Mul", [value, "gate"], name: "excited")
      try graph.add("AveragePool", ["excited"], attributes: ["kernel_shape": .integers([2, 2])], name: "halved")
      try graph.add("Flatten", ["halved"], name: "logits")
      try graph.add("GlobalMaxPool", [value], name: "elsewhere")
      return "logits"
    }
    #expect(try graph.defaultTargetLayer.value == "halved")
  }

  @Test func saysWhereThereIsNoReduction() throws {
    let spatial = try network { graph, value in try graph.add("Neg", [value], name: "out") }
    #expect(throws: GraphError.self) { try spatial.defaultTargetLayer }
    var perceptron = Graph(inputs: [.init(name: "image", dimensions: [1, 2, 8, 8])])
    perceptron.outputs = [try perceptron.add("Flatten", ["image"], name: "flat")]
    #expect(throws: GraphError.self) { try perceptron.defaultTargetLayer }
    let partial = try network { graph, value in
      graph.constant("axes", .integers([3]))
      return try graph.add("ReduceMean", [value, "axes"], name: "rows")
    }
    #expect(throws: GraphError.self) { try partial.defaultTargetLayer }
    var open = Graph(inputs: [.init(name: "image", dimensions: [nil, 2, 8, 8])])
    try open.add("Relu", ["image"], name: "relu")
    open.outputs = [try open.add("GlobalAveragePool", ["relu"], name: "pool")]
    let error = #expect(throws: GraphError.self) { try open.defaultTargetLayer }
    #expect(error?.message.contains("specialised") == true)
    #expect(try open.specialised().defaultTargetLayer.value == "relu")
  }

  @Test(arguments: [
    "/layer2/relu_2/Relu_output_0", "/layer2/relu_2/Relu", "layer2/relu_2/Relu", "relu_2/Relu", "2/Relu",
    "relu_2/Relu_output_0",
  ])
  func findsByNameOrEnding(_ name: String) throws {
    #expect(try pooled().targetLayer(named: name).value == last)
  }

  /// Further names and the graph's own choice, which stay with what is left of it.
  @Test func knowsAliasesAndAPreferredLayer() throws {
    var graph = try pooled()
    graph.layerAliases = ["layer1": "/layer1/relu/Relu_output_0", "layer2": last, "head": "logits"]
    graph.preferredLayer = "/layer1/relu/Relu_output_0"
    for graph in [graph, try graph.specialised(), try graph.pruned()] {
      #expect(try graph.targetLayer(named: "layer1").node == "/layer1/relu/Relu")
      #expect(try graph.targetLayer(named: "layer2").value == last)
      #expect(try graph.defaultTargetLayer.node == "/layer1/relu/Relu")
      let flat = #expect(throws: GraphError.self) { try graph.targetLayer(named: "head") }
      #expect(flat?.message.contains("[1, 4]") == true)
      let unknown = #expect(throws: GraphError.self) { try graph.targetLayer(named: "layer3") }
      #expect(unknown?.message.contains("did you mean 'layer1' or 'layer2'") == true)
    }
    let head = try graph.cut(at: [last], outputs: ["logits"])
    #expect(head.layerAliases == ["layer2": last, "head": "logits"] && head.preferredLayer == nil)
  }

  @Test func prefersEndingsAtABoundary() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 1, 2, 2])])
    try graph.add("Relu", ["x"], name: "block.prerelu")
    try graph.add("Relu", ["block.prerelu"], name: "block.relu")
    graph.outputs = [try graph.add("Flatten", ["block.relu"], name: "flat")]
    #expect(try graph.targetLayer(named: "relu").value == "block.relu")
    #expect(try graph.targetLayer(named: "erelu").value == "block.prerelu")
  }

  @Test func listsWhatAnEndingFits() throws {
    let error = #expect(throws: GraphError.self) { try pooled().targetLayer(named: "Conv") }
    #expect(error?.message.contains("'/layer1/conv/Conv_output_0', '/layer2/conv/Conv_output_0'") == true)
  }

  @Test func explainsNamesThatDoNotFit() throws {
    let graph = try pooled()
    func message(_ name: String) -> String {
      (#expect(throws: GraphError.self) { try graph.targetLayer(named: name) })?.message ?? ""
    }
    #expect(message("/layer2/relu_3/Relu").contains("did you mean '/layer2/relu_2/Relu'"))
    #expect(message("pool").contains("[1, 4, 1, 1]"))
    #expect(message("logits").contains("[1, 4]"))
    #expect(message("image").contains("input"))
    #expect(message("w1").contains("constant"))
    #expect(message("/aside/Sigmoid").contains("does not depend"))
    #expect(message("").contains("empty"))
    #expect(!message("xyzzy").contains("did you mean"))
  }
}
