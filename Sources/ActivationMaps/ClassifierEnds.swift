import Graphs

extension Graph {
  /// The image input, the logits, and the number of classes of a specialised image classifier.
  ///
  /// - Throws: `ActivationMapError` if there is not just one input `[1, channels, H, W]`, or the first output is no
  ///   list of scores `[1, K]`.
  package func classifierEnds() throws -> (input: String, output: String, classCount: Int) {
    guard inputs.count == 1, let input = inputs.first, input.dimensions.count == 4 else {
      let found = inputs.map { "\($0.name) \($0.dimensions.map { $0.map(String.init) ?? "any" })" }
      throw ActivationMapError(
        .shapeMismatch,
        "an image classifier has one input [1, channels, height, width]; this network has "
          + (found.isEmpty ? "none" : found.joined(separator: ", ")))
    }
    guard let output = outputs.first else {
      throw ActivationMapError(.shapeMismatch, "the network has no output")
    }
    let shape = try type(of: output).shape
    guard shape.count == 2, shape[0] == 1, shape[1] > 0 else {
      throw ActivationMapError(
        .shapeMismatch, "an image classifier's first output is [1, classes]",
        context: ["output": output, "shape": "\(shape)"])
    }
    return (input.name, output, shape[1])
  }

  /// The name itself, or with a number behind it where the graph has that value already.
  package func unusedName(_ name: String) -> String {
    guard isDefined(name) else { return name }
    return (2...).lazy.map { "\(name).\($0)" }.first { !isDefined($0) } ?? name
  }
}
