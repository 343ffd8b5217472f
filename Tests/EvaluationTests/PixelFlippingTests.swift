import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct PixelFlippingTests {
  /// 1e-4: PyTorch's network and the engine's agree to that.
  @Test(arguments: Measures.caseNames)
  func agreesWithQuantus(caseName: String) async throws {
    let golden = try Golden(caseName)
    let picture = try await golden.picture()
    for (method, expected) in try QuantusMeasures(caseName).methods {
      let map = try QuantusMeasures.distinct(golden.map(method).map)
      // Steps of 192 of the 9216 pixels, as there.
      let score = try await Metric.pixelFlipping.scores([map], of: picture, EvaluationOptions(stepCount: 48))[0][0]
      let curve = try #require(score.part("curve"))
      // Quantus leaves the unchanged picture out.
      #expect(curve.count == 49 && abs(curve[0] - picture.probability) < 1e-6)
      #expect(zip(curve.dropFirst(), expected.pixelFlipping).allSatisfy { abs($0 - $1) < 1e-4 }, "\(method)")
    }
  }

  @Test func agreesWithHand() async throws {
    // One channel has the darkest value, −1; the mean of all is 1. What is flipped has −1 in all channels.
    let image = Tensor(shape: [1, 3, 10, 10], elements: (0..<300).map { $0 < 100 ? -1 : 2 })
    let picture = try await PerturbedPicture.mean(of: image, weight: 2)
    let curve = (0...50).map { PerturbedPicture.logistic(2 * (1 - 2 * Double($0) / 50)) }
    let score = try await Metric.pixelFlipping.scores([.constant(1)], of: picture, EvaluationOptions())[0][0]
    #expect(zip(try #require(score.part("curve")), curve).allSatisfy { abs($0 - $1) < 1e-6 })
    let area = zip(curve, curve.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 } / 50
    #expect(abs(try #require(score.value) - area) < 1e-6)
  }

  @Test func refusesWhatAreNoSteps() async throws {
    let picture = try await PerturbedPicture.mean(of: 1, weight: 1)
    for count in [0, -1, 10_001] {
      let error = await #expect(throws: EvaluationError.self) {
        try await Metric.pixelFlipping.scores([.constant(1)], of: picture, EvaluationOptions(stepCount: count))
      }
      #expect(error?.code == .invalidOption)
    }
    // A single step has no picture between the two.
    let score = try await Metric.pixelFlipping.scores([.constant(1)], of: picture, EvaluationOptions(stepCount: 1))[0][
      0]
    #expect(score.part("curve")?.count == 2)
  }
}
