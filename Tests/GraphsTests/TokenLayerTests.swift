import Graphs
import Tensors
import TestSupport
import Testing

/// Layers whose elements do not lie over the image as a convolution's do.
@Suite struct TokenLayerTests {
  @Test(arguments: [
    ("14x14", TokenGrid(height: 14, width: 14)), ("7x9+1", TokenGrid(height: 7, width: 9, leading: 1)),
    ("1x2+5", TokenGrid(height: 1, width: 2, leading: 5)),
    ("4x16+1+4", TokenGrid(height: 4, width: 16, leading: 1, trailing: 4)),
    ("3x5+0+2", TokenGrid(height: 3, width: 5, trailing: 2)),
  ]) func readsGrids(_ text: String, _ grid: TokenGrid) {
    #expect(TokenGrid(text) == grid)
    #expect(grid.description == text)
    #expect(grid.count == grid.height * grid.width + grid.leading + grid.trailing)
  }

  @Test(arguments: [
    "", "x", "14", "14x", "x14", "14x14+", "14x14+1+1+1", "14x14+1+", "14x14++1", "14x14x1", "0x3", "3x0", "-1x3",
    "3x+3", " 3x3", "3x3+-1",
    "٣x3",
    "99999999999999999999x2", "40000x2", "1.5x2",
  ]) func refusesWhatIsNoGrid(_ text: String) { #expect(TokenGrid(text) == nil) }

  @Test func guessesSquares() {
    #expect(TokenGrid(inferredFrom: 196) == TokenGrid(height: 14, width: 14))
    #expect(TokenGrid(inferredFrom: 197) == TokenGrid(height: 14, width: 14, leading: 1))
    #expect(TokenGrid(inferredFrom: 5) == TokenGrid(height: 2, width: 2, leading: 1))
    for count in [Int.min, -1, 0, 1, 2, 3, 198, 1 << 40, Int.max] { #expect(TokenGrid(inferredFrom: count) == nil) }
  }

  /// Patches as tokens behind a class token; attention of one head; a change of each token; the class token's scores.
  /// - Parameter trailing: how many tokens more stand behind those of the image.
  private static func transformer(picks: Bool = true, trailing: Int = 0) throws -> Graph {
    var random = SeededRandom(seed: 3)
    var graph = Graph(inputs: [.init(name: "image", dimensions: [nil, 3, 8, 12])])
    func weight(_ name: String, _ shape: [Int]) -> String {
      let elements = (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: -1...1)) }
      return graph.constant(name, Tensor(shape: shape, elements: elements))
    }
    graph.constant("flat", .integers([0, 0, -1]))
    graph.constant("first", .integers(IntegerTensor(shape: [], elements: [0], elementType: .int64)))
    graph.constant("tokens", .integers([1]))
    // One row of 2 × 3 patches of 4 × 4 pixels, and the mean of the image as the class token
    try graph.add(
      "Conv", ["image", weight("patch", [4, 3, 4, 4])], attributes: ["strides": .integers([4, 4])], name: "patches")
    try graph.add("Reshape", ["patches", "flat"], name: "list")
    let turn: [String: Attribute] = ["perm": .integers([0, 2, 1])]
    try graph.add("Transpose", ["list"], attributes: turn, name: "places")
    try graph.add("ReduceMean", ["places", "tokens"], name: "class")
    let registers = trailing > 0 ? [weight("registers", [1, trailing, 4])] : []
    try graph.add("Concat", ["class", "places"] + registers, attributes: ["axis": .integer(1)], name: "embedded")
    try graph.add("LayerNormalization", ["embedded", weight("scale", [4])], name: "norm")
    try graph.add("MatMul", ["norm", weight("q", [4, 4])], name: "queries")
    try graph.add("MatMul", ["norm", weight("k", [4, 4])], name: "keys")
    try graph.add("MatMul", ["norm", weight("v", [4, 4])], name: "values")
    try graph.add("Transpose", ["keys"], attributes: turn, name: "turned")
    try graph.add("MatMul", ["queries", "turned"], name: "scores")
    try graph.add("Softmax", ["scores"], name: "weights")
    try graph.add("MatMul", ["weights", "values"], name: "attended")
    try graph.add("MatMul", ["attended", weight("o", [4, 4])], name: "projected")
    try graph.add("Add", ["embedded", "projected"], name: "sum")
    if picks {
      try graph.add("Gather", ["sum", "first"], attributes: ["axis": .integer(1)], name: "picked")
    } else {
      try graph.add("ReduceMean", ["sum", "tokens"], attributes: ["keepdims": .integer(0)], name: "picked")
    }
    graph.outputs = [try graph.add("MatMul", ["picked", weight("head", [4, 5])], name: "logits")]
    return graph
  }

  private static let grid = TokenGrid(height: 2, width: 3, leading: 1)

