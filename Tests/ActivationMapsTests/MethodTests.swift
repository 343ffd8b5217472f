import ActivationMaps
import Tensors
import TestSupport
import Testing

@Suite struct MethodTests {
  private static let eigenMethods = [Method.eigenCAM, .eigenGradCAM]
  /// Those that ask no more of a network than what the first eleven ask of it.
  private static let recordedMethods = Method.all.filter { method in
    method.dependsOnLayer && !method.spansLayers
      && method.needs.isSubset(of: [
        .activations, .gradients, .maskedRuns, .ablations, .inputGradients, .biasGradients,
      ]) || method.slug == "full-grad"
  }
  /// Those that need no more than the record, and whose sign is not arbitrary.
  private static let plainMethods = Method.explaining.filter { method in
    method.needs.isSubset(of: [.activations, .gradients]) && !eigenMethods.contains { $0.slug == method.slug }
  }

  /// 2e-3: the reference computes in single precision, and scales by a maximum.
  private static let tolerance: Float = 2e-3

  private static func record(_ golden: Golden) throws -> ActivationRecord {
    try ActivationRecord(
      activations: golden.tensor("activations").slice(0), gradients: golden.tensor("gradients").slice(0))
  }

  @Test(arguments: Golden.names)
  func agreesWithTheReference(caseName: String) async throws {
    let golden = try Golden(caseName)
    let record = try Self.record(golden)
    for method in Self.plainMethods {
      let expected = try golden.tensor("cam.\(method.slug)")
      let map = Scaling.scaled(
        try await method.map(of: MethodInput(record)), height: expected.shape[0], width: expected.shape[1])
      #expect(largestDifference(map, expected) < Self.tolerance, "\(method.slug)")
    }
  }

  /// The sign of the reference's singular vectors is arbitrary.
  @Test(arguments: Golden.names)
  func agreesWithTheReferenceUpToSign(caseName: String) async throws {
    let golden = try Golden(caseName)
    let record = try Self.record(golden)
    for method in Self.eigenMethods {
      let expected = try golden.tensor("cam.\(method.slug)")
      let map = try await method.map(of: MethodInput(record))
      let differences = [map, map.map { -$0 }].map {
        largestDifference(
          Scaling.scaled($0, height: expected.shape[0], width: expected.shape[1]), expected)
      }
      #expect(differences.contains { $0 < Self.tolerance }, "\(method.slug): \(differences)")
    }
  }

  /// Behind global average pooling and one linear layer the gradient is constant over space: three methods are one.
  @Test func coincidesBehindGlobalAveragePooling() async throws {
    let record = try Self.record(Golden("lite0-chelsea-281"))
    let maps = try await [Method.gradCAM, .hiResCAM, .xGradCAM].asyncMap {
      Scaling.scaled(try await $0.map(of: MethodInput(record)), height: 224, width: 224)
    }
    #expect(largestDifference(maps[0], maps[1]) < 1e-6)
    #expect(largestDifference(maps[0], maps[2]) < 1e-6)
  }

