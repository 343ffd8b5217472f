import Tensors

extension Method {
  /// Channels weighted by the score of the image seen through them.
  ///
  ///     L = Σₖ wₖ Aₖ,  w = softmaxₖ y(x ∘ Mₖ),  Mₖ = (Uₖ − min Uₖ) / (max Uₖ − min Uₖ + 1e-8)
  ///
  /// with Uₖ the channel resized to the input (linear along each axis, corners aligned). A channel that is constant over space has
  /// the mask zero; all such channels share one run. No gradients are used.
  /// - Complexity: a run of the network for each channel that is not constant, and one more.
  ///
  /// Source: Wang et al., "Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks", 2020,
  /// equations 6 to 8; the small addend and the softmax over scores instead of their increases, which is the same, are
  /// those of pytorch-grad-cam.
  public static let scoreCAM = Method(
    "score-cam", summary: "channels weighted by the score of the image seen through them", source: "Wang et al. 2020",
    needs: [.activations, .maskedRuns]
  ) { input in
    let scores = try await ChannelMasks(of: input).scores(input.scorer)
    return ChannelSums.contributions(input.record.activations, weights: ChannelMasks.softmax(scores))
  }
}
