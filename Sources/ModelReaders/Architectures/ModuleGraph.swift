import Graphs

/// A graph in the making whose layers take their weights from a state dictionary by module name, as PyTorch has them.
///
/// What is missing or of a wrong shape is collected, so that one message can name all of it.
struct ModuleGraph {
  private(set) var graph: Graph
  private let weights: StateDictionary
  private var used: Set<String> = []
  private var missing: [String] = []
  private var misshapen: [String] = []

  static let input = "input"

  init(weights: StateDictionary) {
    self.weights = weights
    graph = Graph(inputs: [Graph.Input(name: Self.input, dimensions: [nil, 3, nil, nil])])
  }

  enum Padding {
    /// As many pixels on each of the four sides.
    case symmetric(Int)
    /// TensorFlow's: the output is the input's size divided by the stride, rounded up; an odd pixel goes behind.
    case same
  }

  // MARK: - Layers

  /// `torch.nn.Conv2d`; its output bears the module's name.
  mutating func convolution(
    _ value: String, _ module: String, channels: (from: Int, to: Int), kernel: Int, stride: Int = 1, groups: Int = 1,
    padding: Padding, hasBias: Bool = false
  ) throws -> String {
    var inputs = [value, take("\(module).weight", shape: [channels.to, channels.from / groups, kernel, kernel])]
    if hasBias { inputs.append(take("\(module).bias", shape: [channels.to])) }
    var attributes: [String: Attribute] = [
      "kernel_shape": .integers([kernel, kernel]), "strides": .integers([stride, stride]), "group": .integer(groups),
    ]
    switch padding {
    case .symmetric(let pixels): attributes["pads"] = .integers([pixels, pixels, pixels, pixels])
    case .same: attributes["auto_pad"] = .string("SAME_UPPER")
    }
    return try graph.add("Conv", inputs, attributes: attributes, name: module)
  }

  /// `torch.nn.BatchNorm2d` with the statistics of training.
  mutating func batchNormalization(
    _ value: String, _ module: String, channels: Int, epsilon: Float = 1e-5, output: String? = nil
  ) throws -> String {
    let parameters = ["weight", "bias", "running_mean", "running_var"].map {
      take("\(module).\($0)", shape: [channels])
    }
    // Counts the batches of training; no part of the network.
    used.insert("\(module).num_batches_tracked")
    let node = Node(
      name: module, operatorName: "BatchNormalization", inputs: [value] + parameters, outputs: [output ?? module],
      attributes: ["epsilon": .float(epsilon)])
    try graph.append(node)
    return output ?? module
  }

  /// `torch.nn.ReLU6`: min(max(x, 0), 6).
  mutating func relu6(_ value: String, name: String) throws -> String {
    let low = graph.constant("relu6.low", Tensor(0))
    let high = graph.constant("relu6.high", Tensor(6))
    return try graph.add("Clip", [value, low, high], name: name)
  }

  mutating func add(_ a: String, _ b: String, name: String) throws -> String {
    try graph.add("Add", [a, b], name: name)
  }

  /// The mean over space, `[N, C, H, W]` to `[N, C]`.
  mutating func globalAveragePool(_ value: String, name: String) throws -> String {
    let pooled = try graph.add("GlobalAveragePool", [value], name: name)
    return try graph.add("Flatten", [pooled], attributes: ["axis": .integer(1)], name: "\(name).flat")
  }

  /// `torch.nn.Linear`; the number of outputs follows the weights, so that a fine-tuned network fits.
  mutating func classifier(_ value: String, _ module: String, inputs: Int) throws -> String {
    let classes = weights["\(module).weight"]?.shape.first ?? 1000
    let parameters = [
      take("\(module).weight", shape: [classes, inputs]), take("\(module).bias", shape: [classes]),
    ]
    let logits = try graph.add("Gemm", [value] + parameters, attributes: ["transB": .integer(1)], name: "logits")
    graph.outputs = [logits]
    return logits
  }

  // MARK: - Weights

  private mutating func take(_ name: String, shape: [Int]) -> String {
    used.insert(name)
    guard let constant = weights[name] else {
      missing.append(name)
      return graph.constant(name, Tensor(shape: shape, repeating: 0))
    }
    guard constant.shape == shape, constant.tensor != nil else {
      misshapen.append("\(name) is \(constant.shape), not \(shape)")
      return graph.constant(name, Tensor(shape: shape, repeating: 0))
    }
    return graph.constant(name, constant)
  }

  /// The graph, if every weight was there, fitted, and was used.
  func finished(architecture: String) throws -> Graph {
    let unused = weights.names.filter { !used.contains($0) }
    let faults = [("missing", missing), ("of another shape", misshapen), ("left over", unused)]
      .filter { !$0.1.isEmpty }
      .map { "\($0.1.count) \($0.0): " + $0.1.prefix(4).joined(separator: ", ") + ($0.1.count > 4 ? ", …" : "") }
    guard faults.isEmpty else {
      throw ModelError(
        .mismatch, "these are not the weights of \(architecture); " + faults.joined(separator: "; "))
    }
    return graph
  }
}
