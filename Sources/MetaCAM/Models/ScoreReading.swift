/// How a network's class scores are read: which value they are, what makes probabilities of them, and who says so.
///
///     print(model.scoreReading)  // softmax over 'logits', as the network says
public struct ScoreReading: Sendable, Equatable, Encodable, CustomStringConvertible {
  /// Who says how scores are read.
  public enum Source: String, Sendable, Encodable {
    /// The network's own nodes.
    case network
    /// Whoever calls.
    case choice
    /// The network's description.
    case description
    /// Nobody: softmax for several classes, sigmoid for one number. Scores that add up to 1 are left as they are.
    case assumption
  }

  /// The kind of task, where it is another than classification.
  public let task: String?
  /// The value of the network that holds the scores, before any activation.
  public let scores: String
  /// `softmax`, `sigmoid`, `hard-sigmoid`, `none`, or `exp` where the scores are logarithms of probabilities.
  public let activation: String
  /// Who says so.
  public let source: Source
  /// `mean` or `maximum` where scores all over the picture were made one; else nil.
  public let scoreMap: String?
  /// What the network got beside each picture, by input; nil where it takes nothing else.
  public let inputValues: [String: String]?

  public var description: String {
    let words =
      switch source {
      case .network: "as the network says"
      case .choice: "as was asked for"
      case .description: "as its description says"
      case .assumption: "assumed: the network does not say"
      }
    if let task {
      return "\(task) by '\(scores)', \(source == .network ? "as its outputs tell" : words)"
    }
    let places = scoreMap.map { ", the \($0) over its places" } ?? ""
    let values = (inputValues ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    return "\(activation) of '\(scores)'\(places), \(words)"
      + (values.isEmpty ? "" : "; beside the picture: \(values.joined(separator: "; "))")
  }
}
