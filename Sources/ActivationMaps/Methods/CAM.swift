import Tensors

extension Method {
  /// Channels weighted by the class's weights in the linear layer behind the spatial mean: the first of these methods.
  ///
  ///     L = Σₖ w_ck Aₖ,  y_c = Σₖ w_ck mean_ij Aₖ + b_c
  ///
  /// Only a network that ends in a spatial mean and one linear layer, and only its last feature map, has it; there it is
  /// grad-cam, but for a factor. Elsewhere grad-cam takes its place.
  /// - Complexity: O(C·h·w), one run of the part behind the layer.
  ///
  /// Source: Zhou et al., "Learning Deep Features for Discriminative Localization", 2016, equation 2.
  public static let cam = Method(
    "cam", summary: "channels weighted by the class's weights in the last linear layer", source: "Zhou et al. 2016",
    needs: [.activations, .classWeights]
  ) { input in
    ChannelSums.contributions(input.record.activations, weights: try await input.furtherRuns.classWeights())
  }
}
