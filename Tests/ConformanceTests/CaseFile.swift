import Graphs
import TestSupport

/// Writes a network as an ONNX file in the form of any version of the operators, without a look at what it means.
///
/// The program's own writer knows one version alone. Source of the numbers: the ONNX IR specification.
struct CaseFile: WireMessages {
  var opset: Int
  var nodes: [Node] = []
  /// Of 32-bit floats.
  var inputs: [(name: String, shape: [Int])] = []
  var constants: [(name: String, constant: Constant)] = []
  /// Names, and the types that the file tells.
  var outputs: [(name: String, type: ElementType)] = []

  var bytes: [UInt8] {
    var graph = nodes.flatMap { Self.field(1, Self.bytes(of: $0)) } + Self.field(2, "case")
    for (name, constant) in constants { graph += Self.field(5, Self.field(8, name) + Self.bytes(of: constant)) }
    for (name, shape) in inputs { graph += Self.field(11, Self.value(name, .float32, shape)) }
    for (name, type) in outputs { graph += Self.field(12, Self.value(name, type, nil)) }
    // The oldest format version that goes with the operators' version matters to no reader; 8 is known to all.
    let format = opset > 21 ? 10 : 8
    return Self.field(1, format) + Self.field(7, graph) + Self.field(8, Self.field(1, "") + Self.field(2, opset))
  }

  // MARK: - Messages

  private static func bytes(of node: Node) -> [UInt8] {
    var bytes = node.inputs.flatMap { field(1, $0) } + node.outputs.flatMap { field(2, $0) }
    bytes += field(3, node.name) + field(4, node.operatorName)
    for (name, attribute) in node.attributes.sorted(by: { $0.key < $1.key }) {
      bytes += field(5, field(1, name) + Self.bytes(of: attribute))
    }
    return bytes
  }

  private static func bytes(of attribute: Attribute) -> [UInt8] {
    switch attribute {
    case .float(let value): field(2, value) + field(20, 1)
    case .integer(let value): field(3, value) + field(20, 2)
    case .string(let value): field(4, value) + field(20, 3)
    case .constant(let value): field(5, bytes(of: value)) + field(20, 4)
    case .floats(let values): values.flatMap { field(7, $0) } + field(20, 6)
    case .integers(let values): values.flatMap { field(8, $0) } + field(20, 7)
    case .strings(let values): values.flatMap { field(9, $0) } + field(20, 8)
    }
  }

  private static func bytes(of constant: Constant) -> [UInt8] {
    var raw: [UInt8] = []
    switch constant {
    case .floats(let tensor):
      for element in tensor.elements { withUnsafeBytes(of: element.bitPattern.littleEndian) { raw += $0 } }
    case .integers(let tensor):
      for element in tensor.elements {
        withUnsafeBytes(of: element.littleEndian) { raw += $0.prefix(tensor.elementType.byteCount) }
      }
    }
    return constant.shape.flatMap { field(1, $0) } + field(2, constant.elementType.onnxNumber) + field(9, raw)
  }

  private static func value(_ name: String, _ type: ElementType, _ shape: [Int]?) -> [UInt8] {
    let dimensions = shape.map { shape in field(2, shape.flatMap { field(1, field(1, $0)) }) } ?? []
    return field(1, name) + field(2, field(1, field(1, type.onnxNumber) + dimensions))
  }
}
