import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Histograms of oriented gradients (HOG) of a map: which way its edges run, cell by cell.
///
///     OrientedGradients(map).features  // [blocks · 9 cells · 9 directions]
///
/// Gradients are central differences, 0 along the edges of the map. Each pixel of a cell of 16 × 16 adds its gradient's length,
/// over the cell's pixels, to one of nine bins of 20°, without sign and without sharing between bins. Every block of 3 × 3
/// cells is normalised by L2-Hys: to length 1, cut at 0.2, to length 1 again. So it stands in scikit-image, with its usual
/// values but for the cell's side, which is the one that is usual for maps of saliency.
///
/// Source: Dalal and Triggs, "Histograms of Oriented Gradients for Human Detection", 2005.
public struct OrientedGradients: Sendable {
  public static let cellSide = 16
  static let blockSide = 3
  static let directionCount = 9

  /// Block by block from the upper left, in each cell by cell, in each direction by direction.
  public let features: [Double]

  /// - Parameters:
  ///   - map: `[H, W]`; what is left over on the right and below the last whole cell has no part.
  ///   - cellSide: in pixels.
  /// - Returns: nil where the map has fewer than 3 × 3 cells.
  /// - Complexity: O(H·W).
  public init?(_ map: Tensor, cellSide: Int = Self.cellSide) {
    precondition(map.rank == 2 && cellSide > 0)
    let (rows, columns) = (map.shape[0] / cellSide, map.shape[1] / cellSide)
    guard min(rows, columns) >= Self.blockSide else { return nil }
    let cells = Self.histograms(map, cellSide, rows: rows, columns: columns)
    var features: [Double] = []
    for row in 0...rows - Self.blockSide {
      for column in 0...columns - Self.blockSide {
        var block: [Double] = []
        for inner in 0..<Self.blockSide {
          let start = ((row + inner) * columns + column) * Self.directionCount
          block += cells[start..<start + Self.blockSide * Self.directionCount]
        }
        features += Self.normalised(Self.normalised(block).map { min($0, 0.2) })
      }
    }
    self.features = features
  }

  private static func normalised(_ block: [Double]) -> [Double] {
    let least = 1e-5
    let length = (block.reduce(0) { $0 + $1 * $1 } + least * least).squareRoot()
    return block.map { $0 / length }
  }

  private static func histograms(_ map: Tensor, _ side: Int, rows: Int, columns: Int) -> [Double] {
    let (height, width) = (map.shape[0], map.shape[1])
    var cells = [Double](repeating: 0, count: rows * columns * directionCount)
    map.withUnsafeElements { values in
      for row in 0..<rows * side {
        for column in 0..<columns * side {
          let place = row * width + column
          let down = row > 0 && row < height - 1 ? Double(values[place + width]) - Double(values[place - width]) : 0
          let across = column > 0 && column < width - 1 ? Double(values[place + 1]) - Double(values[place - 1]) : 0
          let length = hypot(down, across)
          guard length > 0 else { continue }
          var angle = atan2(down, across) * 180 / .pi
          if angle < 0 { angle += 180 }
          // 180° is 0° without a sign, also where only rounding has led there.
          if angle >= 180 { angle -= 180 }
          let direction = min(Int(angle / (180 / Double(directionCount))), directionCount - 1)
          cells[((row / side) * columns + column / side) * directionCount + direction] += length / Double(side * side)
        }
      }
    }
    return cells
  }
}

extension Similarity {
  /// Pearson's correlation of two maps' `OrientedGradients`: whether their edges run alike, wherever they are bright.
  ///
  /// - Parameters: maps of one size.
  /// - Returns: −1 to 1; nil where a map has fewer than 3 × 3 cells of 16 pixels, or no edge in one of them.
  ///
  /// Source: Adebayo et al., "Sanity Checks for Saliency Maps", 2018.
  public static func gradientCorrelation(_ a: Tensor, _ b: Tensor) -> Double? {
    precondition(a.shape == b.shape)
    guard let first = OrientedGradients(a), let second = OrientedGradients(b) else { return nil }
    return pearson(first.features, second.features)
  }
}
