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

  init(_ prediction: Prediction) {
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
}

extension NetworkInput {
  /// How the picture was read, where there was a choice.
  var readingNotes: [String] {
    notes + (hasForeignColours ? ["its colours are others than sRGB's, and were taken as they are stored"] : [])
  }
}

extension NetworkModel {
  /// A class as an answer has it.
  func classAnswer(_ index: Int, logits: Tensor) -> ClassAnswer {
    ClassAnswer(
      Prediction(
        label: labels[index], probability: classifier.probability(logits.elements, classIndex: index)))
  }
}
