extension Method {
  /// Activations weighted place by place by their positive gradients; made for early layers too.
  ///
  ///     L = Σₖ relu(Gₖ) ∘ Aₖ
  /// - Complexity: O(C·h·w), no further run of the network.
  ///
  /// Source: Jiang et al., "LayerCAM: Exploring Hierarchical Class Activation Maps for Localization", 2021,
  /// equations 6 and 7.
  public static let layerCAM = Method(
    "layer-cam", summary: "activations weighted place by place by their positive gradients", source: "Jiang et al. 2021"
  ) { input in
    try ChannelSums.contributions(input.record) { gradient, activation in max(gradient, 0) * activation }
  }
}
