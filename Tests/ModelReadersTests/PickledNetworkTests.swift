import Foundation
import Graphs
import ModelReaders
import TestSupport
import Testing

/// Networks that torch.save wrote whole; made by `Scripts/fixtures/make_module_fixtures.py`.
@Suite struct PickledNetworkTests {
  private struct Expected: Decodable {
    var shape: [Int]
    var scores: [Double]
  }

  private static func expected(_ name: String) throws -> Expected {
    let path = Fixtures.path("modules/expected.json")
    let all = try JSONDecoder().decode([String: Expected].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    return try #require(all[name])
  }

  /// The tests' own network of torchvision's, which is none of the published sizes.
  private static let small = Architecture(
    name: "small resnet", input: .imageNet(64, 64), weights: PublishedWeights(file: "small"),
    network: ResNet(block: .basic, depths: [1, 1, 1, 1], stemChannels: 4, planes: 4))

  private func network(_ name: String) throws -> PickledNetwork {
    let file = Bytes(Array(try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("modules/" + name)))))
    return try #require(try PickledNetwork(file.buffer, owner: file, among: Architecture.all.suffix(1) + [Self.small]))
  }

  /// PyTorch's and the reference's arithmetic differ by their roundings alone: a wrong setting misses by 1e-2.
  private func expectScores(_ network: PickledNetwork, _ name: String) throws {
    let expected = try Self.expected(name)
    let count = expected.shape.reduce(1, *)
    let input = ReferenceTensor(
      shape: expected.shape, elements: (0..<count).map { Double(Float((37 * $0) % 101) / 50 - 1) })
    let output = network.graph.outputs[0]
    let graph = try network.graph.specialised(inputShapes: ["input": expected.shape])
    let scores = try #require(try graph.evaluated(["input": input])[output])
    #expect(scores.elements.count == expected.scores.count)
    for (score, expected) in zip(scores.elements, expected.scores) { #expect(abs(score - expected) < 2e-5, "\(name)") }
  }

  @Test(arguments: [
    "layers.pt", "layers.legacy.pt", "layers.protocol4.pt", "wrapped.pt", "unusual-layers.pt", "nested-layers.pt",
    "table.pt",
  ])
  func buildsTorchsOwnLayers(_ name: String) throws {
    let found = try network(name)
    #expect(found.architecture == nil && found.notes.isEmpty)
    try expectScores(found, name)
    #expect(try NetworkFile(contentsOf: Fixtures.path("modules/" + name)).graph.nodes == found.graph.nodes)
  }

  @Test func callsValuesByModules() throws {
    let graph = try network("nested-layers.pt").graph
      .specialised(inputShapes: ["input": Self.expected("nested-layers.pt").shape])
    #expect(try graph.targetLayer(named: "features").value == "features.gate")
    #expect(try graph.targetLayer(named: "features.conv").shape == [1, 6, 14, 13])
  }

  @Test(arguments: ["resnet.pt", "resnet.legacy.pt"]) func knowsTorchvisionsNetworks(_ name: String) throws {
    let found = try network(name)
    #expect(found.architecture?.name == "small resnet")
    #expect(found.notes.map(\.message).contains { $0.contains("'torchvision.models.resnet.ResNet'") })
    try expectScores(found, name)
  }

  /// What stands between the layers of a head is in the pickle, so that nothing is assumed.
  @Test func readsHeads() throws {
    let found = try network("resnet-head.pt")
    #expect(found.graph.nodes.suffix(4).map(\.operatorName) == ["Gemm", "Tanh", "BatchNormalization", "Gemm"])
    #expect(!found.notes.map(\.message).contains { $0.contains("ReLU") })
    try expectScores(found, "resnet-head.pt")
  }

  /// A class whose program is not here, and settings that are not the built-in network's.
  @Test(arguments: [
    ("theirs.pt", "'theirs.Net'"), ("theirs-within.pt", "'theirs.Net'"),
    ("resnet-smooth.pt", "'torch.nn.modules.activation.ELU'"), ("resnet-strided.pt", "stride"),
    // A layer that does nothing in the place of one that does, also of one that a block uses twice
    ("resnet-skipped.pt", "'maxpool' is torch.nn.modules.linear.Identity"),
    ("resnet-unbent.pt", "'layer2.0.relu' is torch.nn.modules.linear.Identity"),
    ("resnet-bent.pt", "'torch.nn.modules.activation.SiLU'"),
    ("hooked.pt", "a hook"), ("replaced.pt", "a hook or a method"),
  ])
  func refusesWhatItDoesNotKnow(_ name: String, _ part: String) throws {
    let error = #expect(throws: ModelError.self) { try network(name) }
    #expect(error?.code == .unsupported && error?.message.contains(part) == true, "\(error?.message ?? "")")
    #expect(error?.description.contains("torch.onnx.export") == true)
  }

  @Test func refusesNetworksThatAreNotBuiltIn() throws {
    let error = #expect(throws: ModelError.self) { try NetworkFile(contentsOf: Fixtures.path("modules/resnet.pt")) }
    #expect(error?.message.contains("'torchvision.models.resnet.ResNet'") == true && error?.context["file"] != nil)
  }

  @Test func namesTorchScript() throws {
    let path = Fixtures.path("modules/torchscript.pt")
    let error = #expect(throws: ModelError.self) { try NetworkFile(contentsOf: path) }
    #expect(error?.message.contains("TorchScript") == true && "\(error?.remedy ?? "")".contains("torch.onnx.export"))
    // Its weights have the names of the module that it was made of.
    let module = try StateDictionary(contentsOf: Fixtures.path("modules/layers.pt"))
    #expect(Set(try StateDictionary(contentsOf: path).names) == Set(module.names))
  }

  /// As the weights of a built-in network, whatever class holds them.
  @Test func givesWeights() throws {
    let whole = try StateDictionary(contentsOf: Fixtures.path("modules/resnet.pt"))
    let fitted = try Self.small.fitted(to: whole)
    #expect(fitted.notes.map(\.message).contains { $0.contains("the weights alone") })
    let head = try Self.small.fitted(to: StateDictionary(contentsOf: Fixtures.path("modules/resnet-head.pt")))
    #expect(head.notes.map(\.message).contains { $0.contains("a ReLU") })
  }
}
