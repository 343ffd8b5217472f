import Graphs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Graph {
  /// What a network of pictures and texts multiplies their cosines by, exp of its learned logit scale; nil where it does not say.
  ///
  /// It shows as the number that an output called `logits_per_image` or `logits_per_text` is multiplied by, or as a constant that is
  /// called `logit_scale`.
  public var logitFactor: Double? {
    let outputs = outputs.filter { $0.contains("logits_per") }
    let named = constants.keys.filter { $0.split(whereSeparator: { "./:".contains($0) }).last == "logit_scale" }
    let found =
      outputs.lazy.compactMap(factor).first
      ?? named.sorted().lazy.compactMap { number($0).map(exp) }.first
    return found.flatMap { $0.isFinite && $0 > 0 && $0 <= 1e6 ? $0 : nil }
  }

  private func factor(of output: String) -> Double? {
    var value = output
    // Only what lies between the product and the output; no chain of these is longer.
    for _ in 0..<8 {
      guard let node = producer(of: value), let first = node.inputs.first else { return nil }
      switch node.operatorName {
      case "Mul": return node.inputs.lazy.compactMap(number).first
      case "Transpose", "Identity", "Cast": value = first
      default: return nil
      }
    }
    return nil
  }

  /// The only number of a value that depends on constants alone.
  private func number(_ value: String) -> Double? {
    var (open, isExponential) = (value, false)
    for _ in 0..<8 {
      if let constant = constants[open] {
        guard let tensor = constant.tensor, tensor.count == 1 else { return nil }
        let number = Double(tensor.elements[0])
        return isExponential ? exp(number) : number
      }
      guard let node = producer(of: open) else { return nil }
      if node.operatorName == "Constant", case .constant(let constant)? = node.attributes["value"] {
        guard let tensor = constant.tensor, tensor.count == 1 else { return nil }
        return isExponential ? exp(Double(tensor.elements[0])) : Double(tensor.elements[0])
      }
      guard let first = node.inputs.first,
        ["Exp", "Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze"].contains(node.operatorName),
        node.operatorName != "Exp" || !isExponential
      else { return nil }
      if node.operatorName == "Exp" { isExponential = true }
      open = first
    }
    return nil
  }
}
