extension Method {
  /// Channels weighted by their positive gradients, each place by its share in the class score.
  ///
  ///     L = Σₖ wₖ Aₖ,  wₖ = Σ_ij relu(Gₖ)·aₖ,  aₖ = Gₖ² / (2 Gₖ² + Gₖ³ Σ_ij Aₖ + 1e-6),  aₖ = 0 where Gₖ = 0
  ///
  /// The second and third derivatives of the paper are replaced by powers of the first, which is exact for an
  /// exponential of the score (the paper's equation 19), and the small addend is that of pytorch-grad-cam.
  /// - Complexity: O(C·h·w), no further run of the network.
  ///
  /// Source: Chattopadhay et al., "Grad-CAM++: Generalized Gradient-Based Visual Explanations for Deep Convolutional
  /// Networks", 2018, equations 10 and 19.
  public static let gradCAMPlusPlus = Method(
    "grad-cam++", summary: "channels weighted by their positive gradients, place by place",
    source: "Chattopadhay et al. 2018"
  ) { input in
    try GradientWeights.plusPlus(input.record)
  }
}
