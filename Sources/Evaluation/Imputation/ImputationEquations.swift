/// The imputation's equations for one size of image: what is known, what is removed, and how far the removed pixels are from
/// the weighted mean of their neighbours.
///
/// The removed pixels are the active points of `grid`; a mask after another uses the same memory.
final class ImputationEquations {
  typealias Values = SIMD4<Float>
  typealias PreciseValues = SIMD4<Double>

  let height: Int
  let width: Int
  let grid: MultigridLevel<PixelWeights>
  /// Known and imputed pixels, with a margin of zeros.
  private let image: UnsafeMutablePointer<PreciseValues>
  private let isRemoved: UnsafeMutablePointer<Bool>

  init(height: Int, width: Int) {
    self.height = height
    self.width = width
    grid = MultigridLevel(height: height, width: width) { PixelWeights(stride: $1) }
    image = .allocate(grid.count, of: .zero)
    isRemoved = .allocate(grid.count, of: false)
  }

  deinit {
    image.deallocate()
    isRemoved.deallocate()
  }

  // MARK: - The image

  /// Takes the known pixels of at most four channels, and makes the removed ones the active points.
  func load(_ channels: [UnsafeMutableBufferPointer<Float>], _ mask: PixelMask) {
    for row in 0..<height {
      for column in 0..<width {
        let pixel = row &* width &+ column
        var value = PreciseValues.zero
        if !mask[pixel] { for channel in channels.indices { value[channel] = Double(channels[channel][pixel]) } }
        let place = grid.place(row: row, column: column)
        image[place] = value
        isRemoved[place] = mask[pixel]
      }
    }
    grid.activate { isRemoved[$0] ? total(row: $1, column: $2) : 0 }
  }

  /// Hands out the imputed pixels.
  func store(_ channels: [UnsafeMutableBufferPointer<Float>], _ mask: PixelMask) {
    for row in 0..<height {
      for column in 0..<width {
        let pixel = row &* width &+ column
        guard mask[pixel] else { continue }
        let value = image[grid.place(row: row, column: column)]
        for channel in channels.indices { channels[channel][pixel] = Float(value[channel]) }
      }
    }
  }

  /// image += scale · step
  func add(_ step: UnsafeMutablePointer<Values>, scaledBy scale: PreciseValues) {
    for run in grid.runs { for place in run { image[place] += scale * PreciseValues(step[place]) } }
  }

  // MARK: - The equations

  /// What all neighbours of a pixel inside the image weigh together, in twelfths.
  @inline(__always) private func total(row: Int, column: Int) -> Float {
    let rows: Float = (row > 0 ? 1 : 0) + (row < height &- 1 ? 1 : 0)
    let columns: Float = (column > 0 ? 1 : 0) + (column < width &- 1 ? 1 : 0)
    return PixelWeights.direct * (rows + columns) + PixelWeights.diagonal * (rows * columns)
  }

  /// The weights of a removed pixel towards removed ones; the others leak.
  func weights(of place: Int, row: Int, column: Int) -> BlockWeights.Point {
    let (direct, diagonal) = (PixelWeights.direct, PixelWeights.diagonal)
    let (above, below) = (place &- grid.stride, place &+ grid.stride)
    func weight(_ place: Int, _ weight: Float) -> Float { isRemoved[place] ? weight : 0 }
    let east = weight(place &+ 1, direct)
    let south = weight(below, direct)
    let southEast = weight(below &+ 1, diagonal)
    let southWest = weight(below &- 1, diagonal)
    let before =
      weight(place &- 1, direct) + weight(above, direct) + weight(above &- 1, diagonal) + weight(above &+ 1, diagonal)
    let inside = before + east + south + southEast + southWest
    return BlockWeights.Point(
      east: east, south: south, southEast: southEast, southWest: southWest,
      leak: total(row: row, column: column) - inside)
  }

  /// Sets the grid's residual Σⱼ wᵢⱼ (xⱼ − xᵢ) over the neighbours inside the image, for each removed pixel.
  /// - Returns: its Euclidean norm by channel.
  func setResidual() -> PreciseValues {
    let (direct, diagonal) = (Double(PixelWeights.direct), Double(PixelWeights.diagonal))
    var sum = PreciseValues.zero
    for run in grid.runs {
      let row = run.lowerBound / grid.stride - 1
      let first = grid.place(row: row, column: 0)
      for place in run {
        let (above, below) = (place &- grid.stride, place &+ grid.stride)
        let besides = image[place &- 1] + image[place &+ 1] + image[above] + image[below]
        let corners = image[above &- 1] + image[above &+ 1] + image[below &- 1] + image[below &+ 1]
        let own = Double(total(row: row, column: place &- first)) * image[place]
        let residual = direct * besides + diagonal * corners - own
        grid.residual[place] = Values(residual)
        sum += residual * residual
      }
    }
    return sum.squareRoot()
  }
}
