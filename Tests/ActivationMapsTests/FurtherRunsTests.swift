import ActivationMaps
import ModelReaders
import Tensors
import TestSupport
import Testing

/// The methods that ask further runs, of networks that are formulas.
@Suite struct FurtherRunsTests {
  /// `[2, 2, 2]`
  private static func record() throws -> ActivationRecord {
    try ActivationRecord(activations: Tensor(shape: [2, 2, 2], elements: [1, 2, 3, 4, 0, -1, 5, 2]))
  }

  /// The nearest to 3 among 1, 2, 9 and 2.5 are 2.5, 2 and 1.
  @Test func contrastsWithTheNearestClasses() async throws {
    let record = try ActivationRecord(activations: Tensor(shape: [5, 1, 1], elements: [1, 10, 100, 1000, 10_000]))
    let map = try await Method.finerCAM.map(of: MethodInput(record, RecordedRuns()))
    let contrasted: Float = 1 - 0.2 * (10 + 100 + 10_000)
    #expect(abs(map.elements[0] - contrasted) < 1e-3)
    // Fewer others than three.
    let two = try ActivationRecord(activations: Tensor(shape: [2, 1, 1], elements: [1, 10]))
    let ofTwo = try await Method.finerCAM.map(of: MethodInput(two, RecordedRuns(logits: [1, 4], classIndex: 1)))
    let ofOther: Float = 10 - 0.6
    #expect(abs(ofTwo.elements[0] - ofOther) < 1e-6)
  }

  @Test func takesHalfTheCurvatureBack() async throws {
    let record = try Self.record()
    let gradients = Tensor(shape: [2, 2, 2], elements: [1, 1, 1, 1, 2, 2, 2, 2])
    let product = Tensor(shape: [2, 2, 2], elements: [1, 0, 0, 1, 8, 0, 0, 0])
    let map = try await Method.shapleyCAM.map(of: MethodInput(record, RecordedRuns(curved: (gradients, product))))
    // 1 − ½·½ and 2 − ½·2.
    let expected: [Float] = [0.75, 0.5, 7.25, 5]
    #expect(map.elements == expected)
  }

  @Test func leavesOnePlaceAlone() async throws {
    let record = try Self.record()
    let runs = RecordedRuns(layerWeights: Tensor(shape: [2, 2, 2], elements: [1, 1, 1, 1, 10, 10, 10, 10]))
    let map = try await Method.reciproCAM.map(of: MethodInput(record, runs))
    let alone: [Float] = [1, -8, 53, 24]
    #expect(map.elements == alone)
    // With a quarter of the place, an eighth of the two beside it, a sixteenth of the one across.
    let near = try await Method.vitReciproCAM.map(of: MethodInput(record, runs))
    let expected: Float = 0.25 * 1 + 0.125 * (-8 + 53) + 0.0625 * 24
    #expect(near.elements[0] == expected)
  }

  @Test func weighsByMultipliers() async throws {
    let record = try Self.record()
    let runs = RecordedRuns(layerWeights: Tensor(shape: [2, 2, 2], elements: [1, 0, 0, 0, 0, 0, 1, 1]))
    // 1 of the first channel, 7 of the second.
    let map = try await Method.liftCAM.map(of: MethodInput(record, runs))
    let expected: [Float] = [1, -5, 38, 18]
    #expect(map.elements == expected)
  }

  /// The same noise for every channel: of a score that is linear in the mask, the softmax drops it.
  @Test func smoothsScoresOverNoise() async throws {
    let record = try Self.record()
    func input(_ seed: UInt64 = 3) -> MethodInput {
      let scorer = RecordedScorer(area: 4, masked: { Double($0[0] + 2 * $0[3]) / 3 })
      return MethodInput(record, RecordedRuns(), height: 2, width: 2, scorer: scorer, seed: seed)
    }
    let plain = try await Method.scoreCAM.map(of: input())
    #expect(try await relativeDifference(Method.ssCAM.map(of: input()), plain) < 1e-5)
    #expect(try await Method.ssCAM.map(of: input(3)) == Method.ssCAM.map(of: input(3)))
    // Of one that bends, it does not.
    func bent(_ seed: UInt64) async throws -> Tensor {
      let scorer = RecordedScorer(area: 4, masked: { Double(max($0[0], 0) * $0[3]) })
      return try await Method.ssCAM.map(
        of: MethodInput(record, RecordedRuns(), height: 2, width: 2, scorer: scorer, seed: seed))
    }
    #expect(try await bent(1) == bent(1))
    #expect(try await bent(1) != bent(2))
  }

