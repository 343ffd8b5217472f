import Graphs
import Tensors
import TestSupport
import Testing

/// How tokens lie over the image, as the nodes tell that make them.
@Suite struct PlaceAxesTests {
  /// A network that grows node by node.
  private struct Builder {
    var graph: Graph
    var value = "image"

    init(_ height: Int, _ width: Int) {
      graph = Graph(inputs: [.init(name: "image", dimensions: [1, 3, height, width])])
    }

    mutating func add(_ operatorName: String, _ others: [String] = [], _ attributes: [String: Attribute] = [:]) throws {
      value = try graph.add(
        operatorName, [value] + others, attributes: attributes, name: "\(graph.nodes.count) \(operatorName)")
    }

    mutating func integers(_ elements: [Int]) -> String {
      graph.constant("integers \(graph.constants.count)", .integers(elements))
    }

    mutating func floats(_ shape: [Int]) -> String {
      graph.constant("floats \(graph.constants.count)", Tensor(shape: shape, repeating: 0.1))
    }

    /// Patches as a convolution makes them, `[1, 4, h, w]`.
    mutating func patches(_ side: Int, stride: Int? = nil) throws {
      let stride = stride ?? side
      try add(
        "Conv", [floats([4, graph.types[value]?.shape[1] ?? 3, side, side])], ["strides": .integers([stride, stride])])
    }

    mutating func reshape(_ shape: [Int]) throws { try add("Reshape", [integers(shape)]) }
    mutating func transpose(_ order: [Int]) throws { try add("Transpose", [], ["perm": .integers(order)]) }

    /// `[1, C, h, w]` to `[1, h·w, C]`.
    mutating func flatten() throws {
      try reshape([0, 0, -1])
      try transpose([0, 2, 1])
    }

    /// What makes an axis of channels of the last one.
    mutating func project() throws { try add("MatMul", [floats([graph.types[value]?.shape.last ?? 4, 4])]) }

    mutating func join(_ before: [Int], _ behind: [Int] = []) throws {
      let (first, last) = (before.map { floats([1, $0, 4]) }, behind.map { floats([1, $0, 4]) })
      let name = "\(graph.nodes.count) Concat"
      value = try graph.add("Concat", first + [value] + last, attributes: ["axis": .integer(1)], name: name)
    }

    mutating func slice(_ start: Int, _ end: Int, step: Int = 1) throws {
      try add("Slice", [integers([start]), integers([end]), integers([1]), integers([step])])
    }

    /// The layer that the last value is, once the network ends behind it.
    func layer() throws -> Graph.Layer? {
      var graph = graph
      graph.outputs = [value]
      return graph.candidateLayers.first { $0.value == value }
    }

    func grid() throws -> String? {
      guard let layer = try layer(), case .tokens(let grid) = layer.layout else { return nil }
      return (layer.isGuess ? "guess " : "") + grid.description
    }
  }

  private static func grid(_ height: Int, _ width: Int, _ build: (inout Builder) throws -> Void) throws -> String? {
    var builder = Builder(height, width)
    try build(&builder)
    return try builder.grid()
  }

  /// 64 patches are no square here, and 25 with eleven registers are none either, though 36 is one.
  @Test func ofPatchesAndTheirLike() throws {
    let wide = try Self.grid(32, 128) { network in
      try network.patches(8)
      try network.flatten()
      try network.project()
    }
    #expect(wide == "4x16")
    let registers = try Self.grid(40, 40) { network in
      try network.patches(8)
      try network.flatten()
      try network.join([11])
      try network.add("Add", [network.floats([1, 36, 4])])
    }
    #expect(registers == "5x5+11")
    let both = try Self.grid(16, 40) { network in
      try network.patches(8)
      try network.flatten()
      try network.join([1, 1], [4])
      try network.add("LayerNormalization", [network.floats([4])])
    }
    #expect(both == "2x5+2+4")
    let single = try Self.grid(8, 40) { network in
      try network.patches(8)
      try network.flatten()
      try network.join([1])
    }
    #expect(single == "1x5+1")
  }

