import Classifiers
import Execution
import Graphs
import Tensors
import TestSupport
import Testing

/// Networks that were written down for a fixed number of pictures.
@Suite struct FixedBatchTests {
  enum Form: CaseIterable { case plain, reshaped, reshapedWithoutRest, bound }

  /// Four pictures at once; `bound` adds a row of weights for each.
  private static func network(_ form: Form, batch: Int?) throws -> Graph {
    var network = SmallNetwork(seed: 5, batch: batch)
    try network.convolution(6, bias: true, name: "conv")
    try network.relu("layer")
    try network.classify(4)
    var graph = network.graph
    guard let batch else { return graph }
    switch form {
    case .plain: break
    case .reshaped, .reshapedWithoutRest:
      let shape = graph.constant("shape", .integers([batch, form == .reshaped ? -1 : 4]))
      graph.outputs = [try graph.add("Reshape", [graph.outputs[0], shape], name: "rows")]
    case .bound:
      let rows = graph.constant("rows", Tensor(shape: [batch, 4], repeating: 0))
      graph.outputs = [try graph.add("Add", [graph.outputs[0], rows], name: "sums")]
    }
    return graph
  }

  @Test(arguments: Form.allCases) func runsOnePicture(_ form: Form) async throws {
    let classifier = try Classifier(network: Self.network(form, batch: 4))
    let open = try Classifier(network: Self.network(.plain, batch: nil))
    #expect(classifier.classCount == 4 && classifier.imageShape == open.imageShape)
    let image = Tensor(
      shape: [1] + open.imageShape, elements: (0..<open.imageShape.reduce(1, *)).map { Float($0 % 7) - 3 })
    func scores(_ classifier: Classifier) async throws -> [Float] {
      let recorder = try Recorder(programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [])
      return try await recorder.forward(image, log: RunLog())[0].logits.elements
    }
    let (found, expected) = try await (scores(classifier), scores(open))
    for (score, other) in zip(found, expected) { #expect(abs(score - other) < 1e-5) }
    // Only what the number of pictures is not built into runs several; all can be explained.
    #expect(classifier.largestBatch(upTo: 3) == (form == .bound ? 1 : 3))
    #expect(try classifier.graph.defaultTargetLayer.value == "layer")
    func layer(_ classifier: Classifier) async throws -> [[Float]] {
      let recorder = try Recorder(
        programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: ["layer"])
      let pass = try await recorder.forward(image, log: RunLog())[0]
      let gradients = try await recorder.gradients(pass, layer: 0, classIndex: 2, target: .logit, log: RunLog())
      return [try recorder.activations(pass, layer: 0).elements, gradients.elements]
    }
    for (one, other) in zip(try await layer(classifier), try await layer(open)) {
      #expect(one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 1e-5 })
    }
  }

  @Test func refusesMoreThanCanBeRepeated() throws {
    let graph = try Self.network(.bound, batch: 65)
    let error = #expect(throws: ClassifierError.self) { try Classifier(network: graph) }
    #expect(error.map { "\($0)".contains("takes 65 pictures at once") && "\($0)".contains("export") } == true)
  }
}
