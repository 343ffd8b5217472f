/// Brings values from a grid to the one of half its size and back: bilinear interpolation between centres of blocks of
/// 2 × 2 points, P, and its transpose.
///
/// A point takes 9/16 of its own block, 3/16 of the next one in its row and in its column, and 1/16 of the one across the
/// corner; rows and columns one after the other, 3/4 and 1/4 each. At the border there is no further block, and the
/// nearest one counts for it.
final class GridTransfer {
  typealias Plane = UnsafeMutablePointer<Float>
  typealias Block = SIMD8<Float>

  private let height: Int
  private let width: Int
  /// Whole blocks of a row.
  private let rowLength: Int
  /// The last four rows of the finer grid; row r at r mod 4. Nothing is written into the one behind them.
  private let ring: Plane
  /// A row of the finer grid that was put together of several, and one of the coarser grid; a block of margin before them.
  private let combined, spread: Plane

  /// - Parameters:
  ///   - height, width: of the finer grid.
  init(height: Int, width: Int) {
    self.height = height
    self.width = width
    rowLength = (width + 15) / 16 * 16 + 8
    ring = .allocate(5 * rowLength, of: 0)
    combined = .allocate(8 + rowLength + 32, of: 0)
    spread = .allocate(8 + rowLength + 32, of: 0)
  }

  deinit { for plane in [ring, combined, spread] { plane.deallocate() } }

  // MARK: - Down

  /// Where a row of the finer grid is written to; it is zero.
  func clearedRow(_ row: Int) -> Plane {
    let start = ring + (row & 3) * rowLength
    start.update(repeating: 0, count: rowLength)
    return start
  }

  /// Puts together the rows that belong to a row of blocks; of those in the grid, the last four have been written.
  func combineRows(around coarseRow: Int) {
    func row(_ row: Int) -> Plane { ring + (row & 3) * rowLength }
    let (upper, lower) = (
      row(2 * coarseRow), 2 * coarseRow + 1 < height ? row(2 * coarseRow + 1) : ring + 4 * rowLength
    )
    let above = coarseRow > 0 ? row(2 * coarseRow - 1) : upper
    let below = 2 * coarseRow + 2 < height ? row(2 * coarseRow + 2) : lower
    let sums = combined + 8
    for column in stride(from: 0, to: width, by: 8) {
      sums.set(
        0.75 * (upper.block(at: column) + lower.block(at: column))
          + 0.25 * (above.block(at: column) + below.block(at: column)), at: column)
    }
    sums[-1] = sums[0]
    if width & 1 == 0 { sums[width] = sums[width - 1] }
  }

  /// What eight blocks get of the rows that were put together.
  @inline(__always) func restricted(column: Int) -> Block {
    let start = combined + 8 + 2 * column
    let own = start.pairs(at: 0)
    return 0.75 * own + 0.25 * (start.wide(at: -1).evenHalf + start.wide(at: 2).evenHalf)
  }

  // MARK: - Up

  /// The row of blocks that a row lies in, and the one that is nearest besides.
  static func coarseRows(of row: Int, count: Int) -> (own: Int, other: Int) {
    (row >> 1, min(max((row >> 1) + (row & 1 == 1 ? 1 : -1), 0), count - 1))
  }

  /// Puts two rows of blocks together.
  func spreadRows(_ own: Plane, _ other: Plane, width: Int) {
    let sums = spread + 8
    for column in stride(from: 0, to: width, by: 8) {
      sums.set(0.75 * own.block(at: column) + 0.25 * other.block(at: column), at: column)
    }
    sums[-1] = sums[0]
    sums[width] = sums[width - 1]
  }

  /// What eight points get of the rows that were put together.
  @inline(__always) func spread(column: Int) -> Block {
    let start = spread + 8 + (column >> 1)
    let own: SIMD4<Float> = 0.75 * start.half(at: 0)
    let even: SIMD4<Float> = own + 0.25 * start.half(at: -1)
    let odd: SIMD4<Float> = own + 0.25 * start.half(at: 1)
    var result = Block()
    result.evenHalf = even
    result.oddHalf = odd
    return result
  }
}
