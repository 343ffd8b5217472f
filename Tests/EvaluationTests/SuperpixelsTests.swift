import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct SuperpixelsTests {
  /// Each patch hangs together, none is missing a number, and they are about as many as asked for.
  @Test(arguments: [(24, 24, 100), (96, 64, 60), (7, 50, 9), (1, 1, 100), (3, 2, 1)])
  func coversAnyPicture(height: Int, width: Int, count: Int) {
    var random = SeededRandom(seed: 3)
    let picture = Tensor.randomPicture(channels: 3, height: height, width: width, &random)
    let found = Superpixels(of: picture, count: count)
    #expect(found.labels.count == height * width)
    #expect(Set(found.labels) == Set(0..<found.count))
    #expect(found.count <= 4 * count)
    #expect(found.labels == Superpixels(of: picture, count: count).labels)
    for patch in 0..<found.count {
      var left = Set(found.labels.indices.filter { found.labels[$0] == patch })
      var open = [left.removeFirst()]
      while let pixel = open.popLast() {
        let (row, column) = (pixel / width, pixel % width)
        let neighbours = [
          row > 0 ? pixel - width : nil, row < height - 1 ? pixel + width : nil, column > 0 ? pixel - 1 : nil,
          column < width - 1 ? pixel + 1 : nil,
        ]
        for case let other? in neighbours where left.remove(other) != nil { open.append(other) }
      }
      #expect(left.isEmpty)
    }
  }

  /// Patches end where the colour changes, though no line of the grid is there.
  @Test func keepsToEdges() {
    let picture = Tensor(
      shape: [3, 48, 48], elements: (0..<3 * 48 * 48).map { $0 % 48 + $0 / 48 % 48 < 41 ? 1 : -1 })
    let found = Superpixels(of: picture, count: 16)
    for patch in 0..<found.count {
      let colours = Set(found.labels.indices.filter { found.labels[$0] == patch }.map { picture.elements[$0] })
      #expect(colours.count == 1)
    }
  }

  /// An even picture has nothing but the grid; the unit of the colours has no influence.
  @Test func dividesAnEvenPictureEvenly() {
    let even = Superpixels(of: Tensor(shape: [3, 40, 40], repeating: 0.5), count: 16)
    #expect(even.count == 16)
    for patch in 0..<16 { #expect(even.labels.count { $0 == patch } == 100) }
    var random = SeededRandom(seed: 3)
    let picture = Tensor.randomPicture(channels: 3, height: 24, width: 24, &random)
    #expect(Superpixels(of: picture.map { $0 * 64 }).labels == Superpixels(of: picture).labels)
  }
}
