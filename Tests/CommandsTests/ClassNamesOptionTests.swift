import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let model = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// `--classes`, and what is shown where nothing names a network's classes.
@Suite struct ClassNamesOptionTests {
  private static func top(_ run: ProgramRun) throws -> [[String: Any]] {
    #expect(run.status == 0, "\(run.messages)")
    return try #require((try run.json()["images"] as? [[String: Any]])?.first?["top"] as? [[String: Any]])
  }

  @Test func namesClasses() throws {
    let folder = try WorkFolder()
    try folder.write("animals.txt", Data((0..<10).map { "animal \($0)\n" }.joined().utf8))
    let options = [sample, "--model", model, "--classes", "animals.txt"]
    let classes = try Self.top(ProgramRun(["predict", "--json"] + options, in: folder))
    #expect(classes.count == 5)
    for entry in classes { #expect(entry["name"] as? String == "animal \(try #require(entry["class"] as? Int))") }
    let explained = try ProgramRun(["explain"] + options + ["--class", "animal 3"], in: folder)
    #expect(explained.status == 0, "\(explained.messages)")
    #expect(folder.files.contains { $0.contains(".3.grad-cam") })

    for (file, text, words) in [
      ("few.txt", "a\nb", "names 2 classes, and the network has 10"),
      ("many.json", "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\"]", "names 11 classes"),
      ("twice.csv", "0,a\n0,b", "named twice"),
    ] {
      try folder.write(file, Data(text.utf8))
      try ProgramRun.expectError(
        ["predict", sample, "--model", model, "--classes", file], in: folder, says: words)
    }
    try ProgramRun.expectError(
      ["predict", sample, "--model", model, "--classes", "imagenet"], in: folder,
      says: "ImageNet names 1000 classes, and the network has 10")
  }

  /// A thousand classes are ImageNet's only where somebody says so.
  @Test func doesNotGuessImageNet() throws {
    let folder = try WorkFolder()
    var network = SmallNetwork(seed: 3)
    try network.convolution(4, name: "conv")
    try network.classify(1000)
    try ONNXWriter.write(network.graph, to: folder.url.path + "/thousand.onnx")
    let predict = ["predict", sample, "--model", "thousand.onnx", "--json"]
    let unnamed = try ProgramRun(predict, in: folder)
    #expect(try Self.top(unnamed).allSatisfy { $0["name"] is NSNull || $0["name"] == nil })
    #expect(unnamed.messages.contains("nothing says what the 1000 classes are called; --classes imagenet names them"))
    let named = try ProgramRun(predict + ["--classes", "imagenet"], in: folder)
    #expect(try Self.top(named).allSatisfy { $0["name"] is String })
  }

  /// Where each class has a probability of its own, all above a threshold are named.
  @Test func namesAllAboveAThreshold() throws {
    let folder = try WorkFolder()
    let predict = ["predict", sample, "--model", model, "--activation", "sigmoid", "--json"]
    func probabilities(_ options: [String]) throws -> [Double] {
      try Self.top(ProgramRun(predict + options, in: folder)).compactMap { $0["probability"] as? Double }
    }
    let all = try probabilities(["--top", "10"])
    #expect(all.count == 10 && all == all.sorted(by: >))
    let threshold = (all[6] + all[7]) / 2
    #expect(try probabilities(["--threshold", "\(threshold)"]) == Array(all.prefix(7)))
    #expect(try probabilities(["--threshold", "1"]) == all.filter { $0 == 1 })
    #expect(try probabilities(["--threshold", "0"]).count == 10)
    #expect(try probabilities(["--threshold", "\(threshold)", "--top", "9"]).count == 9)
    #expect(try probabilities(["--top", "1"]).count == 1)
    #expect(try probabilities([]).count == max(5, all.count { $0 >= 0.5 }))
    try ProgramRun.expectError(predict + ["--threshold", "2"], in: folder, says: "from 0 to 1")
  }

  /// A network that is sure whatever it sees leaves ROAD nothing to choose by; that is no success.
  @Test func ensemblesThatWriteNothingFail() throws {
    let folder = try WorkFolder()
    var network = SmallNetwork(seed: 3)
    try network.convolution(4, name: "conv")
    try network.relu("layer")
    try network.classify(1)
    try network.add("Add", [network.graph.constant("far", Tensor(shape: [1], repeating: -60))], name: "sure")
    try network.add("Sigmoid", name: "probability")
    network.graph.outputs = ["probability"]
    try ONNXWriter.write(network.graph, to: folder.url.path + "/sure.onnx")
    let meta = ["meta", sample, "--model", "sure.onnx", "--class", "0"]
    let nothing = try ProgramRun(meta, in: folder)
    #expect(nothing.status == 1)
    #expect(nothing.messages.contains("no map of class 0 of '\(sample)' was written"), "\(nothing.messages)")
    #expect(nothing.messages.contains("--search none"))
    #expect(!folder.files.contains { $0.hasSuffix("metacam.png") })
    let all = try ProgramRun(meta + ["--search", "none"], in: folder)
    #expect(all.status == 0, "\(all.messages)")
    #expect(folder.files.contains { $0.hasSuffix("0.metacam.png") })
  }
}
