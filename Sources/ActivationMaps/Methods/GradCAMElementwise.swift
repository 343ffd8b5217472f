extension Method {
  /// The positive products of gradient and activation.
  ///
  ///     L = Σₖ relu(Gₖ ∘ Aₖ)
  /// - Complexity: O(C·h·w), no further run of the network.
  ///
  /// Source: Gildenblat et al., pytorch-grad-cam, `GradCAMElementWise`.
  public static let gradCAMElementwise = Method(
    "grad-cam-elementwise", summary: "the positive products of gradient and activation", source: "pytorch-grad-cam"
  ) { input in
    try ChannelSums.contributions(input.record) { gradient, activation in max(gradient * activation, 0) }
  }
}
