import Failures
import Graphs

extension Graph {
  /// An output that holds class scores, and what a reader should know of how it was chosen.
  public struct ScoreOutput: Sendable, Equatable {
    /// The output's name in the graph.
    public let name: String
    /// Nil where there was nothing to choose.
    public let note: Note?
  }

  /// The output that holds the class scores: the only one, or of several the only one that may.
  ///
  ///     try graph.scoreOutput  // ("scores", "of the network's outputs 'features' [1, 512, 7, 7] and …")
  ///
  /// Scores are floats, all along one axis. Two outputs that are one but for a softmax count as one.
  /// - Throws: `ClassifierError` where there is none, or several may be meant: it names them with their shapes, since a
  ///   wrong guess would explain what nobody asked for.
  /// - Complexity: O(nodes), and the folding of constants where there are several outputs.
  public var scoreOutput: ScoreOutput {
    get throws {
      guard let first = outputs.first else { throw ClassifierError(.shapeMismatch, "the network has no output") }
      guard outputs.count > 1 else { return ScoreOutput(name: first, note: nil) }
      let types = outputTypes
      var candidates: [(name: String, scores: String)] = []
      for output in outputs where producer(of: output) != nil && Self.mayHoldScores(types[output]) {
        let scores = try scores(named: output)
        if !candidates.contains(where: { $0.scores == scores }) { candidates.append((output, scores)) }
      }
      func listed(_ outputs: [String]) -> String {
        let all = outputs.map { name in "'\(name)'" + (types[name].map { " \($0.shape)" } ?? "") }
        return all.prefix(8).joined(separator: ", ") + (all.count > 8 ? " and \(all.count - 8) more" : "")
      }
      guard let chosen = candidates.first else { return ScoreOutput(name: first, note: nil) }
      guard candidates.count == 1 else {
        throw ClassifierError(
          .unknownName,
          "several outputs of the network may hold the class scores: \(listed(candidates.map(\.name)))",
          remedy: "say with \(.option(.output)) which of them is meant")
      }
      let others = try outputs.filter { output in
        try producer(of: output) == nil || scores(named: output) != chosen.scores
      }
      return ScoreOutput(
        name: chosen.name,
        note: others.isEmpty
          ? nil
          : Note(
            "the network has several outputs, and '\(chosen.name)' is taken for the class scores, since"
              + " \(listed(others)) cannot hold them", remedy: "\(.option(.output)) takes another one"))
    }
  }

  /// Floats with no more than one axis that is longer than one; or unknown.
  private static func mayHoldScores(_ type: ValueType?) -> Bool {
    guard let type else { return true }
    return type.elementType.isFloatingPoint && type.shape.count { $0 != 1 } <= 1
  }

  /// The types of the outputs for one image; of 224 pixels where the file leaves the size open. Empty where they do not
  /// follow.
  private var outputTypes: [String: ValueType] {
    var shapes: [String: [Int]] = [:]
    for input in inputs {
      let isVolume = input.dimensions.count == 5
      let isPicture = input.dimensions.count == 4
      let isLast = isPicture && [1, 3].contains(input.dimensions[3])
      shapes[input.name] = input.dimensions.enumerated().map { axis, length in
        if isVolume { return length ?? (axis < 2 ? 1 : Self.usualVolumeSide) }
        return length ?? (axis == 0 || !isPicture ? 1 : axis == (isLast ? 3 : 1) ? 3 : 224)
      }
    }
    return (try? specialised(inputShapes: shapes))?.types ?? types
  }
}
