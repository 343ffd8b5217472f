import Graphs
import Tensors

/// One node as its rule sees it: attributes, types, values, and the gradients that come in.
struct GradientContext: Sendable {
  let node: Node
  /// Attributes, the types of the inputs, and the constants among them.
  let operation: OperatorContext
  let outputTypes: [ValueType?]
  /// The gradient with respect to each output; nil where it is zero.
  let outputGradients: [Expression?]

  /// The gradient with respect to the first output.
  /// - Throws: `DifferentiationError` if another output has one: the rule covers the first alone.
  var gradient: Expression {
    get throws {
      for (index, gradient) in outputGradients.enumerated().dropFirst() where gradient != nil {
        throw unsupported("only the gradient of its first output is known, not of output \(index)")
      }
      guard let first = outputGradients.first, let first else { throw unsupported("no gradient comes in") }
      return first
    }
  }

  /// An input; as floats where it is of integers that things are quantised to.
  func input(_ index: Int) throws -> Expression {
    guard operation.has(index) else { throw unsupported("the input \(index) is absent") }
    return asFloats(.value(node.inputs[index]), operation.inputTypes[index])
  }

  private func asFloats(_ value: Expression, _ type: ValueType?) -> Expression {
    // Indices are wider.
    type?.elementType.quantisedRange == nil ? value : value.cast(to: .float32)
  }

  /// The first input.
  var x: Expression { get throws { try input(0) } }

  /// The first output. Rules prefer it to the input where both serve: so the engine can still fuse the node with the one
  /// before it, whose own output nobody else reads.
  var y: Expression { asFloats(.value(node.outputs.first ?? ""), outputTypes.first ?? nil) }

  func shape(_ index: Int) throws -> [Int] { try operation.shape(index) }

  var outputShape: [Int] {
    get throws {
      guard let first = outputTypes.first, let first else { throw unsupported("its shape is not known") }
      return first.shape
    }
  }

  func axis(default value: Int, rank: Int) throws -> Int {
    try operation.axis(operation.integer("axis", default: value), rank: rank)
  }

  /// The input's floats in memory of their own; nil where it is not constant.
  ///
  /// Never hand a forward node's constant to a backward node: OpenVINO 2026.4 computes wrong numbers, silently, where
  /// one constant is the weight of both a `Conv` and a `ConvTranspose`.
  func ownConstant(_ index: Int) -> Tensor? {
    guard index < operation.constants.count, let tensor = operation.constants[index]?.tensor else { return nil }
    return Tensor(shape: tensor.shape) { copy in
      tensor.withUnsafeElements { _ = copy.initialize(fromContentsOf: $0) }
    }
  }

  /// The input, or a constant of the same numbers where it is one.
  func ownInput(_ index: Int) throws -> Expression {
    if let constant = ownConstant(index) { return .constant(.floats(constant)) }
    return try input(index)
  }

  func unsupported(_ reason: String) -> DifferentiationError { .noRule(for: node, reason) }
}

extension DifferentiationError {
  static func noRule(for node: Node, _ reason: String, cause: (any Error)? = nil) -> Self {
    DifferentiationError(
      .noRule, "the operator '\(node.operatorName)' has no gradient here: \(reason)", context: node.context,
      cause: cause)
  }
}
