import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// `--activation` on the command line.
@Suite struct ActivationOptionTests {
  private static func probabilities(_ options: [String], in folder: WorkFolder) throws -> (
    sum: Double, reading: [String: String]
  ) {
    let run = try ProgramRun(
      ["predict", sample, "--model", network, "--json", "--top", "1000"] + options, in: folder)
    let json = try run.json()
    let images = try #require(json["images"] as? [[String: Any]])
    let top = try #require(images.first?["top"] as? [[String: Any]])
    let all = top.compactMap { $0["probability"] as? Double }
    #expect(all.count == top.count && !all.isEmpty)
    return (all.reduce(0, +), try #require(json["scoreReading"] as? [String: String]))
  }

  @Test func isObeyedAndSaid() throws {
    let folder = try WorkFolder()
    let usual = try Self.probabilities([], in: folder)
    #expect(abs(usual.sum - 1) < 1e-9 && usual.reading["activation"] == "softmax")
    #expect(usual.reading["source"] == "assumption")
    let sigmoid = try Self.probabilities(["--activation", "sigmoid"], in: folder)
    #expect(abs(sigmoid.sum - 1) > 0.01)
    #expect(sigmoid.reading["activation"] == "sigmoid" && sigmoid.reading["source"] == "choice")
    let text = try ProgramRun(["predict", sample, "--model", network], in: folder)
    #expect(text.output.contains("probabilities: softmax of '"))
  }

  /// The output as it is, in the place of what stands before its activation.
  @Test func noneTakesTheOutputItself() throws {
    let folder = try WorkFolder()
    var small = SmallNetwork(seed: 9)
    try small.convolution(4, name: "layer")
    try small.classify(4)
    try small.add("LogSoftmax", name: "logarithms")
    small.graph.outputs = ["logarithms"]
    try ONNXWriter.write(small.graph, to: folder.url.path + "/log.onnx")
    func logits(_ options: [String]) throws -> [Float] {
      let run = try ProgramRun(
        ["explain", sample, "--model", "log.onnx", "--maps", "m.safetensors"] + options, in: folder)
      #expect(run.status == 0, "\(run.messages)")
      return try #require(
        try StateDictionary(contentsOf: folder.url.path + "/m.safetensors")["chelsea/logits"]?.tensor?.elements)
    }
    let (before, itself) = (try logits([]), try logits(["--activation", "none"]))
    let shift = before[0] - itself[0]
    #expect(zip(before, itself).allSatisfy { abs($0 - $1 - shift) < 1e-4 })
    #expect(abs(itself.reduce(0) { $0 + exp($1) } - 1) < 1e-4)
    #expect(abs(before.reduce(0) { $0 + exp($1) } - 1) > 1e-3)
  }

  /// Probabilities are shares whoever says what they are; other scores are numbers, and in both the largest comes first.
  @Test(arguments: [("Softmax", true), ("LogSoftmax", false)])
  func tellsScoresForWhatTheyAre(end: String, areProbabilities: Bool) throws {
    let folder = try WorkFolder()
    var small = SmallNetwork(seed: 9)
    try small.convolution(4, name: "layer")
    try small.classify(7)
    try small.add(end, name: "scores")
    small.graph.outputs = ["scores"]
    try ONNXWriter.write(small.graph, to: folder.url.path + "/net.onnx")
    let run = try ProgramRun(["predict", sample, "--model", "net.onnx", "--activation", "none"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let rows = run.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(rows.count == 5)
    #expect(rows.allSatisfy { $0.contains("%") == areProbabilities })
    let values = try rows.map { try #require(Double($0.split(separator: " ")[0])) }
    #expect(values == values.sorted(by: >))
  }

  @Test func namesWhatThereIs() throws {
    try ProgramRun.expectError(
      ["predict", sample, "--model", network, "--activation", "sigmod"], in: WorkFolder(),
      says: "did you mean 'sigmoid'")
  }
}
