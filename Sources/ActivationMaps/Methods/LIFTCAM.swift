import Tensors

extension Method {
  /// Channels weighted by what DeepLIFT says that they add to the score.
  ///
  ///     L = Σₖ wₖ Aₖ,  wₖ = Σ_ij (m∘A)ₖ,  Σₖ wₖ = y(A) − y(0)
  ///
  /// with m the multipliers of DeepLIFT's rescale rule between the layer zero and A, of the logit: an approximation of the
  /// channels' Shapley values by one pass. Behind a linear head m is the gradient.
  /// - Complexity: two runs of the part behind the layer forward, and one forward and backward.
  ///
  /// Source: Jung and Oh, "Towards Better Explanations of Class Activation Mapping", 2021, with Shrikumar et al.,
  /// "Learning Important Features Through Propagating Activation Differences", 2017.
  public static let liftCAM = Method(
    "lift-cam", summary: "channels weighted by what DeepLIFT says that they add to the score",
    source: "Jung and Oh 2021", needs: [.activations, .multipliers]
  ) { input in
    let activations = input.record.activations
    let weights = try await input.furtherRuns.multipliers().zipped(with: activations, *).sums(leading: 1)
    return ChannelSums.contributions(activations, weights: weights)
  }
}
