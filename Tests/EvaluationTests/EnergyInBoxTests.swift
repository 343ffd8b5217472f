import Evaluation
import Tensors
import Testing

@Suite struct EnergyInBoxTests {
  private func box(_ left: Double, _ top: Double, _ width: Double, _ height: Double) throws -> PictureBox {
    try PictureBox(left: left, top: top, width: width, height: height)
  }

  /// Sums of a few hundred whole numbers by eighths: both sides are exact up to the last division.
  @Test func agreesWithNumPy() throws {
    for item in try LocalisationFixture.read().cases {
      let energy = try #require(try EnergyInBox(item.tensor, boxes: item.boxes))
      #expect(abs(try #require(energy.share) - item.energy) < 1e-12, "\(item.name)")
      #expect(abs(energy.areaShare - item.area) < 1e-12, "\(item.name)")
    }
  }

  @Test func measuresPartsOfPixels() throws {
    let map = Tensor(shape: [2, 2], elements: [1, 2, 3, 4])
    let energy = try #require(try EnergyInBox(map, boxes: [box(0.5, 0.25, 1, 1)]))
    // 0.5·0.75·(1 + 2) + 0.5·0.25·(3 + 4) of 10
    #expect(abs(try #require(energy.share) - 0.2) < 1e-12)
    #expect(abs(energy.areaShare - 0.25) < 1e-12)
  }

  /// What several boxes share counts once, wherever their edges lie.
  @Test func countsOverlapsOnce() throws {
    let map = Tensor(shape: [6, 6], elements: (0..<36).map { Float($0) })
    let one = try EnergyInBox(map, boxes: [box(0.3, 0.7, 4.1, 3.3)])
    let parts = try EnergyInBox(
      map, boxes: [box(0.3, 0.7, 2.5, 3.3), box(1.1, 0.7, 3.3, 1.9), box(1.1, 2.05, 3.3, 1.95), box(2, 2, 1, 1)])
    #expect(abs(try #require(one?.share) - #require(parts?.share)) < 1e-12)
    #expect(abs(try #require(one).areaShare - #require(parts).areaShare) < 1e-12)
  }

  /// A constant map has the boxes' share of the area, and a map within the box all of it.
  @Test func spansChanceToAll() throws {
    let boxes = [try box(1, 1, 3, 2)]
    let constant = try #require(try EnergyInBox(Tensor(shape: [5, 6], repeating: 0.1), boxes: boxes))
    #expect(abs(try #require(constant.share) - constant.areaShare) < 1e-12)
    #expect(constant.areaShare == 0.2)
    var inside = Tensor(shape: [5, 6], repeating: 0)
    inside[2, 3] = 7
    #expect(try EnergyInBox(inside, boxes: boxes)?.share == 1)
    #expect(try EnergyInBox(inside, boxes: [box(-9, -9, 99, 99)]) == EnergyInBox(inside, boxes: [box(0, 0, 6, 5)]))
    #expect(try EnergyInBox(inside, boxes: [box(3, 2, 1, 1)])?.share == 1)
    #expect(try EnergyInBox(inside, boxes: [box(4, 2, 1, 1)])?.share == 0)
  }

  @Test func belowZeroIsNothing() throws {
    let map = Tensor(shape: [1, 3], elements: [-5, 1, 3])
    #expect(try EnergyInBox(map, boxes: [box(0, 0, 2, 1)])?.share == 0.25)
    let zero = try #require(try EnergyInBox(Tensor(shape: [3, 3], repeating: 0), boxes: [box(0, 0, 1, 3)]))
    #expect(zero.share == nil && zero.areaShare == 1.0 / 3)
  }

  @Test func mirroringChangesNothing() throws {
    for item in try LocalisationFixture.read().cases {
      let boxes = try item.boxes.map { try $0.mirrored(width: item.width) }
      let share = try #require(try EnergyInBox(item.tensor.mirrored, boxes: boxes)?.share)
      #expect(abs(share - item.energy) < 1e-12)
    }
  }

  @Test func saysWhatIsNotSeenOrNoMap() throws {
    let map = Tensor(shape: [4, 4], repeating: 1)
    #expect(try EnergyInBox(map, boxes: []) == nil)
    #expect(try EnergyInBox(map, boxes: [box(4, 0, 5, 5)]) == nil)
    #expect(throws: EvaluationError.self) { try EnergyInBox(Tensor(shape: [0, 4], repeating: 0), boxes: []) }
    #expect(throws: EvaluationError.self) {
      try EnergyInBox(Tensor(shape: [1, 1], elements: [.infinity]), boxes: [box(0, 0, 1, 1)])
    }
  }
}
