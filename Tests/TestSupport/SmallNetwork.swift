import Graphs
import ModelReaders
import Tensors

/// Builds a small image classifier with seeded weights, layer behind layer.
///
///     var network = SmallNetwork(seed: 1)
///     try network.convolution(8, bias: true, name: "conv").relu("layer").classify(4)
///     network.graph  // input [any, 3, 24, 24], output "logits"
public struct SmallNetwork {
  public var graph: Graph
  /// The value behind the last layer, and its channels.
  public private(set) var value = "input"
  public private(set) var channels: Int
  private var random: SeededRandom

  /// - Parameter batch: the images that the file allows; nil for any number.
  public init(seed: UInt64, side: Int = 24, batch: Int? = nil) {
    channels = 3
    random = SeededRandom(seed: seed)
    graph = Graph(inputs: [.init(name: "input", dimensions: [batch, 3, side, side])])
  }

  private mutating func constant(_ name: String, _ shape: [Int], in range: ClosedRange<Double>) -> String {
    let elements = (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: range)) }
    return graph.constant(name, Tensor(shape: shape, elements: elements))
  }

  public mutating func add(
    _ operatorName: String, _ others: [String] = [], attributes: [String: Attribute] = [:], name: String
  ) throws {
    value = try graph.add(operatorName, [value] + others, attributes: attributes, name: name)
  }

  /// Its weights are `<name>.weight` and `<name>.bias`.
  public mutating func convolution(
    _ outputs: Int, kernel: Int = 3, stride: Int = 1, bias: Bool = false, name: String
  ) throws {
    // Uniform weights of this bound keep the variance from layer to layer (He et al. 2015).
    let bound = (6 / Double(channels * kernel * kernel)).squareRoot()
    var others = [constant("\(name).weight", [outputs, channels, kernel, kernel], in: -bound...bound)]
    if bias { others.append(constant("\(name).bias", [outputs], in: -0.5...0.5)) }
    try add(
      "Conv", others,
      attributes: [
        "strides": .integers([stride, stride]), "pads": .integers([Int](repeating: kernel / 2, count: 4)),
      ], name: name)
    channels = outputs
  }

  /// Its weights are `<name>.weight`, `<name>.bias`, `<name>.mean` and `<name>.variance`.
  public mutating func normalisation(_ name: String) throws {
    let weights = [
      constant("\(name).weight", [channels], in: 0.5...1.5), constant("\(name).bias", [channels], in: -0.5...0.5),
      constant("\(name).mean", [channels], in: -0.5...0.5), constant("\(name).variance", [channels], in: 0.5...1.5),
    ]
    try add("BatchNormalization", weights, name: name)
  }

  public mutating func relu(_ name: String) throws { try add("Relu", name: name) }

  /// Halves height and width.
  public mutating func pooling(_ operatorName: String = "MaxPool", name: String) throws {
    try add(
      operatorName, attributes: ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 2])], name: name)
  }

  /// Global average pooling and one linear layer, `fc.weight` and `fc.bias`: the end of the network.
  ///
  /// - Parameter oneImageOnly: reshapes to a constant `[1, -1]`, as some exporters do.
  public mutating func classify(_ classes: Int = 4, bias: Bool = true, oneImageOnly: Bool = false) throws {
    try add("GlobalAveragePool", name: "pooled")
    if oneImageOnly {
      try add("Reshape", [graph.constant("shape", .integers([1, -1]))], name: "flat")
    } else {
      try add("Flatten", name: "flat")
    }
    var others = [constant("fc.weight", [classes, channels], in: -1...1)]
    if bias { others.append(constant("fc.bias", [classes], in: -0.5...0.5)) }
    try add("Gemm", others, attributes: ["transB": .integer(1)], name: "logits")
    graph.outputs = ["logits"]
  }

  /// Convolutions, normalisations, ReLUs and poolings in a random order, of random sizes; the value `layer` is a ReLU of
  /// the convolution or normalisation before it, with the convolution `next` behind it or global pooling.
  public static func random(seed: UInt64, biases: Bool = true, convolutionBehindLayer: Bool) throws -> Graph {
    var network = SmallNetwork(seed: seed)
    func coin() -> Bool { network.random.uniform() < 0.5 }
    func size() -> Int { 4 + Int(network.random.uniform(in: 0...8)) }
    try network.convolution(size(), kernel: coin() ? 5 : 3, bias: biases && coin(), name: "stem")
    if biases && coin() { try network.normalisation("stem.norm") }
    try network.relu("stem.relu")
    try network.pooling(coin() ? "MaxPool" : "AveragePool", name: "pool")
    try network.convolution(size(), stride: coin() ? 2 : 1, bias: biases, name: "conv")
    if biases && coin() { try network.normalisation("norm") }
    try network.relu("layer")
    if convolutionBehindLayer {
      try network.convolution(size(), kernel: coin() ? 1 : 3, bias: biases && coin(), name: "next")
      try network.relu("next.relu")
    }
    try network.classify()
    return network.graph
  }
}

extension Graph {
  /// The same network with other constants.
  public func replacingConstants(_ change: (_ name: String, _ tensor: Tensor) -> Tensor) throws -> Graph {
    var changed = constants
    for (name, constant) in constants {
      if let tensor = constant.tensor { changed[name] = .floats(change(name, tensor)) }
    }
    return try Graph(inputs: inputs, outputs: outputs, nodes: nodes, constants: changed)
  }
}
