/// The imputation's equations for one channel: what is known, and how far the removed pixels are from the weighted mean of
/// their neighbours.
///
/// Numbers are the channel's times a power of two, so that no picture is so bright or so dark that squares overflow or
/// vanish.
final class ImputationEquations {
  typealias Block = MultigridLevel.Block

  private let grid: MultigridLevel
  /// The known pixels, and zero for the others, with the grid's margins.
  private let known: MultigridLevel.Plane
  /// Known and imputed pixels in double precision, for refinement.
  private let image: UnsafeMutablePointer<Double>
  private var scale: Float = 1

  /// - Parameter grid: the removed pixels are its active points.
  init(on grid: MultigridLevel) {
    self.grid = grid
    (known, image) = (.allocate(grid.count, of: 0), .allocate(grid.count, of: 0))
  }

  deinit {
    known.deallocate()
    image.deallocate()
  }

  // MARK: - The image

  /// Takes the known pixels of a channel, and sets the grid's residual where the others are zero.
  /// - Returns: its Euclidean norm.
  func load(_ channel: UnsafeMutableBufferPointer<Float>) -> Double {
    var largest: Float = 0
    for row in 0..<grid.height {
      let (start, pixel) = (grid.place(row: row, column: 0), row * grid.width)
      for column in 0..<grid.width {
        let value = grid.activity[start &+ column] > 0 ? 0 : channel[pixel &+ column]
        known[start &+ column] = value
        largest = max(largest, abs(value))
      }
    }
    scale = largest == 0 || (0x1p-40...0x1p40).contains(largest) ? 1 : 1 / max(largest.binade, .leastNormalMagnitude)
    if scale != 1 { for place in 0..<grid.count { known[place] *= scale } }
    var square = 0.0
    for run in grid.runs {
      var ofRun = Block.zero
      for place in stride(from: run.places.lowerBound, to: run.places.upperBound, by: 8) {
        let rest = grid.activity(at: place, isInner: run.isInner) * known.neighbours(of: place, grid.stride)
        grid.setResidual(rest, at: place, isInner: run.isInner)
        ofRun += rest * rest
      }
      square += Double(ofRun.sum())
    }
    return square.squareRoot()
  }

  /// Hands out what was imputed.
  func store(_ value: (_ place: Int) -> Float, in channel: UnsafeMutableBufferPointer<Float>) {
    for row in 0..<grid.height {
      let (start, pixel) = (grid.place(row: row, column: 0), row * grid.width)
      for column in 0..<grid.width where grid.activity[start &+ column] > 0 {
        channel[pixel &+ column] = value(start &+ column) / scale
      }
    }
  }

  // MARK: - Refinement

  /// Begins with zero for the imputed pixels.
  func beginRefinement() { for place in 0..<grid.count { image[place] = Double(known[place]) } }

  /// The image as it is refined so far.
  func refined(_ place: Int) -> Float { Float(image[place]) }

  /// Adds a solution for the residual as it was to the image, and sets the grid's residual to
  /// Σⱼ wᵢⱼ (xⱼ − xᵢ) over the neighbours inside the image.
  /// - Returns: its Euclidean norm.
  func refine(by step: UnsafeMutablePointer<Float>) -> Double {
    for run in grid.runs { for place in run.places { image[place] += Double(step[place]) } }
    var square = 0.0
    for run in grid.runs {
      for first in stride(from: run.places.lowerBound, to: run.places.upperBound, by: 8) {
        var sums = SIMD8<Double>()
        for lane in 0..<8 {
          let place = first &+ lane
          let (above, below) = (place &- grid.stride, place &+ grid.stride)
          let direct = (image[above] + image[below]) + (image[place &- 1] + image[place &+ 1])
          let diagonal = (image[above &- 1] + image[above &+ 1]) + (image[below &- 1] + image[below &+ 1])
          sums[lane] = 2 * direct + diagonal - Double(grid.total[place]) * image[place]
        }
        let rest = SIMD8<Double>(grid.activity(at: first, isInner: run.isInner)) * sums
        grid.setResidual(Block(rest), at: first, isInner: run.isInner)
        square += (rest * rest).sum()
      }
    }
    return square.squareRoot()
  }
}
