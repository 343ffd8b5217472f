import Graphs

/// Activations that a file spells out in plain arithmetic.
extension Graph {
  /// exp(x − m) / Σ exp(x − m), where m is a maximum of x; or exp x / Σ exp x.
  struct WrittenSoftmax {
    let scores: String
    let sum: Node
    /// Nil where nothing is subtracted.
    let maximum: Node?
    let constants: [String: Constant]

    /// Whether the sum is of all numbers of a picture, and the maximum the same for all of them.
    func isOverClasses(_ known: KnownValues) -> Bool {
      ([sum] + [maximum].compactMap { $0 }).allSatisfy { reduction in
        if let count = reduction.outputs.first.flatMap({ known.count($0) }) { return count == 1 }
        var axes: [Int]?
        if case .integers(let given)? = reduction.attributes["axes"] { axes = given }
        if reduction.inputs.count > 1 { axes = constants[reduction.inputs[1]]?.integers?.map(Int.init) }
        // Axes that are computed are not known yet.
        return axes.map { $0 == [1] || $0 == [-1] } ?? (reduction.inputs.count > 1)
      }
    }
  }

  func writtenSoftmax(_ division: Node) -> WrittenSoftmax? {
    guard division.operatorName == "Div", division.inputs.count == 2, let power = producer(of: division.inputs[0]),
      power.operatorName == "Exp", let sum = producer(of: division.inputs[1]), sum.operatorName == "ReduceSum",
      sum.inputs[0] == power.outputs[0], let exponent = power.inputs.first
    else { return nil }
    guard let difference = producer(of: exponent), difference.operatorName == "Sub", difference.inputs.count == 2,
      let largest = producer(of: difference.inputs[1]), largest.operatorName == "ReduceMax",
      largest.inputs.first == difference.inputs[0]
    else { return WrittenSoftmax(scores: exponent, sum: sum, maximum: nil, constants: constants) }
    return WrittenSoftmax(scores: difference.inputs[0], sum: sum, maximum: largest, constants: constants)
  }

  /// The scores x of 1 / (1 + exp(−x)).
  func writtenSigmoid(_ inverse: Node, _ known: KnownValues) -> String? {
    func isAll(_ value: String, _ number: Float) -> Bool {
      guard let tensor = (constants[value] ?? known.constants[value])?.tensor, tensor.count > 0 else { return false }
      return tensor.elements.allSatisfy { $0 == number }
    }
    let divisor: String
    switch (inverse.operatorName, inverse.inputs.count) {
    case ("Reciprocal", 1): divisor = inverse.inputs[0]
    case ("Div", 2) where isAll(inverse.inputs[0], 1): divisor = inverse.inputs[1]
    default: return nil
    }
    guard let sum = producer(of: divisor), sum.operatorName == "Add", sum.inputs.count == 2,
      let place = sum.inputs.firstIndex(where: { isAll($0, 1) }),
      let power = producer(of: sum.inputs[1 - place]), power.operatorName == "Exp",
      let negated = power.inputs.first.flatMap({ producer(of: $0) })
    else { return nil }
    switch negated.operatorName {
    case "Neg": return negated.inputs.first
    case "Mul" where negated.inputs.count == 2:
      return negated.inputs.firstIndex { isAll($0, -1) }.map { negated.inputs[1 - $0] }
    default: return nil
    }
  }
}
