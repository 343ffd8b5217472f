import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// Networks and options that cannot give a map, or not quite the map asked for.
@Suite struct NetworkErrorTests {
  private static func write(_ name: String, in folder: WorkFolder, _ graph: Graph) throws {
    try ONNXWriter.write(graph, to: folder.url.path + "/" + name)
  }

  private static func small(
    bias: Bool = true, behindLayer: String? = nil, changing change: (String, Tensor) -> Tensor = { $1 }
  ) throws -> Graph {
    var network = SmallNetwork(seed: 12)
    try network.convolution(5, bias: bias, name: "conv")
    try network.relu("layer")
    if let behindLayer { try network.add(behindLayer, name: "last") }
    try network.classify(bias: bias)
    return try network.graph.replacingConstants(change)
  }

  @Test func layers() throws {
    let folder = try WorkFolder()
    let cases = [
      ("logits", "[1, 10]"), ("avgpool/GlobalAveragePool", "[1, 256, 1, 1]"), ("input", "not a layer"),
      ("fc.weight", "not a layer"),
    ]
    for (layer, text) in cases {
      try ProgramRun.expectError(
        ["explain", sample, "--model", network, "--crop", "96", "--layer", layer], in: folder, says: text)
    }
    try ProgramRun.expectError(
      ["explain", sample, "--model", network, "--layer", "layer3.0/relu_2/Relu", "logits"], in: folder, says: "logits")
  }

  @Test func options() throws {
    let folder = try WorkFolder()
    let cases: [([String], String)] = [
      (["--batch", "100000000"], "choose at most"), (["--batch", "0"], "--batch"), (["--batch", "-3"], "--batch"),
      (["--batch", "many"], "--batch"), (["--target", "chance"], "log-probability"), (["--seed", "-1"], "--seed"),
      (["--eigen-smooth", "--method", "eigen-cam", "grad-cam", "full-grad"], "eigen-cam, full-grad"),
      (["--eigen-smooth", "--method", "all"], "eigen-cam, eigen-grad-cam, full-grad"),
      (["--eigen-smooth", "--method", "random-cam"], "random-cam"),
      (["--aug-smooth", "--method", "random-cam"], "random-cam"),
    ]
    for (options, text) in cases {
      try ProgramRun.expectError(
        ["explain", sample, "--model", network, "--crop", "96"] + options, in: folder, says: text)
    }
  }

  /// NaN in the network: before the layer, behind it, and in one class that nobody asks for.
  @Test func numbersThatAreNone() throws {
    let folder = try WorkFolder()
    for (name, place) in [("conv.weight", 7), ("conv.bias", 0), ("fc.weight", 3), ("fc.bias", 2)] {
      let graph = try Self.small { constant, tensor in
        guard constant == name else { return tensor }
        var elements = tensor.elements
        elements[place] = .nan
        return Tensor(shape: tensor.shape, elements: elements)
      }
      try Self.write("nan.onnx", in: folder, graph)
      for options in [[], ["--class", "1"], ["--class", "0", "--method", "all", "--maps", "maps.safetensors"]] {
        try ProgramRun.expectError(["explain", sample, "--model", "nan.onnx"] + options, in: folder, says: "NaN")
      }
      try ProgramRun.expectError(["predict", sample, "--model", "nan.onnx"], in: folder, says: "NaN")
    }
  }

  @Test func stepsWithoutGradient() throws {
    let folder = try WorkFolder()
    // Constant almost everywhere: the gradient is zero, and so no map can be made.
    try Self.write("round.onnx", in: folder, Self.small(behindLayer: "Round"))
    try ProgramRun.expectError(
      ["explain", sample, "--model", "round.onnx", "--layer", "layer"], in: folder, says: "gradient")
    // One whose gradient nobody has written: it is named, with its place in the network.
    var network = SmallNetwork(seed: 12)
    try network.convolution(5, bias: true, name: "conv")
    try network.relu("layer")
    try network.add("Einsum", attributes: ["equation": .string("nchh->nch")], name: "diagonal")
    try network.classify()
    try Self.write("diagonal.onnx", in: folder, network.graph)
    try ProgramRun.expectError(
      ["explain", sample, "--model", "diagonal.onnx", "--layer", "layer"], in: folder, says: "Einsum")
  }

  @Test func fallbacks() throws {
    let folder = try WorkFolder()
    func notes(_ arguments: [String]) throws -> (messages: String, notes: [String: [String]]) {
      let run = try ProgramRun(["explain", sample, "--json"] + arguments, in: folder)
      #expect(run.status == 0, "\(run.messages)")
      let images = try run.json()["images"] as? [[String: Any]]
      let maps = try #require(images?.first?["maps"] as? [[String: Any]])
      return (
        run.messages,
        Dictionary(
          maps.compactMap { map in (map["method"] as? String).map { ($0, map["notes"] as? [String] ?? []) } },
          uniquingKeysWith: +)
      )
    }
    try Self.write("no-bias.onnx", in: folder, Self.small(bias: false))
    let unbiased = try notes(["--model", "no-bias.onnx", "--method", "full-grad", "grad-cam"])
    #expect(unbiased.notes["full-grad"]?.first?.contains("no biases") == true)
    #expect(unbiased.notes["grad-cam"] == [])
    #expect(unbiased.messages.contains("no biases"))

    // Class 2 scores zero, whatever the picture.
    let zero = try Self.small { name, tensor in
      guard name.hasPrefix("fc.") else { return tensor }
      let row = tensor.count / tensor.shape[0]
      let elements = tensor.elements.enumerated().map { $0 / row == 2 ? 0 : $1 }
      return Tensor(shape: tensor.shape, elements: elements)
    }
    try Self.write("zero.onnx", in: folder, zero)
    let zeroed = try notes(["--model", "zero.onnx", "--class", "2", "--method", "all"])
    #expect(zeroed.notes.count == 11)
    #expect(zeroed.notes["ablation-cam"]?.contains { $0.contains("the score is zero") } == true)
    #expect(zeroed.notes["grad-cam"]?.contains { $0.contains("the map is zero") } == true)
    #expect(zeroed.messages.contains("the score is zero"))
  }
}
