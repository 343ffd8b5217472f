import Figures
import Tensors
import Testing

@Suite struct ContourLineTests {
  @Test func partsASlopeByAStraightLine() {
    let slope = Tensor(shape: [3, 4], elements: (0..<12).map { Float($0 % 4) })
    let lines = ContourLine.lines(of: slope, at: 1.5)
    #expect(lines.count == 1)
    #expect(lines.first?.isClosed == false)
    #expect(lines.first?.places.map(\.x) == [2, 2, 2])
    #expect(lines.first?.places.map(\.y) == [0.5, 1.5, 2.5])
  }

  @Test func closesAroundAPeak() {
    var values = [Float](repeating: 0, count: 25)
    values[12] = 1
    let lines = ContourLine.lines(of: Tensor(shape: [5, 5], elements: values), at: 0.5)
    #expect(lines.count == 1)
    #expect(lines.first?.isClosed == true)
    #expect(
      Set(lines.first?.places.map { "\($0.x) \($0.y)" } ?? []) == ["2.5 2.0", "3.0 2.5", "2.5 3.0", "2.0 2.5"])
  }

  /// The distance from a middle: its line is a circle.
  @Test func goesRoundACircle() {
    let side = 64
    let distance = Tensor(
      shape: [side, side],
      elements: (0..<side * side).map { index in
        let (x, y) = (Float(index % side) - 31.5, Float(index / side) - 31.5)
        return (x * x + y * y).squareRoot()
      })
    let lines = ContourLine.lines(of: distance, at: 20)
    #expect(lines.count == 1)
    for place in lines[0].places {
      let (x, y) = (place.x - 32, place.y - 32)
      // Between two centres the distance bends a little.
      #expect(abs((x * x + y * y).squareRoot() - 20) < 0.02)
    }
  }

  @Test func partsASaddleByItsMiddle() {
    // The corners' mean is 0.5: of the level's side.
    let saddle = Tensor(shape: [2, 2], elements: [1, 0, 0, 1])
    #expect(ContourLine.lines(of: saddle, at: 0.5).count == 2)
    #expect(ContourLine.lines(of: saddle, at: 0.6).count == 2)
  }

  /// Every crossing is on exactly one line, whatever the map.
  @Test(arguments: UInt64(0)..<8)
  func missesNoCrossing(_ seed: UInt64) {
    var generator = SeededRandom(seed: seed)
    let (height, width) = (9, 13)
    let values = (0..<height * width).map { _ in Float(generator.next() % 1000) / 1000 }
    let lines = ContourLine.lines(of: Tensor(shape: [height, width], elements: values), at: 0.5)
    var crossings = 0
    for y in 0..<height {
      for x in 0..<width {
        let above = values[y * width + x] >= 0.5
        if x + 1 < width, (values[y * width + x + 1] >= 0.5) != above { crossings += 1 }
        if y + 1 < height, (values[(y + 1) * width + x] >= 0.5) != above { crossings += 1 }
      }
    }
    #expect(lines.reduce(0) { $0 + $1.places.count } == crossings)
  }

  @Test func hasNoLinesOfAFlatOrTinyMap() {
    #expect(ContourLine.lines(of: Tensor(shape: [3, 3], elements: Array(repeating: 1, count: 9)), at: 0.5).isEmpty)
    #expect(ContourLine.lines(of: Tensor(shape: [1, 3], elements: [0, 1, 0]), at: 0.5).isEmpty)
  }
}
