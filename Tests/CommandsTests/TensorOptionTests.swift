import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let model = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// `--tensor`, `--show`, `--input-value`, `--score-map`, and the names of what is written.
@Suite struct TensorOptionTests {
  /// What the program itself has prepared gives the same numbers.
  @Test func explainsPreparedTensors() throws {
    let folder = try WorkFolder()
    let options = ["--model", model, "--class", "3", "--method", "grad-cam", "score-cam"]
    let first = try ProgramRun(
      ["explain", sample] + options + ["--resize", "112", "--crop", "96", "--maps", "a.safetensors"], in: folder)
    #expect(first.status == 0, "\(first.messages)")
    let second = try ProgramRun(
      ["explain", "--tensor", "a.safetensors", "--show", sample] + options + ["--maps", "b.safetensors", "--out", "b"],
      in: folder)
    #expect(second.status == 0, "\(second.messages)")
    #expect(second.output.contains("input: prepared tensors of 3 × 96 × 96"))
    let (a, b) = (
      try StateDictionary(contentsOf: folder.url.path + "/a.safetensors"),
      try StateDictionary(contentsOf: folder.url.path + "/b.safetensors")
    )
    for name in ["chelsea/logits", "chelsea/3/grad-cam", "chelsea/3/score-cam"] {
      let (one, other) = (try #require(a[name]?.tensor), try #require(b[name]?.tensor))
      #expect(one.shape == other.shape && zip(one.elements, other.elements).allSatisfy { abs($0 - $1) < 1e-5 })
    }
    let tag = try NetworkModel(named: model).tag()
    #expect(try Image(contentsOf: folder.url.path + "/b/chelsea.\(tag).3.grad-cam.png").width == 96)
    for command in ["predict", "evaluate", "meta"] {
      let run = try ProgramRun(
        [command, "--tensor", "a.safetensors", "--model", model]
          + (command == "meta" ? ["--search", "none", "--k", "50"] : []),
        in: folder)
      #expect(run.status == 0, "\(command): \(run.messages)")
    }
  }

  /// Five channels, of which no picture has as many.
  @Test func takesAnyChannels() throws {
    let folder = try WorkFolder()
    var graph = Graph(inputs: [.init(name: "bands", dimensions: [nil, 5, 8, 8])])
    graph.constant("weights", Tensor(shape: [4, 5, 3, 3], elements: (0..<180).map { Float($0 % 7) / 7 - 0.4 }))
    try graph.add("Conv", ["bands", "weights"], name: "layer")
    try graph.add("GlobalAveragePool", ["layer"], name: "pooled")
    graph.outputs = [try graph.add("Flatten", ["pooled"], name: "scores")]
    try ONNXWriter.write(graph, to: folder.url.path + "/bands.onnx")
    let writer = try SafetensorsWriter(path: folder.url.path + "/scans.safetensors")
    try writer.append("scans", Tensor(shape: [2, 5, 8, 8], elements: (0..<640).map { Float($0 % 11) }))
    try writer.finish()
    let run = try ProgramRun(
      ["explain", "--tensor", "scans.safetensors", "--model", "bands.onnx", "--json"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect((try run.json()["images"] as? [Any])?.count == 2)
    #expect(folder.files.count { $0.hasPrefix("scans-") && $0.hasSuffix(".grad-cam.png") } == 2)
    let explain = ["explain", "--model", "bands.onnx"]
    try ProgramRun.expectError(explain + [sample], in: folder, says: "--tensor")
    for (shape, elements, words) in [
      ([3, 8, 8], Float(1), "3 channels"), ([5, 8, 9], 1, "the tensor is [5, 8, 9]"),
      ([5], 1, "[channels, height, width]"),
      ([5, 8, 8], .nan, "NaN"),
    ] {
      let other = try SafetensorsWriter(path: folder.url.path + "/other.safetensors")
      try other.append("x", Tensor(shape: shape, repeating: elements))
      try other.finish()
      try ProgramRun.expectError(explain + ["--tensor", "other.safetensors"], in: folder, says: words)
    }
    let tensor = explain + ["--tensor", "scans.safetensors"]
    try ProgramRun.expectError(tensor + ["--fit", "pad"], in: folder, says: "neither fitted nor normalised")
    try ProgramRun.expectError(
      explain + [sample, "--tensor", "scans.safetensors"], in: folder, says: "in place of pictures")
    try ProgramRun.expectError(explain + [sample, "--show", sample], in: folder, says: "--show needs --tensor")
    try ProgramRun.expectError(tensor + ["--show", sample, "b.png", "c.png"], in: folder, says: "3 pictures to show")
    try ProgramRun.expectError(explain, in: folder, says: "Missing expected argument")
  }

  /// A tensor whose axes stand in another order is not laid round to fit.
  @Test(arguments: [[16, 3, 16], [16, 16, 3]]) func refusesOtherOrders(_ shape: [Int]) throws {
    let folder = try WorkFolder()
    var network = SmallNetwork(seed: 3, side: 16)
    try network.convolution(4, name: "layer")
    try network.classify(4)
    try ONNXWriter.write(network.graph, to: folder.url.path + "/net.onnx")
    let writer = try SafetensorsWriter(path: folder.url.path + "/x.safetensors")
    try writer.append("x", Tensor(shape: shape, repeating: 0.5))
    try writer.finish()
    let predict = ["predict", "--tensor", "x.safetensors", "--model", "net.onnx"]
    try ProgramRun.expectError(predict, in: folder, says: "16 channels; this network takes input [any, 3, 16, 16]")
  }

  @Test func takesFurtherInputs() throws {
    let folder = try WorkFolder()
    let weighed = [
      "predict", sample, "--model", Fixtures.path("networks/several.onnx"), "--crop", "12", "--output", "weighed",
    ]
    try ProgramRun.expectError(weighed, in: folder, says: "--input-value")
    for (value, words) in [
      ("weights", "<name>=<value>"), ("=1", "<name>=<value>"), ("weights=one", "'one' is no number"),
      ("weights=", "at least one number"), ("weight=1", "did you mean 'weights'"), ("weights=1,2,3", "weights ["),
    ] {
      try ProgramRun.expectError(weighed + ["--input-value", value], in: folder, says: words)
    }
    try ProgramRun.expectError(
      weighed + ["--input-value", "weights=1", "--input-value", "weights=2"], in: folder, says: "twice")
  }

  /// Two networks of one name, and one under two sets of weights, leave each other's pictures alone.
  @Test func networksDoNotShareNames() throws {
    let folder = try WorkFolder()
    for (seed, name) in [(1, "a"), (2, "b")] {
      var network = SmallNetwork(seed: UInt64(seed))
      try network.convolution(4, name: "layer")
      try network.classify()
      try FileManager.default.createDirectory(atPath: folder.url.path + "/" + name, withIntermediateDirectories: false)
      try ONNXWriter.write(network.graph, to: folder.url.path + "/\(name)/net.onnx")
      let run = try ProgramRun(
        ["explain", sample, "--model", "\(name)/net.onnx", "--class", "1", "--out", "out"], in: folder)
      #expect(run.status == 0, "\(run.messages)")
    }
    #expect(folder.files.count { $0.hasPrefix("out/chelsea.net-") && $0.hasSuffix(".1.grad-cam.png") } == 2)
  }

  @Test func reducesScoreMaps() throws {
    let folder = try WorkFolder()
    var network = SmallNetwork(seed: 4)
    try network.convolution(4, name: "first")
    try network.relu("layer")
    try network.convolution(3, name: "scores")
    network.graph.outputs = ["scores"]
    try ONNXWriter.write(network.graph, to: folder.url.path + "/maps.onnx")
    let explain = ["explain", sample, "--model", "maps.onnx", "--layer", "layer"]
    // Scores at every pixel are a segmentation's, where nobody says otherwise.
    let dense = try ProgramRun(explain, in: folder)
    #expect(dense.status == 0 && dense.output.contains("segment by 'scores', as its outputs tell"), "\(dense.messages)")
    for reduction in ["mean", "maximum"] {
      let run = try ProgramRun(explain + ["--score-map", reduction], in: folder)
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output.contains("the \(reduction) over its places"))
    }
  }
}
