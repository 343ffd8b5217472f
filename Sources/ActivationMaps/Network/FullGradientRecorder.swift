import Differentiation
import Graphs
import Tensors

/// Runs a whole network forward and backward once, with the gradients at its input and at every bias as outputs.
///
///     let recorder = try FullGradientRecorder(classifier: classifier, engine: engine)
///     let gradients = try recorder.gradients(pass, classIndex: 281, target: .logit, log: log)
public final class FullGradientRecorder: Sendable {
  private let classifier: Classifier
  private let program: CompiledGraph
  private let seed: String
  private let imageGradients: String
  private let layers: [(bias: [Float], gradients: String)]

  /// - Throws: `DifferentiationError` if an operator of the network has no gradient; the engine's errors.
  public init(classifier: Classifier, engine: Engine) throws {
    let biasLayers = try classifier.graph.biasLayers(before: classifier.output)
    let seed = classifier.graph.unusedName("seed")
    var names: [String] = []
    program = try engine.compiled {
      var graph = classifier.graph
      graph.addInput(Graph.Input(name: seed, dimensions: [1, classifier.classCount]))
      let wanted = [classifier.input] + biasLayers.map(\.value)
      let (differentiated, gradients) = try graph.addingGradients(
        of: classifier.output, seed: seed, withRespectTo: wanted)
      names = try wanted.map { try gradients.name(of: $0) }
      graph = differentiated
      graph.outputs = names
      return graph
    }
    imageGradients = names[0]
    layers = zip(biasLayers, names.dropFirst()).map { ($0.bias, $1) }
    self.seed = seed
    self.classifier = classifier
  }

  /// - Complexity: one forward and backward run of the network.
  public func gradients(
    _ pass: Recorder.ForwardPass, classIndex: Int, target: ScoreTarget, log: RunLog
  ) throws -> FullGradients {
    let direction = target.derivative(pass.logits.elements, classIndex: classIndex)
    let outputs = try log.measure("run") {
      try program.run([
        classifier.input: pass.imageNCHW, seed: Tensor(shape: [1, direction.count], elements: direction),
      ])
    }
    log.count {
      $0.forward += 1
      $0.backward += 1
    }
    return FullGradients(
      image: pass.imageNCHW.slice(0), imageGradients: try outputs.value(imageGradients).slice(0),
      biasTerms: try layers.map {
        FullGradients.BiasTerm(bias: $0.bias, gradients: try outputs.value($0.gradients).slice(0))
      })
  }
}

/// A recorder that is compiled when the first method asks for it.
public final class LazyFullGradients: Sendable {
  private let made: Lazy<FullGradientRecorder>

  public init(classifier: Classifier, engine: Engine) {
    made = Lazy { try FullGradientRecorder(classifier: classifier, engine: engine) }
  }

  public var recorder: FullGradientRecorder { get throws { try made.value } }
}

extension [String: String] {
  fileprivate func name(of value: String) throws -> String {
    if let name = self[value] { return name }
    throw DifferentiationError(.independent, "the class scores do not depend on '\(value)'")
  }
}
