import ActivationMaps
import Tensors
import Testing

@Suite struct AugmentationTests {
  private static let image = Tensor(shape: [1, 2, 2, 3], elements: (1...12).map(Float.init))

  @Test func isSixVariants() {
    #expect(Augmentation.all.count == 6)
    #expect(Augmentation.all.filter(\.isMirrored).map(\.factor) == [0.9, 1, 1.1])
    #expect(Augmentation.all.filter { !$0.isMirrored }.map(\.factor) == [0.9, 1, 1.1])
  }

  @Test func mirrorsAndScales() {
    let variant = Augmentation(isMirrored: true, factor: 2).applied(to: Self.image)
    #expect(variant.shape == Self.image.shape)
    #expect(variant.elements == [3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10].map { 2 * $0 })
    #expect(Augmentation(isMirrored: false, factor: 1).applied(to: Self.image) == Self.image)
  }

  /// What mirroring does to an image, undoing it does to a map; brightness does not touch a map.
  @Test(arguments: Augmentation.all)
  func undoesItself(augmentation: Augmentation) {
    let map = Tensor(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])
    let mirrored = Augmentation(isMirrored: augmentation.isMirrored, factor: 1)
    #expect(augmentation.undone(on: mirrored.applied(to: map)) == map)
  }

  @Test func averages() {
    let tensors = [[1, 2], [3, 6]].map { Tensor(shape: [2], elements: $0.map(Float.init)) }
    #expect(Tensor.mean(tensors).elements == [2, 4])
    #expect(Tensor.mean([tensors[0]]) == tensors[0])
    #expect(Tensor.mean([]).count == 0)
  }
}
