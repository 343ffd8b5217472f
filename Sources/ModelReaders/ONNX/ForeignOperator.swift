import Graphs
import Tensors

/// An operator of ONNX Runtime's own that quantising and optimising tools write, and what it is in ONNX's.
///
/// Those of quantised values are what the values stand for, computed and quantised again. Source: ONNX Runtime, "Contrib
/// Operators", the domain com.microsoft.
struct ForeignOperator: Sendable {
  let name: String
  private let write: @Sendable (inout Writer) throws(ModelError) -> Void

  static func named(_ name: String, domain: String) -> ForeignOperator? {
    domain == "com.microsoft" ? byName[name] : nil
  }

  /// The nodes that stand for one.
  /// - Parameter fresh: gives a name that no value bears.
  func written(_ node: Node, fresh: (String) -> String) throws(ModelError) -> [Node] {
    try withoutActuallyEscaping(fresh) { fresh throws(ModelError) in
      var writer = Writer(node: node, fresh: fresh)
      try write(&writer)
      return writer.nodes
    }
  }

  static let all: [ForeignOperator] = [
    quantised("QLinearAdd", operands: 2, "Add"), quantised("QLinearMul", operands: 2, "Mul"),
    quantised("QLinearSigmoid", operands: 1, "Sigmoid"),
    quantised("QLinearLeakyRelu", operands: 1, "LeakyRelu"), quantised("QLinearSoftmax", operands: 1, "Softmax"),
    quantised("QLinearGlobalAveragePool", operands: 1, "GlobalAveragePool"),
    quantised("QLinearAveragePool", operands: 1, "AveragePool"), concatenation, gemm, renamed("QuantizeLinear"),
    renamed("DequantizeLinear"), renamed("Gelu"),
  ]

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// One of ONNX's own that ONNX Runtime has in its domain as well.
  private static func renamed(_ name: String) -> ForeignOperator {
    ForeignOperator(name: name) { (writer: inout Writer) throws(ModelError) in
      writer.finish(name, writer.node.inputs, attributes: writer.node.attributes)
    }
  }

  /// `y = Q(f(DQ(a), DQ(b)))`: the inputs are each operand with its scale and zero, then the scale and zero of y.
  private static func quantised(_ name: String, operands: Int, _ function: String) -> ForeignOperator {
    ForeignOperator(name: name) { (writer: inout Writer) throws(ModelError) in
      var attributes = writer.node.attributes
      for setting in ["channels_last", "opset"] {
        guard case .integer(let value)? = attributes.removeValue(forKey: setting) else { continue }
        // Softmax's meaning of its axis changed with version 13.
        guard setting == "channels_last" ? value == 0 : value >= 13 else {
          throw writer.failure("has the setting \(setting) \(value)")
        }
      }
      var values: [String] = []
      for index in 0..<operands { values.append(try writer.dequantised(3 * index)) }
      let result = writer.add(function, values, attributes: attributes)
      try writer.finishQuantised(result, 3 * operands)
    }
  }

  /// The scale and zero of y, then each operand with its own.
  private static let concatenation = ForeignOperator(name: "QLinearConcat") {
    (writer: inout Writer) throws(ModelError) in
    var values: [String] = []
    for index in stride(from: 2, to: writer.node.inputs.count, by: 3) { values.append(try writer.dequantised(index)) }
    let result = writer.add("Concat", values, attributes: writer.node.attributes)
    try writer.finishQuantised(result, 0)
  }

  /// `y = Q(DQ(a)·DQ(b) + c·s_a·s_b)`, or not quantised where y has no scale.
  private static let gemm = ForeignOperator(name: "QGemm") { (writer: inout Writer) throws(ModelError) in
    var attributes = writer.node.attributes
    if let alpha = attributes.removeValue(forKey: "alpha"), alpha != .float(1) {
      throw writer.failure("has another alpha than 1")
    }
    // A scale of each column of the product
    let columns = attributes["transB"] == .integer(1) ? 0 : 1
    let operands = [try writer.dequantised(0), try writer.dequantised(3, axis: columns)]
    var product = writer.add("Gemm", operands, attributes: attributes)
    if writer.has(6) {
      let scale = writer.add("Mul", [writer.node.inputs[1], writer.node.inputs[4]])
      let bias = writer.add(
        "Cast", [writer.node.inputs[6]], attributes: ["to": .integer(ElementType.float32.onnxNumber)])
      product = writer.add("Add", [product, writer.add("Mul", [bias, scale])])
    }
    if writer.has(7) { try writer.finishQuantised(product, 7) } else { writer.finish("Identity", [product]) }
  }

  /// The nodes of one operator in the making.
  struct Writer {
    let node: Node
    fileprivate let fresh: (String) -> String
    fileprivate(set) var nodes: [Node] = []

    fileprivate init(node: Node, fresh: @escaping (String) -> String) {
      self.node = node
      self.fresh = fresh
    }

    func has(_ index: Int) -> Bool { index < node.inputs.count && !node.inputs[index].isEmpty }

    func failure(_ what: String) -> ModelError {
      ModelError(.unsupported, "the operator \(what), which is not supported")
    }

    fileprivate mutating func add(
      _ operatorName: String, _ inputs: [String], attributes: [String: Attribute] = [:]
    ) -> String {
      let name = fresh("\(node.outputs.first ?? node.name):\(operatorName)")
      nodes.append(
        Node(name: name, operatorName: operatorName, inputs: inputs, outputs: [name], attributes: attributes))
      return name
    }

    fileprivate mutating func finish(_ operatorName: String, _ inputs: [String], attributes: [String: Attribute] = [:])
    {
      nodes.append(
        Node(
          name: node.name, operatorName: operatorName, inputs: inputs, outputs: Array(node.outputs.prefix(1)),
          attributes: attributes))
    }

    /// The operand at a place, whose scale and zero follow it.
    fileprivate mutating func dequantised(_ index: Int, axis: Int? = nil) throws(ModelError) -> String {
      guard has(index), has(index + 1) else {
        throw ModelError(.malformed, "the operator lacks an operand or its scale")
      }
      let zero = has(index + 2) ? [node.inputs[index + 2]] : []
      return add(
        "DequantizeLinear", [node.inputs[index], node.inputs[index + 1]] + zero,
        attributes: axis.map { ["axis": .integer($0)] } ?? [:])
    }

    /// The result, quantised by the scale at a place and the zero behind it.
    fileprivate mutating func finishQuantised(_ value: String, _ index: Int) throws(ModelError) {
      guard has(index) else { throw ModelError(.malformed, "the operator lacks its result's scale") }
      finish("QuantizeLinear", [value, node.inputs[index]] + (has(index + 1) ? [node.inputs[index + 1]] : []))
    }
  }
}
