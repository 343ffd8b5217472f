import Tensors

/// What each channel contributes to a map, and the sum of it, which most methods are made of.
enum ChannelSums {
  /// wₖ Aₖ: `[C, h, w]` and C weights give `[C, h, w]`.
  static func contributions(_ activations: Tensor, weights: [Double]) -> Tensor {
    let area = activations.shape.dropFirst().reduce(1, *)
    return Tensor(shape: activations.shape) { result in
      activations.withUnsafeElements { elements in
        for (channel, weight) in weights.enumerated() {
          for index in channel * area..<(channel + 1) * area { result[index] = Float(weight * Double(elements[index])) }
        }
      }
    }
  }

  /// f(Gₖ, Aₖ), element by element: `[C, h, w]`.
  static func contributions(
    _ record: ActivationRecord, _ combine: (_ gradient: Float, _ activation: Float) -> Float
  ) throws -> Tensor {
    try record.gradients.zipped(with: record.activations, combine)
  }

  /// The sum over channels: `[C, h, w]` gives `[h, w]`.
  ///
  /// Added up in double precision: with a gradient that is constant over space, methods that are equal in mathematics
  /// are then equal in their maps as well.
  static func sum(_ contributions: Tensor) -> Tensor {
    let area = contributions.shape.dropFirst().reduce(1, *)
    var sums = [Double](repeating: 0, count: area)
    contributions.withUnsafeElements { elements in
      for start in stride(from: 0, to: elements.count, by: area) {
        for place in 0..<area { sums[place] += Double(elements[start + place]) }
      }
    }
    return Tensor(shape: Array(contributions.shape.dropFirst()), elements: sums.map(Float.init))
  }
}
