import Graphs
import ModelReaders
import Tensors
import TestSupport
import Testing

@Suite struct ArchitectureTests {
  // MARK: - The list

  @Test func namesAndFilesAreUnique() {
    #expect(Set(Architecture.all.map(\.name)).count == Architecture.all.count)
    #expect(Set(Architecture.all.map(\.weights.file)).count == Architecture.all.count)
  }

  @Test func namesTheNearestArchitecture() {
    let error = #expect(throws: ModelError.self) { try Architecture.named("resnet125") }
    #expect(error?.message.contains("'resnet152'") == true)
  }

  /// Numbers from the papers and torchvision's documentation.
  @Test(arguments: [
    ("resnet152", 60_192_808, 11.514, "layer4.2"), ("densenet161", 28_681_000, 7.728, "features"),
    ("vgg16", 138_357_544, 15.47, "features.29"), ("squeezenet1_0", 1_248_424, 0.819, "features.12"),
    ("googlenet", 6_624_904, 1.498, "inception5b"), ("shufflenet_v2_x1_0", 2_278_604, 0.145, "conv5.2"),
    ("efficientnet_b7", 66_347_960, 37.746, "features.8.2"), ("convnext_large", 197_767_336, 34.361, "features.7.2"),
    ("vit_b_16", 86_567_656, 17.564, "encoder.layers.encoder_layer_11.ln_1"),
    ("vit_h_14", 632_045_800, 167.295, "encoder.layers.encoder_layer_31.ln_1"),
    ("swin_b", 87_768_224, 15.431, "features.7.1.norm1"), ("swin_v2_t", 28_351_570, 5.94, "norm"),
    ("maxvit_t", 30_919_624, 5.558, "blocks.3.layers.1.layers.grid_attention"),
  ])
  func knowsSizes(_ name: String, _ parameters: Int, _ billions: Double, _ layer: String) throws {
    let summary = try Architecture.named(name).summary()
    #expect(summary.parameterCount == parameters)
    #expect(abs(Double(summary.multiplicationCount) / 1e9 - billions) < 0.001)
    #expect(summary.defaultLayer.value == layer)
  }

  /// No memory is taken for weights: all of them together would take 9 GB.
  @Test func summarisesEveryArchitecture() throws {
    for architecture in Architecture.all {
      let summary = try architecture.summary()
      #expect(summary.defaultLayer.shape[0] == 1 && summary.parameterCount > 1_000_000, "\(architecture.name)")
    }
  }

  // MARK: - Names of layers

  @Test(arguments: [
    ("resnet152", "layer4", "layer4.2"), ("resnet152", "layer4.2", "layer4.2"),
    ("resnet18", "layer1.0.relu", "layer1.0"),
    ("densenet161", "features.denseblock4", "features.denseblock4"), ("densenet161", "features", "features"),
    ("vgg16", "features.28", "features.28"), ("vgg16", "features", "features.30"),
    ("googlenet", "inception4a.branch2", "inception4a.branch2.1"),
    ("mobilenet_v2", "features.1.conv", "features.1.conv.2"),
    ("mobilenet_v2", "features.3", "features.3"), ("mnasnet1_0", "layers", "layers.16"),
    ("regnet_y_400mf", "trunk_output.block2", "trunk_output.block2.block2-2"),
    ("shufflenet_v2_x0_5", "stage4", "stage4.3"), ("efficientnet_b0", "features.4", "features.4.2"),
    ("efficientnet_b0", "features.0", "features.0.2"), ("convnext_tiny", "features", "features.7.2"),
  ])
  func knowsModulesByTorchvisionsNames(_ name: String, _ module: String, _ value: String) throws {
    let architecture = try Architecture.named(name)
    let shape = [1, 3, architecture.input.cropSize, architecture.input.cropSize]
    let graph = try architecture.outline().specialised(inputShapes: ["input": shape])
    #expect(try graph.targetLayer(named: module).value == value)
  }

  @Test func refusesUnknownLayers() throws {
    let graph = try Architecture.named("resnet18").outline().specialised(inputShapes: ["input": [1, 3, 224, 224]])
    let unknown = #expect(throws: GraphError.self) { try graph.targetLayer(named: "layer44") }
    #expect(unknown?.message.contains("did you mean 'layer4'") == true)
    let flat = #expect(throws: GraphError.self) { try graph.targetLayer(named: "avgpool") }
    #expect(flat?.code == .shapeMismatch)
  }

  // MARK: - Weights

