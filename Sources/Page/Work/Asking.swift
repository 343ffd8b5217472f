import Classifiers
import Failures
import Imaging
import MetaCAM
import ModelReaders

/// What a network is asked, beside the class: what makes probabilities, what kind of task it is, and what belongs to that.
///
/// Three parts depend on it in turn: how the network is read (`baseKey`), what its pictures are compared with, and where in the
/// picture a score is taken. The later ones are changed without the network being read or compiled anew.
struct Asking: Sendable {
  var activation = "auto"
  /// Nil as the network's outputs tell.
  var task: String?
  /// The least probability of a box.
  var boxScore: Double?
  /// What is explained of a box: `row` or `match`.
  var boxTarget: String?
  /// The texts that pictures are compared with.
  var texts: [String] = []
  /// The ids of the pictures that pictures are compared with.
  var likeness: [String] = []
  /// A point `120,80` in the picture's pixels, or the id of a picture that is a mask; nil for wherever the class is seen.
  var region: String?

  static let activationNames = ["auto", "softmax", "sigmoid", "none"]

  static let parameters: [Parameter] = [
    Parameter(
      "activation", .choice(activationNames), "what makes probabilities of scores", usual: "auto"),
    Parameter("task", .choice(TaskKind.slugs), "what the network does; as its outputs tell where it is left out"),
    Parameter("boxScore", .number(0...1), "of a detector, the least probability of a box", usual: "0.25"),
    Parameter(
      "boxTarget", .choice(Detection.Options.Score.allCases.map(\.rawValue)), "what is explained of a box",
      usual: "row"),
    Parameter(
      "texts", .text(longest: 8000), "by CLIP and its like, what the picture is compared with: a text in each line"),
    Parameter(
      "like", .text(longest: 2000), "by networks for retrieval or faces, the ids of other pictures, with commas between"
    ),
    Parameter(
      "region", .text(longest: 128),
      "of a segmentation, where a score is taken: a point x,y in the picture's pixels, or the id of a picture that is a mask; "
        + "wherever the class is seen where it is left out"),
  ]

  init() {}

  init(_ call: Call) {
    activation = call.text("activation") ?? "auto"
    // What is as usual is not said: the same network is not read twice.
    let usual = Detection.Options()
    boxScore = call.number("boxScore").flatMap { $0 == usual.threshold ? nil : $0 }
    boxTarget = call.text("boxTarget").flatMap { $0 == usual.score.rawValue ? nil : $0 }
    texts = (call.text("texts") ?? "").split(whereSeparator: \.isNewline).map(String.init).filter {
      !$0.allSatisfy(\.isWhitespace)
    }
    likeness = (call.text("like") ?? "").split(separator: ",").map(String.init)
    region = call.text("region").flatMap { $0.isEmpty ? nil : $0 }
    task = call.text("task") ?? Embedding.slug(texts: texts, pictures: likeness)
  }

  /// All that may be ids of pictures.
  var pictures: [String] { likeness + [region].compactMap(\.self) }

  /// By what a network is read.
  var baseKey: String { "\(activation)|\(task ?? "")|\(boxScore ?? -1)|\(boxTarget ?? "")" }

  /// What pictures are compared with.
  var comparison: String { "\(texts)|\(likeness)" }

  /// By what its answers are known.
  var key: String { "\(baseKey)|\(comparison)|\(region ?? "")" }

  private static let activations: [String: Activation] = [
    "softmax": Activation(.softmax), "sigmoid": Activation(.sigmoid), "none": Activation(.none),
  ]

  /// How the network is read.
  var choice: NetworkChoice {
    var detection = Detection.Options()
    if let boxScore { detection.threshold = boxScore }
    if let score = boxTarget.flatMap(Detection.Options.Score.init) { detection.score = score }
    return NetworkChoice(
      activation: Self.activations[activation], task: TaskChoice(slug: task, detection: detection))
  }
}
