import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private func fixture(_ name: String) -> String { Fixtures.path("networks/\(name).onnx") }

/// Networks with several inputs and outputs, tokens, and files that are no image classifiers.
@Suite struct NetworkChoiceTests {
  @Test func namesAnOutput() throws {
    let folder = try WorkFolder()
    let several = ["predict", sample, "--model", fixture("several"), "--crop", "12"]
    let run = try ProgramRun(several + ["--output", "scores", "--input", "image", "--json"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    // The first output is a stack of channels, and the last one needs a second input: two may hold scores.
    for text in ["say with --output", "'scores' [1, ", "'weighed' ["] {
      try ProgramRun.expectError(several, in: folder, says: text)
    }
    try ProgramRun.expectError(several + ["--output", "weighed"], in: folder, says: "choose an output that needs one")
    try ProgramRun.expectError(several + ["--output", "score"], in: folder, says: "did you mean 'scores'?")
    try ProgramRun.expectError(several + ["--output", "image"], in: folder, says: "is an input or a constant")
    let named = several + ["--output", "scores", "--input"]
    try ProgramRun.expectError(named + ["imag"], in: folder, says: "did you mean 'image'?")
    try ProgramRun.expectError(named + ["weights"], in: folder, says: "does not depend on this input")
  }

  @Test func laysTokensOut() throws {
    let folder = try WorkFolder()
    let options = ["--model", fixture("vit-script-17"), "--crop", "16"]
    let listed = try ProgramRun(["layers", "--tokens", "4x4+1", "--json"] + options, in: folder)
    let layers = try #require(try listed.json()["layers"] as? [[String: Any]])
    let usual = try #require(layers.first { $0["default"] as? Bool == true })
    #expect((usual["name"] as? String)?.contains("blocks.1/norm1") == true)
    #expect(usual["shape"] as? [Int] == [1, 16, 4, 4])

    let explained = try ProgramRun(
      ["explain", sample, "--layer", "blocks.0/Add_1", "--maps", "maps.safetensors", "--record"] + options, in: folder)
    #expect(explained.status == 0, "\(explained.messages)")
    let numbers = try StateDictionary(contentsOf: folder.url.path + "/maps.safetensors")
    #expect(numbers["chelsea/activations//blocks/blocks.0/Add_1_output_0"]?.tensor?.shape == [16, 4, 4])

    let other = try WorkFolder()
    let explain = ["explain", sample] + options
    try ProgramRun.expectError(explain + ["--tokens", "4x4"], in: other, says: "--tokens")
    try ProgramRun.expectError(
      explain + ["--tokens", "3x5", "--layer", "blocks.0/Add_1"], in: other, says: "17 tokens, the grid 3x5 takes 15")
    for text in ["4", "4x", "four", "4x4+one", "0x4"] {
      try ProgramRun.expectError(explain + ["--tokens", text], in: other, says: "--tokens")
    }
  }

  @Test func normalisesAsTold() throws {
    let folder = try WorkFolder()
    let explain = ["explain", sample, "--model", fixture("grey"), "--crop", "12"]
    let run = try ProgramRun(explain + ["--mean", "0.1", "--std", "0.2", "--maps", "grey.safetensors"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let input = try #require(
      try StateDictionary(contentsOf: folder.url.path + "/grey.safetensors")["chelsea/input"]?.tensor)
    #expect(input.shape == [1, 1, 12, 12])
    #expect(input.minimum >= -0.5 && input.maximum <= 4.5)
    let other = try WorkFolder()
    try ProgramRun.expectError(explain + ["--mean", "1", "2"], in: other, says: "--mean takes three numbers")
    try ProgramRun.expectError(explain + ["--std", "0"], in: other, says: "none of the latter 0")
    try ProgramRun.expectError(explain + ["--std", "1", "2", "3"], in: other, says: "one of each for grey")
  }

  /// Each says what was expected, what was found, and what to do.
  @Test func filesThatAreNoImageClassifiers() throws {
    let folder = try WorkFolder()
    func refuses(_ inputs: [Graph.Input], says text: String, _ build: (inout Graph) throws -> String) throws {
      var graph = Graph(inputs: inputs)
      graph.outputs = [try build(&graph)]
      try ONNXWriter.write(graph, to: folder.url.path + "/other.onnx")
      try ProgramRun.expectError(["explain", sample, "--model", "./other.onnx"], in: folder, says: text)
    }
    let image = Graph.Input(name: "image", dimensions: [1, 3, 8, 8])
    func pooled(_ graph: inout Graph, _ value: String) throws -> String {
      try graph.add(
        "Flatten", [try graph.add("GlobalAveragePool", [value], name: "pool \(value)")], name: "flat \(value)")
    }
    try refuses(
      [image, .init(name: "second", dimensions: [1, 3, 8, 8])],
      says: "this network has image [1, 3, 8, 8], second [1, 3, 8, 8]; say which of them is the picture (--input)"
    ) { try $0.add("Add", [pooled(&$0, "image"), pooled(&$0, "second")], name: "logits") }
    try refuses(
      [.init(name: "row", dimensions: [1, 12])], says: "[N, channels, depth, height, width]; this network has row"
    ) {
      try $0.add("Relu", ["row"], name: "logits")
    }
    try refuses([.init(name: "image", dimensions: [1, 3, 64, 64])], says: "3 classes at 4 × 4 places") { graph in
      let attributes: [String: Attribute] = ["kernel_shape": .integers([16, 16]), "strides": .integers([16, 16])]
      return try graph.add("AveragePool", ["image"], attributes: attributes, name: "logits")
    }
    try refuses([.init(name: "image", dimensions: [1, 7, 8, 8])], says: "takes image [1, 7, 8, 8]") {
      try pooled(&$0, "image")
    }
    try refuses([.init(name: "image", elementType: .int8, dimensions: [1, 3, 8, 8])], says: "export the network with") {
      graph in
      let attributes: [String: Attribute] = ["to": .integer(1)]
      return try pooled(&graph, graph.add("Cast", ["image"], attributes: attributes, name: "cast"))
    }
    // Nothing keeps height and width.
    try refuses([image], says: "name a target layer") { try $0.add("Flatten", ["image"], name: "logits") }
    try refuses([image], says: "this network has none") { graph in
      graph.constant("fixed", Tensor(shape: [1, 4], repeating: 1))
      return try graph.add("Neg", ["fixed"], name: "logits")
    }
  }

  /// One number and five: neither is taken in silence. What cannot hold scores is passed over, and that is said.
  @Test func neverChoosesAnOutputInSilence() throws {
    let folder = try WorkFolder()
    var network = SmallNetwork(seed: 4)
    try network.convolution(5, bias: true, name: "conv")
    try network.relu("layer")
    let features = network.value
    try network.classify(5)
    network.graph.constant("age.weight", Tensor(shape: [1, 5], repeating: 0.1))
    let transposed: [String: Attribute] = ["transB": .integer(1)]
    try network.graph.add("Gemm", ["flat", "age.weight"], attributes: transposed, name: "age")
    try network.graph.add("Softmax", ["logits"], name: "probabilities")
    func write(_ outputs: [String]) throws {
      network.graph.outputs = outputs
      try ONNXWriter.write(network.graph, to: folder.url.path + "/heads.onnx")
    }
    let model = ["--model", "heads.onnx", "--crop", "24"]
    try write(["age", "logits"])
    for command in [["predict", sample], ["explain", sample], ["layers"]] {
      for text in ["'age' [1, 1], 'logits' [1, 5]", "--output"] {
        try ProgramRun.expectError(command + model, in: folder, says: text)
      }
    }
    let named = try ProgramRun(["predict", sample, "--output", "logits", "--json"] + model, in: folder)
    #expect(named.status == 0)
    #expect(try named.json()["notes"] as? [String] == [])

    try write([features, "logits"])
    let said = "'logits' is taken for the class scores, since 'layer' [1, 5, 24, 24] cannot hold them"
    for command in [["predict", sample], ["explain", sample], ["layers"]] {
      let run = try ProgramRun(command + model + ["--json"], in: folder)
      #expect(run.status == 0 && run.messages.contains(said), "\(run.messages)")
      #expect((try run.json()["notes"] as? [String])?.first?.contains(said) == true)
    }
    // The same scores before and behind a softmax are one.
    try write(["probabilities", "logits"])
    let same = try ProgramRun(["predict", sample, "--json"] + model, in: folder)
    #expect(same.status == 0)
    #expect(try same.json()["notes"] as? [String] == [])
  }

  /// Scores `[N, K, 1, 1]` are those of K classes.
  @Test func flattensScores() throws {
    let folder = try WorkFolder()
    var network = SmallNetwork(seed: 2)
    try network.convolution(5, bias: true, name: "conv")
    try network.relu("layer")
    try network.convolution(6, kernel: 1, bias: true, name: "scores")
    try network.add("GlobalAveragePool", name: "pool")
    network.graph.outputs = [network.value]
    try ONNXWriter.write(network.graph, to: folder.url.path + "/pooled.onnx")
    let run = try ProgramRun(["predict", sample, "--model", "pooled.onnx", "--top", "9", "--json"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let images = try #require(try run.json()["images"] as? [[String: Any]])
    #expect((images[0]["top"] as? [[String: Any]])?.count == 6)
  }
}
