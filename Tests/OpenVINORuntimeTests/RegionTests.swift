import Graphs
import ModelReaders
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

/// The regions that the engine finds, against their plain definition: it suppresses boxes with operators of open shapes.
@Suite struct RegionTests {
  /// Random boxes of five levels, each moved by its level's number of sides.
  private func inputs(_ count: Int, scores: (Int, Double) -> Double) -> [String: ReferenceTensor] {
    var random = SeededRandom(seed: UInt64(count))
    var (boxes, apart, probabilities): ([Double], [Double], [Double]) = ([], [], [])
    for place in 0..<count {
      let (left, top) = (random.uniform(in: 0...80), random.uniform(in: 0...80))
      let (width, height) = (random.uniform(in: 2...40), random.uniform(in: 2...40))
      let box = [left, top, left + width, top + height].map { Double(Float($0)) }
      boxes += box
      apart += box.map { Double(Float($0 + Double(place % 5) * 128)) }
      probabilities.append(Double(Float(scores(place, random.uniform(in: 0...1)))))
    }
    return [
      "apart": ReferenceTensor(shape: [count, 4], elements: apart),
      "scores": ReferenceTensor(shape: [count], elements: probabilities),
      "boxes": ReferenceTensor(shape: [count, 4], elements: boxes),
    ]
  }

  private func expectEqual(count: Int, regions: Int, scores: (Int, Double) -> Double) async throws {
    var graph = Graph(inputs: [
      .init(name: "apart", dimensions: [count, 4]), .init(name: "scores", dimensions: [count]),
      .init(name: "boxes", dimensions: [count, 4]),
    ])
    graph.outputs = [
      try graph.add(
        Operator.likeliestRegions, ["apart", "scores", "boxes"],
        attributes: ["count": .integer(regions), "overlap": .float(0.4), "least_score": .float(-1e38)],
        name: "regions")
    ]
    let inputs = inputs(count, scores: scores)
    let expected = try #require(try graph.evaluated(inputs)["regions"]).elements.map(Float.init)
    let core = try Core()
    let model = try CompiledModel(
      Model(onnx: ONNXWriter.bytes(of: graph.inEngineForm()), core: core), core: core)
    let tensors = inputs.mapValues { Tensor(shape: $0.shape, elements: $0.elements.map(Float.init)) }
    for _ in 0..<2 {
      let found = try #require(try await model.run(tensors)["regions"])
      #expect(found.shape == [min(count, regions), 4])
      #expect(found.elements == expected)
    }
  }

  @Test func areThoseOfTheDefinition() async throws {
    try await expectEqual(count: 200, regions: 60) { $1 }
    try await expectEqual(count: 200, regions: 1000) { $1 }
  }

  @Test func equalScoresKeepTheirOrder() async throws {
    try await expectEqual(count: 120, regions: 50) { ($1 * 4).rounded() }
  }

  /// Where a box does not count, its score is the least number.
  @Test func specksFillTheRest() async throws {
    try await expectEqual(count: 60, regions: 50) { $0 % 10 == 0 ? $1 : -Double(Float.greatestFiniteMagnitude) }
    try await expectEqual(count: 60, regions: 50) { _, _ in -Double(Float.greatestFiniteMagnitude) }
  }
}
