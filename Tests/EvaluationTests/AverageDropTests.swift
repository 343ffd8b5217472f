import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct AverageDropTests {
  private static func value(_ metric: Metric, _ map: MapUnderTest, _ picture: PerturbedPicture) async throws -> Double?
  {
    try await metric.scores([map], of: picture, EvaluationOptions())[0][0].value
  }

  /// Every class of ten, so that some probabilities rise and some fall. 1e-4, relative: PyTorch's network and the
  /// engine's differ by that.
  @Test(arguments: Measures.caseNames)
  func agreesWithTheReference(caseName: String) async throws {
    let (golden, measures) = (try Golden(caseName), try Measures(caseName))
    let pictures = try await golden.pictures(classes: 0..<10)
    for (method, expected) in measures.methods {
      let map = try golden.map(method)
      for (classIndex, picture) in pictures.enumerated() {
        #expect(abs(picture.probability / measures.probabilities[classIndex] - 1) < 1e-4)
        let drop = try #require(try await Self.value(.averageDrop, map, picture))
        #expect(abs(drop - expected.drop[classIndex]) < 1e-4, "\(method) \(classIndex)")
        #expect(
          try await Self.value(.increase, map, picture) == expected.increase[classIndex], "\(method) \(classIndex)")
      }
    }
    #expect(measures.methods.values.contains { $0.increase.contains(1) && $0.increase.contains(0) })
  }

  @Test func agreesWithHand() async throws {
    // What speaks for the class: half of it is left, or nothing.
    let half = try MapUnderTest(
      method: "half", map: Tensor(shape: [10, 10], elements: (0..<100).map { $0 % 2 == 0 ? 1 : 0 }))
    let picture = try await PerturbedPicture.mean(of: 2, weight: 1.5)
    let (whole, left) = (PerturbedPicture.logistic(3), PerturbedPicture.logistic(1.5))
    #expect(abs(picture.probability - whole) < 1e-6)
    let drop = try #require(try await Self.value(.averageDrop, half, picture))
    #expect(abs(drop - (whole - left) / whole) < 1e-6)
    #expect(try await Self.value(.increase, half, picture) == 0)
    let all = try #require(try await Self.value(.averageDrop, .constant(0), picture))
    #expect(abs(all - (whole - 0.5) / whole) < 1e-6)
    // What is masked was black before: nothing is lost, and nothing gained.
    let striped = try await PerturbedPicture.mean(
      of: Tensor(shape: [1, 3, 10, 10], elements: (0..<300).map { $0 % 2 == 0 ? 2 : 0 }), weight: 1.5)
    #expect(try await Self.value(.averageDrop, half, striped) == 0)
    #expect(try await Self.value(.increase, half, striped) == 0)
    // What speaks against it: the less is left, the better.
    let against = try await PerturbedPicture.mean(of: 2, weight: -1.5)
    #expect(try await Self.value(.averageDrop, half, against) == 0)
    #expect(try await Self.value(.increase, half, against) == 1)
  }

  @Test func saysWhichWayIsBetter() {
    #expect(!Metric.averageDrop.higherIsBetter)
    #expect(Metric.increase.higherIsBetter)
  }
}
