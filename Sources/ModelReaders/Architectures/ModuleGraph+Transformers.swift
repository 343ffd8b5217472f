import Graphs
import Tensors

/// Parts of transformers, on tokens `[N, T, C]` that lie over the image row by row.
///
/// Linear layers are written as `Gemm` on all tokens one below the other, so that weights stay as the file has them.
extension ModuleGraph {
  /// A feature map `[N, C, h, w]` as tokens `[N, h·w, C]`.
  mutating func tokens(of value: String, channels: Int, name: String) throws -> String {
    let rows = try reshaped(value, to: [0, channels, -1], name: "\(name).rows")
    return try add("Transpose", [rows], attributes: ["perm": .integers([0, 2, 1])], name: name)
  }

  /// Puts tokens that are weights `[1, t, C]` before those of the image.
  mutating func prepended(_ tokens: [String], to value: String, channels: Int, name: String) throws -> String {
    guard !tokens.isEmpty else { return value }
    let batch = try add(
      "Shape", [value], attributes: ["start": .integer(0), "end": .integer(1)], name: "\(name).batch")
    let lengths = constant("\(name).lengths", .integers([1, channels]))
    let shape = try add("Concat", [batch, lengths], attributes: ["axis": .integer(0)], name: "\(name).shape")
    let expanded = try tokens.map { try add("Expand", [$0, shape], name: "\($0).expanded") }
    return try add("Concat", expanded + [value], attributes: ["axis": .integer(1)], name: name)
  }

  /// Some of the tokens: `[N, T, C]` to `[N, end − start, C]`.
  mutating func tokens(_ value: String, from start: Int, to end: Int, name: String) throws -> String {
    let bounds = [("start", start), ("end", end), ("axis", 1)].map {
      constant("\(name).\($0.0)", .integers([$0.1]))
    }
    return try add("Slice", [value] + bounds, name: name)
  }

  /// All tokens one below the other: `[N·T, C]`.
  mutating func rows(_ value: String, channels: Int, name: String) throws -> String {
    try reshaped(value, to: [-1, channels], name: "\(name).rows")
  }

  /// `torch.nn.Linear` of `[rows, inputs]`, maybe without a bias.
  mutating func rowLinear(
    _ value: String, _ module: String, inputs: Int, outputs: Int, hasBias: Bool = true
  ) throws -> String {
    var parameters = [take("\(module).weight", shape: [outputs, inputs])]
    if hasBias { parameters.append(take("\(module).bias", shape: [outputs])) }
    return try add("Gemm", [value] + parameters, attributes: ["transB": .integer(1)], name: module)
  }

  /// Two linear layers and an activation between, token by token: `[N, T, C]` to `[N, T, C]`.
  ///
  ///     y = W₂ · activation(W₁ · x + b₁) + b₂
  mutating func perceptron(
    _ value: String, _ module: String, layers: (String, String), tokens: [Int], hidden: Int,
    activation: Activation = .gelu
  ) throws -> String {
    let channels = tokens[tokens.count - 1]
    var result = try rows(value, channels: channels, name: module)
    result = try rowLinear(result, layers.0, inputs: channels, outputs: hidden)
    result = try self.activation(result, activation, name: "\(module).activation")
    result = try rowLinear(result, layers.1, inputs: hidden, outputs: channels)
    return try reshaped(result, to: [-1] + tokens, name: module)
  }

  /// Where the weights of an attention's queries, keys and values stand.
  enum Projections {
    /// In one matrix, the queries first: the names of its weight and bias.
    case fused(weight: String, bias: String?, keysHaveBias: Bool = true)
    /// In three modules: queries, keys, values.
    case separate([String], hasBias: Bool)
  }

