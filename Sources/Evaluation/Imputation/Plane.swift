// Rows of numbers, eight at a time, wherever they begin.

extension UnsafeMutablePointer {
  /// Memory for some values, each set to one.
  static func allocate(_ count: Int, of value: Pointee) -> Self {
    let start = allocate(capacity: count)
    start.initialize(repeating: value, count: count)
    return start
  }
}

extension UnsafeMutablePointer<Float> {
  @inline(__always) func block(at place: Int) -> SIMD8<Float> {
    UnsafeRawPointer(self + place).loadUnaligned(as: SIMD8<Float>.self)
  }

  @inline(__always) func half(at place: Int) -> SIMD4<Float> {
    UnsafeRawPointer(self + place).loadUnaligned(as: SIMD4<Float>.self)
  }

  @inline(__always) func wide(at place: Int) -> SIMD16<Float> {
    UnsafeRawPointer(self + place).loadUnaligned(as: SIMD16<Float>.self)
  }

  @inline(__always) func set(_ block: SIMD8<Float>, at place: Int) {
    UnsafeMutableRawPointer(self + place).storeBytes(of: block, as: SIMD8<Float>.self)
  }

  /// The sums of two that follow each other, of sixteen.
  @inline(__always) func pairs(at place: Int) -> SIMD8<Float> {
    let wide = wide(at: place)
    return wide.evenHalf + wide.oddHalf
  }

  /// Σⱼ wᵢⱼ zⱼ over the eight neighbours of each of eight points: twice the direct ones and the diagonal ones.
  @inline(__always) func neighbours(of place: Int, _ stride: Int) -> SIMD8<Float> {
    // By halves: of larger parts that overlap the compiler makes single numbers.
    SIMD8(lowHalf: halfOfNeighbours(of: place, stride), highHalf: halfOfNeighbours(of: place &+ 4, stride))
  }

  @inline(__always) private func halfOfNeighbours(of place: Int, _ stride: Int) -> SIMD4<Float> {
    let (above, below) = (place &- stride, place &+ stride)
    let direct = (half(at: above) + half(at: below)) + (half(at: place &- 1) + half(at: place &+ 1))
    let diagonal = (half(at: above &- 1) + half(at: above &+ 1)) + (half(at: below &- 1) + half(at: below &+ 1))
    return (direct + direct) + diagonal
  }
}
