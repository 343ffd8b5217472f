import Differentiation
import Execution
import Graphs
import Tensors

/// DeepLIFT's rescale rule for the part of a network behind a layer: activations as the slopes that they had on the way from
/// the layer zero.
///
///     m(f, x) = (f(x) − f(x₀)) / (x − x₀), and 0 where x = x₀
///
/// Everything else must be linear, so that the multipliers of the whole add up to the difference of the scores.
struct DeepLIFT: Sendable {
  /// An activation within the part.
  struct Bend: Sendable {
    let input: String
    let output: String
    /// The input of the changed graph that holds its slopes.
    let slope: String
  }

  let bends: [Bend]
  private let program: GradientProgram

  /// The bends' inputs and outputs, of which slopes are made.
  var observed: [String] { bends.flatMap { [$0.input, $0.output] } }

  /// - Parameter part: the part of the network behind the layer, specialised.
  /// - Throws: `ClassifierError` naming an operator that is neither linear nor an activation; `DifferentiationError`.
  init(of part: Graph, layer: String, scores: String, shape: [Int], engine: Engine) throws {
    var (nodes, inputs) = (part.nodes, part.inputs)
    var bends: [Bend] = []
    let behind = part.values(dependingOn: layer)
    for (index, node) in part.nodes.enumerated() where node.outputs.contains(where: behind.contains) {
      guard Self.activations.contains(node.operatorName) else {
        try Self.checkLinear(node, of: part, behind)
        continue
      }
      let bend = Bend(
        input: node.inputs[0], output: node.outputs[0], slope: part.unusedName("\(node.outputs[0])/slope"))
      inputs.append(Graph.Input(name: bend.slope, dimensions: try part.type(of: bend.output).shape.map { $0 }))
      nodes[index] = Node(
        name: node.name, operatorName: "Mul", inputs: [bend.input, bend.slope], outputs: node.outputs, attributes: [:])
      bends.append(bend)
    }
    self.bends = bends
    let changed = (inputs, nodes)
    program = try GradientProgram(
      of: {
        try Graph(inputs: changed.0, outputs: [scores], nodes: changed.1, constants: part.constants).specialised()
      }, scores: scores, shape: shape, at: [layer], isLenient: false, engine: engine)
  }

  /// - Parameters:
  ///   - values: what the part reads beside the layer, and the layer.
  ///   - slopes: of each bend.
  ///   - direction: among the scores: `[1, M]`.
  func multipliers(
    _ values: [String: Tensor], slopes: [String: Tensor], direction: Tensor, layer: String
  ) async throws -> Tensor {
    let inputs = try Dictionary(
      uniqueKeysWithValues: program.inputs.map { ($0, try slopes[$0] ?? values.value($0)) })
    return try await program.gradients(inputs, directions: direction).value(layer).slice(0)
  }

  static let activations: Set = [
    "Relu", "LeakyRelu", "PRelu", "Clip", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Elu", "Selu", "Celu", "Gelu",
    "Softplus", "Softsign", "Mish", "Erf", "Exp", "Swish", "ThresholdedRelu",
  ]
  private static let linear: Set = [
    "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Identity", "Dropout", "Cast", "Neg", "Concat", "Add",
    "Sub", "Sum", "AveragePool", "GlobalAveragePool", "ReduceMean", "ReduceSum", "Slice", "Split", "Pad", "Expand",
    "Gather", "BatchNormalization",
  ]
  private static let linearByConstant: Set = ["Conv", "Gemm", "MatMul", "Mul", "Div", "ConvTranspose"]

  private static func checkLinear(_ node: Node, of part: Graph, _ behind: Set<String>) throws {
    if linear.contains(node.operatorName) { return }
    let changing = node.inputs.count { behind.contains($0) }
    let isDivisor = node.operatorName == "Div" && behind.contains(node.inputs.last ?? "")
    guard linearByConstant.contains(node.operatorName), changing == 1, !isDivisor else {
      throw ClassifierError(
        .noLinearHead,
        "lift-cam knows linear layers and activations behind the layer, and '\(node.operatorName)' is neither; ablation-cam "
          + "serves any", context: ["node": node.name, "layer": part.inputs.first?.name ?? ""])
    }
  }
}
