import Files
import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")

/// The built-in networks on the command line, and weights that the user brings.
@Suite struct ModelsTests {
  @Test func listsNetworks() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(["models", "--json"], in: folder)
    #expect(run.status == 0)
    let models = try #require(try run.json()["models"] as? [[String: Any]])
    #expect(models.map { $0["name"] as? String } == Architecture.all.map(\.name))
    let resnet = try #require(models.first { $0["name"] as? String == "resnet152" })
    #expect(resnet["url"] as? String == "https://download.pytorch.org/models/resnet152-394f9c45.pth")
    #expect(resnet["parameters"] as? Int == 60_192_808 && resnet["layer"] as? String == "layer4.2")
    let text = try ProgramRun(["models"], in: folder)
    #expect(text.status == 0 && text.output.split(separator: "\n").count == models.count + 1)
  }

  /// SqueezeNet 1.1 for three classes, as training would leave it.
  private func weights(_ architecture: Architecture, classes: Int) throws -> [(name: String, tensor: Tensor)] {
    var random = SeededRandom(seed: 5)
    return try architecture.outline().inputs.dropFirst().map { input in
      var shape = input.dimensions.compactMap { $0 }
      if input.name.hasPrefix("classifier.1.") { shape[0] = classes }
      let bound = (6 / Double(max(shape.dropFirst().reduce(1, *), 1))).squareRoot()
      let elements = (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: -bound...bound)) * 0.9 }
      return (input.name, Tensor(shape: shape, elements: elements))
    }
  }

  private func write(_ tensors: [(name: String, tensor: Tensor)], to path: String) throws {
    let writer = try SafetensorsWriter(path: path)
    for (name, tensor) in tensors { try writer.append("module.\(name)", tensor) }
    try writer.finish()
  }

  @Test func explainsWithOwnWeights() throws {
    let folder = try WorkFolder()
    let architecture = try Architecture.named("squeezenet1_1")
    let tensors = try weights(architecture, classes: 3)
    try write(tensors, to: folder.url.path + "/mine.safetensors")
    let options = ["--model", "squeezenet1_1", "--weights", "mine.safetensors"]
    let run = try ProgramRun(
      ["explain", sample, "--class", "2", "--maps", "maps.safetensors", "--record", "--json"] + options, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(try run.json()["layer"] as? String == "features.12")
    let numbers = try StateDictionary(contentsOf: folder.url.path + "/maps.safetensors")
    #expect(
      Set(numbers.names) == [
        "chelsea/input", "chelsea/logits", "chelsea/2/grad-cam", "chelsea/activations/features.12",
        "chelsea/2/gradients/features.12",
      ])
    #expect(numbers["chelsea/logits"]?.shape == [1, 3])
    #expect(numbers["chelsea/2/gradients/features.12"]?.shape == [512, 13, 13])

    let layers = try ProgramRun(["layers"] + options, in: folder)
    #expect(layers.output.contains("* features.12 ") && layers.output.contains("= features\n"))

    // Where the published weights are looked for.
    let place = WorkFolder.cache.path + "/weights"
    try AtomicFile.makeFolder(place)
    try write(tensors, to: "\(place)/\(architecture.weights.file)")
    let predicted = try ProgramRun(["predict", sample, "--model", "squeezenet1_1"], in: folder)
    #expect(predicted.status == 0, "\(predicted.messages)")

    try write(Array(tensors.dropFirst(2)), to: folder.url.path + "/part.safetensors")
    for command in ["explain", "predict"] {
      try ProgramRun.expectError(
        [command, sample, "--model", "squeezenet1_1", "--weights", "part.safetensors"], in: folder,
        says: "2 missing: features.0.weight, features.0.bias")
    }
  }

  @Test func saysWhereWeightsCanBeHad() throws {
    let folder = try WorkFolder()
    for text in [
      "https://download.pytorch.org/models/resnet152-394f9c45.pth", "--weights", WorkFolder.cache.path + "/weights",
    ] {
      try ProgramRun.expectError(["explain", sample, "--model", "resnet152"], in: folder, says: text)
    }
  }

  @Test func refusesWrongWeights() throws {
    let folder = try WorkFolder()
    let resnet = Fixtures.path("goldens/narrow_resnet-1.pth")
    let cases: [([String], String)] = [
      (["--model", "resnet152", "--weights", resnet], "these are not the weights of resnet152"),
      (["--model", "resnet152", "--weights", "missing.pth"], "no such file"),
      (["--model", "resnet152", "--weights", sample], "neither a PyTorch file nor a safetensors file"),
      (["--model", Fixtures.path("goldens/narrow_resnet-1.onnx"), "--weights", resnet], "holds its own weights"),
      (["--model", "resnet125"], "'resnet152'"), (["--record"], "--record needs --maps"),
    ]
    for (options, text) in cases { try ProgramRun.expectError(["explain", sample] + options, in: folder, says: text) }
    try ProgramRun.expectError(
      ["study", "cases.csv", "--out", "out", "--networks", "resnet18", "resnet34", "--weights", resnet], in: folder,
      says: "--weights takes one file for each network: 2, not 1")
  }
}