  /// The mean of (i/10)² over the ten steps is 0.385.
  @Test func turnsMasksUpInSteps() async throws {
    let record = try Self.record()
    let scorer = RecordedScorer(area: 4, masked: { mask in Double(mask.reduce(0) { $0 + $1 * $1 }) })
    let map = try await Method.isCAM.map(
      of: MethodInput(record, RecordedRuns(), height: 2, width: 2, scorer: scorer))
    #expect(scorer.masks.count == 20)
    let scaled = RecordedScorer(area: 4, masked: { mask in 0.385 * Double(mask.reduce(0) { $0 + $1 * $1 }) })
    let expected = try await Method.scoreCAM.map(
      of: MethodInput(record, RecordedRuns(), height: 2, width: 2, scorer: scaled))
    #expect(relativeDifference(map, expected) < 1e-5)
  }

  /// What one pixel alone decides is found there: Σ (yᵢ − ȳ) Mᵢ is the masks' covariance with it.
  @Test func findsThePixelBehindRandomMasks() async throws {
    let record = try Self.record()
    func map(_ seed: UInt64, shift: Double = 0) async throws -> Tensor {
      let scorer = RecordedScorer(area: 14 * 21, masked: { Double($0[5 * 21 + 8]) + shift })
      return try await Method.rise.map(
        of: MethodInput(record, RecordedRuns(), height: 14, width: 21, scorer: scorer, seed: seed))
    }
    let found = try await map(1)
    let pixel = 5 * 21 + 8
    #expect(found.indexOfMaximum == pixel)
    // Masks a picture's half away know nothing of it: 0.02 is a few deviations of a mean over 4,000.
    let far = found.elements[293]
    #expect(abs(far) < 0.05 * found.maximum)
    #expect(try await found == map(1))
    #expect(try await found != map(2))
    // A constant added to the score changes nothing but rounding.
    #expect(try await relativeDifference(map(1, shift: -100), found) < 1e-4)
  }

  /// Σᵢ (yᵢ − ȳ) Mᵢ over the masks as they were run. 1e-5: single precision of interpolated rows and of their sums.
  @Test func addsUpItsMasks() async throws {
    let area = 15 * 22
    @Sendable func score(_ mask: [Float]) -> Double { 2 * Double(mask[40]) - Double(mask[300]) }
    let scorer = RecordedScorer(area: area, masked: score)
    let map = try await Method.rise.map(
      of: MethodInput(Self.record(), RecordedRuns(), height: 15, width: 22, scorer: scorer, seed: 3))
    let masks = scorer.masks
    #expect(masks.count == 4000)
    let scores = masks.map(score)
    let mean = scores.reduce(0, +) / 4000
    var sums = [Double](repeating: 0, count: area)
    for (mask, score) in zip(masks, scores) {
      for place in sums.indices { sums[place] += (score - mean) / 2000 * Double(mask[place]) }
    }
    #expect(largestDifference(map, Tensor(shape: [15, 22], elements: sums.map(Float.init))) < 1e-5)
  }

  @Test func coversWindows() async throws {
    let record = try Self.record()
    let weights: [Float] = (0..<30).map { Float($0 % 7) - 2 }
    @Sendable func score(_ mask: [Float]) -> Double { zip(mask, weights).reduce(0) { $0 + Double($1.0 * $1.1) } }
    let whole = score([Float](repeating: 1, count: 30))
    // Windows of one pixel.
    let scorer = RecordedScorer(score: whole, area: 30, masked: score)
    let map = try await Method.occlusion.map(
      of: MethodInput(record, RecordedRuns(), height: 5, width: 6, scorer: scorer))
    #expect(scorer.masks.count == 30)
    #expect(largestDifference(map, Tensor(shape: [5, 6], elements: weights)) < 1e-5)
    // Of 32 × 15 pixels windows are 4 × 2, at 15 and 14 places; every pixel is covered.
    let wide = RecordedScorer(score: 1, area: 32 * 15, masked: { _ in 0 })
    let even = try await Method.occlusion.map(
      of: MethodInput(record, RecordedRuns(), height: 32, width: 15, scorer: wide))
    let covered = wide.masks.map { mask in mask.count { $0 == 0 } }
    #expect(covered.count == 15 * 14)
    #expect(Set(covered) == [8])
    #expect(even.elements.allSatisfy { $0 == 1 })
  }

