import Evaluation
import Tensors
import Testing

@Suite struct PointingGameTests {
  private func box(_ left: Double, _ top: Double, _ width: Double, _ height: Double) throws -> PictureBox {
    try PictureBox(left: left, top: top, width: width, height: height)
  }

  /// A map of 224 × 224 with ones at some places (row, column).
  private func map(_ places: [(Int, Int)]) -> Tensor {
    var map = Tensor(shape: [224, 224], repeating: 0)
    for (row, column) in places { map[row, column] = 1 }
    return map
  }

  @Test func agreesWithNumPy() throws {
    for item in try LocalisationFixture.read().cases {
      #expect(try PointingGame.score(item.tensor, boxes: item.boxes) == item.pointing, "\(item.name)")
    }
  }

  /// Within 15 pixels of the box, in a circle and not in a square.
  @Test func hitsWithinTheTolerance() throws {
    let boxes = [try box(100, 100, 20, 20)]
    func score(_ row: Int, _ column: Int) throws -> Double? {
      try PointingGame.score(map([(row, column)]), boxes: boxes)
    }
    #expect(try score(110, 110) == 1)
    #expect(try score(110, 85) == 1)  // its centre is 14.5 pixels to the left
    #expect(try score(110, 84) == 0)
    #expect(try score(134, 110) == 1)
    #expect(try score(135, 110) == 0)
    #expect(try score(90, 90) == 1)  // (9.5, 9.5): 13.4
    #expect(try score(88, 88) == 0)  // (11.5, 11.5): 16.3
  }

  @Test func toleranceGrowsWithTheView() {
    #expect(PointingGame.tolerance(height: 224, width: 224) == 15)
    #expect(PointingGame.tolerance(height: 448, width: 600) == 30)
    #expect(PointingGame.tolerance(height: 7, width: 7) == 15.0 / 32)
  }

  @Test func sharesTies() throws {
    let boxes = [try box(100, 100, 20, 20)]
    #expect(try PointingGame.score(map([(110, 110), (1, 1), (2, 200), (112, 110)]), boxes: boxes) == 0.5)
    // Of a map that says nothing, the chance of a random pixel.
    let zero = Tensor(shape: [10, 10], repeating: 0)
    #expect(try PointingGame.score(zero, boxes: [box(0, 0, 5, 10)]) == 0.6)
    #expect(try PointingGame.score(zero, boxes: [box(0, 0, 10, 10)]) == 1)
  }

  @Test func anyBoxCounts() throws {
    let boxes = [try box(0, 0, 1, 1), try box(200, 200, 10, 10)]
    #expect(try PointingGame.score(map([(205, 205)]), boxes: boxes) == 1)
    #expect(try PointingGame.score(map([(205, 205)]), boxes: boxes.reversed()) == 1)
  }

  @Test func mirroringChangesNothing() throws {
    for item in try LocalisationFixture.read().cases {
      let boxes = try item.boxes.map { try $0.mirrored(width: item.width) }
      #expect(try PointingGame.score(item.tensor.mirrored, boxes: boxes) == item.pointing)
    }
  }

  @Test func saysWhatIsNotSeenOrNoMap() throws {
    #expect(try PointingGame.score(map([(1, 1)]), boxes: []) == nil)
    #expect(try PointingGame.score(map([(1, 1)]), boxes: [box(224, 0, 5, 5), box(-9, 0, 5, 5)]) == nil)
    let shape = #expect(throws: EvaluationError.self) {
      try PointingGame.score(Tensor(shape: [4], repeating: 0), boxes: [box(0, 0, 1, 1)])
    }
    #expect(shape?.code == .shapeMismatch)
    let finite = #expect(throws: EvaluationError.self) {
      try PointingGame.score(Tensor(shape: [2, 2], elements: [0, .nan, 1, 1]), boxes: [box(0, 0, 1, 1)])
    }
    #expect(finite?.code == .notFinite)
  }
}
