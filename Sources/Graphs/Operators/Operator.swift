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
  /// True where one element of the result can read every element of an input (`Conv`, `MatMul`), so that computing it
  /// costs up to the product of both sizes, not their sum.
  let mixesElements: Bool
  private let inferTypes: @Sendable (OperatorContext) throws -> [ValueType]
  private let compute: @Sendable (OperatorContext, [ValueType]) throws -> [ReferenceTensor]

  /// - Parameters:
  ///   - types: the type of every output that the operator has, wanted or not.
  ///   - compute: the outputs, of the types that are given, from the context's `value(_:)`.
  init(
    _ name: String, opsets: ClosedRange<Int>, inputs: ClosedRange<Int>, needsOnlyTypes: Bool = false,
    mixesElements: Bool = false,
    types: @escaping @Sendable (OperatorContext) throws -> [ValueType],
    compute: @escaping @Sendable (OperatorContext, [ValueType]) throws -> [ReferenceTensor]
  ) {
    self.name = name
    self.opsets = opsets
    inputCount = inputs
    self.needsOnlyTypes = needsOnlyTypes
    self.mixesElements = mixesElements
    inferTypes = types
    self.compute = compute
  }

  /// The type of each output, from the types of the inputs and the constants among them.
  /// - Throws: `GraphError` if they do not fit the operator; it names the node.
  func outputTypes(_ context: OperatorContext) throws -> [ValueType] {
    guard inputCount.contains(context.node.inputs.count) else {
      let expected = inputCount.count == 1 ? "\(inputCount.lowerBound)" : "\(inputCount.lowerBound) or more"
      throw context.failure(.invalidGraph, "takes \(expected) inputs, not \(context.node.inputs.count)")
    }
    for type in context.inputTypes.compactMap({ $0 }) where !type.isReasonable {
      throw context.failure(.shapeMismatch, "reads a value of the shape \(type.shape), which cannot be")
    }
    let types = try inferTypes(context)
    for type in types where !type.isReasonable {
      throw context.failure(.shapeMismatch, "would make a value of the shape \(type.shape), which cannot be")
    }
    guard context.node.outputs.count <= types.count else {
      throw context.failure(.invalidGraph, "makes \(types.count) outputs, not \(context.node.outputs.count)")
    }
    return types
  }

  /// What the operator computes, in double precision.
  func evaluate(_ context: OperatorContext, _ inputs: [ReferenceTensor?]) throws -> [ReferenceTensor] {
    let context = context.knowing(inputs)
    let types = try outputTypes(context)
    // Nothing to compute; and loops over the other axes of an empty shape, which may be very long, do not start.
    if types.allSatisfy({ $0.count == 0 }) { return types.map { ReferenceTensor($0, []) } }
    return try compute(context, types)
  }
}
