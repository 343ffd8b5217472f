import ActivationMaps
import Tensors
import Testing

@Suite struct RankedMapTests {
  @Test func ordersByValueAndThenByPlace() throws {
    let ranked = try RankedMap(Tensor(shape: [2, 3], elements: [0.5, -1, 0.5, -0.0, 2, 0]))
    #expect(ranked.order == [1, 3, 5, 0, 2, 4])
    #expect(ranked.sorted == [-1, 0, 0, 0.5, 0.5, 2])
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func refusesWhatHasNoOrder(value: Float) {
    #expect(throws: ActivationMapError.self) { try RankedMap(Tensor(shape: [1, 2], elements: [0, value])) }
  }

  @Test func refusesWhatIsNoMap() {
    #expect(throws: ActivationMapError.self) { try RankedMap(Tensor(shape: [1, 1, 2, 2], repeating: 0)) }
    #expect(throws: ActivationMapError.self) { try RankedMap(Tensor(shape: [4], repeating: 0)) }
    #expect(throws: ActivationMapError.self) { try RankedMap(Tensor(shape: [0, 2], repeating: 0)) }
  }
}
