import Graphs

/// How the engine computes integers, and which results of it can be checked in floats beside it.
enum EngineIntegers {
  /// The operators whose integers it computes as such; they can compute floats as well.
  private static let exactArithmetic: Set<String> = ["Abs", "Add", "Mul", "Neg", "Sub", "Sum"]
  /// Those whose integers it computes in 32-bit floats.
  static let floatArithmetic: Set<String> = [
    "CumSum", "Einsum", "Gemm", "MatMul", "Mean", "Pow", "ReduceL1", "ReduceProd", "ReduceSum", "ReduceSumSquare",
  ]

  static func canCheck(_ node: Node) -> Bool {
    node.operatorName == "Cast" || exactArithmetic.contains(node.operatorName)
      || floatArithmetic.contains(node.operatorName)
  }
}
