import Tensors

extension Method {
  /// Channels with random weights: a control that knows nothing of the class. What it scores is what chance scores.
  ///
  ///     L = Σₖ uₖ Aₖ,  uₖ uniform in [−1, 1)
  ///
  /// The same seed gives the same weights. Never part of an ensemble, nor of `all`.
  /// - Complexity: O(C·h·w), no further run of the network.
  ///
  /// Source: Gildenblat et al., pytorch-grad-cam, `RandomCAM`.
  public static let randomCAM = Method(
    "random-cam", summary: "channels with random weights: a control, not part of 'all'", source: "pytorch-grad-cam",
    needs: [.activations], isControl: true
  ) { input in
    var random = SeededRandom(seed: input.seed)
    let weights = (0..<input.record.channelCount).map { _ in random.uniform(in: -1...1) }
    return ChannelSums.contributions(input.record.activations, weights: weights)
  }
}
