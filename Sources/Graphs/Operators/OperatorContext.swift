/// One node as an operator sees it.
public struct OperatorContext: Sendable {
  public let node: Node
  /// The type of each input; nil where it is absent.
  public private(set) var inputTypes: [ValueType?]
  /// The inputs that are constant; nil where one is absent or computed.
  public let constants: [Constant?]
  /// The value of each input, while the operator is computed.
  private var values: [ReferenceTensor?] = []

  init(node: Node, inputTypes: [ValueType?], constants: [Constant?]) {
    self.node = node
    self.inputTypes = inputTypes
    self.constants = constants
  }

  /// The same node with values for its inputs, whose types take the place of those expected.
  func knowing(_ values: [ReferenceTensor?]) -> OperatorContext {
    var result = self
    result.values = values
    result.inputTypes = zip(values, inputTypes).map { value, type in
      value.map { ValueType($0.shape, $0.elementType) } ?? type
    }
    return result
  }

  package func failure(_ code: GraphErrorCode, _ message: String) -> GraphError {
    GraphError(code, "\(node.operatorName) \(message)", context: node.context)
  }

  // MARK: - Inputs

  /// True where the input at a place is given.
  package func has(_ index: Int) -> Bool { index < node.inputs.count && !node.inputs[index].isEmpty }

  package func type(_ index: Int) throws -> ValueType {
    guard has(index), let type = inputTypes[index] else { throw failure(.invalidGraph, "lacks its input \(index)") }
    return type
  }

  package func shape(_ index: Int) throws -> [Int] { try type(index).shape }

  /// The value of an input, while the operator is computed.
  func value(_ index: Int) throws -> ReferenceTensor {
    guard let value = optionalValue(index) else { throw failure(.invalidGraph, "lacks its input \(index)") }
    return value
  }

  /// The value of an optional input, while the operator is computed; nil where it is absent.
  func optionalValue(_ index: Int) -> ReferenceTensor? { index < values.count ? values[index] : nil }

  /// The integers of an input that must be constant, such as axes or a shape; nil where it is absent.
  package func constantIntegers(_ index: Int) throws -> [Int]? {
    try constant(index).map { constant in
      guard let integers = constant.integers else {
        throw failure(.invalidGraph, "needs integers as its input \(index)")
      }
      return integers.map { Int(clamping: $0) }
    }
  }

  /// The floats of an input that must be constant; nil where it is absent.
  package func constantFloats(_ index: Int) throws -> [Float]? {
    try constant(index).map { constant in
      guard let tensor = constant.tensor else {
        throw failure(.invalidGraph, "needs floating-point numbers as its input \(index)")
      }
      return tensor.elements
    }
  }

  /// The single number, of any type, of an input that must be constant; nil where it is absent.
  func constantNumber(_ index: Int) throws -> Double? {
    try constant(index).map { constant in
      guard constant.shape.allSatisfy({ $0 == 1 }), let number = ReferenceTensor(constant).elements.first else {
        throw failure(.shapeMismatch, "needs one number as its input \(index), not the shape \(constant.shape)")
      }
      return number
    }
  }

  private func constant(_ index: Int) throws -> Constant? {
    guard has(index) else { return nil }
    if index < constants.count, let constant = constants[index] { return constant }
    if let value = optionalValue(index) { return value.constant }
    throw failure(
      .dynamicValue,
      "reads '\(node.inputs[index])' as its input \(index), which must be known before the network runs")
  }

  // MARK: - Attributes

  package func integer(_ name: String) throws -> Int? {
    switch node.attributes[name] {
    case nil: nil
    case .integer(let value): value
    default: throw failure(.invalidGraph, "has an attribute '\(name)' that is no integer")
    }
  }

  package func integer(_ name: String, default value: Int) throws -> Int { try integer(name) ?? value }

  package func integers(_ name: String) throws -> [Int]? {
    switch node.attributes[name] {
    case nil: nil
    case .integers(let values): values
    default: throw failure(.invalidGraph, "has an attribute '\(name)' that is no list of integers")
    }
  }

  package func float(_ name: String, default value: Float) throws -> Float {
    switch node.attributes[name] {
    case nil: value
    case .float(let value): value
    default: throw failure(.invalidGraph, "has an attribute '\(name)' that is no number")
    }
  }

  package func string(_ name: String, default value: String) throws -> String {
    switch node.attributes[name] {
    case nil: value
    case .string(let value): value
    default: throw failure(.invalidGraph, "has an attribute '\(name)' that is no text")
    }
  }

  /// An axis counted from the front, where a negative one counts from the back.
  package func axis(_ axis: Int, rank: Int) throws -> Int {
    guard axis >= -rank, axis < rank else { throw failure(.shapeMismatch, "has no axis \(axis) at rank \(rank)") }
    return axis < 0 ? axis + rank : axis
  }

  /// Axes counted from the front, in the order given; none twice.
  func axes(_ axes: [Int], rank: Int) throws -> [Int] {
    let axes = try axes.map { try axis($0, rank: rank) }
    guard Set(axes).count == axes.count else { throw failure(.shapeMismatch, "names an axis twice: \(axes)") }
    return axes
  }
}
