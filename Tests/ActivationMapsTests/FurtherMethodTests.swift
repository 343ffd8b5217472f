import ActivationMaps
import ModelReaders
import Tensors
import TestSupport
import Testing

/// The methods beyond the first eleven that need no more than what was recorded, against their references.
@Suite struct FurtherMethodTests {
  private static let goldens = Result { try Golden.further() }

  private static func tensor(_ name: String) throws -> Tensor {
    try #require(try goldens.get()[name]?.tensor, "\(name)")
  }

  private static func layers() throws -> [ActivationRecord] {
    try (0..<3).map {
      try ActivationRecord(activations: tensor("activations.\($0)"), gradients: tensor("gradients.\($0)"))
    }
  }

  /// 1e-5: the reference computes in single precision.
  @Test(arguments: ["fem", "seg-eigen-cam"])
  func agreesWithTheReference(slug: String) async throws {
    let method = try #require(try Method.named([slug]).first)
    let map = try await method.map(of: MethodInput(Self.layers()[0]))
    #expect(try relativeDifference(map, Self.tensor("map.\(slug)")) < 1e-5)
  }

  /// The sign of the reference's eigenvector is arbitrary; ours goes with the channels' sum.
  @Test func agreesWithTheReferenceUpToSign() async throws {
    let record = try Self.layers()[0]
    let map = try await Method.kpcaCAM.map(of: MethodInput(record))
    let expected = try Self.tensor("map.kpca-cam")
    let negative = map.map { -$0 }
    let differences = [relativeDifference(map, expected), relativeDifference(negative, expected)]
    #expect(differences.contains { $0 < 1e-5 }, "\(differences)")
    let places = map.count
    var sums = [Double](repeating: 0, count: places)
    for (index, element) in record.activations.elements.enumerated() { sums[index % places] += Double(element) }
    let mean = sums.reduce(0, +) / Double(places)
    var agreement = 0.0
    for (element, sum) in zip(map.elements, sums) { agreement += Double(element) * (sum - mean) }
    #expect(agreement > 0)
  }

  /// 1e-5: products and sums of a few numbers from 0 to 1 in single precision.
  @Test(arguments: ["refine-cam", "winsor-cam"])
  func putsLayersTogether(slug: String) async throws {
    let layers = try Self.layers()
    let method = try #require(try Method.named([slug]).first)
    let input = MethodInput(layers[0], RecordedRuns(), height: 24, width: 18, layers: layers)
    #expect(method.spansLayers)
    #expect(try await largestDifference(method.map(of: input), Self.tensor("map.\(slug)")) < 1e-5)
    let error = await #expect(throws: ActivationMapError.self) { try await method.map(of: MethodInput(layers[0])) }
    #expect(error?.code == .notRecorded && error?.message.contains("several layers") == true)
  }

  @Test func weighsNothingWhereNoGradientIsPositive() async throws {
    let gradients = Tensor(shape: [2, 3, 3], repeating: -1)
    let record = try ActivationRecord(activations: Tensor(shape: [2, 3, 3], repeating: 1), gradients: gradients)
    let input = MethodInput(record, RecordedRuns(), height: 6, width: 6, layers: [record, record])
    #expect(try await Method.winsorCAM.map(of: input).elements.allSatisfy { $0 == 0 })
  }

  /// As of a detector's scales that the box was not found at; and of a layer that speaks against the class on the whole.
  @Test func leavesOutLayersWithoutAPart() async throws {
    let layers = try Self.layers()
    func with(_ gradient: Float) throws -> ActivationRecord {
      try ActivationRecord(
        activations: layers[1].activations, gradients: Tensor(shape: layers[1].activations.shape, repeating: gradient))
    }
    func input(_ layers: [ActivationRecord]) -> MethodInput {
      MethodInput(layers[0], RecordedRuns(), height: 24, width: 18, layers: layers)
    }
    let (some, none) = (input([layers[0], layers[2]]), input([layers[0], try with(0), layers[2]]))
    #expect(try await Method.refineCAM.map(of: none) == Method.refineCAM.map(of: some))
    #expect(try await Method.refineCAM.notes(on: some).isEmpty)
    #expect(try await Method.refineCAM.notes(on: none).first?.contains("of the 3 layers 2 have") == true)
    let one = input([try with(0), layers[0]])
    #expect(try await Method.refineCAM.map(of: one).maximum > 0)
    #expect(try await Method.refineCAM.notes(on: one).first?.contains("one alone") == true)
    #expect(try await Method.refineCAM.map(of: input([try with(0), try with(0)])).maximum == 0)
    #expect(
      try await Method.winsorCAM.map(of: input([layers[0], try with(-1), layers[2]])) == Method.winsorCAM.map(of: some))
  }

  @Test func refusesAKernelOfTooManyPlaces() async throws {
    let record = try ActivationRecord(activations: Tensor(shape: [1, 65, 64], repeating: 1))
    let error = await #expect(throws: ActivationMapError.self) {
      try await Method.kpcaCAM.map(of: MethodInput(record))
    }
    #expect(error?.message.contains("4096") == true)
  }

  @Test func weighsByTheLinearLayer() async throws {
    let activations = Tensor(shape: [2, 1, 2], elements: [1, 2, 3, 5])
    let input = MethodInput(try ActivationRecord(activations: activations), RecordedRuns())
    #expect(try await Method.cam.map(of: input).elements == [2 - 3, 4 - 5])
  }
}
