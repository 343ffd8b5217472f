import ActivationMaps
import Tensors
import TestSupport
import Testing

@Suite struct ScalingTests {
  @Test func bringsAMapToTheUnitRange() throws {
    let map = Tensor(shape: [2, 2], elements: [-3, 0, 1, 4])
    let scaled = Scaling.scaled(map, height: 8, width: 6)
    #expect(scaled.shape == [8, 6])
    #expect(scaled.minimum == 0)
    #expect(abs(scaled.maximum - 1) < 1e-6)
  }

  /// What is negative speaks against the class and does not show.
  @Test func cutsOffWhatIsNegative() throws {
    let scaled = Scaling.scaled(Tensor(shape: [1, 3], elements: [-5, -1, 2]), height: 1, width: 3)
    #expect(largestDifference(scaled, Tensor(shape: [1, 3], elements: [0, 0, 1])) < 1e-6)
  }

  @Test func doesNotDependOnTheScale() throws {
    let map = Tensor(shape: [2, 3], elements: [1, 5, 2, 8, 3, 3])
    let larger = map.map { $0 * 1000 }
    let a = Scaling.scaled(map, height: 7, width: 9)
    let b = Scaling.scaled(larger, height: 7, width: 9)
    // The addend 1e-7 in the denominator is all that differs.
    #expect(largestDifference(a, b) < 1e-6)
  }

  @Test func leavesAConstantMapAtZero() throws {
    let scaled = Scaling.scaled(Tensor(shape: [2, 2], repeating: 3), height: 4, width: 4)
    #expect(scaled.elements.allSatisfy { $0 == 0 })
  }
}
