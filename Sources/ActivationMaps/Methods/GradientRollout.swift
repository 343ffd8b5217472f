import Tensors

extension Method {
  /// What the class's token has attended to through all blocks of a transformer, as far as it serves the score.
  ///
  ///     R ← R + Āₗ R from R = I, block by block,  Āₗ = mean over heads of relu(∂y/∂Aₗ ∘ Aₗ)
  ///
  /// The map is the row of the first token, or the mean of all rows where the network has no token for the class.
  /// - Complexity: O(blocks·T³) for T tokens, one run of the network forward and backward.
  ///
  /// Source: Chefer et al., "Generic Attention-model Explainability for Interpreting Bi-Modal and Encoder-Decoder
  /// Transformers", 2021, equations 5 and 6.
  public static let gradientRollout = Method(
    "gradient-rollout", summary: "what the class's token attends to through all blocks, as far as it serves the score",
    source: "Chefer et al. 2021", needs: [.attentionGradients], outcome: .map
  ) { input in
    let attention = try await input.furtherRuns.attention(.ofScore)
    var relevance = TokenRelevance(count: attention.tokenCount)
    for block in attention.blocks {
      relevance.add(block.meanOverHeads { max($0 * $1, 0) })
    }
    let map = attention.map(of: relevance.elements)
    // Without a class's token each place begins with itself, which says nothing.
    return attention.leading > 0 ? map : map.map { $0 - 1 / Float(attention.height * attention.width) }
  }
}
