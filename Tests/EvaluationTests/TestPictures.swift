import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Graphs
import ModelReaders
import Tensors
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A network's probabilities after softmax.
struct TestScorer: PictureScorer {
  let runner: VariantRunner
  var log = RunLog()

  var classCount: Int { runner.classifier.classCount }
  var batchSize: Int { runner.batchSize }
  var threadCount: Int { runner.threadCount }

  func probabilities(
    ofClass classIndex: Int, count: Int, like imageNCHW: Tensor, picture: (_ index: Int) -> Tensor
  ) async throws -> [Double] {
    try await runner.logits(count: count, like: imageNCHW, log: log, picture: picture)
      .map { ScoreTarget.probability.score($0.elements, classIndex: classIndex) }
  }

  func measure<R>(_ stage: String, _ work: () async throws -> R) async rethrows -> R {
    try await log.measure(stage, work)
  }
}

extension Golden {
  func classifier() throws -> Classifier {
    let graph: Graph
    if information.model == "lite0" {
      let architecture = try Architecture.named("efficientnet-lite0")
      let weights = Fixtures.path("../../.deps/weights/\(architecture.weights.file)")
      graph = try architecture.graph(weights: StateDictionary(contentsOf: weights))
    } else {
      graph = try ONNXModel(contentsOf: Fixtures.path("goldens/\(information.model).onnx")).graph
    }
    return try Classifier(network: graph, imageShape: Array(tensor("input").shape.dropFirst()))
  }

  /// The case's picture and class, ready to be perturbed.
  func picture(
    engine: Engine? = nil, batchSize: Int? = nil, noise standardDeviation: Float = 0, log: RunLog = RunLog()
  ) async throws -> PerturbedPicture {
    try await PerturbedPicture(
      tensor("input"), of: classifier(), classIndex: information.class, engine: engine, batchSize: batchSize,
      noise: standardDeviation, log: log)
  }

  /// The same for several classes.
  func pictures(classes: some Sequence<Int>) async throws -> [PerturbedPicture] {
    let (input, runner) = (
      try tensor("input"), VariantRunner(programs: NetworkPrograms(classifier: try classifier(), engine: try Engine()))
    )
    let logits = try await runner.logits(count: 1, like: input, log: RunLog()) { _ in input.slice(0) }
    return try classes.map {
      PerturbedPicture(
        imageNCHW: input, classIndex: $0,
        probability: ScoreTarget.probability.score(logits[0].elements, classIndex: $0),
        scorer: TestScorer(runner: runner), noise: try ImputationNoise(standardDeviation: 0))
    }
  }

  func map(_ method: String) throws -> MapUnderTest {
    try MapUnderTest(method: method, map: tensor("cam.\(method)"))
  }
}

extension PerturbedPicture {
  convenience init(
    _ imageNCHW: Tensor, of classifier: Classifier, classIndex: Int, engine: Engine? = nil, batchSize: Int? = nil,
    noise standardDeviation: Float = 0, log: RunLog = RunLog()
  ) async throws {
    let runner = try VariantRunner(
      programs: NetworkPrograms(classifier: classifier, engine: engine ?? Engine()), batchSize: batchSize)
    let logits = try await runner.logits(count: 1, like: imageNCHW, log: RunLog()) { _ in imageNCHW.slice(0) }
    self.init(
      imageNCHW: imageNCHW, classIndex: classIndex,
      probability: ScoreTarget.probability.score(logits[0].elements, classIndex: classIndex),
      scorer: TestScorer(runner: runner, log: log),
      noise: try ImputationNoise(standardDeviation: standardDeviation, seed: 4))
  }

  /// A picture of coloured noise, 24 × 24, and a network of two convolutions with four classes.
  static func small(
    seed: UInt64 = 1, classIndex: Int = 2, classes: Int = 4, change: (Graph) throws -> Graph = { $0 }
  ) async throws -> PerturbedPicture {
    var network = SmallNetwork(seed: seed)
    try network.convolution(8, bias: true, name: "conv")
    try network.relu("relu")
    try network.convolution(6, stride: 2, name: "next")
    try network.relu("layer")
    try network.classify(classes)
    var random = SeededRandom(seed: seed + 100)
    let image = Tensor.randomPicture(channels: 3, height: 24, width: 24, &random).reshaped([1, 3, 24, 24])
    return try await PerturbedPicture(
      image, of: Classifier(network: change(network.graph)), classIndex: classIndex, engine: Engine(threadCount: 1))
  }
}

extension PerturbedPicture {
  /// A picture of one value, 10 × 10, for the network of `mean(of:weight:)`.
  static func mean(of value: Float, weight: Float) async throws -> PerturbedPicture {
    try await mean(of: Tensor(shape: [1, 3, 10, 10], repeating: value), weight: weight)
  }

  /// A network whose only two logits are w·(mean of all pixels) and 0: the probability of the first class,
  /// σ(w·mean), can be worked out by hand.
  static func mean(of imageNCHW: Tensor, weight: Float) async throws -> PerturbedPicture {
    var network = SmallNetwork(seed: 1, side: imageNCHW.shape[2])
    try network.classify(2)
    let graph = try network.graph.replacingConstants { name, tensor in
      switch name {
      case "fc.weight": Tensor(shape: [2, 3], elements: [weight / 3, weight / 3, weight / 3, 0, 0, 0])
      case "fc.bias": Tensor(shape: [2], repeating: 0)
      default: tensor
      }
    }
    return try await PerturbedPicture(
      imageNCHW, of: Classifier(network: graph), classIndex: 0, engine: Engine(threadCount: 1))
  }

  /// σ(x) = 1/(1 + exp −x)
  static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}

extension MapUnderTest {
  static func constant(_ value: Float, side: Int = 10) throws -> MapUnderTest {
    try MapUnderTest(method: "constant", map: Tensor(shape: [side, side], repeating: value))
  }

  /// Random values, a share of which are zero.
  static func random(seed: UInt64, height: Int = 24, width: Int = 24, zeros: Double = 0) throws -> MapUnderTest {
    var random = SeededRandom(seed: seed)
    let values = (0..<height * width).map { _ in random.uniform() < zeros ? 0 : Float(random.uniform()) }
    return try MapUnderTest(method: "random-\(seed)", map: Tensor(shape: [height, width], elements: values))
  }
}
