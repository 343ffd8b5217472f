import Foundation
import MetaCAM
import TestSupport
import Testing

/// What owners write down of their networks.
@Suite struct NetworkDescriptionTests {
  private static func decoded(_ text: String) throws -> NetworkDescription {
    try JSONDecoder().decode(NetworkDescription.self, from: Data(text.utf8))
  }

  @Test func isReadAsItIsWritten() throws {
    let text = """
      {"schema": "metacam-network", "version": 1, "network": "net.onnx", "networkHash": "ab", "activation": "sigmoid",
       "input": {"name": "x", "values": {"facts": [0.5, 1]}}, "output": {"name": "y", "scoreMap": "mean"},
       "preprocessing": {"fit": "pad", "size": [20, 30], "padColour": "#010203", "channels": "bgr", "scale": 255},
       "classes": ["a", "b"], "layers": ["r2"], "tokens": "2x2+1", "licence": "MIT",
       "selfTest": {"picture": "a.png", "probabilities": {"0": 0.25}, "tolerance": 0.01}}
      """
    let description = try Self.decoded(text)
    #expect(description.preprocessing?.size == [20, 30])
    #expect(description.classes == .names(["a", "b"]))
    #expect(try Self.decoded(description.text()) == description)
    let least = try Self.decoded(
      #"{"schema": "metacam-network", "version": 1, "network": "resnet18", "classes": "imagenet"}"#)
    #expect(least.classes == .list("imagenet"))
    #expect(try Self.decoded(least.text()) == least)
  }

  @Test(arguments: [
    #"{"version": 1, "network": "a"}"#, #"{"schema": "metacam-network", "version": 2, "network": "a"}"#,
    #"{"schema": "other", "version": 1, "network": "a"}"#, #"{"schema": "metacam-network", "version": 1}"#,
    #"{"schema": "metacam-network", "version": 1, "network": "a", "x": 1}"#,
    #"{"schema": "metacam-network", "version": 1, "network": "a", "input": {"names": "b"}}"#,
    #"{"schema": "metacam-network", "version": 1, "network": "a", "selfTest": {"picture": "b", "probability": {}}}"#,
    #"{"schema": "metacam-network", "version": 1, "network": "a", "preprocessing": {"fit": 3}}"#,
    #"{"schema": "metacam-network", "version": 1, "network": "a", "classes": [1]}"#,
  ]) func refusesOthers(_ text: String) { #expect(throws: (any Error).self) { try Self.decoded(text) } }

  /// Each alternative differs in one thing, and none twice.
  @Test func alternativesDiffer() {
    for preprocessing in [
      Preprocessing.imageNet, .lite, Preprocessing.imageNet.inGrey,
      Preprocessing(fit: .stretch, cropSize: 20, channels: .bgr, scale: .bytes, mean: [104, 117, 123]),
    ] {
      let alternatives = preprocessing.alternatives
      #expect(alternatives.count >= 6)
      for (place, alternative) in alternatives.enumerated() {
        #expect(alternative.preprocessing != preprocessing)
        #expect(!alternatives[..<place].contains { $0.preprocessing == alternative.preprocessing })
        #expect(alternative.preprocessing.channels.count == preprocessing.channels.count)
        #expect(alternative.preprocessing.mean.count == preprocessing.mean.count)
      }
    }
    let bgr = Preprocessing.imageNet.alternatives.first { $0.change == "channels bgr" }?.preprocessing
    #expect(bgr?.mean == [0.406, 0.456, 0.485])
    #expect(Preprocessing.prepared([5, 8, 8]).alternatives.isEmpty)
  }

  /// A check says what a prediction says, and the same with each of the others.
  @Test func isCheckedWithTheOthers() async throws {
    var network = SmallNetwork(seed: 4, side: 48)
    try network.convolution(8, bias: true, name: "first")
    try network.relu("layer")
    try network.classify(5)
    let (model, engine) = (try NetworkModel(network.graph), try Engine())
    let picture = Image.random(seed: 1, side: 60)
    let check = try await NetworkCheck(of: model, on: picture, engine: engine)
    let others = model.preprocessing.alternatives
    #expect(check.answers.map(\.setting) == ["as it is"] + others.map(\.change))
    #expect(check.selfTest == nil && check.layers == ["layer"])
    let predictor = try Predictor(model: model, engine: engine)
    for (answer, preprocessing) in zip(check.answers, [model.preprocessing] + others.map(\.preprocessing)) {
      let scores = try await predictor.scores(of: preprocessing.input(of: picture))
      let own = Prediction.likeliest(1, of: scores)[0]
      #expect(answer.top.label.index == own.label.index && answer.top.probability == own.probability)
    }
  }

  /// The user's word goes before the description's, matter by matter.
  @Test func usersGoBefore() throws {
    let described = PreprocessingChoice(
      fit: .stretch, size: 40, resizedSize: 48, interpolation: .bicubic, channels: .bgr, scale: .bytes,
      mean: [1, 2, 3],
      standardDeviation: [4, 5, 6])
    #expect(PreprocessingChoice().over(described) == described)
    let padded = PreprocessingChoice(fit: .pad).over(described)
    #expect(padded.fit == .pad && padded.resizedSize == nil && padded.size == 40 && padded.mean == [1, 2, 3])
    let preset = PreprocessingChoice(preset: .imagenet).over(described)
    #expect(preset.preset == .imagenet && preset.channels == nil && preset.mean == nil && preset.fit == .stretch)
    let mean = PreprocessingChoice(mean: [7, 8, 9]).over(described)
    #expect(mean.mean == [7, 8, 9] && mean.standardDeviation == [4, 5, 6] && mean.scale == .bytes)
  }
}
