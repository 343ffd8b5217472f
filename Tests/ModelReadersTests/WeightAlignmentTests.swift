import Graphs
import ModelReaders
import Tensors
import TestSupport
import Testing

/// Weights under other names than the network's own.
@Suite struct WeightAlignmentTests {
  private typealias Entry = (name: String, value: Constant)

  private static func tensor(_ shape: Int...) -> Constant {
    .floats(Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { Float($0 % 13) - 6 }))
  }

  private static func linear(_ name: String, _ inputs: Int, _ outputs: Int) -> [Entry] {
    [(name + ".weight", tensor(outputs, inputs)), (name + ".bias", tensor(outputs))]
  }

  private static func normalisation(_ name: String, _ width: Int) -> [Entry] {
    ["weight", "bias", "running_mean", "running_var"].map { (name + "." + $0, tensor(width)) }
      + [(name + ".num_batches_tracked", .integers([7]))]
  }

  private func fitted(
    _ small: String, _ change: (Entry) -> Entry? = { $0 }, adding more: [Entry] = []
  ) throws -> Architecture.Fitted {
    let weights = try Self.weights(of: small).compactMap(change)
    return try SmallArchitecture.named(small).architecture.fitted(to: StateDictionary(weights + more))
  }

  /// Under torchvision's names: the files hold prefixes.
  private static func weights(of small: String) throws -> [Entry] {
    try SmallArchitecture.named(small).weights().map { entry in
      var name = entry.name[...]
      for prefix in ["module.", "_orig_mod.", "model."] { name = name.trimmingPrefix(prefix) }
      return (String(name), entry.value)
    }
  }

  private func expectOwnWeights(
    _ small: String, _ says: String?, adding more: [Entry] = [], sourceLocation: SourceLocation = #_sourceLocation,
    _ rename: (String) -> String
  ) throws {
    let plain = try SmallArchitecture.named(small).graph()
    let found = try fitted(small, { (rename($0.name), $0.value) }, adding: more)
    // The last layer's constants may bear the file's names.
    let isLast = { (name: String) in name.hasPrefix("fc.") || name.hasPrefix("classifier.") || name.hasPrefix("head.") }
    #expect(
      found.graph.constants.filter { !isLast($0.key) } == plain.constants.filter { !isLast($0.key) },
      sourceLocation: sourceLocation)
    #expect(found.graph.nodes.map(\.operatorName) == plain.nodes.map(\.operatorName), sourceLocation: sourceLocation)
    #expect(found.graph.outputs == ["logits"], sourceLocation: sourceLocation)
    let last = try [plain, found.graph].map { graph in
      try #require(graph.nodes.last?.inputs.dropFirst().map { graph.constants[$0] })
    }
    if plain.nodes.last?.operatorName == "Gemm" { #expect(last[0] == last[1], sourceLocation: sourceLocation) }
    let notes = found.notes.map(\.message)
    #expect(notes.contains { $0.contains(says ?? "") } != (says == nil), "\(notes)", sourceLocation: sourceLocation)
  }

  // MARK: - Prefixes

  @Test(arguments: ["module.", "model.", "_orig_mod.", "module._orig_mod.", "backbone.model.", "a.b.c.d.", "0."])
  func seesThroughPrefixes(_ prefix: String) throws {
    for small in ["shufflenet", "resnet", "densenet", "googlenet", "convnext"] {
      try expectOwnWeights(
        small, "begin with '\(prefix)'", adding: [("n_averaged", .integers([1]))], { prefix + $0 })
    }
  }

  @Test func saysNothingOfTheNetworksOwnNames() throws {
    try expectOwnWeights("resnet", nil) { $0 }
  }

  @Test func leavesOutWhatLossesHold() throws {
    try expectOwnWeights("resnet", "begin with", adding: [("criterion.weight", Self.tensor(5))]) { "net." + $0 }
  }

  /// With and without its prefix, a name is there twice.
  @Test func refusesNamesThatFallTogether() throws {
    let error = #expect(throws: ModelError.self) {
      try fitted("shufflenet", adding: [("module.fc.bias", Self.tensor(5))])
    }
    #expect(error?.code == .mismatch && error?.message.contains("1 left over: module.fc.bias") == true)
  }

  @Test func takesOneOfTwoCopies() throws {
    let small = try SmallArchitecture.named("resnet")
    let weights = try Self.weights(of: "resnet")
    let copies = ["student.", "teacher."].flatMap { prefix in weights.map { (prefix + $0.name, $0.value) } }
    let found = try small.architecture.fitted(to: StateDictionary(copies))
    #expect(found.notes.map(\.message).contains { $0.contains("those of 'student' are left out") })
    #expect(try found.graph.constants["conv1.weight"] == small.graph().constants["conv1.weight"])
  }

  // MARK: - Numbers

  private static let children = [
    "conv1": "0", "bn1": "1", "layer1": "4", "layer2": "5", "layer3": "6", "layer4": "7", "fc": "9",
  ]

  private static func numbered(_ name: String) -> String {
    let first = name.prefix { $0 != "." }
    return (children[String(first)] ?? String(first)) + name.dropFirst(first.count)
  }

  @Test func takesNumberedParts() throws {
    // Sequential(*children), features = Sequential(*children[:-1]) and Sequential(Sequential(…), Flatten, Linear)
    try expectOwnWeights("resnet", "'0' for 'conv1', '1' for 'bn1'", { Self.numbered($0) })
    try expectOwnWeights("resnet", "'features.0' for 'conv1'") {
      $0.hasPrefix("fc") ? $0 : "features." + Self.numbered($0)
    }
    try expectOwnWeights("resnext", "'2' is taken for the network's 'fc'") {
      $0.hasPrefix("fc") ? "2" + $0.dropFirst(2) : "0." + Self.numbered($0)
    }
    // The features alone, with a head beside them
    try expectOwnWeights("densenet", "'backbone' for 'features'") {
      $0.hasPrefix("features") ? "backbone" + $0.dropFirst(8) : $0
    }
    try expectOwnWeights("efficientnet", "'0' for 'features'") {
      $0.hasPrefix("features") ? "0" + $0.dropFirst(8) : "head" + $0.dropFirst(12)
    }
  }

  /// A layer that is missing, of another shape or twice leaves the numbers without meaning.
  @Test func refusesNumbersThatDoNotFit() throws {
    let changes: [(Entry) -> Entry?] = [
      { $0.name == "layer2.0.bn1.bias" ? nil : (Self.numbered($0.name), $0.value) },
      { (Self.numbered($0.name), $0.name == "layer2.0.bn1.bias" ? Self.tensor(3) : $0.value) },
    ]
    for change in changes {
      let error = #expect(throws: ModelError.self) { try fitted("resnet", change) }
      #expect(error?.code == .mismatch)
    }
    let twice = #expect(throws: ModelError.self) {
      try fitted("resnet", { (Self.numbered($0.name), $0.value) }, adding: Self.normalisation("8", 8))
    }
    #expect(twice?.code == .mismatch)
  }

  // MARK: - Heads

  private func end(of found: Architecture.Fitted, behind place: String) -> [String] {
    found.graph.nodes.drop { $0.outputs != [place] }.dropFirst().map(\.operatorName)
  }

  private func resnet(_ head: [Entry], prefix: String = "") throws -> Architecture.Fitted {
    try fitted("resnet", { $0.name.hasPrefix("fc.") ? nil : (prefix + $0.name, $0.value) }, adding: head)
  }

  @Test func takesOneLayerUnderAnyName() throws {
    for (name, prefix) in [
      ("fc.1", ""), ("fc.0", ""), ("head", "backbone."), ("module.fc.1", "module."), ("2.3", "0."),
    ] {
      let found = try resnet(Self.linear(name, 64, 3), prefix: prefix)
      #expect(end(of: found, behind: "avgpool.flat") == ["Gemm"])
      #expect(found.notes.map(\.message).contains { $0.contains("taken for the network's 'fc'") })
      let gemm = try #require(found.graph.nodes.last)
      #expect(found.graph.constants[gemm.inputs[1]] == Self.tensor(3, 64))
    }
    let unbiased = try resnet([("fc.weight", Self.tensor(4, 64))])
    #expect(unbiased.graph.nodes.last?.inputs.count == 2 && unbiased.notes.isEmpty)
    // One score
    let single = try resnet(Self.linear("fc", 64, 1))
    #expect(try single.graph.specialised(inputShapes: ["input": [1, 3, 64, 64]]).type(of: "logits").shape == [1, 1])
  }

  /// What stands between two layers is not in the file: a ReLU is taken where there is room for a module, and said.
  @Test func takesSeveralLayers() throws {
    let first = { (name: String) in Self.linear(name, 64, 6) }
    let last = { (name: String) in Self.linear(name, 6, 3) }
    let cases: [([Entry], [String])] = [
      (first("fc.0") + last("fc.3"), ["Gemm", "Relu", "Gemm"]),
      (first("fc.1") + last("fc.4"), ["Gemm", "Relu", "Gemm"]),
      (first("fc1") + last("fc2"), ["Gemm", "Relu", "Gemm"]),
      (first("fc.0") + last("fc.1"), ["Gemm", "Gemm"]),
      (first("fc.0") + Self.normalisation("fc.1", 6) + last("fc.4"), ["Gemm", "BatchNormalization", "Relu", "Gemm"]),
      (first("fc.0") + Self.normalisation("fc.2", 6) + last("fc.4"), ["Gemm", "Relu", "BatchNormalization", "Gemm"]),
      (first("a") + Self.normalisation("b", 6) + last("c"), ["Gemm", "BatchNormalization", "Relu", "Gemm"]),
      (first("fc.0") + [("fc.1.weight", Self.tensor(1))] + last("fc.3"), ["Gemm", "PRelu", "Gemm"]),
      (Self.normalisation("fc.0", 64) + first("fc.2") + last("fc.4"), ["BatchNormalization", "Gemm", "Relu", "Gemm"]),
    ]
    for (index, (head, operators)) in cases.enumerated() {
      let found = try resnet(head)
      #expect(end(of: found, behind: "avgpool.flat") == operators, "\(index)")
      let isSaid = found.notes.map(\.message).contains { $0.contains("a ReLU") && $0.contains("torch.onnx.export") }
      #expect(isSaid == operators.contains("Relu"), "\(index)")
      let shape = try found.graph.specialised(inputShapes: ["input": [1, 3, 64, 64]]).type(of: "logits").shape
      #expect(shape == [1, 3], "\(index)")
    }
  }

  /// All of VGG's linear layers, or the last one, or two.
  @Test func replacesAsManyLayersAsNeeded() throws {
    let flat = 12 * 49
    for (kept, head, operators) in [
      ([], Self.linear("classifier.1", flat, 3), ["Gemm"]),
      ([], Self.linear("classifier.0", flat, 8) + Self.linear("classifier.3", 8, 3), ["Gemm", "Relu", "Gemm"]),
      (["0"], Self.linear("classifier.3", 16, 4), ["Gemm", "Relu", "Gemm"]),
      (["0", "3"], Self.linear("classifier.6.1", 16, 4), ["Gemm", "Relu", "Gemm", "Relu", "Gemm"]),
    ] as [([String], [Entry], [String])] {
      let found = try fitted(
        "vgg",
        { entry in
          entry.name.hasPrefix("classifier") && !kept.contains { entry.name.hasPrefix("classifier.\($0).") }
            ? nil : entry
        }, adding: head)
      #expect(end(of: found, behind: "avgpool.flat") == operators)
    }
  }

  @Test func refusesWhatIsNoHead() throws {
    let heads: [[Entry]] = [
      [], Self.linear("fc.0", 63, 3), Self.linear("fc.0", 64, 6) + Self.linear("fc.3", 5, 3),
      Self.linear("fc", 64, 3) + Self.linear("projection", 64, 8), [("fc.weight", Self.tensor(3, 64, 1, 1))],
      Self.linear("fc.0", 64, 6) + Self.normalisation("fc.1", 6), [("scale", Self.tensor(3))],
      Self.linear("fc", 64, 3) + [("mean", Self.tensor(1, 3, 1, 1))],
      [("fc.weight_v", Self.tensor(3, 64)), ("fc.weight_g", Self.tensor(3, 1))],
    ]
    for (index, head) in heads.enumerated() {
      let error = #expect(throws: ModelError.self) { try resnet(head) }
      #expect(error?.code == .mismatch && "\(error?.remedy ?? "")".contains("torch.onnx.export"), "\(index)")
    }
    // Names that say nothing of their place, and a weight of integers behind a head that fits.
    let integers = #expect(throws: ModelError.self) {
      try fitted(
        "resnet",
        { entry in
          guard entry.name == "layer1.0.bn1.bias" else { return entry.name.hasPrefix("fc.") ? nil : entry }
          return (entry.name, .integers([1, 2, 3, 4, 5, 6, 7, 8]))
        }, adding: Self.linear("fc.1", 64, 3))
    }
    #expect(integers?.message.contains("1 of another type: layer1.0.bn1.bias is of int64, not of floats") == true)
  }

  @Test func namesTheTenWorst() throws {
    let error = #expect(throws: ModelError.self) {
      try fitted("resnet", { $0.name.hasPrefix("layer") ? nil : ("net." + $0.name, $0.value) })
    }
    #expect(error?.message.contains("missing: layer1.0.conv1.weight, ") == true)
    #expect(error?.message.contains(", layer1.1.conv1.weight, layer1.1.bn1.weight, ") == false)
    #expect(error?.message.contains("left over") == false)
  }

  /// Under a prefix, and with other classes than the published ones'.
  @Test func findsTheNetwork() throws {
    let outline = try Architecture.named("squeezenet1_1").outline()
    let entries = outline.inputs.dropFirst().map { input -> Entry in
      var shape = input.dimensions.compactMap { $0 }
      if input.name.hasPrefix("classifier.1.") { shape[0] = 7 }
      return ("net." + input.name, .floats(Tensor(shape: shape, repeating: 0)))
    }
    #expect(Architecture.fitting(try StateDictionary(entries)).map(\.name) == ["squeezenet1_1"])
    #expect(Architecture.fitting(try StateDictionary(entries.dropLast())).isEmpty)
  }

  /// Names of any length and depth cost no more than their length.
  @Test func survivesAnyNames() throws {
    let deep = String(repeating: "a.", count: 200_000) + "weight"
    let many = (0..<30_000).map { ("m.\($0).weight", Self.tensor(1)) }
    for entries in [
      [(deep, Self.tensor(1))], many, [(".", Self.tensor(1)), ("", Self.tensor(1)), ("..", Self.tensor(2))],
    ] {
      let error = #expect(throws: ModelError.self) { try fitted("resnet", adding: entries) }
      #expect(error?.code == .mismatch)
    }
  }
}
