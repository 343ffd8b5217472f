import Graphs
import Tensors

/// PyTorch's layers.
extension ModuleGraph {
  /// The sides of a convolution's window.
  struct Kernel: ExpressibleByIntegerLiteral {
    let height: Int
    let width: Int

    init(_ height: Int, _ width: Int) {
      self.height = height
      self.width = width
    }

    init(_ side: Int) { self.init(side, side) }

    init(integerLiteral side: Int) { self.init(side, side) }
  }

  enum Padding {
    /// (kernel − 1)/2 on each side, rounded down: an odd window with stride 1 keeps height and width.
    case half
    /// So many pixels on each of the four sides.
    case pixels(Int)
    /// So many above and on the left, and so many below and on the right.
    case sides(before: Int, after: Int)
    /// TensorFlow's: the output is the input's size divided by the stride, rounded up; an odd pixel goes behind.
    case same
  }

  /// `torch.nn.Conv2d`.
  mutating func convolution(
    _ value: String, _ module: String, channels: (from: Int, to: Int), kernel: Kernel, stride: Int = 1, groups: Int = 1,
    padding: Padding = .half, hasBias: Bool = false
  ) throws -> String {
    let shape = [channels.to, channels.from / groups, kernel.height, kernel.width]
    var inputs = [value, take("\(module).weight", shape: shape)]
    if hasBias { inputs.append(take("\(module).bias", shape: [channels.to])) }
    var attributes: [String: Attribute] = [
      "kernel_shape": .integers([kernel.height, kernel.width]), "strides": .integers([stride, stride]),
      "group": .integer(groups),
    ]
    switch padding {
    case .half:
      let (rows, columns) = ((kernel.height - 1) / 2, (kernel.width - 1) / 2)
      attributes["pads"] = .integers([rows, columns, rows, columns])
    case .pixels(let pixels): attributes["pads"] = .integers([pixels, pixels, pixels, pixels])
    case .sides(let before, let after): attributes["pads"] = .integers([before, before, after, after])
    case .same: attributes["auto_pad"] = .string("SAME_UPPER")
    }
    return try add("Conv", inputs, attributes: attributes, name: module)
  }

  /// `torch.nn.BatchNorm2d` with the statistics of training.
  mutating func batchNormalization(
    _ value: String, _ module: String, channels: Int, epsilon: Float = 1e-5, output: String? = nil
  ) throws -> String {
    let parameters = ["weight", "bias", "running_mean", "running_var"].map {
      take("\(module).\($0)", shape: [channels])
    }
    allowBatchCount(of: module)
    try append(
      Node(
        name: module, operatorName: "BatchNormalization", inputs: [value] + parameters, outputs: [output ?? module],
        attributes: ["epsilon": .float(epsilon)]))
    return output ?? module
  }

  /// `torch.nn.LayerNorm` over the last axis.
  mutating func layerNormalization(
    _ value: String, _ module: String, channels: Int, epsilon: Float, name: String
  ) throws -> String {
    let parameters = ["weight", "bias"].map { take("\(module).\($0)", shape: [channels]) }
    return try add(
      "LayerNormalization", [value] + parameters, attributes: ["axis": .integer(-1), "epsilon": .float(epsilon)],
      name: name)
  }

  enum Activation {
    case relu
    /// min(max(x, 0), 6)
    case relu6
    /// x · min(max(x/6 + 1/2, 0), 1)
    case hardSwish
    /// min(max(x/6 + 1/2, 0), 1)
    case hardSigmoid
    case sigmoid
    /// x · sigmoid(x), also called swish
    case silu
    /// x/2 · (1 + erf(x/√2))
    case gelu
  }

