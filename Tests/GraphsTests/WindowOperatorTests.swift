import Graphs
import Tensors
import Testing

/// What convolutions and poolings must satisfy, beyond single values.
@Suite struct WindowOperatorTests {
  private func run(
    _ operatorName: String, _ inputs: [ReferenceTensor], _ attributes: [String: Attribute], outputs: Int = 1
  ) throws -> [ReferenceTensor] {
    var graph = Graph(inputs: [])
    var values: [String: ReferenceTensor] = [:]
    for (index, input) in inputs.enumerated() {
      graph.addInput(.init(name: "i\(index)", dimensions: input.shape))
      values["i\(index)"] = input
    }
    let names = (0..<outputs).map { "o\($0)" }
    try graph.append(
      Node(
        name: "n", operatorName: operatorName, inputs: inputs.indices.map { "i\($0)" }, outputs: names,
        attributes: attributes))
    graph.outputs = names
    let results = try graph.evaluated(values)
    return names.compactMap { results[$0] }
  }

  private func random(_ shape: [Int], seed: UInt64) -> ReferenceTensor {
    var random = SeededRandom(seed: seed)
    return ReferenceTensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in random.uniform() })
  }

  private func dot(_ a: ReferenceTensor, _ b: ReferenceTensor) -> Double {
    zip(a.elements, b.elements).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// As ONNX Runtime does; ONNX's text would have 6 × 6 of them.
  @Test(arguments: ["SAME_UPPER", "SAME_LOWER"]) func automaticPaddingAddsNothing(_ padding: String) throws {
    let input = ReferenceTensor(shape: [1, 1, 2, 2], elements: [1, 2, 3, 4])
    let weight = ReferenceTensor(shape: [1, 1, 1, 2], elements: [1, 2])
    let result = try run(
      "ConvTranspose", [input, weight], ["auto_pad": .string(padding), "strides": .integers([3, 3])])[0]
    #expect(result.shape == [1, 1, 4, 5])
    #expect(result.elements == [1, 2, 0, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 6, 0, 4, 8])
  }

  @Test func convolvesByHand() throws {
    let input = ReferenceTensor(shape: [1, 1, 3, 3], elements: (1...9).map(Double.init))
    let weight = ReferenceTensor(shape: [1, 1, 2, 2], elements: [1, 0, 0, -1])
    #expect(try run("Conv", [input, weight], [:])[0].elements == [-4, -4, -4, -4])
    let padded = try run("Conv", [input, weight], ["pads": .integers([1, 1, 0, 0]), "strides": .integers([2, 2])])[0]
    // Windows start at −1 and 1: −1·x[0,0]; −x[0,2]; −x[2,0]; x[1,1] − x[2,2].
    #expect(padded.elements == [-1, -3, -7, -4])
  }

  /// ⟨Conv x, y⟩ = ⟨x, ConvTranspose y⟩ for the same weights, whatever the settings.
  @Test(
    arguments: [
      ["strides": [1, 1]], ["strides": [2, 3], "pads": [1, 0, 2, 1]], ["dilations": [2, 1], "pads": [2, 2, 2, 2]],
      ["strides": [3, 2], "dilations": [1, 2], "pads": [0, 1, 1, 0]],
    ] as [[String: [Int]]], [1, 2])
  func transposedConvolutionIsTheAdjoint(_ settings: [String: [Int]], _ groups: Int) throws {
    var attributes = settings.mapValues { Attribute.integers($0) }
    attributes["group"] = .integer(groups)
    let input = random([2, 4, 9, 8], seed: 1)
    let weight = random([6, 4 / groups, 3, 2], seed: 2)
    let forward = try run("Conv", [input, weight], attributes)[0]
    let gradient = random(forward.shape, seed: 3)
    // What the strides skip at the end, the output padding gives back.
    let plain = try run("ConvTranspose", [gradient, weight], attributes)[0]
    attributes["output_padding"] = .integers([9 - plain.shape[2], 8 - plain.shape[3]])
    let backward = try run("ConvTranspose", [gradient, weight], attributes)[0]
    #expect(backward.shape == input.shape)
    // Sums of some thousand products in double precision.
    #expect(abs(dot(forward, gradient) - dot(input, backward)) < 1e-9)
  }

  /// The indices count through the whole input, so that gathering by them gives the maxima.
  @Test func indicesFindTheMaxima() throws {
    let input = random([2, 3, 7, 6], seed: 4)
    let pooled = try run(
      "MaxPool", [input],
      ["kernel_shape": .integers([3, 2]), "strides": .integers([2, 2]), "pads": .integers([1, 0, 1, 1])], outputs: 2)
    #expect(pooled[1].elementType == .int64)
    #expect(pooled[1].elements.map { input.elements[Int($0)] } == pooled[0].elements)
    let tied = ReferenceTensor(shape: [1, 2, 1, 2], elements: [1, 1, 2, 2])
    #expect(try run("MaxPool", [tied], ["kernel_shape": .integers([1, 2])], outputs: 2)[1].elements == [0, 2])
  }

  @Test func averagesCountPaddingOnlyIfAsked() throws {
    let ones = ReferenceTensor(shape: [1, 1, 2, 2], elements: [1, 1, 1, 1])
    let settings: [String: Attribute] = ["kernel_shape": .integers([2, 2]), "pads": .integers([1, 1, 0, 0])]
    #expect(try run("AveragePool", [ones], settings)[0].elements == [1, 1, 1, 1])
    let counting = settings.merging(["count_include_pad": .integer(1)]) { $1 }
    #expect(try run("AveragePool", [ones], counting)[0].elements == [0.25, 0.5, 0.5, 1])
  }
}
