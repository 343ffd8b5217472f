import ActivationMaps
import Graphs
import Tensors
import TestSupport
import Testing

/// What must hold for any network, on small random ones.
@Suite struct NetworkMethodTests {
  /// A network with one image through it.
  private struct Subject {
    let classifier: Classifier
    let recorder: Recorder
    let pass: Recorder.ForwardPass
    let log = RunLog()
    let engine: Engine

    init(_ graph: Graph, seed: UInt64 = 1) throws {
      engine = try Engine()
      classifier = try Classifier(network: graph)
      recorder = try Recorder(classifier: classifier, layers: ["layer"], engine: engine)
      var random = SeededRandom(seed: seed)
      let shape = [1] + classifier.imageShape
      let image = Tensor(
        shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: -1...1)) })
      pass = try #require(try recorder.forward(image, log: log).first)
    }

    func input(classIndex: Int) throws -> MethodInput {
      let scorer = NetworkScorer.scorers(for: recorder, batchSize: nil, engine: engine)[0]
      let full = LazyFullGradients(classifier: classifier, engine: engine)
      let (pass, log) = (pass, log)
      return MethodInput(
        record: try recorder.record(pass, layer: 0, classIndex: classIndex, target: .logit, log: log),
        imageHeight: classifier.imageShape[1], imageWidth: classifier.imageShape[2],
        scorer: scorer.scorer(for: pass, classIndex: classIndex, target: .logit, log: log),
        fullGradients: {
          try full.recorder.gradients(pass, classIndex: classIndex, target: .logit, log: log)
        })
    }
  }

  @Test(arguments: 1...4)
  func hiResCAMIsGradCAMBehindGlobalAveragePooling(seed: Int) throws {
    let subject = try Subject(SmallNetwork.random(seed: UInt64(seed), convolutionBehindLayer: false))
    let input = try subject.input(classIndex: 2)
    let gradCAM = try Method.gradCAM.map(of: input)
    #expect(relativeDifference(try Method.hiResCAM.map(of: input), gradCAM) < 1e-5)
  }

  /// For a network of ReLUs the input's term and all biases' add up to the score (Srinivas and Fleuret 2019,
  /// proposition 1); the last linear layer's bias has no height and width and is added here.
  @Test(arguments: 1...6)
  func fullGradientsAddUpToTheLogit(seed: Int) throws {
    let graph = try SmallNetwork.random(seed: UInt64(seed), convolutionBehindLayer: seed % 2 == 0)
    let subject = try Subject(graph, seed: UInt64(seed))
    for classIndex in 0..<4 {
      let gradients = try subject.input(classIndex: classIndex).fullGradients()
      var sum = gradients.image.zipped(with: gradients.imageGradients, *).sum
      #expect(!gradients.biasTerms.isEmpty)
      for term in gradients.biasTerms {
        for (bias, gradient) in zip(term.bias, term.gradients.sums(leading: 1)) { sum += Double(bias) * gradient }
      }
      sum += Double(try #require(graph.constants["fc.bias"]?.tensor).elements[classIndex])
      // Sums of some thousand products of single precision.
      #expect(abs(sum - Double(subject.pass.logits.elements[classIndex])) < 1e-4)
    }
  }

  @Test func doesNotDependOnTheOrderOfTheLayersChannels() throws {
    let graph = try SmallNetwork.random(seed: 7, biases: false, convolutionBehindLayer: true)
    let count = try #require(graph.constants["conv.weight"]?.shape.first)
    var random = SeededRandom(seed: 5)
    let order = Array(0..<count).shuffled(using: &random)
    let permuted = try graph.replacingConstants { name, tensor in
      switch name {
      case "conv.weight": Tensor.stacked(order.map(tensor.slice))
      case "next.weight":
        Tensor.stacked(
          (0..<tensor.shape[0]).map { filter in
            Tensor.stacked(order.map { tensor.slice(filter).slice($0) })
          })
      default: tensor
      }
    }
    let (a, b) = (try Subject(graph).input(classIndex: 1), try Subject(permuted).input(classIndex: 1))
    for method in Method.explaining {
      // Another order of summation.
      #expect(relativeDifference(try method.map(of: b), try method.map(of: a)) < 1e-3, "\(method.slug)")
    }
  }

  @Test func staysFiniteWhereNothingIsActive() throws {
    let graph = try SmallNetwork.random(seed: 2, convolutionBehindLayer: true).replacingConstants { name, tensor in
      name.hasPrefix("fc") || name.hasSuffix("variance") ? tensor : tensor.map { _ in 0 }
    }
    let input = try Subject(graph).input(classIndex: 0)
    for method in Method.all {
      let map = try method.map(of: input)
      #expect(map.elements.allSatisfy { $0 == 0 }, "\(method.slug)")
    }
  }

  @Test func refusesScoresThatAreNotNumbers() throws {
    let graph = try SmallNetwork.random(seed: 2, convolutionBehindLayer: false).replacingConstants { name, tensor in
      name == "fc.weight" ? tensor.map { _ in .nan } : tensor
    }
    let error = #expect(throws: ActivationMapError.self) { _ = try Subject(graph).input(classIndex: 0) }
    #expect(error?.code == .notFinite)
  }
}
