import MetaCAM

/// A class with its probability, as `--json` prints it.
struct PredictionOutput: Encodable {
  let `class`: Int
  let name: String?
  let wordNetID: String?
  let probability: Double
  /// `[left, top, width, height]` in the picture's pixels, of a detected object.
  let box: [Double]?

  init(_ prediction: Prediction) {
    self.class = prediction.label.index
    name = prediction.label.name
    wordNetID = prediction.label.wordNetID
    probability = prediction.probability
    box = prediction.box.map { [$0.left, $0.top, $0.right - $0.left, $0.bottom - $0.top] }
  }
}

/// The same as lines for a person: probability, index, name.
enum PredictionTable {
  /// A class in a line above its results: `class 282 tiger cat, probability 37.9 %`.
  static func heading(classIndex: Int, name: String?, probability: Double) -> String {
    let label = [String(classIndex), name].compactMap { $0 }.joined(separator: " ")
    return "class \(label), probability \(Columns.fixed(probability * 100, digits: 1)) %"
  }

  static func lines(_ predictions: [Prediction]) -> [String] {
    predictions.map { prediction in
      let percent = Columns.right(Columns.fixed(prediction.probability * 100, digits: 1), width: 5)
      let name = prediction.label.name.map { "  \($0)" } ?? ""
      let box = prediction.box.map { box in
        let edges = [box.left, box.top, box.right, box.bottom].map { Columns.fixed($0, digits: 0) }
        return "  at \(edges[0]), \(edges[1]) to \(edges[2]), \(edges[3])"
      }
      return "  \(percent) %  \(Columns.right("\(prediction.label.index)", width: 4))\(name)\(box ?? "")"
    }
  }
}
