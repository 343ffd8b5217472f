extension Method {
  /// Channels weighted by their positive gradients, each place by its share in the class score.
  ///
  ///     L = Σₖ wₖ Aₖ,  wₖ = Σ_ij relu(Gₖ)·aₖ,  aₖ = Gₖ² / (2 Gₖ² + Gₖ³ Σ_ij Aₖ + 1e-6),  aₖ = 0 where Gₖ = 0
  ///
  /// The second and third derivatives of the paper are replaced by powers of the first, which is exact for an
  /// exponential of the score (the paper's equation 19), and the small addend is that of pytorch-grad-cam.
  /// - Complexity: O(C·h·w), no further run of the network.
  ///
  /// Source: Chattopadhay et al., "Grad-CAM++: Generalized Gradient-Based Visual Explanations for Deep Convolutional
  /// Networks", 2018, equations 10 and 19.
  public static let gradCAMPlusPlus = Method(
    "grad-cam++", summary: "channels weighted by their positive gradients, place by place",
    source: "Chattopadhay et al. 2018"
  ) { input in
    let record = input.record
    let area = record.placeCount
    let sums = record.activations.sums(leading: 1)
    let weights = try record.gradients.withUnsafeElements { gradients in
      sums.indices.map { channel in
        gradients[channel * area..<(channel + 1) * area].reduce(into: 0.0) { weight, element in
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
