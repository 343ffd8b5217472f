import Failures
import Graphs

/// What makes one score of a class's scores all over the picture, `[N, K, h, w]`.
public enum ScoreMapReduction: String, Sendable, CaseIterable {
  /// z_k = Σᵢⱼ z_kij / (h w)
  case mean
  /// z_k = maxᵢⱼ z_kij
  case maximum
}

/// Scores at several places of a picture.
struct ScoreMap {
  let shape: [Int]
  /// Of the picture, in pixels.
  let picture: (height: Int, width: Int)

  /// Whether two axes may be the picture's rows and columns.
  func fits(_ rows: Int, _ columns: Int) -> Bool {
    let (height, width) = (shape[rows], shape[columns])
    return height <= picture.height && width <= picture.width
      && abs(height * picture.width - width * picture.height) <= max(picture.height, picture.width)
  }
}

extension Graph {
  /// True for class scores at several places.
  static func isScoreMap(_ shape: [Int]) -> Bool {
    shape.count == 4 && shape[2] * shape[3] > 1 && (shape[1] > 1 || shape[2] > 1)
  }

  /// Whether a map of scores, the output of a specialised network, is `[N, h, w, K]`.
  ///
  /// Its places lie as the picture's do, each side divided by the same number. Where both readings fit, or none, the operators
  /// that made it tell.
  func isChannelsLast(_ map: ScoreMap) -> Bool {
    let (isFirst, isLast) = (map.fits(2, 3), map.fits(1, 2))
    if isFirst != isLast { return isLast }
    return (try? targetLayer(named: outputs[0]))?.layout == .channelsLast
  }

  /// The scores `[N, K, h, w]`, or `[N, h, w, K]`, as `[N, K]`.
  /// - Throws: `ClassifierError` where nothing says how, or they are no floats.
  func reducingScoreMaps(
    _ shape: [Int], by reduction: ScoreMapReduction?, isChannelsLast: Bool
  ) throws -> Graph {
    guard let reduction else {
      let (classes, height, width) = isChannelsLast ? (shape[3], shape[1], shape[2]) : (shape[1], shape[2], shape[3])
      throw ClassifierError(
        .shapeMismatch,
        "the output holds the scores of \(classes) classes at \(height) × \(width) places, not of the picture as a whole",
        remedy:
          "say whether their mean or their maximum is meant (\(.option(.scoreMap))), or that it is a segmentation (\(.option(.task)) segment)",
        context: ["output": outputs[0], "shape": "\(shape)"])
    }
    let (axes, score) = (unusedName("\(outputs[0])/places"), unusedName("\(outputs[0])/\(reduction.rawValue)"))
    var constants = constants
    constants[axes] = .integers(isChannelsLast ? [1, 2] : [2, 3])
    let node = Node(
      name: score, operatorName: reduction == .mean ? "ReduceMean" : "ReduceMax", inputs: [outputs[0], axes],
      outputs: [score], attributes: ["keepdims": .integer(0)])
    var graph = try Graph(inputs: inputs, outputs: [score], nodes: nodes + [node], constants: constants)
    graph.takeLayerNames(of: self)
    return graph
  }
}