  private func expectMismatch(
    _ small: String, _ texts: String..., sourceLocation: SourceLocation = #_sourceLocation,
    change: (inout [(name: String, value: Constant)]) -> Void
  ) throws {
    let small = try SmallArchitecture.named(small)
    var entries = Array(try small.weights())
    change(&entries)
    let error = #expect(throws: ModelError.self, sourceLocation: sourceLocation) {
      try small.architecture.graph(weights: StateDictionary(entries))
    }
    #expect(error?.code == .mismatch, sourceLocation: sourceLocation)
    for text in texts {
      #expect(error?.message.contains(text) == true, "\(error?.message ?? "")", sourceLocation: sourceLocation)
    }
  }

  @Test func listsWhatIsMissing() throws {
    try expectMismatch("resnet", "small resnet", "3 missing: conv1.weight, bn1.weight, bn1.bias") { entries in
      entries.removeFirst(3)
    }
  }

  @Test func listsWhatIsLeftOver() throws {
    try expectMismatch("vgg", "11 left over: a.0, a.1, a.2, a.3, a.4, a.5, a.6, a.7, a.8, a.9, …") { entries in
      for index in 0..<11 { entries.append(("a.\(index)", .floats(Tensor(1)))) }
    }
  }

  @Test func listsWhatHasAnotherShape() throws {
    try expectMismatch("convnext", "1 of another shape: features.0.0.bias is [9], not [8]") { entries in
      let place = entries.firstIndex { $0.name.hasSuffix("features.0.0.bias") } ?? 0
      entries[place].value = .floats(Tensor(shape: [9], repeating: 0))
    }
  }

  @Test func refusesIntegersForWeights() throws {
    try expectMismatch("regnet", "1 of another type: stem.0.weight is of int64") { entries in
      let shape = entries[0].value.shape
      entries[0].value = .integers(
        IntegerTensor(
          shape: shape, elements: [Int64](repeating: 1, count: shape.reduce(1, *)), elementType: .int64))
    }
  }

  @Test func refusesWeightsOfAnotherNetwork() throws {
    let weights = try SmallArchitecture.named("resnet").weights()
    for name in ["resnet50", "densenet121", "vgg16", "inception_v3", "convnext_tiny"] {
      let error = #expect(throws: ModelError.self) { try Architecture.named(name).graph(weights: weights) }
      #expect(error?.code == .mismatch)
      #expect(error?.message.contains("these are not the weights of \(name)") == true)
    }
  }

  /// As training for other classes leaves them.
  @Test(arguments: ["resnet", "vgg", "convnext"]) func takesAnyNumberOfClasses(_ name: String) throws {
    let small = try SmallArchitecture.named(name)
    let entries = try small.weights().map { entry in
      guard entry.value.shape.first == 5, let tensor = entry.value.tensor else { return entry }
      return (name: entry.name, value: .floats(Tensor.stacked([tensor.slice(0), tensor.slice(1), tensor.slice(2)])))
    }
    let graph = try small.architecture.graph(weights: StateDictionary(entries))
      .specialised(inputShapes: ["input": [1, 3, small.side, small.side]])
    #expect(try graph.type(of: "logits").shape == [1, 3])
  }

  // MARK: - Sizes

  /// Two windows of 7 over 10 rows overlap, one of 7 over 7 is the identity, and 7 over 3 repeat.
  @Test(arguments: [80, 112, 48]) func poolsToAFixedGrid(_ side: Int) throws {
    let small = try SmallArchitecture.named("vgg")
    let graph = try small.graph().specialised(inputShapes: ["input": [1, 3, side, side]])
    let length = side / 16
    var pool = try graph.cut(at: ["features.18"], outputs: ["avgpool"])
    pool.outputs = ["avgpool"]
    let elements = (0..<12 * length * length).map { Double(($0 * 7) % 11) }
    let input = ReferenceTensor(shape: [1, 12, length, length], elements: elements)
    let pooled = try #require(try pool.evaluated(["features.18": input])["avgpool"])
    #expect(pooled.shape == [1, 12, 7, 7])
    for channel in [0, 11] {
      for row in 0..<7 {
        for column in 0..<7 {
          let rows = row * length / 7..<((row + 1) * length + 6) / 7
          let columns = column * length / 7..<((column + 1) * length + 6) / 7
          let values = rows.flatMap { r in columns.map { elements[(channel * length + r) * length + $0] } }
          let mean = values.reduce(0, +) / Double(values.count)
          // The windows' shares are 32-bit floats.
          #expect(abs(pooled.elements[(channel * 7 + row) * 7 + column] - mean) < 1e-6)
        }
      }
    }
  }
}
