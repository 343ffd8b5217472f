import Evaluation
import Tensors

/// The masks that occur when maps are judged, and worse ones. The benchmark of the solver draws from the same.
enum MaskKind: String, CaseIterable, Sendable {
  /// Every pixel by itself.
  case scattered
  /// Ellipses.
  case blobs
  /// The highest places of a smooth map, as a class activation map is.
  case smoothMap = "smooth map"
  /// A frame along the borders, or all but the frame.
  case border
  case stripes
  case checkerboard
  /// Of two of the others: pixels that are in one of them alone, or in both.
  case mixture

  /// A mask of the kind.
  ///
  /// - Parameter share: how much is removed: exactly, to a pixel, by `scattered`, `blobs` and `smoothMap`; as nearly
  ///   as their shape allows by the others, and not at all by `mixture`.
  func mask(height: Int, width: Int, share: Double, _ random: inout SeededRandom) -> PixelMask {
    let (rows, columns) = (Double(height), Double(width))
    func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    switch self {
    case .scattered:
      return .highest(share, height, width, of: (0..<height * width).map { _ in random.uniform() })
    case .blobs:
      // Removed where an ellipse is near, the nearest places first.
      let blobs = (0...below(8)).map { _ in
        (
          row: random.uniform(in: 0...rows), column: random.uniform(in: 0...columns),
          stretch: random.uniform(in: 0.3...3), size: random.uniform(in: 0.3...1)
        )
      }
      return .highest(
        share, height, width,
        of: Self.places(height, width) { row, column in
          -blobs.reduce(.infinity) { nearest, blob in
            let (y, x) = ((row - blob.row) * blob.stretch, column - blob.column)
            return min(nearest, (y * y + x * x) / blob.size)
          }
        })
    case .smoothMap:
      // Random values on a coarse grid with linear interpolation between them.
      let (coarseRows, coarseColumns) = (2 + below(6), 2 + below(6))
      let values = (0..<coarseRows * coarseColumns).map { _ in random.uniform() }
      return .highest(
        share, height, width,
        of: Self.places(height, width) { row, column in
          let (y, x) = (row / rows * Double(coarseRows - 1), column / columns * Double(coarseColumns - 1))
          let (top, left) = (Int(y), Int(x))
          let (down, right) = (y - Double(top), x - Double(left))
          func line(_ row: Int) -> Double {
            values[row * coarseColumns + left] * (1 - right)
              + values[row * coarseColumns + min(left + 1, coarseColumns - 1)] * right
          }
          return line(top) * (1 - down) + line(min(top + 1, coarseRows - 1)) * down
        })
    case .border:
      let distances = Self.places(height, width) { row, column in
        min(row, column, rows - 1 - row, columns - 1 - column)
      }
      let isFrame = below(2) == 0
      let frame = distances.map { isFrame ? -$0 : $0 }
      let cut = frame.sorted(by: >)[min(Int(share * Double(frame.count)), frame.count - 1)]
      return PixelMask(height: height, width: width) { frame[$0] >= cut }
    case .stripes:
      let period = 2 + below(9)
      let removed = max(1, min(period - 1, Int((share * Double(period)).rounded())))
      let (down, right) = [(1, 0), (0, 1), (1, 1), (1, 2)][below(4)]
      return PixelMask(height: height, width: width) { ($0 / width * down + $0 % width * right) % period < removed }
    case .checkerboard:
      let side = 1 + below(6)
      let isOdd = below(2)
      return PixelMask(height: height, width: width) { ($0 / width / side + $0 % width / side) % 2 == isOdd }
    case .mixture:
      let plain = Self.allCases.filter { $0 != .mixture }
      let masks = (0..<2).map { _ in
        plain[below(plain.count)].mask(height: height, width: width, share: share, &random)
      }
      let isBoth = below(2) == 0
      return PixelMask(height: height, width: width) {
        isBoth ? masks[0][$0] && masks[1][$0] : masks[0][$0] != masks[1][$0]
      }
    }
  }

  private static func places(_ height: Int, _ width: Int, _ value: (Double, Double) -> Double) -> [Double] {
    (0..<height * width).map { value(Double($0 / width), Double($0 % width)) }
  }
}

extension PixelMask {
  /// Removes a share of the pixels, those of the highest values.
  fileprivate static func highest(_ share: Double, _ height: Int, _ width: Int, of values: [Double]) -> PixelMask {
    let order = values.indices.sorted { (values[$0], $0) > (values[$1], $1) }
    return PixelMask(
      height: height, width: width, removing: order.prefix(Int((share * Double(values.count)).rounded())))
  }
}

extension Tensor {
  /// A picture with broad shades and noise: `[channels, height, width]`, values within ±3.
  static func randomPicture(channels: Int, height: Int, width: Int, _ random: inout SeededRandom) -> Tensor {
    var elements: [Float] = []
    for _ in 0..<channels {
      let (base, down, right) = (
        random.uniform(in: -1...1), random.uniform(in: -0.5...0.5), random.uniform(in: -0.5...0.5)
      )
      for row in 0..<height {
        for column in 0..<width {
          let shade = base + down * Double(row) / Double(height) + right * Double(column) / Double(width)
          elements.append(Float(shade + random.uniform(in: -1...1)))
        }
      }
    }
    return Tensor(shape: [channels, height, width], elements: elements)
  }
}
