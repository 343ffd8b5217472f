import Differentiation
import Graphs
import Tensors
import TestSupport
import Testing

/// Gradients of gradients.
@Suite struct SecondDerivativeTests {
  /// Every rule's gradient is written in operators whose own gradients are right: held against central differences of the gradient,
  /// along every input and along the gradient that comes in.
  @Test(arguments: GradientTable.examples.keys.sorted())
  func gradientsOfGradientsMatchFiniteDifferences(_ name: String) throws {
    for (index, example) in (GradientTable.examples[name] ?? []).enumerated() {
      for hasWeights in [false, true] {
        let built = try ExampleGraph(name, example, hasWeights: hasWeights)
        guard !built.values.isEmpty else { continue }
        var graph = built.graph
        var random = SeededRandom(seed: 11)
        let outputShape = try graph.type(of: built.output).shape
        graph.addInput(.init(name: "incoming", dimensions: outputShape))
        let inputs = built.inputs.merging(["incoming": .random(outputShape, &random)]) { $1 }
        let (extended, names) = try graph.addingGradients(
          of: built.output, seed: "incoming", withRespectTo: built.values)
        for value in built.values {
          let gradient = try #require(names[value])
          let differences = FiniteDifferences(graph: extended, output: gradient, inputs: inputs)
          try differences.check(
            built.values + ["incoming"], seed: 7, isLenient: true,
            "\(name), example \(index), \(hasWeights ? "weights" : "inputs"), gradient of \(value)")
        }
      }
    }
  }

  /// y = Σ s·tanh(W x): G = Wᵀ(s ∘ (1 − t²)), the product Wᵀ(s ∘ −2t(1 − t²) ∘ Wx), and the change (1 − t²) ∘ Wx.
  @Test func areWhatTheFormulaSays() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 3]), .init(name: "s", dimensions: [1, 2])])
    let weights: [Float] = [0.5, -1, 2, 0.25, 1, -0.5]
    graph.constant("w", Tensor(shape: [3, 2], elements: weights))
    try graph.add("MatMul", ["x", "w"], name: "product")
    try graph.add("Tanh", ["product"], name: "y")
    let (extended, names) = try graph.addingSecondDerivatives(of: "y", seed: "s", along: "x")
    let product = try #require(names.product)
    let (x, s) = ([0.3, -0.4, 0.2], [1.5, -0.5])
    let found = try extended.evaluated(
      [
        "x": ReferenceTensor(shape: [1, 3], elements: x), "s": ReferenceTensor(shape: [1, 2], elements: s),
      ], wanted: ["y", names.gradient, product, names.change])
    let t = try #require(found["y"]).elements
    func w(_ row: Int, _ column: Int) -> Double { Double(weights[row * 2 + column]) }
    let sums = (0..<2).map { column in (0..<3).reduce(0) { $0 + x[$1] * w($1, column) } }
    for row in 0..<3 {
      let gradient = (0..<2).reduce(0) { $0 + w(row, $1) * s[$1] * (1 - t[$1] * t[$1]) }
      let bent = (0..<2).reduce(0) { $0 + w(row, $1) * s[$1] * -2 * t[$1] * (1 - t[$1] * t[$1]) * sums[$1] }
      // Doubles, and a handful of operations
      #expect(abs(try #require(found[names.gradient]).elements[row] - gradient) < 1e-14)
      #expect(abs(try #require(found[product]).elements[row] - bent) < 1e-14)
    }
    for column in 0..<2 {
      let change = (1 - t[column] * t[column]) * sums[column]
      #expect(abs(try #require(found[names.change]).elements[column] - change) < 1e-14)
    }
  }

  /// Nothing bends but at kinks: there is no product, and the change is there all the same.
  @Test func areNoneOfWhatIsLinearButForKinks() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 4, 4]), .init(name: "s", dimensions: [1, 2])])
    try graph.add("Relu", ["x"], name: "relu")
    try graph.add(
      "MaxPool", ["relu"], attributes: ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 2])], name: "pooled"
    )
    try graph.add("GlobalAveragePool", ["pooled"], name: "mean")
    try graph.add("Flatten", ["mean"], name: "y")
    let (extended, names) = try graph.addingSecondDerivatives(of: "y", seed: "s", along: "x")
    #expect(names.product == nil)
    let elements = (0..<32).map { Double(($0 * 7) % 32) - 10 }
    let found = try extended.evaluated(
      [
        "x": ReferenceTensor(shape: [1, 2, 4, 4], elements: elements),
        "s": ReferenceTensor(shape: [1, 2], elements: [1, 2]),
      ], wanted: ["y", names.change])
    // Of a function that scales with its input, the change along that is the function itself.
    #expect(found[names.change]?.elements == found["y"]?.elements)
  }

  @Test func tellsOperatorsApart() {
    for name in ["Relu", "Clip", "MaxPool", "Reshape", "Add", "Concat", "ReduceMean", "Resize"] {
      #expect(GradientTable.secondDerivative(of: name) == .zero, "\(name)")
    }
    for name in [
      "Sigmoid", "Erf", "Softmax", "Mul", "MatMul", "Conv", "LayerNormalization", "Gelu", "HardSwish", "LSTM",
    ] {
      #expect(GradientTable.secondDerivative(of: name) == .known, "\(name)")
    }
    for name in ["Floor", "Shape", "QuantizeLinear"] {
      #expect(GradientTable.secondDerivative(of: name) == nil, "\(name)")
    }
  }

  @Test func areAskedOfWhatHasAGradient() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2]), .init(name: "s", dimensions: [1, 2])])
    try graph.add("Floor", ["x"], name: "y")
    let error = #expect(throws: DifferentiationError.self) {
      _ = try graph.addingSecondDerivatives(of: "y", seed: "s", along: "x")
    }
    #expect(error?.code == .independent)
  }
}
