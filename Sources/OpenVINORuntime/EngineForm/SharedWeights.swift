import Graphs

// OpenVINO 2026.4.1 computes wrong numbers, silently, where one constant is the weight of both a `Conv` and a
// `ConvTranspose`, as in an autoencoder of tied weights. Here: a constant of its own for the `ConvTranspose`.
extension Graph {
  /// For the weights of `ConvTranspose` nodes that a `Conv` has too: a copy in other memory, and its name.
  func transposedCopies() -> [String: (name: String, constant: Constant)] {
    func weights(of operatorName: String) -> Set<String> {
      Set(nodes.filter { $0.operatorName == operatorName && $0.inputs.count > 1 }.map { $0.inputs[1] })
    }
    let transposed = weights(of: "ConvTranspose")
    guard !transposed.isEmpty else { return [:] }
    var copies: [String: (name: String, constant: Constant)] = [:]
    for weight in transposed.intersection(weights(of: "Conv")).sorted() {
      guard let tensor = constants[weight]?.tensor else { continue }
      let copy = Tensor(shape: tensor.shape) { elements in
        tensor.withUnsafeElements { _ = elements.initialize(fromContentsOf: $0) }
      }
      var (name, number) = ("\(weight)/transposed", 2)
      while isDefined(name) {
        name = "\(weight)/transposed#\(number)"
        number += 1
      }
      copies[weight] = (name, .floats(copy))
    }
    return copies
  }
}

extension Node {
  /// A `ConvTranspose` with its own copy of the weight, where there is one.
  func readingCopies(_ copies: [String: (name: String, constant: Constant)]) -> Node {
    guard operatorName == "ConvTranspose", inputs.count > 1, let copy = copies[inputs[1]] else { return self }
    var result = self
    result.inputs[1] = copy.name
    return result
  }
}
