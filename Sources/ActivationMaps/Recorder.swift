import Differentiation
import Graphs
import Tensors

/// Runs a network around its target layer, and records what the methods need.
///
/// The network is cut at the layer. The part before it, the trunk, runs once an image; the part behind it, the head,
/// runs forward and backward once a class:
///
///     image ──trunk──▶ A, whatever else the head reads ──head──▶ logits
///                                  G = ∂y/∂A ◀──backward── class
///
///     let recorder = try Recorder(network: graph, targetLayer: "layer4", engine: engine)
///     let pass = try recorder.forward(imageNCHW)
///     let record = try recorder.record(pass, classIndex: 281)
///
/// The target score `y` is the logit of the class.
public final class Recorder: Sendable {
  public let targetLayer: String
  /// The target layer's shape, `[1, C, h, w]`.
  public let layerShape: [Int]
  public let classCount: Int
  private let input: String
  private let output: String
  private let seed: String
  private let gradients: String
  private let trunk: CompiledGraph
  private let head: CompiledGraph

  /// - Parameters:
  ///   - network: specialised for one image, with one image input; its first output is the logits `[1, K]`.
  ///   - targetLayer: a value of the network of shape `[1, C, h, w]`.
  /// - Throws: `ActivationMapError` if the layer is not spatial or the network is no classifier;
  ///   `DifferentiationError` if an operator behind the layer has no gradient; the engine's and the reader's errors.
  public init(network: Graph, targetLayer: String, engine: Engine) throws {
    let (input, output, classCount) = try network.classifierEnds()
    (self.input, self.output, self.classCount) = (input, output, classCount)
    layerShape = try network.type(of: targetLayer).shape
    guard layerShape.count == 4, layerShape[2] * layerShape[3] > 1 else {
      throw ActivationMapError(
        .notSpatial, "the target layer must keep height and width; `metacam layers` lists those that do",
        context: ["layer": targetLayer, "shape": "\(layerShape)"])
    }
    self.targetLayer = targetLayer

    let frontier = network.frontier(behind: targetLayer, outputs: [output])
    var before = network
    before.outputs = frontier.filter { $0 != input }
    trunk = try engine.compiled(before.pruned())

    var behind = try network.cut(at: frontier, outputs: [output])
    let seed = behind.unusedName("seed")
    self.seed = seed
    behind.addInput(Graph.Input(name: seed, dimensions: [1, classCount]))
    var (differentiated, byValue) = try behind.addingGradients(of: output, seed: seed, withRespectTo: [targetLayer])
    guard let gradients = byValue[targetLayer] else {
      throw DifferentiationError(.independent, "the class scores do not depend on the target layer")
    }
    self.gradients = gradients
    differentiated.outputs = [output, gradients]
    head = try engine.compiled(differentiated.pruned())
  }

  /// What the trunk made of an image.
  public struct ForwardPass: Sendable {
    /// The class scores before softmax: `[K]`.
    public let logits: Tensor
    fileprivate let frontier: [String: Tensor]
  }

  /// - Parameter imageNCHW: `[1, channels, H, W]`, normalised as the network expects it.
  /// - Complexity: one forward run.
  public func forward(_ imageNCHW: Tensor) throws -> ForwardPass {
    var frontier = try trunk.run([input: imageNCHW])
    if head.inputs.contains(input) { frontier[input] = imageNCHW }
    let outputs = try head.run(frontier.merging([seed: Tensor(shape: [1, classCount], repeating: 0)]) { $1 })
    return ForwardPass(logits: try outputs.value(output).reshaped([classCount]), frontier: frontier)
  }

  /// - Complexity: one forward and backward run of the head.
  /// - Throws: `ActivationMapError` if activations or gradients are not finite.
  public func record(_ pass: ForwardPass, classIndex: Int) throws -> ActivationRecord {
    precondition((0..<classCount).contains(classIndex))
    var direction = Tensor(shape: [1, classCount], repeating: 0)
    direction[0, classIndex] = 1
    let outputs = try head.run(pass.frontier.merging([seed: direction]) { $1 })
    return try ActivationRecord(
      activations: pass.frontier.value(targetLayer).slice(0), gradients: outputs.value(gradients).slice(0))
  }
}

extension [String: Tensor] {
  fileprivate func value(_ name: String) throws -> Tensor {
    if let tensor = self[name] { return tensor }
    throw ActivationMapError(.shapeMismatch, "the engine did not give the value '\(name)'")
  }
}
