import Graphs
import MetaCAM
import TestSupport
import Testing

/// What a user says about pixels, against what a network says.
@Suite struct PreprocessingChoiceTests {
  private func file(_ name: String) -> String { Fixtures.path("networks/\(name).onnx") }

  private func taken(_ choice: PreprocessingChoice, by network: String = "channels-last") throws -> Preprocessing {
    try NetworkModel(named: file(network), preprocessing: choice).preprocessing
  }

  private func expectRefusal(
    _ choice: PreprocessingChoice, by network: String = "channels-last", says text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: MetaCAMError.self, sourceLocation: sourceLocation) { try taken(choice, by: network) }
    #expect(error?.code == .invalidSetting, sourceLocation: sourceLocation)
    #expect(error?.description.contains(text) == true, "\(String(describing: error))", sourceLocation: sourceLocation)
  }

  @Test func leavesTheDefaults() throws {
    var usual = Preprocessing.imageNet
    (usual.shorterSide, usual.cropSize) = (14, 12)
    #expect(try taken(PreprocessingChoice()) == usual)
    #expect(try taken(PreprocessingChoice(scale: .unit)) == usual)
    let grey = try taken(PreprocessingChoice(), by: "grey")
    #expect(grey.channels == .grey && grey.mean.count == 1)
  }

  @Test func presets() throws {
    for preset in Preset.all {
      let taken = try taken(PreprocessingChoice(preset: preset))
      #expect(taken.interpolation == (preset == .clip ? .bicubic : .bilinear))
      #expect(taken.channels == (preset == .kerasCaffe ? .bgr : .rgb))
      #expect(taken.scale == ([.kerasCaffe, .kerasTF].contains(preset) ? .bytes : .unit))
      #expect(taken.mean.count == 3 && taken.standardDeviation.count == 3 && taken.cropSize == 12)
      // Samples are the same in either unit.
      let dot = Image(width: 1, height: 1, pixels: [3, 99, 255])
      let other = try self.taken(PreprocessingChoice(preset: preset, scale: taken.scale == .unit ? .bytes : .unit))
      if preset != .none {
        let difference = try taken.normalised(dot).zipped(with: other.normalised(dot)) { abs($0 - $1) }.maximum
        // Means to 124 in single precision, divided by deviations to 0.004.
        #expect(difference < (preset == .kerasCaffe ? 1e-1 : 1e-4), "\(preset.slug)")
      }
    }
    // Of one channel the mean over the colours.
    #expect(try taken(PreprocessingChoice(preset: .kerasCaffe), by: "grey").channels == .grey)
  }

  @Test func bytesAreAsTheyAre() throws {
    for choice in [PreprocessingChoice(scale: .bytes), PreprocessingChoice(preset: Preset.none, scale: .bytes)] {
      let taken = try taken(choice)
      #expect(taken.mean == [0, 0, 0] && taken.standardDeviation == [1, 1, 1] && taken.scale == .bytes)
    }
    let own = try taken(PreprocessingChoice(channels: .bgr, scale: .bytes, mean: [104, 117, 123]))
    #expect(own.mean == [104, 117, 123] && own.channels == .bgr)
    #expect(try taken(PreprocessingChoice(preset: .imagenet, scale: .bytes)).mean[0] == 0.485 * 255)
  }

  @Test func fits() throws {
    let stretched = try taken(PreprocessingChoice(fit: .stretch))
    #expect(stretched.resizedSize == nil && stretched.shorterSide == nil && stretched.cropSize == 12)
    for choice in [
      PreprocessingChoice(resizedSize: 16), PreprocessingChoice(fit: .stretch, shorterSide: 16, cropSize: 12),
    ] {
      let before = try taken(choice)
      #expect(before.resizedSize == 16 && before.shorterSide == nil && before.cropSize == 12)
    }
    let padded = try taken(PreprocessingChoice(fit: .pad, padColour: .white, padPosition: .right))
    #expect(padded.fit == .pad && padded.cropSize == 12 && padded.shorterSide == nil)
  }

  @Test func contradictions() throws {
    expectRefusal(PreprocessingChoice(fit: .stretch, padColour: .white), says: "the parameter `fit` pad")
    expectRefusal(PreprocessingChoice(padPosition: .right), says: "only a picture that is padded")
    expectRefusal(PreprocessingChoice(fit: .pad, shorterSide: 20), says: "neither resized nor cropped")
    expectRefusal(PreprocessingChoice(fit: .pad, cropSize: 12), says: "neither resized nor cropped")
    expectRefusal(PreprocessingChoice(fit: .stretch, cropSize: 12), says: "nothing is cut")
    expectRefusal(PreprocessingChoice(shorterSide: 14, resizedSize: 14), says: "not both")
    expectRefusal(PreprocessingChoice(size: 12, cropSize: 10), says: "12 × 12 and 10 × 10")
    expectRefusal(PreprocessingChoice(size: 224), says: "the network's input is 12 × 12 pixels, not 224 × 224")
    expectRefusal(PreprocessingChoice(cropSize: 224), says: "leave out the parameter `crop`")
    expectRefusal(PreprocessingChoice(channels: .grey), says: "3 channels, not grey")
    expectRefusal(PreprocessingChoice(channels: .bgr), by: "grey", says: "one channel, which is grey, not bgr")
    expectRefusal(PreprocessingChoice(preset: .kerasCaffe, channels: .rgb), says: "of the channels bgr")
    expectRefusal(PreprocessingChoice(mean: [123.68]), says: "the parameter `scale` 255")
    expectRefusal(PreprocessingChoice(preset: Preset.none, standardDeviation: [58, 57, 57]), says: "of 58.0 is not of")
    expectRefusal(PreprocessingChoice(preset: .kerasTF, scale: .unit, mean: [2]), says: "from 0 to 1")
    expectRefusal(PreprocessingChoice(mean: [0.1, 0.2]), says: "each of the 3 channels")
  }

  /// A network that leaves its size open is run at what is said, and else not in silence.
  @Test func openSizes() throws {
    var network = SmallNetwork(seed: 5)
    try network.convolution(3, bias: true, name: "conv")
    try network.relu("layer")
    try network.classify()
    let graph = try network.graph.openingImageSize()
    let file = TemporaryFile(ending: ".onnx")
    try ONNXWriter.write(graph, to: file.path)
    func model(_ choice: PreprocessingChoice) throws -> NetworkModel {
      try NetworkModel(named: file.path, preprocessing: choice)
    }
    let unsaid = try model(PreprocessingChoice())
    #expect(unsaid.preprocessing.cropSize == 224)
    #expect(unsaid.notes.count == 1)
    #expect(unsaid.notes.first?.description.contains("224 × 224 pixels are taken") == true)
    let said = try model(PreprocessingChoice(fit: .pad, size: .init(height: 20, width: 96)))
    #expect(said.notes.isEmpty && said.classifier.imageShape == [3, 20, 96])
    #expect(try model(PreprocessingChoice(cropSize: 32)).notes.isEmpty)
  }
}

extension Graph {
  /// The same with any height and width of the picture.
  fileprivate func openingImageSize() throws -> Graph {
    let image = inputs[0]
    return try Graph(
      inputs: [.init(name: image.name, elementType: image.elementType, dimensions: [nil, 3, nil, nil])],
      outputs: outputs, nodes: nodes, constants: constants)
  }
}
