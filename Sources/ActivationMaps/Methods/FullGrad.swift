import Tensors

extension Method {
  /// What the input and every bias of the network contribute to the score, summed over all layers.
  ///
  ///     L = Σ_c ψ(|x∘∂y/∂x|_c) + Σ_biases Σ_c ψ(|b∘∂y/∂(the sum)|_c),  ψ = min-max scaled, resized to the input
  ///
  /// A bias is a constant summand of the function, whichever node adds it to a value with height and width (see
  /// `Graph.constantSummands`): so a network has one map, however its file writes it. The subtraction of a mean that a
  /// network applies to its own input is such a summand too. The map does not depend on the target layer. Resizing is
  /// linear, so the scaled channels of a sum are added up before they are resized once. A network without biases leaves
  /// the first sum alone. One number that is added to all of several channels counts as part of an activation that is
  /// written out, such as hard-swish, not as a bias.
  ///
  /// pytorch-grad-cam takes convolutions and batch normalisations alone; for networks that have their biases there, such
  /// as those of torchvision without layer normalisation, the two are one.
  /// - Complexity: one forward and backward run of the network.
  ///
  /// Source: Srinivas and Fleuret, "Full-Gradient Representation for Neural Network Visualization", 2019, equations 3
  /// and 7; ψ is that of pytorch-grad-cam.
  public static let fullGrad = Method(
    "full-grad", summary: "what the input and every bias of the network contribute",
    source: "Srinivas and Fleuret 2019",
    needs: [.inputGradients, .biasGradients], outcome: .map,
    remarks: whereThereAreNoBiases
  ) { input in
    let gradients = try await input.fullGradients()
    let products = gradients.image.zipped(with: gradients.imageGradients) { abs($0 * $1) }
    var map = Self.sumOfScaledChannels(products, scaledBy: nil)
    for term in gradients.biasTerms {
      let isEven = term.bias.shape.dropFirst().allSatisfy { $0 == 1 }
      let layer =
        isEven
        ? Self.sumOfScaledChannels(term.gradients, scaledBy: term.bias.elements)
        : Self.sumOfScaledChannels(term.gradients.zipped(with: term.bias, *), scaledBy: nil)
      let resized = LinearResize.resized(layer, to: map.shape)
      map = map.zipped(with: resized, +)
    }
    return map
  }

  private static func whereThereAreNoBiases(_ input: MethodInput) async throws -> [String] {
    try await input.fullGradients().biasTerms.isEmpty
      ? ["the network has no biases: the map is of the input's gradient alone"] : []
  }

  /// Σ_c (|b_c·A_c| − min) / (1e-7 + max − min): `[C, h, w]` gives `[h, w]`.
  private static func sumOfScaledChannels(_ stack: Tensor, scaledBy factors: [Float]?) -> Tensor {
    let area = stack.shape.dropFirst().reduce(1, *)
    return Tensor(shape: Array(stack.shape.dropFirst())) { sums in
      sums.initialize(repeating: 0)
      stack.withUnsafeElements { elements in
        for channel in 0..<stack.shape[0] {
          let factor = abs(factors?[channel] ?? 1)
          var smallest = Float.infinity
          var largest: Float = 0
          for index in channel * area..<(channel + 1) * area {
            let value = abs(elements[index])
            smallest = min(smallest, value)
            largest = max(largest, value)
          }
          let scale = factor / (1e-7 + factor * (largest - smallest))
          for place in 0..<area { sums[place] += (abs(elements[channel * area + place]) - smallest) * scale }
        }
      }
    }
  }
}
