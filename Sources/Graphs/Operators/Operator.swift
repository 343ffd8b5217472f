/// What is known of one operator: which versions of it can be read, which shapes it makes, and what it computes.
public struct Operator: Sendable {
  /// ONNX's name, such as `Conv`.
  public let name: String
  /// The versions of the default operator set whose form of it can be read.
  public let opsets: ClosedRange<Int>
  /// How many inputs it takes, optional ones included.
  public let inputCount: ClosedRange<Int>
  /// True where the result depends on the types of the inputs alone (`Shape`, `Size`).
  let needsOnlyTypes: Bool
  private let inferTypes: @Sendable (OperatorContext) throws -> [ValueType]
  private let compute: @Sendable (OperatorContext, [ReferenceTensor?]) throws -> [ReferenceTensor]

  init(
    _ name: String, opsets: ClosedRange<Int>, inputs: ClosedRange<Int>, needsOnlyTypes: Bool = false,
    types: @escaping @Sendable (OperatorContext) throws -> [ValueType],
    compute: @escaping @Sendable (OperatorContext, [ReferenceTensor?]) throws -> [ReferenceTensor]
  ) {
    self.name = name
    self.opsets = opsets
    inputCount = inputs
    self.needsOnlyTypes = needsOnlyTypes
    inferTypes = types
    self.compute = compute
  }

  /// The type of each output, from the types of the inputs and the constants among them.
  /// - Throws: `GraphError` if they do not fit the operator; it names the node.
  func outputTypes(_ context: OperatorContext) throws -> [ValueType] {
    guard inputCount.contains(context.node.inputs.count) else {
      throw context.failure(.invalidGraph, "takes \(inputCount) inputs, not \(context.node.inputs.count)")
    }
    let types = try inferTypes(context)
    for type in types where !type.isReasonable {
      throw context.failure(.shapeMismatch, "would make a value of the shape \(type.shape), which cannot be")
    }
    return types
  }

  /// What the operator computes, in double precision.
  func evaluate(_ context: OperatorContext, _ inputs: [ReferenceTensor?]) throws -> [ReferenceTensor] {
    try compute(context, inputs)
  }
}

/// One node as an operator sees it.
public struct OperatorContext: Sendable {
  public let node: Node
  /// The type of each input; nil where it is absent.
  public let inputTypes: [ValueType?]
  /// The inputs that are constant; nil where one is absent or computed.
  public let constants: [Constant?]

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

  /// The integers of an input that must be constant, such as axes or a shape; nil where it is absent.
  package func constantIntegers(_ index: Int) throws -> [Int]? {
    guard has(index) else { return nil }
    guard let integers = constants[index]?.integers else {
      throw failure(.unknownOperator, "needs an input \(index) of integers that does not depend on the image")
    }
    return integers.map { Int($0) }
  }

  /// The floats of an input that must be constant; nil where it is absent.
  package func constantFloats(_ index: Int) throws -> [Float]? {
    guard has(index) else { return nil }
    guard let tensor = constants[index]?.tensor else {
      throw failure(.unknownOperator, "needs an input \(index) that does not depend on the image")
    }
    return tensor.elements
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
}
