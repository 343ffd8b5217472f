import Tensors

/// What one weight a channel is made of gradients in several methods.
enum GradientWeights {
  /// The mean of each channel's gradients: grad-cam's α, C numbers.
  static func means(_ record: ActivationRecord) throws -> [Double] { means(of: try record.gradients) }

  /// The mean over each channel's places: `[C, …]` gives C numbers.
  static func means(of gradients: Tensor) -> [Double] {
    let places = Double(gradients.count / gradients.shape[0])
    return gradients.sums(leading: 1).map { $0 / places }
  }

  /// What each channel contributes by grad-cam++: `[C, …]`; the formula is that method's.
  static func plusPlus(_ record: ActivationRecord) throws -> Tensor {
    let places = record.activations.count / record.activations.shape[0]
    let sums = record.activations.sums(leading: 1)
    let weights = try record.gradients.withUnsafeElements { gradients in
      sums.indices.map { channel in
        gradients[channel * places..<(channel + 1) * places].reduce(into: 0.0) { weight, element in
          guard element > 0 else { return }  // relu(G) is zero elsewhere
          let gradient = Double(element)
          let square = gradient * gradient
          let denominator = 2 * square + square * gradient * sums[channel] + 1e-6
          weight += denominator == 0 ? 0 : gradient * square / denominator
        }
      }
    }
    return ChannelSums.contributions(record.activations, weights: weights)
  }
}
