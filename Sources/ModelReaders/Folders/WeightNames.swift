/// How another library names the weights of a network.
///
///     let names = WeightNames([("layer1.#.conv1", "encoder.stages.0.layers.$1.layer.0.convolution")])
///     names("layer1.2.conv1.weight")  // encoder.stages.0.layers.2.layer.0.convolution.weight
///
/// A rule is for names that begin with its segments, of which the first that fits counts. `#` stands for a number, which `$1`,
/// `$2`, … repeat.
struct WeightNames: Sendable {
  private let rules: [(pattern: [Substring], result: String)]

  init(_ rules: [(String, String)]) {
    self.rules = rules.map { ($0.0.split(separator: "."), $0.1) }
  }

  /// The other library's name; the same where no rule fits.
  func callAsFunction(_ name: String) -> String {
    let segments = name.split(separator: ".")
    for rule in rules where rule.pattern.count <= segments.count {
      guard let numbers = Self.numbers(of: segments, by: rule.pattern) else { continue }
      var result = rule.result
      for (index, number) in numbers.enumerated() { result = result.replacing("$\(index + 1)", with: number) }
      return ([result[...]] + segments.dropFirst(rule.pattern.count)).joined(separator: ".")
    }
    return name
  }

  /// What stands for each `#`; nil where the segments are others.
  private static func numbers(of segments: [Substring], by pattern: [Substring]) -> [Substring]? {
    var numbers: [Substring] = []
    for (segment, part) in zip(segments, pattern) {
      guard part.last == "#" else {
        if segment == part { continue }
        return nil
      }
      let stem = part.dropLast()
      let number = segment.dropFirst(stem.count)
      guard segment.hasPrefix(stem), !number.isEmpty, number.allSatisfy(\.isNumber) else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