  @Test func listsTokensAndLeavesOutAttention() throws {
    let graph = try Self.transformer().specialised()
    let layers = graph.candidateLayers(tokens: Self.grid)
    #expect(
      layers.map(\.value)
        == [
          "patches", "embedded", "norm", "queries", "keys", "values", "projected", "sum",
        ])
    #expect(layers.allSatisfy { $0.shape == [1, 4, 2, 3] })
    #expect(layers.map(\.layout) == [.channelsFirst] + layers.dropFirst().map { _ in .tokens(Self.grid) })
    // The network tells as much itself, and what the class token has not been put before as well.
    let told = graph.candidateLayers
    #expect(told.filter { $0.value != "places" } == layers)
    #expect(told.first { $0.value == "places" }?.layout == .tokens(TokenGrid(height: 2, width: 3)))
  }

  @Test func takesWhatEntersTheLastAttention() throws {
    let graph = try Self.transformer().specialised()
    #expect(try graph.defaultTargetLayer(tokens: Self.grid).value == "norm")
    #expect(try graph.defaultTargetLayer.value == "norm")
    let error = #expect(throws: GraphError.self) {
      try graph.defaultTargetLayer(tokens: TokenGrid(height: 3, width: 3))
    }
    #expect(error?.remedy?.means.contains(.option(.tokens, suggestion: "14x14+1")) == true)
    // Where the tokens are averaged, what is averaged.
    let pooled = try Self.transformer(picks: false).specialised()
    #expect(try pooled.defaultTargetLayer(tokens: Self.grid).value == "sum")
  }

  @Test func saysWhatDoesNotFit() throws {
    let graph = try Self.transformer().specialised()
    func message(_ name: String, _ tokens: TokenGrid?) -> String {
      (#expect(throws: GraphError.self) { try graph.targetLayer(named: name, tokens: tokens) })?.message ?? ""
    }
    #expect(message("norm", TokenGrid(height: 3, width: 3)).contains("7 tokens, the grid 3x3 takes 9"))
    #expect(message("picked", Self.grid).contains("[1, 4]"))
  }

  /// A view changes nothing for the network, lays every token where it belongs, and can be cut at.
  @Test(arguments: ["patches", "embedded", "norm", "sum"], [(1, 0), (2, 0), (1, 3)])
  func viewsComputeTheSame(layer: String, _ form: (batch: Int, trailing: Int)) throws {
    let (batch, count) = (form.batch, 7 + form.trailing)
    let network = try Self.transformer(trailing: form.trailing)
    let target = try network.specialised().targetLayer(named: layer)
    let viewed = try network.withSpatialViews(of: [target])
    let (before, after) = (try network.specialised(batch: batch), try viewed.specialised(batch: batch))
    #expect(after.candidateLayers.first { $0.value == layer }?.layout == .channelsFirst)
    var random = SeededRandom(seed: 9)
    let image = ["image": ReferenceTensor.random([batch, 3, 8, 12], &random)]
    let expected = try before.evaluated(image, wanted: ["logits", layer])
    let values = try after.evaluated(image, wanted: ["logits", layer])
    #expect(values["logits"] == expected["logits"])

    let (view, made) = (try #require(values[layer]), try #require(expected[layer]))
    #expect(view.shape == [batch, 4, 2, 3])
    if layer != "patches" {
      for (image, channel, place) in [(0, 0, 0), (0, 3, 5), (batch - 1, 2, 4)] {
        #expect(
          view.elements[(image * 4 + channel) * 6 + place] == made.elements[(image * count + 1 + place) * 4 + channel])
      }
    }
    let frontier = after.frontier(behind: layer, outputs: ["logits"])
    let head = try after.cut(at: frontier, outputs: ["logits"])
    #expect(head.inputs.map(\.name) == frontier)
    let read = try after.evaluated(image, wanted: frontier)
    #expect(try head.evaluated(read)["logits"] == expected["logits"])
  }

  /// A network of channels last, as some transformers and Keras have it.
  @Test func knowsChannelsThatComeLast() throws {
    var graph = Graph(inputs: [.init(name: "image", dimensions: [1, 3, 6, 4])])
    graph.constant("scale", Tensor(shape: [3], repeating: 2))
    graph.constant("weight", Tensor(shape: [3, 5], repeating: 0.5))
    graph.constant("space", .integers([1, 2]))
    let last: [String: Attribute] = ["perm": .integers([0, 2, 3, 1])]
    try graph.add("Transpose", [try graph.add("Relu", ["image"], name: "relu")], attributes: last, name: "turned")
    try graph.add("LayerNormalization", ["turned", "scale"], name: "norm")
    try graph.add("MatMul", ["norm", "weight"], name: "mixed")
    graph.outputs = [
      try graph.add("ReduceMean", ["mixed", "space"], attributes: ["keepdims": .integer(0)], name: "logits")
    ]
    let layers = graph.candidateLayers
    #expect(layers.map(\.shape) == [[1, 3, 6, 4], [1, 3, 6, 4], [1, 3, 6, 4], [1, 5, 6, 4]])
    #expect(layers.map(\.layout) == [.channelsFirst, .channelsLast, .channelsLast, .channelsLast])
    #expect(try graph.defaultTargetLayer.value == "mixed")
    let viewed = try graph.withSpatialViews(of: layers)
    #expect(viewed.types["mixed"]?.shape == [1, 5, 6, 4])
    var random = SeededRandom(seed: 4)
    let image = ["image": ReferenceTensor.random([1, 3, 6, 4], &random)]
    #expect(try viewed.evaluated(image)["logits"] == graph.evaluated(image)["logits"])
    // A transpose before the reduction is looked through.
    var turned = graph
    try turned.add("Transpose", ["turned"], attributes: ["perm": .integers([0, 3, 1, 2])], name: "back")
    turned.outputs = [try turned.add("GlobalAveragePool", ["back"], name: "pool")]
    #expect(try turned.defaultTargetLayer.value == "turned")
  }
}
