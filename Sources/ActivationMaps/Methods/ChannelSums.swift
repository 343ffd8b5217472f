import Tensors

/// Sums over channels, which most methods are made of.
///
/// All add up in double precision: with a gradient that is constant over space, methods that are equal in mathematics
/// are then equal in their maps as well.
enum ChannelSums {
  /// Σₖ wₖ Aₖ: `[C, h, w]` and C weights give `[h, w]`.
  static func weighted(_ activations: Tensor, by weights: [Double]) -> Tensor {
    let area = activations.shape[1] * activations.shape[2]
    var sums = [Double](repeating: 0, count: area)
    activations.withUnsafeElements { elements in
      for (channel, weight) in weights.enumerated() where weight != 0 {
        let start = channel * area
        for place in 0..<area { sums[place] += weight * Double(elements[start + place]) }
      }
    }
    return Tensor(shape: Array(activations.shape.dropFirst()), elements: sums.map(Float.init))
  }

  /// Σₖ f(Gₖ, Aₖ), place by place: two tensors `[C, h, w]` give `[h, w]`.
  static func combined(_ record: ActivationRecord, _ combine: (_ gradient: Double, _ activation: Double) -> Double)
    -> Tensor
  {
    let area = record.height * record.width
    var sums = [Double](repeating: 0, count: area)
    record.gradients.withUnsafeElements { gradients in
      record.activations.withUnsafeElements { activations in
        for start in stride(from: 0, to: activations.count, by: area) {
          for place in 0..<area {
            sums[place] += combine(Double(gradients[start + place]), Double(activations[start + place]))
          }
        }
      }
    }
    return Tensor(shape: [record.height, record.width], elements: sums.map(Float.init))
  }
}
