import ActivationMaps
import Failures
import Imaging
import ModelReaders
import Tensors

/// A class with its probability.
struct ClassAnswer: Encodable {
  let index: Int
  let name: String?
  let wordNetID: String?
  let probability: Double
  /// Left, top, right and bottom in the picture's pixels; nil of what is of the whole picture.
  let box: [Double]?

  init(_ prediction: Prediction) {
    box = prediction.box.map { [$0.left, $0.top, $0.right, $0.bottom] }
    index = prediction.label.index
    name = prediction.label.name
    wordNetID = prediction.label.wordNetID
    probability = prediction.probability
  }
}

/// Where the network's view lies in its picture: `NetworkInput.Placement`.
struct PlacementAnswer: Encodable {
  let left: Double
  let top: Double
  let width: Double
  let height: Double

  init(_ placement: NetworkInput.Placement) {
    left = placement.left
    top = placement.top
    width = placement.width
    height = placement.height
  }
}

/// What stands behind all answers of a network.
struct NetworkAnswer: Encodable {
  let model: String
  let layers: [String]
  /// What is done to a picture, in a line.
  let preprocessing: String
  let scoreReading: String
  let notes: [String]

  init(_ model: NetworkModel, layers: [String], notes: [Note], _ words: (Remedy.Means) -> String) {
    self.model = model.name
    self.layers = layers
    preprocessing = "\(model.preprocessing)"
    scoreReading = "\(model.scoreReading)"
    self.notes = notes.map { $0.text(words) }
  }

  /// Of a network that explains.
  init(_ explainer: Explainer, _ words: (Remedy.Means) -> String) {
    self.init(explainer.model, layers: explainer.layers.map(\.name), notes: explainer.notes, words)
  }
}
