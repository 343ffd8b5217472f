/// The weights between blocks of pixels: those of the pixels, added up.
///
/// Weights between two blocks of 2 × 2 points add up. Their sum is too stiff: on a grid of twice the spacing a linear
/// function costs Σ w x² = 4 (E + 2 SE) where the finer one has 2 (E + 2 SE), so half of the sum is taken. Leaks, the
/// weights towards known pixels, add up as they are, because they act on the values and not on their differences.
final class BlockWeights: StencilWeights {
  private let stride: Int
  private let count: Int
  /// The weight to the neighbour on the right, below, below on the right, and below on the left.
  private let east, south, southEast, southWest: UnsafeMutablePointer<Float>
  private let leak: UnsafeMutablePointer<Float>

  init(count: Int, stride: Int) {
    self.count = count
    self.stride = stride
    (east, south) = (.allocate(count, of: 0), .allocate(count, of: 0))
    (southEast, southWest) = (.allocate(count, of: 0), .allocate(count, of: 0))
    leak = .allocate(count, of: 0)
  }

  deinit { for start in [east, south, southEast, southWest, leak] { start.deallocate() } }

  @inline(__always) func west(_ place: Int) -> Float { east[place &- 1] }
  @inline(__always) func east(_ place: Int) -> Float { east[place] }

  @inline(__always) func above(_ place: Int, _ z: UnsafeMutablePointer<Values>) -> Values {
    let above = place &- stride
    return southEast[above &- 1] * z[above &- 1] + south[above] * z[above] + southWest[above &+ 1] * z[above &+ 1]
  }

  @inline(__always) func below(_ place: Int, _ z: UnsafeMutablePointer<Values>) -> Values {
    let below = place &+ stride
    return southWest[place] * z[below &- 1] + south[place] * z[below] + southEast[place] * z[below &+ 1]
  }

  /// The weights towards all neighbours, and the leak.
  func diagonal(_ place: Int) -> Float {
    let above = place - stride
    return leak[place] + east[place] + east[place - 1] + south[place] + south[above] + southEast[place]
      + southEast[above - 1] + southWest[place] + southWest[above + 1]
  }

  func clear() {
    for start in [east, south, southEast, southWest, leak] { start.update(repeating: 0, count: count) }
  }

  /// The weights of one point, towards the neighbours behind it.
  struct Point {
    var east: Float = 0
    var south: Float = 0
    var southEast: Float = 0
    var southWest: Float = 0
    var leak: Float = 0
  }

  func point(_ place: Int) -> Point {
    Point(
      east: east[place], south: south[place], southEast: southEast[place], southWest: southWest[place],
      leak: leak[place])
  }

  /// Adds what a point of the finer grid brings to its block.
  ///
  /// - Parameters:
  ///   - block: the block's place.
  ///   - isRight, isLower: where in the block the point lies.
  func add(_ point: Point, to block: Int, isRight: Bool, isLower: Bool) {
    leak[block] += point.leak
    switch (isRight, isLower) {
    case (false, false):
      // The neighbour below on the left is in the block on the left: its weight to the right is meant.
      east[block - 1] += point.southWest / 2
    case (true, false):
      east[block] += (point.east + point.southEast) / 2
    case (false, true):
      south[block] += (point.south + point.southEast) / 2
      southWest[block] += point.southWest / 2
    case (true, true):
      east[block] += point.east / 2
      south[block] += (point.south + point.southWest) / 2
      southEast[block] += point.southEast / 2
    }
  }
}
