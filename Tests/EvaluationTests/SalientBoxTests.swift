import Evaluation
import Tensors
import Testing

@Suite struct SalientBoxTests {
  private func map(_ height: Int, _ width: Int, _ values: [(y: Int, x: Int, value: Float)]) -> Tensor {
    var elements = [Float](repeating: 0, count: height * width)
    for (y, x, value) in values { elements[y * width + x] = value }
    return Tensor(shape: [height, width], elements: elements)
  }

  @Test func findsEachPartWithItsShare() throws {
    let map = map(4, 6, [(0, 0, 1), (1, 1, 0.8), (3, 5, 0.6), (3, 0, 0.2)])
    let boxes = try SalientBox.found(in: map, threshold: 0.5)
    #expect(
      boxes.map(\.box) == [
        try PictureBox(left: 0, top: 0, width: 2, height: 2), try PictureBox(left: 5, top: 3, width: 1, height: 1),
      ])
    #expect(abs(boxes[0].share - 1.8 / 2.6) < 1e-6)
    #expect(boxes.map(\.peak) == [1, 0.6])
  }

  @Test func takesAThresholdOfOneAsTheMaximumAlone() throws {
    let boxes = try SalientBox.found(in: map(3, 3, [(1, 1, 0.5), (1, 2, 0.4)]), threshold: 1)
    #expect(boxes.map(\.box) == [try PictureBox(left: 1, top: 1, width: 1, height: 1)])
  }

  @Test func findsNothingInAMapOfZeros() throws {
    #expect(try SalientBox.found(in: map(3, 3, []), threshold: 0.5).isEmpty)
  }

  @Test func leavesOutSpecks() throws {
    var values = (0..<200).map { (y: $0 / 20, x: $0 % 20, value: Float(1)) }
    values.append((y: 12, x: 3, value: 1))
    let boxes = try SalientBox.found(in: map(14, 20, values), threshold: 0.5)
    #expect(boxes.count == 1)
    #expect(boxes.allSatisfy { $0.share >= SalientBox.leastShare })
  }

  @Test(arguments: [0, -0.5, 1.01, Double.nan])
  func refusesAThresholdOutOfRange(_ threshold: Double) {
    let error = #expect(throws: EvaluationError.self) {
      try SalientBox.found(in: map(2, 2, [(0, 0, 1)]), threshold: threshold)
    }
    #expect(error?.code == .invalidOption)
  }
}