  @Test func ofOverlappingPatchesAndStages() throws {
    let overlapping = try Self.grid(20, 36) { network in
      try network.patches(8, stride: 4)
      try network.flatten()
    }
    #expect(overlapping == "4x8")
    // Back to the image, pooled, and laid out again
    let stages = try Self.grid(32, 64) { network in
      try network.patches(4)
      try network.flatten()
      try network.join([1])
      try network.slice(1, 1000)
      try network.project()
      try network.transpose([0, 2, 1])
      try network.reshape([1, 4, 8, 16])
      let halves: [String: Attribute] = ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 2])]
      try network.add("MaxPool", [], halves)
      try network.flatten()
      try network.join([], [1])
    }
    #expect(stages == "4x8+0+1")
    // Patches cut by reshaping alone: [1, 3, h, p, w, q] to [1, h·w, p·q·3]
    let cut = try Self.grid(12, 32) { network in
      try network.reshape([1, 3, 3, 4, 8, 4])
      try network.transpose([0, 2, 4, 3, 5, 1])
      try network.reshape([1, 24, 48])
      try network.project()
    }
    #expect(cut == "3x8")
    // Channels last: [1, h, w, C] to [1, h·w, C]
    let last = try Self.grid(16, 36) { network in
      try network.patches(4)
      try network.transpose([0, 2, 3, 1])
      try network.reshape([1, 36, 4])
      try network.add("LayerNormalization", [network.floats([4])])
    }
    #expect(last == "4x9")
  }

  /// Patches of two sizes have two grids; in one list they have none, and no square is made of it.
  @Test func ofTwoSizes() throws {
    var network = Builder(24, 24)
    try network.patches(4)
    try network.flatten()
    let (fine, own) = (network.value, try network.grid())
    network.value = "image"
    try network.patches(8)
    try network.flatten()
    #expect(own == "6x6")
    #expect(try network.grid() == "3x3")
    network.value = try network.graph.add(
      "Concat", [fine, network.value, network.floats([1, 4, 4])], attributes: ["axis": .integer(1)], name: "both")
    // 36 + 9 + 4 = 49 = 7 · 7
    #expect(network.graph.types["both"]?.shape == [1, 49, 4])
    #expect(try network.layer() == nil)
  }

  @Test func ofPartsOfTheTokens() throws {
    func part(_ cut: (inout Builder) throws -> Void) throws -> String? {
      try Self.grid(16, 32) { network in
        try network.patches(8)
        try network.flatten()
        try network.join([2], [1])
        try cut(&network)
      }
    }
    #expect(try part { try $0.slice(0, 1000) } == "2x4+2+1")
    #expect(try part { try $0.slice(1, 1000) } == "2x4+1+1")
    #expect(try part { try $0.slice(2, -1) } == "2x4")
    // Half of the places are no grid, and every other one is none.
    #expect(try part { try $0.slice(0, 6) } == nil)
    #expect(try part { try $0.slice(0, 11, step: 2) } == nil)
    #expect(
      try part { try $0.add("Gather", [$0.integers([1, 2, 3, 4, 5, 6, 7, 8, 9])], ["axis": .integer(1)]) } == "2x4+1")
    #expect(try part { try $0.add("Gather", [$0.integers([9, 8, 7, 6, 5, 4, 3, 2])], ["axis": .integer(1)]) } == nil)
    #expect(try part { try $0.add("Pad", [$0.integers([0, 1, 0, 0, 2, 0])]) } == "2x4+3+3")
  }

  /// Nothing tells: a list that a matrix makes. A square is guessed, and said to be.
  @Test func saysWhatIsAGuess() throws {
    var network = Builder(8, 8)
    try network.add("Flatten")
    try network.add("MatMul", [network.floats([192, 36])])
    try network.reshape([1, 9, 4])
    try network.project()
    let layer = try #require(try network.layer())
    #expect(layer.isGuess && layer.layout == .tokens(TokenGrid(height: 3, width: 3)))
    #expect(layer.note?.message.contains("which is a guess") == true)
    network.graph.outputs = [network.value]
    let told = network.graph.candidateLayers(tokens: TokenGrid(height: 1, width: 9)).first { $0.value == network.value }
    #expect(told?.isGuess == false && told?.note == nil && told?.shape == [1, 4, 1, 9])
  }
}
