import MetaCAM

/// A class with its probability, as `--json` prints it.
struct PredictionOutput: Encodable {
  let `class`: Int
  let name: String?
  let wordNetID: String?
  let probability: Double
  /// What stands for the probability, where it is none: `cosine` or `number`.
  let likelihood: Likelihood?
  /// The share of what the network sees that a segmentation's class was seen on, 0 to 1.
  let share: Double?
  /// `[left, top, width, height]` in the picture's pixels, of a detected object.
  let box: [Double]?

  init(_ prediction: Prediction) {
    self.class = prediction.label.index
    name = prediction.label.name
    wordNetID = prediction.label.wordNetID
    probability = prediction.probability
    likelihood = prediction.likelihood == .probability ? nil : prediction.likelihood
    share = prediction.share
    box = prediction.box.map { [$0.left, $0.top, $0.right - $0.left, $0.bottom - $0.top] }
  }
}

/// The same as lines for a person: probability, index, name.
enum PredictionTable {
  /// A class in a line above its results: `class 282 tiger cat, probability 37.9 %`.
  static func heading(classIndex: Int, name: String?, probability: Double, _ likelihood: Likelihood) -> String {
    let label = [String(classIndex), name].compactMap { $0 }.joined(separator: " ")
    return "class \(label), \(likelihood.rawValue) \(text(probability, likelihood))"
  }

  /// `37.9 %`, `0.812`
  static func text(_ value: Double, _ likelihood: Likelihood) -> String {
    let shown = likelihood.shown
    return Columns.fixed(value * shown.factor, digits: shown.decimals) + shown.unit
  }

  static func lines(_ predictions: [Prediction]) -> [String] {
    predictions.map { prediction in
      let likelihood = Columns.right(text(prediction.probability, prediction.likelihood), width: 7)
      let name = prediction.label.name.map { "  \($0)" } ?? ""
      let box = prediction.box.map { box in
        let edges = [box.left, box.top, box.right, box.bottom].map { Columns.fixed($0, digits: 0) }
        return "  at \(edges[0]), \(edges[1]) to \(edges[2]), \(edges[3])"
      }
      let share = prediction.share.map { ", on \(text($0, .probability)) of the view" }
      return "  \(likelihood)  \(Columns.right("\(prediction.label.index)", width: 4))\(name)\(box ?? share ?? "")"
    }
  }
}
