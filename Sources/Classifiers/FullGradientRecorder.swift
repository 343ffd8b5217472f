import Differentiation
import Execution
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
  private let summands: [(bias: Tensor, layer: Graph.Layer, gradients: String)]

  /// - Parameter tokens: how a transformer's tokens lie over the image; nil for what the network tells.
  /// - Throws: `DifferentiationError` if an operator of the network has no gradient; the engine's errors.
  public init(classifier: Classifier, tokens: TokenGrid? = nil, engine: Engine) throws {
    let found = try classifier.graph.constantSummands(before: classifier.output, tokens: tokens).compactMap { summand in
      summand.layer.flatMap { layer in summand.bias.map { (bias: $0, layer: layer) } }
    }
    let seed = classifier.graph.unusedName("seed")
    var known = KnownGradients(summands: found)
    program = try engine.compiled {
      var graph = classifier.graph
      graph.addInput(Graph.Input(name: seed, dimensions: [1, classifier.classCount]))
      let (differentiated, gradients) = try Self.differentiated(graph, classifier, seed: seed, summands: found)
      known = gradients
      return differentiated
    }
    imageGradients = known.names[0]
    summands = zip(known.summands, known.names.dropFirst()).map { ($0.bias, $0.layer, $1) }
    self.seed = seed
    self.classifier = classifier
  }

  private struct KnownGradients {
    var summands: [(bias: Tensor, layer: Graph.Layer)]
    /// Of the gradients: the image's, then the summands'.
    var names: [String] = [""]
  }

  /// Summands without a way to the scores that has a gradient, such as one that a place is chosen by, have none.
  private static func differentiated(
    _ graph: Graph, _ classifier: Classifier, seed: String, summands: [(bias: Tensor, layer: Graph.Layer)]
  ) throws -> (graph: Graph, gradients: KnownGradients) {
    var result = KnownGradients(summands: summands)
    while true {
      let wanted = [classifier.input] + result.summands.map(\.layer.value)
      do {
        var (differentiated, gradients) = try graph.addingGradients(
          of: classifier.output, seed: seed, withRespectTo: wanted)
        result.names = try wanted.map { try gradients.name(of: $0) }
        differentiated.outputs = result.names
        return (differentiated, result)
      } catch let error as DifferentiationError where error.code == .independent {
        let count = result.summands.count
        result.summands.removeAll { $0.layer.value == error.context["value"] }
        guard result.summands.count < count else { throw error }
      }
    }
  }

  /// - Complexity: one forward and backward run of the network.
  public func gradients(
    _ pass: Recorder.ForwardPass, classIndex: Int, target: ScoreTarget, log: RunLog
  ) throws -> NetworkGradients {
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
    return NetworkGradients(
      image: pass.imageNCHW.slice(0), imageGradients: try outputs.value(imageGradients).slice(0),
      biasTerms: try summands.map { ($0.bias, $0.layer.laidOut(try outputs.value($0.gradients))) })
  }
}

/// The gradients of a class's score at the input, and wherever the network adds a bias.
public struct NetworkGradients: Sendable {
  /// `[C, H, W]`, as the network saw it.
  public let image: Tensor
  /// ∂y/∂x: `[C, H, W]`.
  public let imageGradients: Tensor
  /// In the network's order: a bias, `[C, 1, 1]` or `[C, h, w]`, and ∂y/∂(the sum), `[C, h, w]`.
  public let biasTerms: [(bias: Tensor, gradients: Tensor)]
}

/// A recorder that is compiled when the first method asks for it.
public final class LazyFullGradients: Sendable {
  private let made: Lazy<FullGradientRecorder>

  public init(classifier: Classifier, tokens: TokenGrid? = nil, engine: Engine) {
    made = Lazy { try FullGradientRecorder(classifier: classifier, tokens: tokens, engine: engine) }
  }

  public var recorder: FullGradientRecorder { get throws { try made.value } }
}

extension [String: String] {
  fileprivate func name(of value: String) throws -> String {
    if let name = self[value] { return name }
    throw DifferentiationError(.independent, "the class scores do not depend on '\(value)'")
  }
}
