import Differentiation
import Execution
import Graphs
import Tensors

/// Runs a network around its target layers, and records what the methods need.
///
/// One forward run of the whole network gives the scores and the layers' activations. For each class the part behind a
/// layer, the head, then runs forward and backward by itself:
///
///     image ──network──▶ logits, A, whatever else the heads read
///                              A, … ──head──▶ logits
///                        G = ∂y/∂A ◀──backward── ∂y/∂logits
///
///     let recorder = try Recorder(classifier: classifier, layers: ["layer4"], engine: engine)
///     let pass = try recorder.forward(imageNCHW, log: log)[0]
///     let activations = try recorder.activations(pass, layer: 0)
///     let gradients = try recorder.gradients(pass, layer: 0, classIndex: 281, target: .logit, log: log)
///
/// What is compiled is kept; a part that is never asked for is never compiled.
public final class Recorder: Sendable {
  public let classifier: Classifier
  /// The target layers, each with its shape `[1, C, h, w]`.
  public let layers: [Layer]
  /// How many images go through the network at once, at most.
  public let largestBatch: Int
  private let forwardPrograms: [Int: Lazy<WatchedGraph>]
  private let heads: [Lazy<HeadProgram>]

  public struct Layer: Sendable, Equatable {
    public let name: String
    public let shape: [Int]
    /// What the part of the network behind the layer reads: the layer first.
    let frontier: [String]
  }

  /// - Parameters:
  ///   - layers: values of the network of shape `[1, C, h, w]`; at least one.
  ///   - largestBatch: how many images may go through the network at once.
  /// - Throws: `ClassifierError` if a layer is not spatial; `GraphError` for an unknown value.
  public init(classifier: Classifier, layers: [String], largestBatch: Int = 1, engine: Engine) throws {
    let graph = classifier.graph
    let resolved = try layers.map { name in
      let shape = try graph.type(of: name).shape
      guard shape.count == 4, shape[2] * shape[3] > 1 else {
        throw ClassifierError(
          .notSpatial, "the target layer must keep height and width",
          remedy: "\(.listing(.layers)) lists those that do", context: ["layer": name, "shape": "\(shape)"])
      }
      return Layer(name: name, shape: shape, frontier: graph.frontier(behind: name, outputs: [classifier.output]))
    }
    self.classifier = classifier
    self.layers = resolved
    let wanted = Self.forwardOutputs(classifier, resolved)
    let powers = (0..<Int.bitWidth).lazy.map { 1 << $0 }.prefix { $0 <= largestBatch }
    let batches = powers.filter { classifier.largestBatch(upTo: $0) == $0 }
    self.largestBatch = batches.last ?? 1
    forwardPrograms = Dictionary(
      uniqueKeysWithValues: batches.map { batch in
        (
          batch,
          Lazy {
            var graph = try classifier.graph(batch: batch)
            graph.outputs = wanted
            return try WatchedGraph(graph, watch: classifier.watch, engine: engine)
          }
        )
      })
    heads = resolved.map { layer in Lazy { try HeadProgram(classifier, layer, engine) } }
  }

  private static func forwardOutputs(_ classifier: Classifier, _ layers: [Layer]) -> [String] {
    var wanted = [classifier.output]
    for value in layers.flatMap(\.frontier) where value != classifier.input && !wanted.contains(value) {
      wanted.append(value)
    }
    return wanted
  }

  /// What the network made of one image.
  public struct ForwardPass: Sendable {
    /// `[1, C, H, W]`, as it went in.
    public let imageNCHW: Tensor
    /// The class scores before softmax: `[K]`.
    public let logits: Tensor
    /// By name, each with a batch of one: whatever the heads read.
    let values: [String: Tensor]
  }

