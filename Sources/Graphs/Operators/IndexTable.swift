/// What an operator takes from data as a place or a size, and what keeps that from reaching foreign memory: the engine
/// checks none of it.
public enum IndexUse: Sendable {
  /// Places and sizes come from shapes and attributes alone, which are checked when the graph is read.
  case none
  /// The inputs at these places hold axes, lengths or counts. They must be constant, and are checked when the graph is
  /// read.
  case constant([Int: String])
  /// One input holds indices. Constant ones are checked when the graph is read, those computed whenever the network runs,
  /// unless they cannot leave their axes.
  case guarded(GuardedIndex)
}

/// The input of an operator that holds indices.
public struct GuardedIndex: Sendable {
  public let input: Int
  /// What the operator does with them, and along which axes.
  public let meaning: String
  private let indexed: @Sendable (OperatorContext) throws -> [Int]

  fileprivate init(input: Int, _ meaning: String, lengths: @escaping @Sendable (OperatorContext) throws -> [Int]) {
    self.input = input
    self.meaning = meaning
    indexed = lengths
  }

  /// The length of the axis that the indices run along; where the last axis of the indices holds one for each of several
  /// axes, the lengths of these. An index of an axis of length n is one of −n … n − 1.
  package func lengths(_ context: OperatorContext) throws -> [Int] { try indexed(context) }
}

/// Which operators take places or sizes from data; every operator of the catalogue stands here once.
public enum IndexTable {
  /// - Returns: nil for an operator that nobody has entered.
  public static func use(of operatorName: String) -> IndexUse? {
    if let index = guarded[operatorName] { return .guarded(index) }
    if let inputs = constant[operatorName] { return .constant(inputs) }
    return none.contains(operatorName) ? IndexUse.none : nil
  }

  package static let guarded: [String: GuardedIndex] = [
    "Gather": GuardedIndex(input: 1, "reads slices along one axis", lengths: indexedLength),
    "GatherElements": GuardedIndex(input: 1, "reads elements along one axis", lengths: indexedLength),
    "GatherND": GuardedIndex(input: 1, "reads slices along the axes behind `batch_dims`") { context in
      let batchAxes = try context.integer("batch_dims", default: 0)
      return try Array(context.shape(0).dropFirst(max(batchAxes, 0)).prefix(depth(context)))
    },
    "ScatterElements": GuardedIndex(input: 1, "writes elements along one axis", lengths: indexedLength),
    "ScatterND": GuardedIndex(input: 1, "writes slices along the first axes") { context in
      try Array(context.shape(0).prefix(depth(context)))
    },
  ]

  package static let constant: [String: [Int: String]] = [
    "ConstantOfShape": [0: "shape"],
    "CumSum": [1: "axis"],
    "Expand": [1: "shape"],
    "Pad": [1: "pads", 3: "axes"],
    "Range": [0: "start", 1: "limit", 2: "step"],
    "Reshape": [1: "shape"],
    "Resize": [1: "region", 2: "scales", 3: "sizes"],
    "Slice": [1: "starts", 2: "ends", 3: "axes", 4: "steps"],
    "Split": [1: "lengths"],
    "Squeeze": [1: "axes"],
    "Tile": [1: "repeats"],
    "TopK": [1: "count"],
    "Unsqueeze": [1: "axes"],
  ].merging(reductions.map { ($0, [1: "axes"]) }) { first, _ in first }

  private static let reductions = [
    "ReduceL1", "ReduceL2", "ReduceMax", "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum", "ReduceSumSquare",
  ]

  package static let none: Set<String> = [
    "Abs", "Acos", "Acosh", "Add", "And", "ArgMax", "Asin", "Asinh", "Atan", "Atanh", "AveragePool",
    "BatchNormalization", "BitShift", "BitwiseAnd", "BitwiseOr", "BitwiseXor", "Cast", "Ceil", "Clip", "Concat",
    "Constant", "Conv", "ConvInteger", "ConvTranspose", "Cos", "Cosh", "DepthToSpace", "DequantizeLinear", "Div",
    "Dropout", "DynamicQuantizeLinear", "Einsum", "Elu", "Equal", "Erf", "Exp", "Flatten", "Floor", "Gemm",
    "GlobalAveragePool", "GlobalMaxPool", "Greater", "GreaterOrEqual", "HardSigmoid", "HardSwish", "Identity",
    "InstanceNormalization", "IsNaN", "LRN", "LayerNormalization", "LeakyRelu", "Less", "LessOrEqual", "Log",
    "LogSoftmax", "MatMul", "MatMulInteger", "Max", "MaxPool", "Mean", "Min", "Mish", "Mod", "Mul", "Neg", "Not", "Or",
    "PRelu", "Pow", "QuantizeLinear", "Reciprocal", "Relu", "Round", "Selu", "Shape", "Sigmoid", "Sign", "Sin", "Sinh",
    "Size", "Softmax", "Softplus", "Softsign", "SpaceToDepth", "Sqrt", "Sub", "Sum", "Tan", "Tanh", "Transpose",
    "Where",
  ]
}

private let indexedLength: @Sendable (OperatorContext) throws -> [Int] = { context in
  let shape = try context.shape(0)
  return [shape[try context.axis(try context.integer("axis", default: 0), rank: shape.count)]]
}

/// How many axes the last axis of the indices tells apart.
private func depth(_ context: OperatorContext) throws -> Int { try context.shape(1).last ?? 0 }

extension OperatorContext {
  /// Checks the indices of an operator that reads or writes by them, as far as they are known: those of a constant, or,
  /// while the operator is computed, of the value. Where they are not, that there is something to index.
  /// - Throws: `GraphError` that names the first index out of its axis, and the axis's length.
  func checkIndices() throws {
    guard let index = IndexTable.guarded[node.operatorName] else { return }
    let lengths = try index.lengths(self)
    guard !lengths.isEmpty else { return }
    func failure(_ index: String, _ length: Int) -> GraphError {
      self.failure(.shapeMismatch, "has an index \(index) into an axis of \(length)")
    }
    if index.input < constants.count, let integers = constants[index.input]?.integers {
      for (place, index) in integers.enumerated() {
        let length = lengths[place % lengths.count]
        guard index >= -length, index < length else { throw failure("\(index)", length) }
      }
    } else if let value = optionalValue(index.input) {
      for (place, index) in value.elements.enumerated() {
        let length = lengths[place % lengths.count]
        guard index >= Double(-length), index < Double(length) else { throw failure(index.indexDescription, length) }
      }
    } else if lengths.contains(0), try !shape(index.input).contains(0) {
      throw failure("that is computed", 0)
    }
  }
}

extension Double {
  /// As messages name a number that should be an index.
  package var indexDescription: String { Int64(exactly: rounded(.towardZero)).map(String.init) ?? "\(self)" }
}
