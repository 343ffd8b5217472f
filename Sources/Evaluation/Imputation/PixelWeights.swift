/// The weights of the imputation itself, in twelfths: 2 between direct neighbours, 1 between diagonal ones.
///
/// In twelfths they and their sums are whole numbers, and so exact.
struct PixelWeights: StencilWeights {
  static let direct: Float = 2
  static let diagonal: Float = 1

  let stride: Int

  func west(_ place: Int) -> Float { Self.direct }
  func east(_ place: Int) -> Float { Self.direct }

  func above(_ place: Int, _ z: UnsafeMutablePointer<Values>) -> Values {
    let above = place &- stride
    return Self.direct * z[above] + Self.diagonal * (z[above &- 1] + z[above &+ 1])
  }

  func below(_ place: Int, _ z: UnsafeMutablePointer<Values>) -> Values {
    let below = place &+ stride
    return Self.direct * z[below] + Self.diagonal * (z[below &- 1] + z[below &+ 1])
  }
}
