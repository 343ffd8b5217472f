import Tensors

extension Method {
  /// score-cam averaged over noise upon its masks.
  ///
  ///     L = Σₖ wₖ Aₖ,  w = softmaxₖ (1/n Σᵢ y(x ∘ (Mₖ + δᵢ))),  δᵢ normal of mean 0 and deviation 2 at each place,  n = 10
  ///
  /// with the masks of score-cam; channels that are constant over space share the mask zero and its noise. The noise is drawn
  /// from the seed, the same for every channel, so that channels differ by themselves alone. The paper takes n = 35.
  /// - Complexity: ten runs of the network for each channel that is not constant, and ten more.
  ///
  /// Source: Wang et al., "SS-CAM: Smoothed Score-CAM for Sharper Visual Feature Localization", 2020, arXiv 2006.14255;
  /// the noise upon the mask scaled to [0, 1], and its deviation, are as TorchCAM's documentation has them.
  public static let ssCAM = Method(
    "ss-cam", summary: "score-cam, averaged over noise upon its masks", source: "Wang et al. 2020, SS-CAM",
    needs: [.activations, .maskedRuns],
    furtherRuns: "the whole network, ten times for each channel that is not constant"
  ) { input in
    try await smoothedScoreCAM(input, deviation: 2, count: 10)
  }

  static func smoothedScoreCAM(_ input: MethodInput, deviation: Double, count: Int) async throws -> Tensor {
    let masks = ChannelMasks(of: input)
    let seed = input.seed
    let noises = (0..<count).map { index -> [Float] in
      var random = SeededRandom(seed: seed &+ UInt64(index) &* 0x9E37_79B9)
      return (0..<input.imageLengths.reduce(1, *)).map { _ in Float(deviation * random.normal()) }
    }
    func name(_ mask: String, _ copy: Int) -> String {
      "\(mask), noise \(copy) of deviation \(deviation), seed \(seed)"
    }
    let scores = try await masks.scores(input.scorer, copies: count, name: name) { _, copy, mask in
      for place in mask.indices { mask[place] += noises[copy][place] }
    }
    return ChannelSums.contributions(input.record.activations, weights: ChannelMasks.softmax(scores))
  }
}