  @Test func integratesGradients() async throws {
    let record = try Self.record()
    // Of x², whose derivative the midpoint rule integrates exactly.
    let input = MethodInput(record, RecordedRuns())
    let map = try await Method.integratedGradients.map(of: input)
    let squares = Tensor(shape: [1, 2], elements: [10, 4.25])
    #expect(largestDifference(map, squares) < 1e-4)
    #expect(try await Method.integratedGradients.notes(on: input).isEmpty)
    // A step that all 32 miss.
    let step = RecordedRuns(score: { $0 > 0.999 ? 1 : 0 }, slope: { _ in 0 })
    let notes = try await Method.integratedGradients.notes(on: MethodInput(record, step))
    #expect(notes.count == 1)
    #expect(notes.first?.contains("add up to 0.0 where the score rises by 2.0") == true, "\(notes)")
  }

  @Test func averagesGradientsOverNoise() async throws {
    let record = try Self.record()
    let linear = RecordedRuns(slope: { _ in -3 })
    #expect(try await Method.smoothGrad.map(of: MethodInput(record, linear)).elements == [6, 6])
    let first = try await Method.smoothGrad.map(of: MethodInput(record, RecordedRuns(), seed: 1))
    #expect(try await first == Method.smoothGrad.map(of: MethodInput(record, RecordedRuns(), seed: 1)))
    #expect(try await first != Method.smoothGrad.map(of: MethodInput(record, RecordedRuns(), seed: 2)))
    // |2x| summed over the channels, but for 0.75·2/√32 of noise.
    let sizes = Tensor(shape: [1, 2], elements: [8, 5])
    #expect(largestDifference(first, sizes) < 1.6)
  }

  /// 1e-5: the reference computes in double precision of the same single numbers.
  @Test(arguments: ["attention-rollout", "gradient-rollout", "le-grad"])
  func followsAttention(slug: String) async throws {
    let goldens = try Golden.further()
    func tensor(_ name: String) throws -> Tensor { try #require(goldens[name]?.tensor, "\(name)") }
    let blocks = try (0..<3).map {
      Attention.Block(probabilities: try tensor("attention.\($0)"), gradients: try tensor("attention-gradients.\($0)"))
    }
    let method = try #require(try Method.named([slug]).first)
    let map = try await method.map(of: MethodInput(Self.record(), RecordedRuns(seen: blocks)))
    #expect(try relativeDifference(map, tensor("map.\(slug)")) < 1e-5)
    // Without a token before them, the mean over all rows.
    let pooled = blocks.map { block in
      func cut(_ tensor: Tensor) -> Tensor {
        Tensor(
          shape: [2, 12, 12],
          elements: (0..<288).map { tensor[$0 / 144, $0 % 144 / 12 + 1, $0 % 12 + 1] })
      }
      return Attention.Block(probabilities: cut(block.probabilities), gradients: block.gradients.map(cut))
    }
    let ofPlaces = try await method.map(
      of: MethodInput(Self.record(), RecordedRuns(seen: pooled, leading: 0)))
    #expect(ofPlaces.shape == [3, 4] && ofPlaces.isFinite)
  }

  @Test func refusesAttentionThatDoesNotFit() {
    let block = Attention.Block(probabilities: Tensor(shape: [1, 4, 4], repeating: 0.25))
    #expect(throws: ActivationMapError.self) { try Attention(blocks: [block], height: 2, width: 2, leading: 1) }
    #expect(throws: ActivationMapError.self) { try Attention(blocks: [], height: 2, width: 2, leading: 0) }
    let nan = Attention.Block(probabilities: Tensor(shape: [1, 4, 4], repeating: .nan))
    #expect(throws: ActivationMapError.self) { try Attention(blocks: [nan], height: 2, width: 2, leading: 0) }
  }

  /// What a caller does not answer is an error, and no map of nothing.
  @Test func saysWhatIsNotProvided() async throws {
    let record = try Self.record()
    let asking = Method.all.filter { method in
      !method.needs.isDisjoint(with: [
        .changedLayers, .otherGradients, .changedInputs, .classWeights, .curvature, .multipliers, .attention,
        .attentionGradients, .blockGradients,
      ])
    }
    #expect(asking.count == 11)
    for method in asking {
      let error = await #expect(throws: ActivationMapError.self) { try await method.map(of: MethodInput(record)) }
      #expect(error?.code == .notRecorded, "\(method.slug)")
    }
  }
}
