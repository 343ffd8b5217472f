import Tensors

/// What a reader should know before believing a map; results carry their own, wherever a map is made.
///
///     for warning in explanation.warnings { print(warning) }  // class 3, grad-cam: nothing speaks for the class: …
public struct MapWarning: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The class whose maps it is about.
  public let classIndex: Int
  /// What is explained, where that is more than a class, or another thing: `dog - cat`, a box; nil of a class.
  public private(set) var subject: String? = nil
  /// The map's method; nil where it is about the class, and so about all of its maps.
  public let method: String?
  /// One line, without a full stop at the end.
  public let text: String

  enum CodingKeys: String, CodingKey {
    case subject, method, text
    case classIndex = "class"
  }

  /// A remark of one line, without a full stop at the end.
  public init(classIndex: Int, method: String? = nil, text: String) {
    self.classIndex = classIndex
    self.method = method
    self.text = text
  }

  /// The same, about what has another name than a class's number.
  package func about(_ subject: String?) -> MapWarning {
    var result = self
    result.subject = subject
    return result
  }

  public var description: String {
    [subject ?? "class \(classIndex)", method].compactMap { $0 }.joined(separator: ", ") + ": \(text)"
  }
}

extension MapWarning {
  /// A class less likely than that is one that the network rules out.
  static let improbable = 0.01

  /// What the scores say against maps of a class.
  ///
  /// - Parameters:
  ///   - scores: of all classes, before softmax.
  ///   - probability: of the class, 0 to 1; nil where its score stands for none.
  ///   - isNamed: false where the class was taken because it is the likeliest.
  package static func about(classIndex: Int, scores: [Float], probability: Double?, isNamed: Bool) -> [MapWarning] {
    guard scores.indices.contains(classIndex), let largest = scores.max() else { return [] }
    let equals = scores.count { $0 == largest }
    var texts: [String] = []
    if scores[classIndex] < largest, let probability, probability < improbable {
      texts.append(
        "the class is improbable (below \(Int(improbable * 100)) %): its maps show what would speak for it, not what the "
          + "network saw")
    }
    if !isNamed, scores[classIndex] == largest, equals > 1 {
      texts.append("\(equals) classes have the highest score, and the first was taken; name the one that is meant")
    }
    return texts.map { MapWarning(classIndex: classIndex, text: $0) }
  }

  /// What is wrong with a map as such, whoever made it.
  ///
  /// - Parameter map: `[H, W]`.
  package static func texts(about map: Tensor) -> [String] {
    let (smallest, largest) = (map.minimum, map.maximum)
    guard smallest == largest else { return [] }
    return [
      largest == 0
        ? "nothing speaks for the class: the map is zero" : "the map is \(largest) everywhere, and so says nothing"
    ]
  }

  /// Where the ensemble that was chosen has no member.
  package static func ofNothing(classIndex: Int) -> MapWarning {
    MapWarning(
      classIndex: classIndex, text: "no combination of groups scores above zero: there is no map of the best one")
  }
}