  private static func randomRecord(
    seed: UInt64, shape: [Int], order: [Int]? = nil, scale: Double = 1
  ) throws -> ActivationRecord {
    var random = SeededRandom(seed: seed)
    func draw(_ range: ClosedRange<Double>) -> Tensor {
      Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: range) * scale) })
    }
    let activations = draw(0...2)
    let gradients = draw(-1...1)
    guard let order else { return try ActivationRecord(activations: activations, gradients: gradients) }
    return try ActivationRecord(
      activations: Tensor.stacked(order.map(activations.slice)), gradients: Tensor.stacked(order.map(gradients.slice)))
  }

  @Test(arguments: Method.explaining.map(\.slug))
  func doesNotDependOnTheOrderOfChannels(slug: String) async throws {
    let method = try #require(try Method.named([slug]).first)
    for (seed, shape) in [[6, 4, 5], [40, 3, 3], [1, 7, 2]].enumerated() {
      var random = SeededRandom(seed: 99)
      let order = Array(0..<shape[0]).shuffled(using: &random)
      let map = try await method.map(of: MethodInput(Self.randomRecord(seed: UInt64(seed), shape: shape)))
      let permuted = try await method.map(
        of: MethodInput(Self.randomRecord(seed: UInt64(seed), shape: shape, order: order)))
      // Sums in another order differ by rounding alone.
      #expect(relativeDifference(permuted, map) < 1e-5)
    }
  }

  @Test(arguments: recordedMethods.map(\.slug))
  func staysZeroWhereNothingIsActive(slug: String) async throws {
    let method = try #require(try Method.named([slug]).first)
    let zero = Tensor(shape: [3, 4, 4], repeating: 0)
    let map = try await method.map(of: MethodInput(ActivationRecord(activations: zero, gradients: zero)))
    #expect(map.elements.allSatisfy { $0 == 0 })
    #expect(Scaling.scaled(map, height: 9, width: 7).elements.allSatisfy { $0 == 0 })
  }

  @Test func refusesWhatIsNotFinite() async throws {
    var activations = Tensor(shape: [2, 3, 3], repeating: 1)
    activations[0, 1, 1] = .nan
    let gradients = Tensor(shape: [2, 3, 3], repeating: 1)
    let error = #expect(throws: ActivationMapError.self) {
      try ActivationRecord(activations: activations, gradients: gradients)
    }
    #expect(error?.code == .notFinite)
    let huge = Tensor(shape: [2, 3, 3], repeating: 1e38)
    let record = try ActivationRecord(activations: huge, gradients: huge)
    await #expect(throws: ActivationMapError.self) { try await Method.hiResCAM.map(of: MethodInput(record)) }
  }

  @Test func refusesShapesThatDoNotFit() {
    #expect(throws: ActivationMapError.self) {
      try ActivationRecord(
        activations: Tensor(shape: [2, 3, 3], repeating: 1), gradients: Tensor(shape: [2, 3, 4], repeating: 1))
    }
    #expect(throws: ActivationMapError.self) {
      try ActivationRecord(activations: Tensor(shape: [9], repeating: 1), gradients: Tensor(shape: [9], repeating: 1))
    }
  }

  @Test func namesTheNearestMethod() throws {
    let error = #expect(throws: ActivationMapError.self) { try Method.named(["gradcam"]) }
    #expect(error?.message.contains("did you mean 'grad-cam'") == true)
    #expect(try Method.named(["all"]).map(\.slug) == Method.explaining.map(\.slug))
    #expect(Method.explaining.count == 11)
    #expect(try Method.named(["all", "random-cam"]).count == 12)
    #expect(Set(Method.all.map(\.slug)).count == Method.all.count)
    #expect(try Method.named(["layer-cam,grad-cam", "layer-cam"]).map(\.slug) == ["layer-cam", "grad-cam"])
  }

  /// A control: the same seed, the same map; another seed, another one.
  @Test func drawsRandomWeightsFromTheSeed() async throws {
    let record = try Self.randomRecord(seed: 1, shape: [6, 4, 5])
    let maps = try await [3, 3, 4].asyncMap { try await Method.randomCAM.map(of: MethodInput(record, seed: $0)) }
    #expect(maps[0] == maps[1])
    #expect(maps[0] != maps[2])
    #expect(Method.randomCAM.isControl && !Method.explaining.contains { $0.isControl })
  }

  @Test(arguments: recordedMethods.map(\.slug))
  func smoothsWhatIsASumOverChannels(slug: String) async throws {
    let method = try #require(try Method.named([slug]).first)
    let input = MethodInput(try Self.randomRecord(seed: 8, shape: [6, 4, 5]))
    guard method.canBeEigenSmoothed else {
      let error = await #expect(throws: ActivationMapError.self) { try await method.map(of: input, eigenSmooth: true) }
      #expect(error?.code == .notSmoothable)
      #expect(error?.message.contains(slug) == true)
      return
    }
    let smoothed = try await method.map(of: input, eigenSmooth: true)
    #expect(smoothed.isFinite && smoothed.shape == [4, 5])
    // A projection of centred columns has the mean zero; 1e-5 of its size is rounding.
    #expect(abs(smoothed.mean) < 1e-5 * Double(smoothed.maximum))
    #expect(try await relativeDifference(smoothed, method.map(of: input)) > 1e-3)
  }
}
