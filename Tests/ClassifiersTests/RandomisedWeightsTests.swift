import Classifiers
import Execution
import Graphs
import Tensors
import TestSupport
import Testing

@Suite struct RandomisedWeightsTests {
  private func classifier(_ build: (inout SmallNetwork) throws -> Void) throws -> Classifier {
    var network = SmallNetwork(seed: 5)
    try build(&network)
    return try Classifier(network: network.graph)
  }

  private func usual() throws -> Classifier {
    try classifier { network in
      try network.convolution(16, kernel: 5, bias: true, name: "first")
      try network.normalisation("norm")
      try network.relu("layer")
      try network.convolution(24, name: "second")
      try network.relu("relu")
      try network.classify(10)
    }
  }

  /// What is drawn has the mean and deviation of what was there: of 9600 numbers to some percent. The rest stays.
  @Test func drawsFromTheLayersOwnDistribution() throws {
    let classifier = try usual()
    var weights = RandomisedWeights(of: classifier, seed: 1)
    #expect(weights.layers.map(\.name) == ["first", "second", "logits"])
    let drawn = try weights.classifier(randomising: [1])
    let (before, after) = (
      try #require(classifier.graph.constants["second.weight"]?.tensor),
      try #require(drawn.graph.constants["second.weight"]?.tensor)
    )
    #expect(before.shape == after.shape && before != after)
    func statistics(_ tensor: Tensor) -> (mean: Double, deviation: Double) {
      let values = tensor.elements.map(Double.init)
      let mean = values.reduce(0, +) / Double(values.count)
      return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot())
    }
    let (own, other) = (statistics(before), statistics(after))
    // 3456 numbers: five standard errors of the mean, and of the deviation.
    #expect(abs(own.mean - other.mean) < 5 * own.deviation / 58)
    #expect(abs(own.deviation - other.deviation) < 5 * own.deviation / 83)
    for name in ["first.weight", "first.bias", "norm.weight", "norm.mean", "norm.variance", "fc.weight"] {
      #expect(drawn.graph.constants[name] == classifier.graph.constants[name], "\(name)")
    }
    #expect(drawn.classCount == classifier.classCount && drawn.activation == classifier.activation)
  }

  /// The same seed gives the same weights, whatever else is drawn; another seed others. Running statistics stay.
  @Test func aDrawDependsOnSeedAndNameAlone() throws {
    let classifier = try usual()
    var (a, b, c) = (
      RandomisedWeights(of: classifier, seed: 1), RandomisedWeights(of: classifier, seed: 1),
      RandomisedWeights(of: classifier, seed: 2)
    )
    _ = try a.classifier(randomising: [2])
    let all = try a.classifier(randomising: a.layers.indices).graph.constants
    let one = try b.classifier(randomising: [0]).graph.constants
    let other = try c.classifier(randomising: c.layers.indices).graph.constants
    for name in ["first.weight", "first.bias", "norm.weight", "norm.bias"] {
      #expect(all[name] == one[name] && all[name] != other[name], "\(name)")
    }
    for name in ["norm.mean", "norm.variance"] { #expect(all[name] == classifier.graph.constants[name]) }
    #expect(one["fc.weight"] == classifier.graph.constants["fc.weight"])
  }

  /// For any batch, and of weights that a file turns first.
  @Test func servesAnyBatch() throws {
    let classifier = try usual()
    var weights = RandomisedWeights(of: classifier, seed: 3)
    let drawn = try weights.classifier(randomising: weights.layers.indices)
    let (one, two) = (try drawn.graph(batch: 1), try drawn.graph(batch: 2))
    #expect(one.constants["first.weight"] == two.constants["first.weight"])
    #expect(one.constants["first.weight"] != classifier.graph.constants["first.weight"])
  }

  /// f'(x + c) = f(x), along padded edges too, with a bias and without, and where the input is brought into a range first.
  @Test(arguments: [(true, false), (false, false), (true, true)])
  func shiftsAreTakenAway(bias: Bool, prepares: Bool) async throws {
    let classifier = try classifier { network in
      if prepares {
        network.graph.constant("mean", Tensor(shape: [1, 3, 1, 1], elements: [0.1, 0.2, 0.3]))
        network.graph.constant("scale", Tensor(shape: [1, 3, 1, 1], elements: [2, 3, 4]))
        try network.add("Sub", ["mean"], name: "centred")
        try network.add("Mul", ["scale"], name: "prepared")
      }
      try network.convolution(6, kernel: 5, stride: 2, bias: bias, name: "first")
      try network.relu("layer")
      try network.classify()
    }
    let engine = try Engine()
    let shifted = try #require(try await classifier.withShiftedInput(by: 1.5, engine: engine))
    var random = SeededRandom(seed: 9)
    let image = Tensor(
      shape: [1, 3, 24, 24], elements: (0..<1728).map { _ in Float(random.uniform(in: -1...1)) })
    func values(_ classifier: Classifier, _ image: Tensor) async throws -> [String: Tensor] {
      var graph = classifier.graph
      graph.outputs = ["first", classifier.output]
      return try await engine.compiled(graph).run([classifier.input: image])
    }
    let before = try await values(classifier, image)
    let after = try await values(shifted, image.map { $0 + 1.5 })
    for (name, value) in before {
      let other = try #require(after[name])
      let scale = value.elements.reduce(Float(1)) { max($0, abs($1)) }
      // Sums of 75 products in single precision.
      for (a, b) in zip(value.elements, other.elements) { #expect(abs(a - b) < 1e-4 * scale, "\(name)") }
    }
    // And not by another constant.
    let wrong = try await values(shifted, image)
    #expect(wrong["first"] != after["first"])
  }

  @Test func whatDoesNotBeginWithAConvolutionCannotTakeItAway() async throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [nil, 3, 8, 8])])
    graph.constant("weight", Tensor(shape: [4, 3], elements: (0..<12).map { Float($0) }))
    let positive = try graph.add("Relu", ["x"], name: "layer")
    let pooled = try graph.add("GlobalAveragePool", [positive], name: "pooled")
    let flat = try graph.add("Flatten", [pooled], name: "flat")
    graph.outputs = [
      try graph.add("Gemm", [flat, "weight"], attributes: ["transB": .integer(1)], name: "logits")
    ]
    #expect(try await Classifier(network: graph).withShiftedInput(by: 1, engine: Engine()) == nil)
  }
}
