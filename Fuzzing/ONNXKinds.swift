import MetaCAM

let onnxKinds = [
  InputKind(
    name: "onnx-bytes", corpus: { try Corpus.fixtures(["onnx-models", "networks", "onnx"], endings: [".onnx"]) },
    mutate: { ByteMutation.mutate(&$0, other: $1, &$2) }, reader: { { try readONNX($0) } }),
  InputKind(
    name: "onnx-networks", corpus: { try Corpus.fixtures(["onnx-models", "networks"], endings: [".onnx"]) },
    mutate: mutateONNX, reader: { { try readONNX($0) } }),
  InputKind(
    name: "onnx-operators", corpus: { Corpus.operators(folded: true) }, mutate: mutateONNX,
    reader: { { try readONNX($0) } }),
  InputKind(
    name: "engine-networks", limits: .init(seconds: 30, bytes: 3 << 30),
    corpus: { try Corpus.fixtures(["networks"], endings: [".onnx"]).filter { $0.count < 8192 } }, mutate: mutateONNX,
    reader: {
      let engine = try Engine(threadCount: 1)
      return { try await explain($0, engine) }
    }),
  InputKind(
    name: "engine-operators", limits: .init(seconds: 30, bytes: 3 << 30),
    corpus: { Corpus.operators(folded: false) }, mutate: mutateONNX,
    reader: {
      let engine = try Engine(threadCount: 1)
      return { try await run($0, engine) }
    }),
]

@Sendable private func mutateONNX(_ input: inout [UInt8], _ other: [UInt8], _ random: inout SeededRandom) {
  guard var model = ProtobufMessage(input[...], .model), let other = ProtobufMessage(other[...], .model) else { return }
  ONNXMutation(of: model, other: other).mutate(&model, &random)
  input = model.bytes
}

/// All that is done with a network before the engine sees it.
private func readONNX(_ bytes: [UInt8]) throws {
  let model = try ONNXModel(bytes: bytes)
  guard let classifier = try? Classifier(network: model.graph.imageNetwork()) else {
    try prepare(model.graph.specialised())
    return
  }
  let graph = classifier.graph
  for layer in graph.candidateLayers.prefix(3) { _ = try? graph.targetLayer(named: layer.value) }
  _ = try? graph.multiplicationCount
  _ = classifier.largestBatch(upTo: 2)
  try prepare(graph)
  let layer = try graph.defaultTargetLayer
  let viewed = try classifier.viewing([layer])
  let frontier = viewed.graph.frontier(behind: layer.value, outputs: [viewed.output])
  var head = try viewed.graph.cut(at: frontier, outputs: [viewed.output])
  let seed = head.unusedName("seed")
  head.addInput(.init(name: seed, dimensions: [1, classifier.classCount]))
  try prepare(head.addingGradients(of: viewed.output, seed: seed, withRespectTo: [layer.value]).graph)
}

private func prepare(_ graph: Graph) throws {
  _ = try ONNXWriter.bytes(of: graph.pruned().inEngineForm().foldingNormalisations(), weights: .atMemoryAddresses)
}

/// A whole explanation of a small picture.
private func explain(_ bytes: [UInt8], _ engine: Engine) async throws {
  let classifier = try Classifier(network: ONNXModel(bytes: bytes).graph.imageNetwork())
  guard isSmall(classifier.graph) else { return }
  let layer = try classifier.graph.defaultTargetLayer
  let programs = NetworkPrograms(classifier: try classifier.viewing([layer]), engine: engine)
  let recorder = try Recorder(programs: programs, layers: [layer.value])
  let picture = picture(ValueType([1] + classifier.imageShape))
  let log = RunLog()
  for pass in try await recorder.forward(picture, log: log) {
    _ = try await recorder.gradients(pass, layer: 0, classIndex: 0, target: .logit, log: log)
  }
}

/// One run of a network of any inputs.
private func run(_ bytes: [UInt8], _ engine: Engine) async throws {
  let graph = try ONNXModel(bytes: bytes).graph.specialised()
  guard isSmall(graph) else { return }
  let inputs = try Dictionary(
    graph.inputs.map { ($0.name, picture(try graph.type(of: $0.name))) }, uniquingKeysWith: { first, _ in first })
  _ = try await engine.compiled(graph).run(inputs)
}

/// False where running takes longer than is worth a try.
private func isSmall(_ graph: Graph) -> Bool {
  let elements = graph.types.values.reduce(0.0) { $0 + Double($1.count) }
  return elements < 1e7 && ((try? graph.multiplicationCount) ?? .max) < 1 << 28
}

private func picture(_ type: ValueType) -> Tensor {
  var random = SeededRandom(seed: 1)
  return Tensor(shape: type.shape, elements: (0..<type.count).map { _ in Float(random.uniform(in: -2...2)) })
}
