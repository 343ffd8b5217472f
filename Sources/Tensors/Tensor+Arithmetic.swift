extension Tensor {
  /// Each element by itself.
  public func map(_ transform: (Float) -> Float) -> Tensor {
    Tensor(shape: shape) { result in
      withUnsafeElements { source in
        for index in source.indices { result[index] = transform(source[index]) }
      }
    }
  }

  /// Each pair of elements at the same place.
  /// - Precondition: equal shapes.
  public func zipped(with other: Tensor, _ combine: (Float, Float) -> Float) -> Tensor {
    precondition(shape == other.shape, "the shapes \(shape) and \(other.shape) differ")
    return Tensor(shape: shape) { result in
      withUnsafeElements { a in
        other.withUnsafeElements { b in
          for index in a.indices { result[index] = combine(a[index], b[index]) }
        }
      }
    }
  }

  /// The sum of all elements, accumulated in double precision.
  public var sum: Double { withUnsafeElements { $0.reduce(into: 0.0) { $0 += Double($1) } } }

  /// The mean of all elements, accumulated in double precision; NaN where there is none.
  public var mean: Double { sum / Double(count) }

  /// The smallest element; +∞ where there is none.
  public var minimum: Float { withUnsafeElements { $0.reduce(.infinity) { Swift.min($0, $1) } } }

  /// The largest element; −∞ where there is none.
  public var maximum: Float { withUnsafeElements { $0.reduce(-.infinity) { Swift.max($0, $1) } } }

  /// The index, in row-major order, of the first of the largest elements; nil where there is none.
  public var indexOfMaximum: Int? {
    withUnsafeElements { elements in
      elements.indices.reduce(nil) { best, index in
        guard let best else { return index }
        return elements[index] > elements[best] ? index : best
      }
    }
  }

  /// True where no element is NaN or infinite.
  public var isFinite: Bool { withUnsafeElements { $0.allSatisfy(\.isFinite) } }

  /// The sum over the axes behind the first `leading` ones, in double precision: `[C, h, w]` with `leading: 1` gives
  /// `C` sums.
  public func sums(leading: Int) -> [Double] {
    let groups = shape.prefix(leading).reduce(1, *)
    let length = groups == 0 ? 0 : count / groups
    return withUnsafeElements { elements in
      (0..<groups).map { group in
        elements[group * length..<(group + 1) * length].reduce(into: 0.0) { $0 += Double($1) }
      }
    }
  }
}
