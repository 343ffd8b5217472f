extension Method {
  /// Channels weighted by the mean of their gradients, each place counted by its share of the channel's activation.
  ///
  ///     L = Σₖ wₖ Aₖ,  wₖ = Σ_ij (Gₖ ∘ Aₖ) / (Σ_ij Aₖ + 1e-7)
  /// - Complexity: O(C·h·w), no further run of the network.
  ///
  /// Source: Fu et al., "Axiom-based Grad-CAM: Towards Accurate Visualization and Explanation of CNNs", 2020,
  /// equation 8; the small addend is that of pytorch-grad-cam.
  public static let xGradCAM = Method(
    "xgrad-cam", summary: "channels weighted by their gradients, in proportion to their activations",
    source: "Fu et al. 2020"
  ) { input in
    let record = input.record
    let products = try record.gradients.zipped(with: record.activations, *).sums(leading: 1)
    let weights = zip(products, record.activations.sums(leading: 1)).map { product, sum in
      sum + 1e-7 == 0 ? 0 : product / (sum + 1e-7)
    }
    return ChannelSums.contributions(record.activations, weights: weights)
  }
}
