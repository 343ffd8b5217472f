extension Method {
  /// The products of gradient and activation: what each place adds to the score.
  ///
  ///     L = Σₖ Gₖ ∘ Aₖ
  ///
  /// Equal to grad-cam where global average pooling and one linear layer stand behind the target layer.
  /// - Complexity: O(C·h·w), no further run of the network.
  ///
  /// Source: Draelos and Carin, "Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural
  /// networks", 2020, equation 4.
  public static let hiResCAM = Method(
    "hires-cam", summary: "the products of gradient and activation", source: "Draelos and Carin 2020"
  ) { input in
    try ChannelSums.contributions(input.record) { gradient, activation in gradient * activation }
  }
}
