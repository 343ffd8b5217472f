import MetaCAM
import TestSupport
import Testing

/// A series of inputs, one after another.
@Suite struct ExplanationsTests {
  private let explainer: Explainer
  private let options = ExplanationOptions(classes: ["3"], methods: [.gradCAM, .layerCAM])

  init() throws { explainer = try Explainer(model: Golden.narrowResNet().model(), engine: Engine()) }

  private func inputs(_ count: Int) throws -> [NetworkInput] {
    try (0..<count).map { try explainer.model.preprocessing.input(of: .random(seed: UInt64($0), side: 120)) }
  }

  private func collected<Series: AsyncSequence>(_ series: Series) async throws -> [Series.Element] {
    var elements: [Series.Element] = []
    for try await element in series { elements.append(element) }
    return elements
  }

  /// In batches of 8, 8, 2 and 1 by either way.
  @Test func areThoseOfEachInput() async throws {
    let inputs = try inputs(19)
    let expected = try await explainer.explain(inputs, options)
    let series = try explainer.explanations(of: AsyncList(inputs), options)
    let found = try await collected(series).map { try $0.get() }
    #expect(found.count == 19)
    for (a, b) in zip(found, expected) {
      #expect(a.logits == b.logits && a.maps.map(\.map) == b.maps.map(\.map))
      #expect(a.maps.map(\.method) == ["grad-cam", "layer-cam"])
    }
  }

  @Test func goOnBehindWhatFails() async throws {
    struct Unreadable: Error {}
    let good = try inputs(5)
    var shape = good[0].tensorNCHW.shape
    shape[0] = 1
    let endless = NetworkInput(
      tensorNCHW: Tensor(shape: shape, repeating: .nan), view: good[0].view, placement: good[0].placement)
    let series: [Result<NetworkInput, any Error>] =
      [.success(good[0]), .failure(Unreadable()), .success(endless)] + good.dropFirst().map { .success($0) }
    let found = try await collected(explainer.explanations(of: AsyncList(series), options))
    #expect(found.count == 7)
    #expect(throws: Unreadable.self) { try found[1].get() }
    #expect(throws: (any Error).self) { try found[2].get() }
    for (index, input) in [(0, good[0]), (3, good[1]), (6, good[4])] {
      let alone = try await explainer.explain([input], options)[0]
      // The engine may sum in another order for another batch.
      #expect(try largestDifference(found[index].get().maps[0].map, alone.maps[0].map) < 1e-4)
    }
  }

  @Test func failAtOnceWhereNothingCanBeExplained() throws {
    let unknown = ExplanationOptions(classes: ["no such class"])
    #expect(throws: ModelError.self) { try explainer.explanations(of: AsyncList(inputs(1)), unknown) }
    let unsmoothable = ExplanationOptions(methods: Method.explaining, eigenSmooth: true)
    #expect(throws: ActivationMapError.self) { try explainer.explanations(of: AsyncList(inputs(1)), unsmoothable) }
  }

  @Test func endWithTheTask() async throws {
    let inputs = try inputs(2)
    let (explainer, options) = (explainer, options)
    let task = Task {
      try await Task.sleep(for: .seconds(60))
      for try await _ in try explainer.explanations(of: AsyncList(inputs), options) {}
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let running = Task {
      var count = 0
      for try await _ in try explainer.explanations(of: AsyncList(inputs), options) {
        count += 1
        withUnsafeCurrentTask { $0?.cancel() }
      }
      return count
    }
    await #expect(throws: CancellationError.self) { try await running.value }
  }

  @Test func ofNothing() async throws {
    #expect(try await collected(explainer.explanations(of: AsyncList([NetworkInput]()), options)).isEmpty)
  }
}
