import Failures

/// One operation of a network: an ONNX operator applied to named values.
public struct Node: Sendable, Equatable {
  /// Unique within the graph, or empty where a file gave none.
  public var name: String
  /// The ONNX operator, such as `Conv`; all are of the default domain, in the form of `Graph.opset`.
  public var operatorName: String
  /// The values it reads; an empty string stands for an optional input that is absent.
  public var inputs: [String]
  /// The values it makes; an empty string stands for an optional output that nobody wants.
  public var outputs: [String]
  /// Its settings, by ONNX's names; those that are left out have ONNX's usual values.
  public var attributes: [String: Attribute]

  /// A node, by default with ONNX's usual settings.
  public init(
    name: String, operatorName: String, inputs: [String], outputs: [String], attributes: [String: Attribute] = [:]
  ) {
    self.name = name
    self.operatorName = operatorName
    self.inputs = inputs
    self.outputs = outputs
    self.attributes = attributes
  }
}

/// A setting of a node that is fixed when the network is made.
public enum Attribute: Sendable, Equatable {
  /// A whole number.
  case integer(Int)
  /// A 32-bit float.
  case float(Float)
  /// A text, such as a mode.
  case string(String)
  /// A tensor.
  case constant(Constant)
  /// Whole numbers, such as axes.
  case integers([Int])
  /// 32-bit floats.
  case floats([Float])
  /// Texts.
  case strings([String])
}

extension Node {
  /// How messages name the node.
  package var label: String { name.isEmpty ? "making '\(outputs.first ?? "")'" : name }

  package var context: FailureContext { ["node": label, "operator": operatorName] }
}

/// The shape and element type of a value in a specialised graph.
public struct ValueType: Sendable, Equatable {
  /// The length of each axis; empty for a single number.
  public var shape: [Int]
  /// The type of its elements.
  public var elementType: ElementType

  /// A shape, by default of 32-bit floats.
  public init(_ shape: [Int], _ elementType: ElementType = .float32) {
    self.shape = shape
    self.elementType = elementType
  }

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }

  /// False for negative lengths and for sizes that no memory holds, which a broken file may ask for. Products of the
  /// lengths of a reasonable shape, in any order, do not overflow.
  package var isReasonable: Bool {
    var product = 1
    for length in shape {
      let (next, overflows) = product.multipliedReportingOverflow(by: max(length, 1))
      guard length >= 0, !overflows, next <= 1 << 40 else { return false }
      product = next
    }
    return shape.count <= 64
  }
}
