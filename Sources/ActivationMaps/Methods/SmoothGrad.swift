import Tensors

extension Method {
  /// The size of the score's gradient at each pixel, averaged over noise upon the picture.
  ///
  ///     L = Σ_c |1/n Σᵢ ∂y/∂x at x + δᵢ|_c,  δᵢ normal of mean 0 and deviation 0.15·(max x − min x),  n = 32
  ///
  /// It tells where the score is sensitive, not what speaks for the class: both signs count. The noise is drawn from the seed.
  /// The network's layers are not asked.
  /// - Complexity: 32 runs of the network forward and backward.
  ///
  /// Source: Smilkov et al., "SmoothGrad: removing noise by adding noise", 2017, arXiv 1706.03825.
  public static let smoothGrad = Method(
    "smooth-grad", summary: "the size of the score's gradient at each pixel, averaged over noise",
    source: "Smilkov et al. 2017", needs: [.changedInputs], outcome: .map,
    furtherRuns: "the whole network, 32 times forward and backward"
  ) { input in
    let image = input.furtherRuns.image
    let deviation = 0.15 * Double(image.maximum - image.minimum)
    var random = SeededRandom(seed: input.seed)
    let inputs = (0..<32).map { _ in image.map { $0 + Float(deviation * random.normal()) } }
    let gradients = try await input.furtherRuns.inputGradients(at: inputs, label: "smooth-grad")
    return ChannelSums.sum(Tensor.mean(gradients).map { abs($0) })
  }
}