  /// Runs images through the network, several at once where it allows that.
  ///
  /// - Parameters:
  ///   - imagesNCHW: `[N, C, H, W]`, normalised as the network expects it.
  ///   - change: what for the images have been changed, if they are variants of one; errors name it.
  /// - Returns: one pass an image.
  /// - Throws: `ExecutionError` if the network makes a number that is not finite, with the layer, and of several
  ///   images also with the image's number, from 1; the engine's errors.
  public func forward(_ imagesNCHW: Tensor, change: String? = nil, log: RunLog) throws -> [ForwardPass] {
    var passes: [ForwardPass] = []
    while passes.count < imagesNCHW.shape[0] {
      let rest = imagesNCHW.shape[0] - passes.count
      let batch = forwardPrograms.keys.filter { $0 <= rest }.max() ?? 1
      guard let lazyProgram = forwardPrograms[batch] else { break }
      let program = try log.measure("compile") { try lazyProgram.value }
      let input = imagesNCHW.slice(passes.count..<passes.count + batch)
      let outputs = try log.measure("run") {
        try program.run([classifier.input: input]) { place in
          if let change { return ["changed picture of": change] }
          return imagesNCHW.shape[0] > 1 ? ["picture": "\(passes.count + place + 1)"] : [:]
        }
      }
      log.count { $0.forward += batch }
      for index in 0..<batch {
        let values = outputs.mapValues { $0.slice(index..<index + 1) }
        let image = input.slice(index..<index + 1)
        let logits = try values.value(classifier.output).reshaped([classifier.classCount])
        try logits.checkFinite("class scores", ClassifierErrorCode.notFinite)
        passes.append(
          ForwardPass(
            imageNCHW: image, logits: logits,
            values: values.merging([classifier.input: image]) { $1 }))
      }
    }
    return passes
  }

  /// A layer's output `A`: `[C, h, w]`.
  /// - Parameter layer: which of `layers`.
  /// - Complexity: no run of the network.
  public func activations(_ pass: ForwardPass, layer: Int) throws -> Tensor {
    try pass.values.value(layers[layer].name).slice(0)
  }

  /// The target score's derivatives by a layer's output, `G = ∂y/∂A`: `[C, h, w]`.
  /// - Parameter layer: which of `layers`.
  /// - Complexity: one forward and backward run of the layer's head.
  /// - Throws: `DifferentiationError` if an operator behind the layer has no gradient; the engine's errors.
  public func gradients(
    _ pass: ForwardPass, layer: Int, classIndex: Int, target: ScoreTarget, log: RunLog
  ) throws -> Tensor {
    precondition((0..<classifier.classCount).contains(classIndex))
    let head = try log.measure("compile") { try heads[layer].value }
    let seed = target.derivative(pass.logits.elements, classIndex: classIndex)
    let gradients = try log.measure("run") { try head.gradients(pass, seed: seed) }
    log.count {
      $0.head += 1
      $0.backward += 1
    }
    return gradients.slice(0)
  }
}

/// The part of a network behind a layer, with the gradient at the layer.
private struct HeadProgram: Sendable {
  private let program: CompiledGraph
  private let layer: Recorder.Layer
  private let seed: String
  private let gradients: String

  init(_ classifier: Classifier, _ layer: Recorder.Layer, _ engine: Engine) throws {
    var behind = try classifier.graph.cut(at: layer.frontier, outputs: [classifier.output])
    let seed = behind.unusedName("seed")
    behind.addInput(Graph.Input(name: seed, dimensions: [1, classifier.classCount]))
    let (differentiated, byValue) = try behind.addingGradients(
      of: classifier.output, seed: seed, withRespectTo: [layer.name])
    guard let gradients = byValue[layer.name] else {
      throw DifferentiationError(.independent, "the class scores do not depend on the target layer")
    }
    var graph = differentiated
    graph.outputs = [gradients]
    program = try engine.compiled(graph)
    (self.layer, self.seed, self.gradients) = (layer, seed, gradients)
  }

  func gradients(_ pass: Recorder.ForwardPass, seed direction: [Float]) throws -> Tensor {
    var inputs: [String: Tensor] = [:]
    for name in program.inputs where name != seed { inputs[name] = try pass.values.value(name) }
    inputs[seed] = Tensor(shape: [1, direction.count], elements: direction)
    return try program.run(inputs).value(gradients)
  }
}
