/// The weights between a point of a grid and its eight neighbours, in two halves: what comes before it in row-major
/// order, and what comes behind.
///
/// Values of points that are not active are zero, so that their weights don't matter.
protocol StencilWeights {
  typealias Values = SIMD4<Float>

  /// The weight towards the neighbour before the point at a place of the arrays, in its row.
  func west(_ place: Int) -> Float
  /// The weight towards the neighbour behind it, in its row.
  func east(_ place: Int) -> Float
  /// Σⱼ wᵢⱼ zⱼ over the neighbours in the row above.
  func above(_ place: Int, _ z: UnsafeMutablePointer<Values>) -> Values
  /// Σⱼ wᵢⱼ zⱼ over the neighbours in the row below.
  func below(_ place: Int, _ z: UnsafeMutablePointer<Values>) -> Values
}

extension StencilWeights {
  /// Σⱼ wᵢⱼ zⱼ over the neighbours before the point.
  @inline(__always) func before(_ place: Int, _ z: UnsafeMutablePointer<Values>) -> Values {
    above(place, z) + west(place) * z[place &- 1]
  }

  /// Σⱼ wᵢⱼ zⱼ over the neighbours behind it.
  @inline(__always) func behind(_ place: Int, _ z: UnsafeMutablePointer<Values>) -> Values {
    east(place) * z[place &+ 1] + below(place, z)
  }
}
