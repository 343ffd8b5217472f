import ActivationMaps
import Tensors
import TestSupport
import Testing

@Suite struct VolumeMapTests {
  private func record(shape: [Int], seed: UInt64 = 2) throws -> ActivationRecord {
    var random = SeededRandom(seed: seed)
    func draw(_ range: ClosedRange<Double>) -> Tensor {
      Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: range)) })
    }
    return try ActivationRecord(activations: draw(0...2), gradients: draw(-1...1))
  }

  /// Places are places: how they lie changes no number.
  @Test(arguments: Method.explaining.map(\.slug))
  func makesTheSameOfPlacesInAnotherShape(_ slug: String) async throws {
    let method = try #require(try Method.named([slug]).first)
    let flat = try record(shape: [5, 6, 4])
    let volume = try ActivationRecord(
      activations: flat.activations.reshaped([5, 2, 3, 4]), gradients: flat.gradients.reshaped([5, 2, 3, 4]))
    let map = try await method.map(of: MethodInput(volume))
    #expect(map.shape == [2, 3, 4])
    #expect(try await method.map(of: MethodInput(flat)) == map.reshaped([6, 4]))
  }

  @Test func scalesAlongAllAxes() {
    let map = Tensor(shape: [2, 1, 2], elements: [-1, 0, 1, 4])
    let scaled = Scaling.scaled(map, to: [4, 1, 2])
    // Behind the relu 0, 0, 1, 4: along the first axis by quarters.
    let expected: [Float] = [0, 0, 0.0625, 0.25, 0.1875, 0.75, 0.25, 1]
    #expect(largestDifference(scaled, Tensor(shape: [4, 1, 2], elements: expected)) < 1e-6)
  }

  @Test func ordersVoxels() throws {
    let ranked = try RankedMap(Tensor(shape: [2, 1, 2], elements: [0.5, 0, 1, 0.25]))
    #expect(ranked.shape == [2, 1, 2] && ranked.order == [1, 3, 0, 2])
    #expect(try AdaptiveThreshold.thresholded(ranked, percent: 50).map.shape == [2, 1, 2])
  }
}
