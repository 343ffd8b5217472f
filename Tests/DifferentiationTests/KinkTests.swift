import Differentiation
import Graphs
import Tensors
import Testing

/// The slope that a rule takes where a function has none, as PyTorch does unless said otherwise.
@Suite struct KinkTests {
  /// The gradient of the sum of the output.
  private func gradient(
    _ operatorName: String, _ input: [Double], shape: [Int]? = nil, constants: [Tensor] = [],
    _ attributes: [String: Attribute] = [:]
  ) throws -> [Double] {
    let shape = shape ?? [input.count]
    var graph = Graph(inputs: [.init(name: "x", dimensions: shape)])
    let others = constants.enumerated().map { graph.constant("c\($0)", $1) }
    try graph.add(operatorName, ["x"] + others, attributes: attributes, name: "y")
    let outputShape = try graph.type(of: "y").shape
    graph.constant("seed", Tensor(shape: outputShape, repeating: 1))
    let (extended, names) = try graph.addingGradients(of: "y", seed: "seed", withRespectTo: ["x"])
    let name = try #require(names["x"])
    let results = try extended.evaluated(["x": ReferenceTensor(shape: shape, elements: input)], wanted: [name])
    return try #require(results[name]).elements
  }

  @Test func activations() throws {
    #expect(try gradient("Relu", [-1, 0, 1]) == [0, 0, 1])
    #expect(try gradient("Abs", [-1, 0, 1]) == [-1, 0, 1])
    #expect(try gradient("LeakyRelu", [-1, 0, 1], ["alpha": .float(0.25)]) == [0.25, 0.25, 1])
    #expect(try gradient("PRelu", [-1, 0, 1], constants: [Tensor(0.25)]) == [0.25, 0.25, 1])
    #expect(try gradient("Elu", [0, 1], ["alpha": .float(0.5)]) == [0.5, 1])
    #expect(try gradient("HardSigmoid", [-2, 0, 2], ["alpha": .float(0.25)]) == [0, 0.25, 0])
    #expect(try gradient("HardSwish", [-3, 0, 3]) == [0, 0.5, 1])
  }

  /// ReLU6 is exported as `Clip(0, 6)`: the slope is 0 at both bounds, as that of PyTorch's `relu6`.
  @Test func clipping() throws {
    #expect(try gradient("Clip", [-1, 0, 3, 6, 7], constants: [Tensor(0), Tensor(6)]) == [0, 0, 1, 0, 0])
  }

  @Test func theFirstMaximumOfAWindowTakesAll() throws {
    let window: [String: Attribute] = ["kernel_shape": .integers([2]), "strides": .integers([1])]
    #expect(try gradient("MaxPool", [1, 1, 0, 0], shape: [1, 1, 4], window) == [1, 1, 1, 0])
    // In the order of rows
    let square: [String: Attribute] = ["kernel_shape": .integers([2, 2])]
    #expect(try gradient("MaxPool", [0, 1, 1, 0], shape: [1, 1, 2, 2], square) == [0, 1, 0, 0])
  }

  @Test func maximaOfWindowsTakenApartAgreeWithTheOperatorsIndices() throws {
    var random = SeededRandom(seed: 2)
    // Few different values, so that many windows hold their maximum twice; 8 × 8 taps are taken apart, 9 × 8 are not.
    let input = (0..<2 * 12 * 12).map { _ in Double(random.next() % 3) }
    let edge = [-1.0, -.infinity]
    for (kernel, pads) in [([8, 8], [3, 2, 4, 1]), ([9, 8], [3, 2, 4, 1]), ([3, 3], [1, 1, 1, 1])] {
      var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 12, 12])])
      let window: [String: Attribute] = [
        "kernel_shape": .integers(kernel), "pads": .integers(pads), "strides": .integers([2, 1]),
      ]
      try graph.append(
        Node(name: "pool", operatorName: "MaxPool", inputs: ["x"], outputs: ["y", "places"], attributes: window))
      graph.addInput(.init(name: "seed", dimensions: try graph.type(of: "y").shape))
      let (extended, names) = try graph.addingGradients(of: "y", seed: "seed", withRespectTo: ["x"])
      let name = try #require(names["x"])
      for value in [input, input.map { edge[Int($0) % 2] }] {
        let x = ReferenceTensor(shape: [1, 2, 12, 12], elements: value)
        let seed = ReferenceTensor.random(try graph.type(of: "y").shape, &random)
        let results = try extended.evaluated(["x": x, "seed": seed], wanted: [name, "places"])
        var expected = [Double](repeating: 0, count: x.elements.count)
        let places = try #require(results["places"]).elements
        for (place, element) in zip(places, seed.elements) { expected[Int(place)] += element }
        let gradient = try #require(results[name]).elements
        // The same sums, in the same order
        #expect(gradient == expected, "\(kernel)")
      }
    }
  }

  @Test func equalExtremesShareTheGradient() throws {
    #expect(try gradient("GlobalMaxPool", [2, 1, 2, 0], shape: [1, 1, 4]) == [0.5, 0, 0.5, 0])
    #expect(try gradient("ReduceMax", [2, 1, 2, 2]).allSatisfy { abs($0 - 1 / 3) < 1e-12 || $0 == 0 })
    #expect(try gradient("Max", [0, 1, 3], constants: [Tensor(1)]) == [0, 0.5, 1])
  }

  @Test func lengthOfNothingHasNoSlope() throws {
    #expect(try gradient("ReduceL2", [0, 0]) == [0, 0])
  }

  /// `MaxPool`'s own indices are slow to compute (see `WindowMaxima`), so the usual windows do without.
  @Test func usualWindowsNeedNoSecondPooling() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 8, 8])])
    try graph.add("MaxPool", ["x"], attributes: ["kernel_shape": .integers([3, 3])], name: "y")
    graph.addInput(.init(name: "seed", dimensions: try graph.type(of: "y").shape))
    let (extended, _) = try graph.addingGradients(of: "y", seed: "seed", withRespectTo: ["x"])
    #expect(extended.nodes.count { $0.operatorName == "MaxPool" } == 1)
  }
}
