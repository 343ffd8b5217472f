import ActivationMaps
import Tensors
import TestSupport
import Testing

/// What the costly methods ask of the network, and what they make of the answers.
@Suite struct ChannelScorerTests {
  /// Channels: varying, zero, constant, varying, zero, constant.
  private static func record() throws -> ActivationRecord {
    let channels: [[Float]] = [
      [0, 1, 2, 5], [0, 0, 0, 0], [2, 2, 2, 2], [3, 0, 0, 1], [0, 0, 0, 0], [-1, -1, -1, -1],
    ]
    let activations = Tensor(shape: [6, 2, 2], elements: channels.flatMap { $0 })
    return try ActivationRecord(activations: activations, gradients: Tensor(shape: [6, 2, 2], repeating: 0))
  }

  @Test func ablatesLiveChannelsAlone() async throws {
    let record = try Self.record()
    let scorer = RecordedScorer(score: 4, without: { 4 - Double($0 + 1) })
    let map = try await Method.ablationCAM.map(of: MethodInput(record, scorer: scorer))
    #expect(scorer.channels == [0, 2, 3, 5])
    // wₖ = (k + 1) / 4 for the live ones.
    let expected = (0..<4).map { place in
      [0, 2, 3, 5].reduce(Float(0)) { $0 + Float($1 + 1) / 4 * record.activations.slice($1).elements[place] }
    }
    #expect(largestDifference(map, Tensor(shape: [2, 2], elements: expected)) < 1e-6)
  }

  @Test func weighsByDifferencesWhereTheScoreIsZero() async throws {
    let record = try Self.record()
    let map = try await Method.ablationCAM.map(
      of: MethodInput(record, scorer: RecordedScorer(score: 0, without: { _ in -2 })))
    let sums = (0..<4).map { place in 2 * (0..<6).reduce(Float(0)) { $0 + record.activations.slice($1).elements[place] }
    }
    #expect(largestDifference(map, Tensor(shape: [2, 2], elements: sums)) < 1e-6)
  }

  @Test func constantChannelsShareOneMaskedRun() async throws {
    let record = try Self.record()
    let scorer = RecordedScorer(area: 4, masked: { Double($0.reduce(0, +)) })
    let map = try await Method.scoreCAM.map(of: MethodInput(record, scorer: scorer))
    // Resized to the same size, a channel is itself.
    let masks: [[Float]] = [[0, 0.2, 0.4, 1], [1, 0, 0, 1 / 3], [0, 0, 0, 0]]
    #expect(scorer.masks.count == masks.count)
    for (mask, expected) in zip(scorer.masks, masks) {
      #expect(zip(mask, expected).allSatisfy { abs($0 - $1) < 1e-6 }, "\(mask)")
    }
    // The softmax runs over all six, four of which have the score of the zero mask.
    let scores = [1.6, 0, 0, 4.0 / 3, 0, 0]
    let sum = scores.reduce(0) { $0 + exponential($1) }
    let expected = (0..<4).map { place in
      (0..<6).reduce(Float(0)) {
        $0 + Float(exponential(scores[$1]) / sum) * record.activations.slice($1).elements[place]
      }
    }
    #expect(largestDifference(map, Tensor(shape: [2, 2], elements: expected)) < 1e-5)
  }

  /// eˣ as its series, for small x.
  private func exponential(_ x: Double) -> Double {
    (1...40).reversed().reduce(1) { 1 + x / Double($1) * $0 }
  }

  @Test func asksForNoZeroMaskWhereAllChannelsVary() async throws {
    let activations = Tensor(shape: [2, 1, 2], elements: [0, 1, 1, 0])
    let scorer = RecordedScorer(area: 2, masked: { Double($0[0]) * 1000 })
    let map = try await Method.scoreCAM.map(
      of: MethodInput(ActivationRecord(activations: activations, gradients: activations), scorer: scorer))
    #expect(scorer.masks.count == 2)
    // Scores 0 and 1000: the softmax neither overflows nor leaves anything to the first.
    #expect(map.elements == [1, 0])
  }

  @Test func refusesScoresThatAreNotFinite() async throws {
    let record = try Self.record()
    let scorer = RecordedScorer(score: .nan, area: 4, without: { _ in .nan }, masked: { _ in .nan })
    for method in [Method.ablationCAM, .scoreCAM] {
      let error = await #expect(throws: ActivationMapError.self) {
        try await method.map(of: MethodInput(record, scorer: scorer))
      }
      #expect(error?.code == .notFinite)
      #expect(error?.context["method"] == method.slug)
    }
  }

  /// The full gradient of terms chosen by hand.
  @Test func addsUpScaledFullGradients() async throws {
    let gradients = FullGradients(
      image: Tensor(shape: [1, 2, 2], elements: [1, -1, 2, 0]),
      imageGradients: Tensor(shape: [1, 2, 2], elements: [1, 2, -2, 7]),
      biasTerms: [
        .init(
          bias: Tensor(shape: [2, 1, 1], elements: [-2, 0]), gradients: Tensor(shape: [2, 1, 1], elements: [3, 4]))
      ])
    let record = try Self.record()
    let input = MethodInput(
      record: record, imageLengths: [2, 2], scorer: RecordedScorer(), fullGradients: { gradients })
    // |x∘G| = 1, 2, 4, 0, over its range; a single place has no range and adds zero.
    let map = try await Method.fullGrad.map(of: input)
    #expect(largestDifference(map, Tensor(shape: [2, 2], elements: [0.25, 0.5, 1, 0])) < 1e-6)
  }
}
