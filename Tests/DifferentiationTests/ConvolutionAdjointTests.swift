import Differentiation
import Tensors
import Testing

@Suite struct ConvolutionAdjointTests {
  @Test func weightsTurnWithinTheirGroups() {
    // Two groups of two outputs and one input each, three taps
    let weight = Tensor(shape: [4, 1, 3], elements: (0..<12).map(Float.init))
    let turned = weight.turnedForAdjoint(groups: 2)
    #expect(turned.shape == [2, 2, 3])
    #expect(turned.elements == [2, 1, 0, 5, 4, 3, 8, 7, 6, 11, 10, 9])
  }

  @Test func turningTwiceGivesBackTheWeight() {
    var random = SeededRandom(seed: 1)
    for (outputs, inputs, kernel, groups) in [(70, 33, [1, 1], 1), (66, 35, [3, 2], 1), (6, 4, [2], 2)] {
      let shape = [outputs, inputs] + kernel
      let weight = Tensor(
        shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: -1...1)) })
      #expect(weight.turnedForAdjoint(groups: groups).turnedForAdjoint(groups: groups) == weight)
    }
  }
}
