import Evaluation
import Testing

@Suite struct PixelMaskTests {
  @Test(arguments: [(1, 1), (3, 5), (8, 8), (9, 15), (13, 5)])
  func saysWhatItWasTold(height: Int, width: Int) {
    func isRemoved(_ pixel: Int) -> Bool { pixel % 3 == 0 || pixel % 7 == 2 }
    let mask = PixelMask(height: height, width: width, isRemoved: isRemoved)
    let removed = (0..<height * width).filter(isRemoved)
    #expect((0..<mask.count).filter { mask[$0] } == removed)
    #expect(mask.removedCount == removed.count)
    let named = PixelMask(height: height, width: width, removing: removed.reversed() + removed)
    #expect(named == mask)
    #expect(named.hashValue == mask.hashValue)
  }

  @Test func tellsMasksApart() {
    #expect(PixelMask(height: 2, width: 3, removing: [1]) != PixelMask(height: 2, width: 3, removing: [2]))
    #expect(PixelMask(height: 2, width: 3, removing: [1]) != PixelMask(height: 3, width: 2, removing: [1]))
  }
}