  mutating func activation(_ value: String, _ activation: Activation, name: String) throws -> String {
    switch activation {
    case .relu: return try add("Relu", [value], name: name)
    case .relu6:
      return try add("Clip", [value, scalar(0, "relu6.low"), scalar(6, "relu6.high")], name: name)
    case .hardSwish: return try add("HardSwish", [value], name: name)
    case .hardSigmoid:
      return try add(
        "HardSigmoid", [value], attributes: ["alpha": .float(1 / 6), "beta": .float(0.5)], name: name)
    case .sigmoid: return try add("Sigmoid", [value], name: name)
    case .silu:
      let gate = try add("Sigmoid", [value], name: "\(name).sigmoid")
      return try add("Mul", [value, gate], name: name)
    case .gelu:
      var inner = try add("Div", [value, scalar(Float(2).squareRoot(), "gelu.sqrt2")], name: "\(name).scaled")
      inner = try add("Erf", [inner], name: "\(name).erf")
      inner = try add("Add", [inner, scalar(1, "gelu.one")], name: "\(name).shifted")
      inner = try add("Mul", [value, inner], name: "\(name).doubled")
      return try add("Mul", [inner, scalar(0.5, "gelu.half")], name: name)
    }
  }

  private mutating func scalar(_ value: Float, _ name: String) -> String { constant(name, .floats(Tensor(value))) }

  mutating func add(_ a: String, _ b: String, name: String) throws -> String { try add("Add", [a, b], name: name) }

  /// One behind the other along the channels.
  mutating func concatenated(_ values: [String], name: String) throws -> String {
    try add("Concat", values, attributes: ["axis": .integer(1)], name: name)
  }

  /// `torch.nn.MaxPool2d`.
  mutating func maximumPool(
    _ value: String, kernel: Int, stride: Int, padding: Int = 0, roundsUp: Bool = false, name: String
  ) throws -> String {
    var attributes = Self.poolAttributes(kernel: kernel, stride: stride, padding: padding)
    if roundsUp { attributes["ceil_mode"] = .integer(1) }
    return try add("MaxPool", [value], attributes: attributes, name: name)
  }

  /// `torch.nn.AvgPool2d`, which counts the padding's zeros.
  mutating func averagePool(
    _ value: String, kernel: Int, stride: Int, padding: Int = 0, name: String
  ) throws -> String {
    var attributes = Self.poolAttributes(kernel: kernel, stride: stride, padding: padding)
    attributes["count_include_pad"] = .integer(1)
    return try add("AveragePool", [value], attributes: attributes, name: name)
  }

  private static func poolAttributes(kernel: Int, stride: Int, padding: Int) -> [String: Attribute] {
    [
      "kernel_shape": .integers([kernel, kernel]), "strides": .integers([stride, stride]),
      "pads": .integers([padding, padding, padding, padding]),
    ]
  }

  /// The mean over space, `[N, C, H, W]` to `[N, C]`.
  mutating func globalAveragePool(_ value: String, name: String) throws -> String {
    let pooled = try add("GlobalAveragePool", [value], name: name)
    return try flattened(pooled, name: "\(name).flat")
  }

  /// `[N, …]` to `[N, K]`.
  mutating func flattened(_ value: String, name: String) throws -> String {
    try add("Flatten", [value], attributes: ["axis": .integer(1)], name: name)
  }

  /// `torch.nn.Linear` of `[N, inputs]`.
  mutating func linear(
    _ value: String, _ module: String, inputs: Int, outputs: Int, hasBias: Bool = true, name: String? = nil
  ) throws -> String {
    var parameters = [take("\(module).weight", shape: [outputs, inputs])]
    if hasBias { parameters.append(take("\(module).bias", shape: [outputs])) }
    noteLinear(LinearLayer(module: module, value: name ?? module, inputs: inputs))
    return try add("Gemm", [value] + parameters, attributes: ["transB": .integer(1)], name: name ?? module)
  }

  /// The last `torch.nn.Linear`, which makes the class scores; their number follows the weights, so that a fine-tuned
  /// network fits.
  mutating func classifier(_ value: String, _ module: String, inputs: Int, hasBias: Bool = true) throws {
    classCount = rowCount("\(module).weight")
    output(
      try linear(value, module, inputs: inputs, outputs: classCount, hasBias: hasBias, name: "logits"))
  }
}
