import Tensors

extension Method {
  /// Channels weighted by their Shapley values to the second order: grad-cam, less half of what the curvature takes back.
  ///
  ///     L = Σₖ wₖ Aₖ,  wₖ = mean_ij (G − ½ H·A)ₖ,  H·A = ∂(Σ G∘A)/∂A with the second A held
  ///
  /// of the score y = x_c + log p_c (`rest`), whatever the target, as in the paper: of a logit behind a linear head H is zero,
  /// and the map that of grad-cam.
  /// - Complexity: O(C·h·w), two runs of the part behind the layer, forward and backward, one of them of twice the work.
  ///
  /// Source: Cai, "CAMs as Shapley Value-based Explainers", 2025, arXiv 2501.06261.
  public static let shapleyCAM = Method(
    "shapley-cam", summary: "channels weighted by their Shapley values to the second order", source: "Cai 2025",
    needs: [.activations, .curvature]
  ) { input in
    let (gradients, product) = try await input.furtherRuns.curvature()
    let weights = GradientWeights.means(of: gradients.zipped(with: product) { $0 - $1 / 2 })
    return ChannelSums.contributions(input.record.activations, weights: weights)
  }
}
