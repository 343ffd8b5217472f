import Tensors

extension Method {
  /// Channels weighted by how far the score falls without them.
  ///
  ///     L = Σₖ wₖ Aₖ,  wₖ = (y − yₖ) / |y|,  yₖ the score with channel k set to zero
  ///
  /// A channel that is zero already has weight 0 and is not run. The channels' scores come from the part of the network
  /// behind the target layer alone. Where y = 0 the weights are the differences y − yₖ themselves.
  ///
  /// The paper divides by y, and so does pytorch-grad-cam, which turns the map round where the score is negative: what
  /// speaks against the class shows then. A positive factor falls away in the scaling, so that with |y| a constant added
  /// to a logit, which explains nothing, changes no map.
  ///
  /// pytorch-grad-cam sets a channel to min A − 1e7 instead of zero where the layer has negative values; here it is zero
  /// always, as in the paper. Behind a ReLU the two are one.
  /// - Complexity: a run of the head for each channel that is not zero.
  ///
  /// Source: Desai and Ramaswamy, "Ablation-CAM: Visual Explanations for Deep Convolutional Network via Gradient-free
  /// Localization", 2020, equation 5, with |y| for y.
  public static let ablationCAM = Method(
    "ablation-cam", summary: "channels weighted by how far the score falls without them",
    source: "Desai and Ramaswamy 2020", needs: [.activations, .ablations],
    remarks: whereTheScoreIsZero
  ) { input in
    let activations = input.record.activations
    let live = (0..<input.record.channelCount).filter { channel in
      activations.slice(channel).withUnsafeElements { $0.contains { $0 != 0 } }
    }
    let score = input.scorer.score
    var weights = [Double](repeating: 0, count: input.record.channelCount)
    for (channel, without) in zip(live, try await input.scorer.scoresWithout(channels: live)) {
      weights[channel] = score == 0 ? -without : (score - without) / abs(score)
    }
    return ChannelSums.contributions(activations, weights: weights)
  }

  private static func whereTheScoreIsZero(_ input: MethodInput) -> [String] {
    input.scorer.score == 0
      ? ["the score is zero: channels are weighted by differences of scores instead of relative ones"] : []
  }
}
