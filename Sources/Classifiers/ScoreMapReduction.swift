import Failures
import Graphs

/// What makes one score of a class's scores all over the picture, `[N, K, h, w]`.
public enum ScoreMapReduction: String, Sendable, CaseIterable {
  /// z_k = Σᵢⱼ z_kij / (h w)
  case mean
  /// z_k = maxᵢⱼ z_kij
  case maximum
}

extension Graph {
  /// True for class scores at several places.
  static func isScoreMap(_ shape: [Int]) -> Bool {
    shape.count == 4 && shape[2] * shape[3] > 1 && (shape[1] > 1 || shape[2] > 1)
  }

  /// The scores `[N, K, h, w]` as `[N, K]`.
  /// - Throws: `ClassifierError` where nothing says how.
  func reducingScoreMaps(_ shape: [Int], by reduction: ScoreMapReduction?) throws -> Graph {
    guard let reduction else {
      throw ClassifierError(
        .shapeMismatch,
        "the output holds the scores of \(shape[1]) classes at \(shape[2]) × \(shape[3]) places, not of the picture as a whole",
        remedy: "say whether their mean or their maximum is meant (\(.option(.scoreMap)))",
        context: ["output": outputs[0], "shape": "\(shape)"])
    }
    let (axes, score) = (unusedName("\(outputs[0])/places"), unusedName("\(outputs[0])/\(reduction.rawValue)"))
    var constants = constants
    constants[axes] = .integers([2, 3])
    let node = Node(
      name: score, operatorName: reduction == .mean ? "ReduceMean" : "ReduceMax", inputs: [outputs[0], axes],
      outputs: [score], attributes: ["keepdims": .integer(0)])
    var graph = try Graph(inputs: inputs, outputs: [score], nodes: nodes + [node], constants: constants)
    graph.takeLayerNames(of: self)
    return graph
  }
}
