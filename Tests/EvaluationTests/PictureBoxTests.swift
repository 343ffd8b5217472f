import Evaluation
import FoundationEssentials
import Testing

@Suite struct PictureBoxTests {
  private func box(_ left: Double, _ top: Double, _ width: Double, _ height: Double) throws -> PictureBox {
    try PictureBox(left: left, top: top, width: width, height: height)
  }

  @Test func hasEdges() throws {
    let made = try PictureBox(left: 1, top: 2, right: 4, bottom: 8)
    #expect(try made == box(1, 2, 3, 6))
    #expect(made.right == 4 && made.bottom == 8 && made.area == 18)
    #expect("\(made)" == "[1.0, 2.0, 3.0, 6.0]")
  }

  @Test(
    arguments: [
      [0, 0, 0, 1], [0, 0, 1, -1], [.nan, 0, 1, 1], [0, .infinity, 1, 1], [0, 0, .infinity, 1], [0, 0, 1e300, 1e300],
      [1e300, 0, 1, 1], [0, 0, 1e-200, 1e-200], [.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude, 1],
    ] as [[Double]])
  func refuses(numbers: [Double]) {
    let error = #expect(throws: EvaluationError.self) { try box(numbers[0], numbers[1], numbers[2], numbers[3]) }
    #expect(error?.code == .invalidBox)
  }

  /// Up to a pixel beyond the edge: some count from 1.
  @Test func checksThePicturesSize() throws {
    for inside in [[0, 0, 20, 10], [19, 9, 1, 1], [1, 1, 20, 10]] as [[Double]] {
      try box(inside[0], inside[1], inside[2], inside[3]).check(width: 20, height: 10)
    }
    for outside in [[-0.5, 0, 2, 2], [0, -0.5, 2, 2], [20, 0, 1, 1], [0, 10, 1, 1], [5, 5, 17, 2], [5, 5, 2, 7]]
      as [[Double]]
    {
      let error = #expect(throws: EvaluationError.self) {
        try box(outside[0], outside[1], outside[2], outside[3]).check(width: 20, height: 10)
      }
      #expect(error?.message.contains("20 × 10") == true)
    }
  }

  @Test func clips() throws {
    #expect(try box(-2, 3, 5, 20).clipped(width: 10, height: 10) == box(0, 3, 3, 7))
    #expect(try box(2, 3, 5, 5).clipped(width: 10, height: 10) == box(2, 3, 5, 5))
    #expect(try box(10, 3, 5, 5).clipped(width: 10, height: 10) == nil)
    #expect(try box(-5, 3, 5, 5).clipped(width: 10, height: 10) == nil)
  }

  @Test func overlaps() throws {
    let own = try box(0, 0, 4, 2)
    #expect(own.intersectionOverUnion(own) == 1)
    #expect(try own.intersectionOverUnion(box(2, 0, 4, 2)) == 4.0 / 12)
    #expect(try own.intersectionOverUnion(box(4, 0, 4, 2)) == 0)
    #expect(try own.intersectionOverUnion(box(1, 1, 1, 1)) == 1.0 / 8)
    #expect(try box(1, 1, 1, 1).intersectionOverUnion(own) == 1.0 / 8)
  }

  @Test func isFourNumbersInJSON() throws {
    let made = try box(1, 2.5, 3, 4)
    let text = try JSONEncoder().encode([made])
    #expect(String(decoding: text, as: UTF8.self) == "[[1,2.5,3,4]]")
    #expect(try JSONDecoder().decode([PictureBox].self, from: text) == [made])
    for wrong in ["[[1,2,3]]", "[[1,2,0,4]]", "[7]"] {
      #expect(throws: (any Error).self) { try JSONDecoder().decode([PictureBox].self, from: Data(wrong.utf8)) }
    }
  }
}
