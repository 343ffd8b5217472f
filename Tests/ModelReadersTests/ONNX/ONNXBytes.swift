import TestSupport

/// ONNX files made by hand, field by field, so that tests can make ones that no writer would.
///
/// Source of the numbers: the ONNX IR specification.
enum ONNXBytes: WireMessages {
  static func model(_ graph: [UInt8], opset: Int = 18) -> [UInt8] {
    field(1, 8) + field(7, graph) + field(8, field(2, opset))
  }

  /// A network of one node from `x` to `y`.
  static func model(
    operatorName: String, inputs: [String] = ["x"], attributes: [[UInt8]] = [], domain: String = "",
    constants: [[UInt8]] = [], dimensions: [Int?] = [1, 3, 4, 4], opset: Int = 18
  ) -> [UInt8] {
    let node = node(operatorName, inputs, ["y"], name: "the node", attributes: attributes, domain: domain)
    return model(
      graph(nodes: [node], constants: constants, inputs: [value("x", dimensions)], outputs: [value("y", nil)]),
      opset: opset)
  }

  static func graph(
    nodes: [[UInt8]], constants: [[UInt8]] = [], inputs: [[UInt8]], outputs: [[UInt8]]
  ) -> [UInt8] {
    nodes.flatMap { field(1, $0) } + constants.flatMap { field(5, $0) } + inputs.flatMap { field(11, $0) }
      + outputs.flatMap { field(12, $0) }
  }

  static func node(
    _ operatorName: String, _ inputs: [String], _ outputs: [String], name: String = "", attributes: [[UInt8]] = [],
    domain: String = ""
  ) -> [UInt8] {
    inputs.flatMap { field(1, $0) } + outputs.flatMap { field(2, $0) } + field(3, name) + field(4, operatorName)
      + attributes.flatMap { field(5, $0) } + field(7, domain)
  }

  static func attribute(_ name: String, integer: Int) -> [UInt8] {
    field(1, name) + field(3, integer) + field(20, 2)
  }

  static func attribute(_ name: String, float: Float) -> [UInt8] {
    let bits = float.bitPattern
    return field(1, name) + varint(2 << 3 | 5) + (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
      + field(20, 1)
  }

  /// Within a function: what the call gives as an attribute of its own.
  static func reference(_ name: String, to outer: String) -> [UInt8] {
    field(1, name) + field(20, 1) + field(21, outer)
  }

  /// A function of the model's own.
  static func function(
    _ name: String, domain: String, _ inputs: [String], _ outputs: [String], nodes: [[UInt8]], defaults: [[UInt8]],
    opset: Int
  ) -> [UInt8] {
    field(1, name) + inputs.flatMap { field(4, $0) } + outputs.flatMap { field(5, $0) } + nodes.flatMap { field(7, $0) }
      + field(9, field(2, opset)) + field(10, domain) + defaults.flatMap { field(11, $0) }
  }

  static func attribute(_ name: String, integers: [Int]) -> [UInt8] {
    field(1, name) + field(8, integers.flatMap(varint)) + field(20, 7)
  }

  /// An attribute that holds a network, as those of `If` and `Loop` do.
  static func attribute(_ name: String, graph: [UInt8]) -> [UInt8] {
    field(1, name) + field(6, graph) + field(20, 5)
  }

  static func value(_ name: String, _ dimensions: [Int?]?, type: Int = 1) -> [UInt8] {
    let shape = dimensions.map { lengths in
      field(2, lengths.flatMap { field(1, $0.map { field(1, $0) } ?? field(2, "batch")) })
    }
    return field(1, name) + field(2, field(1, field(1, type) + (shape ?? [])))
  }

  static func constant(_ name: String, _ dimensions: [Int], type: Int = 1, raw: [UInt8]) -> [UInt8] {
    dimensions.flatMap { field(1, $0) } + field(2, type) + field(8, name) + field(9, raw)
  }

  /// A graph's sparse array of ones.
  static func sparse(_ name: String, _ dimensions: [Int], count: Int, indices: [UInt8]) -> [UInt8] {
    let values = constant(name, [count], raw: (0..<count).flatMap { _ in [0, 0, 0x80, 0x3f] as [UInt8] })
    return field(15, field(1, values) + field(2, indices) + dimensions.flatMap { field(3, $0) })
  }

  static func constant(_ name: String, _ dimensions: [Int], external: [String: String]) -> [UInt8] {
    let entries = external.sorted { $0.key < $1.key }.flatMap { field(13, field(1, $0.key) + field(2, $0.value)) }
    return dimensions.flatMap { field(1, $0) } + field(2, 1) + field(8, name) + entries + field(14, 1)
  }
}
