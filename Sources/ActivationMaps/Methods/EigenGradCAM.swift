extension Method {
  /// The strongest pattern among the channels' products of gradient and activation, so that the class counts.
  ///
  ///     L = X v₁,  X = G∘A as [h·w, C] with centred columns,  v₁ its first right singular vector
  ///
  /// The sign is the one with which the map correlates non-negatively with Σₖ (G∘A)ₖ.
  /// - Complexity: O(C·(h·w)·min(C, h·w)), no further run of the network.
  ///
  /// Source: Gildenblat et al., pytorch-grad-cam, `EigenGradCAM`, after Muhammad and Yeasin 2020.
  public static let eigenGradCAM = Method(
    "eigen-grad-cam", summary: "the strongest pattern among the products of gradient and activation",
    source: "pytorch-grad-cam", outcome: .component
  ) { input in
    try ChannelSums.contributions(input.record) { gradient, activation in gradient * activation }
  }
}
