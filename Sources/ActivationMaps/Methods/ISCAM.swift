import Tensors

extension Method {
  /// score-cam with each channel's mask turned up in steps, so that the score is averaged on the way.
  ///
  ///     L = Σₖ wₖ Aₖ,  w = softmaxₖ (1/n Σᵢ y(x ∘ (i/n) Mₖ)),  i = 1 … n,  n = 10
  ///
  /// with the masks of score-cam; channels that are constant over space share the mask zero. TorchCAM adds the steps up as it
  /// goes, so that its masks grow to 5.5 times themselves; here the way ends at the mask, as an integral's does.
  /// - Complexity: ten runs of the network for each channel that is not constant, and one more.
  ///
  /// Source: Naidu et al., "IS-CAM: Integrated Score-CAM for axiomatic-based explanations", 2020, arXiv 2010.03023.
  public static let isCAM = Method(
    "is-cam", summary: "score-cam, its masks turned up in ten steps", source: "Naidu et al. 2020",
    needs: [.activations, .maskedRuns],
    furtherRuns: "the whole network, ten times for each channel that is not constant"
  ) { input in
    let masks = ChannelMasks(of: input)
    let steps = 10
    let scores = try await masks.scores(
      input.scorer, copies: steps, name: { "step \($1 + 1) of \(steps) of \($0)" }
    ) { _, step, mask in
      let factor = Float(step + 1) / Float(steps)
      for place in mask.indices { mask[place] *= factor }
    }
    return ChannelSums.contributions(input.record.activations, weights: ChannelMasks.softmax(scores))
  }
}
