import ActivationMaps
import Evaluation
import Execution
import Tensors
import TestSupport
import Testing

@Suite struct PerturbedPictureTests {
  private static func masks(_ count: Int, seed: UInt64 = 1) -> [PixelMask] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { index in
      MaskKind.allCases[index % MaskKind.allCases.count].mask(
        height: 96, width: 96, share: random.uniform(in: 0.1...0.9), &random)
    }
  }

  @Test func addsNoiseToRemovedPixelsAlone() async throws {
    let golden = try Golden("narrow_resnet-1-chelsea-3")
    let (plain, noisy) = (try await golden.picture(), try await golden.picture(noise: 0.01))
    let noise = try ImputationNoise(standardDeviation: 0.01, seed: 4).field(shape: [3, 96, 96])
    let imputer = LinearImputer(height: 96, width: 96, tolerance: PerturbedPicture.imputationTolerance)
    for mask in Self.masks(7) {
      let linear = try imputer.imputed(plain.imageNCHW.slice(0), removing: mask)
      #expect(try plain.imputed(removing: mask) == linear)
      let expected = zip(linear.elements, noise.elements).enumerated().map { place, values in
        mask[place % mask.count] ? values.0 + values.1 : values.0
      }
      #expect(try noisy.imputed(removing: mask).elements == expected)
    }
    // Where no pixel is left, there is nothing to hide.
    let all = PixelMask(height: 96, width: 96) { _ in true }
    #expect(try noisy.imputed(removing: all) == Tensor(shape: [3, 96, 96], repeating: 0))
  }

  @Test func runsEqualMasksOnce() async throws {
    let log = RunLog()
    let picture = try await Golden("narrow_resnet-1-chelsea-3").picture(log: log)
    let masks = Self.masks(9)
    let first = try await picture.probabilities(removing: masks + masks.reversed())
    #expect(first.prefix(9) == ArraySlice(first.suffix(9).reversed()))
    #expect(Set(masks).count == 9)
    #expect(picture.counts.removalsAsked == 18 && picture.counts.removalsMade == 9)
    #expect(log.counts.forward == 9)
    let again = try await picture.probabilities(removing: Array(masks[3...5]))
    #expect(again == Array(first[3...5]))
    #expect(picture.counts.removalsAsked == 21 && picture.counts.removalsMade == 9)
    #expect(log.counts.forward == 9)
  }

  /// What a mask scores depends neither on its place in a batch, nor on what else is in it.
  @Test func doesNotDependOnTheGrouping() async throws {
    let golden = try Golden("tiny_densenet-1-chelsea-7")
    let masks = Self.masks(21)
    let expected = try await golden.picture(noise: 0.01).probabilities(removing: masks)
    let oneByOne = try await golden.picture(noise: 0.01)
    #expect(try await masks.asyncMap { try await oneByOne.probabilities(removing: [$0])[0] } == expected)
    var random = SeededRandom(seed: 3)
    let order = Array(masks.indices).shuffled(using: &random)
    let shuffled = try await golden.picture(noise: 0.01).probabilities(removing: order.map { masks[$0] })
    #expect(shuffled == order.map { expected[$0] })
  }

  @Test func knowsThePictureItself() async throws {
    let golden = try Golden("narrow_resnet-1-chelsea-3")
    let picture = try await golden.picture()
    // Single precision on both sides.
    #expect(abs(picture.probability - golden.information.softmax) < 1e-5)
    #expect(try await picture.probabilities(of: [picture.imageNCHW.slice(0)]) == [picture.probability])
    #expect(picture.classCount == 10 && picture.lengths == [96, 96])
  }

  @Test func refusesAMaskOfAnotherSize() async throws {
    let picture = try await PerturbedPicture.small()
    let error = await #expect(throws: EvaluationError.self) {
      try await picture.probabilities(removing: [PixelMask(height: 24, width: 23) { $0 == 0 }])
    }
    #expect(error?.code == .shapeMismatch)
  }
}
