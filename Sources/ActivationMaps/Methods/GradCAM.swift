extension Method {
  /// Channels weighted by the mean of their gradients.
  ///
  ///     L = Σₖ αₖ Aₖ,  αₖ = mean_ij ∂y/∂Aₖ
  ///
  /// With the relu that scaling applies, this is the published map.
  /// - Complexity: O(C·h·w), no further run of the network.
  ///
  /// Source: Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-Based Localization",
  /// 2017, equations 1 and 2.
  public static let gradCAM = Method(
    "grad-cam", summary: "channels weighted by the mean of their gradients", source: "Selvaraju et al. 2017"
  ) { input in
    let record = input.record
    let area = Double(record.placeCount)
    return try ChannelSums.contributions(
      record.activations, weights: record.gradients.sums(leading: 1).map { $0 / area })
  }
}