  /// Each head's tokens mixed by how their queries fit the others' keys.
  ///
  ///     y = W · (softmax(scores(f · q·kᵀ)) · v) + b,  head by head with d channels each
  /// - Parameters:
  ///   - value: `[N, T, C]`.
  ///   - factor: f; nil for 1/√d.
  ///   - comparesDirections: whether queries and keys are brought to length 1, in place of the factor.
  ///   - scores: what is done to the scores, `[N, heads, T, T]`.
  /// - Returns: `[N, T, C]`.
  /// Source: Vaswani et al., "Attention Is All You Need", 2017, section 3.2.
  mutating func attention(
    _ value: String, _ module: String, tokens: Int, channels: Int, heads: Int, projections: Projections,
    output: String, factor: Float? = nil, comparesDirections: Bool = false,
    scores: (inout ModuleGraph, String) throws -> String = { $1 }
  ) throws -> String {
    let rows = try rows(value, channels: channels, name: module)
    let parts = try projected(rows, module, channels: channels, projections)
    let depth = channels / heads
    func laidOut(
      _ module: inout ModuleGraph, _ part: String, _ order: [Int], isDirection: Bool
    ) throws -> String {
      var laid = try module.reshaped(part, to: [-1, tokens, heads, depth], name: "\(part).heads")
      if isDirection { laid = try module.direction(laid, name: part) }
      return try module.add("Transpose", [laid], attributes: ["perm": .integers(order)], name: "\(part).turned")
    }
    var queries = try laidOut(&self, parts[0], [0, 2, 1, 3], isDirection: comparesDirections)
    let keys = try laidOut(&self, parts[1], [0, 2, 3, 1], isDirection: comparesDirections)
    let values = try laidOut(&self, parts[2], [0, 2, 1, 3], isDirection: false)
    if !comparesDirections {
      let factor = constant("\(module).factor", .floats(Tensor(factor ?? 1 / Float(depth).squareRoot())))
      queries = try add("Mul", [queries, factor], name: "\(module).scaled")
    }
    var weights = try add("MatMul", [queries, keys], name: "\(module).scores")
    weights = try scores(&self, weights)
    weights = try add("Softmax", [weights], attributes: ["axis": .integer(-1)], name: "\(module).weights")
    var result = try add("MatMul", [weights, values], name: "\(module).mixed")
    result = try add(
      "Transpose", [result], attributes: ["perm": .integers([0, 2, 1, 3])], name: "\(module).joined")
    result = try reshaped(result, to: [-1, channels], name: "\(module).joined.rows")
    result = try rowLinear(result, output, inputs: channels, outputs: channels)
    return try reshaped(result, to: [-1, tokens, channels], name: module)
  }

  /// Along the last axis, x / max(|x|, 1e-12): `torch.nn.functional.normalize`.
  private mutating func direction(_ value: String, name: String) throws -> String {
    let axes = constant("\(name).axes", .integers([-1]))
    var length = try add("ReduceL2", [value, axes], name: "\(name).length")
    let least = constant("\(name).least", .floats(Tensor(1e-12)))
    length = try add("Max", [length, least], name: "\(name).divisor")
    return try add("Div", [value, length], name: "\(name).direction")
  }

  /// Queries, keys and values, `[rows, C]` each.
  private mutating func projected(
    _ rows: String, _ module: String, channels: Int, _ projections: Projections
  ) throws -> [String] {
    switch projections {
    case .separate(let modules, let hasBias):
      return try modules.map {
        try rowLinear(rows, $0, inputs: channels, outputs: channels, hasBias: hasBias)
      }
    case .fused(let weight, let bias, let keysHaveBias):
      var parameters = [take(weight, shape: [3 * channels, channels])]
      if let bias {
        var numbers = take(bias, shape: [3 * channels])
        if !keysHaveBias {
          let ones = (0..<3 * channels).map { Float($0 / channels == 1 ? 0 : 1) }
          let mask = constant("\(module).mask", .floats(Tensor(shape: [3 * channels], elements: ones)))
          numbers = try add("Mul", [numbers, mask], name: "\(module).bias")
        }
        parameters.append(numbers)
      }
      let all = try add(
        "Gemm", [rows] + parameters, attributes: ["transB": .integer(1)], name: "\(module).projected")
      let parts = ["queries", "keys", "values"].map { "\(module).\($0)" }
      let lengths = constant("\(module).thirds", .integers([channels, channels, channels]))
      try append(
        Node(
          name: "\(module).split", operatorName: "Split", inputs: [all, lengths], outputs: parts,
          attributes: ["axis": .integer(1)]))
      return parts
    }
  }

  /// A single integer as a value.
  mutating func integer(_ number: Int, name: String) -> String {
    constant(name, .integers(IntegerTensor(shape: [], elements: [Int64(number)], elementType: .int64)))
  }

  /// Another shape; 0 keeps an axis as it is, and −1 takes what is left.
  mutating func reshaped(_ value: String, to shape: [Int], name: String) throws -> String {
    try add("Reshape", [value, constant("\(name).lengths", .integers(shape))], name: name)
  }
}
