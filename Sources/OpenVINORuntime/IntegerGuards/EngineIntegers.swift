import Graphs

/// How the engine computes integers, and which results of it can be checked in floats beside it.
enum EngineIntegers {
  /// The operators whose integers it computes as such; they can compute floats as well.
  private static let exactArithmetic: Set<String> = [
    "Abs", "Add", "Mul", "Neg", "ScatterElements", "ScatterND", "Sub", "Sum",
  ]
  /// Those whose integers it computes in 32-bit floats.
  private static let floatArithmetic: Set<String> = [
    "CumSum", "Einsum", "Gemm", "MatMul", "Mean", "Pow", "ReduceL1", "ReduceMean", "ReduceProd", "ReduceSum",
    "ReduceSumSquare",
  ]

  /// Those that read integers as 32-bit floats, whatever they make.
  private static let floatReaders: Set<String> = [
    "Clip", "Div", "Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Mod", "PRelu", "Pad", "ReduceL2",
    "ReduceMax", "ReduceMin", "Relu", "Resize",
  ]

  /// Whether a node computes with no more than the first 24 bits of its operands.
  /// - Parameter isExact: false where the last bits of its result do not matter.
  static func readsFloats(_ node: Node, isExact: Bool) -> Bool {
    floatReaders.contains(node.operatorName) || isExact && floatArithmetic.contains(node.operatorName)
  }

  static func canCheck(_ node: Node) -> Bool {
    ["Cast", "ReduceL2"].contains(node.operatorName) || node.isShiftToTheLeft || node.movesElements
      || exactArithmetic.contains(node.operatorName) || floatArithmetic.contains(node.operatorName)
  }

  /// What a result that is checked in floats is held to.
  ///
  /// A conversion or a movement: to just what its type holds. A result of arithmetic: to half of that, so that no rounding of
  /// the floats hides one beyond it, or to what floats hold exactly, where the engine computes in them too and what
  /// follows can tell.
  static func bounds(of node: Node, _ type: ElementType, isExact: Bool) -> ClosedRange<Double> {
    let held = type.engineRange
    if node.operatorName == "Cast" || node.movesElements { return held }
    return held.clamped(
      to: floatArithmetic.contains(node.operatorName) && isExact ? IntegerRanges.exactFloats : -0x1p30...0x1p30)
  }
}

extension Node {
  var isShiftToTheLeft: Bool { operatorName == "BitShift" && attributes["direction"] == .string("LEFT") }
}
