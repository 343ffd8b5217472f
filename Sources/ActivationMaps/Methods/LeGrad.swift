import Tensors

extension Method {
  /// How far the score of each block of a transformer would rise by more attention to a place.
  ///
  ///     L = Σₗ mean over heads and asking tokens of relu(∂yₗ/∂Aₗ),  yₗ = the score that the network's end makes of block l
  ///
  /// - Complexity: O(blocks·heads·T²) for T tokens; one run of the network, and of each block with the network's end forward
  ///   and backward.
  ///
  /// Source: Bousselham et al., "LeGrad: An Explainability Method for Vision Transformers via Feature Formation
  /// Sensitivity", 2025, arXiv 2404.03214.
  public static let leGrad = Method(
    "le-grad", summary: "how far each block's score would rise by more attention to a place",
    source: "Bousselham et al. 2025", needs: [.blockGradients], outcome: .map
  ) { input in
    let attention = try await input.furtherRuns.attention(.ofBlocks)
    let count = attention.tokenCount
    var sums = [Double](repeating: 0, count: count)
    for block in attention.blocks {
      let rises = block.meanOverHeads { _, gradient in max(gradient, 0) }
      for (index, rise) in rises.enumerated() { sums[index % count] += rise / Double(count) }
    }
    let places = attention.leading..<attention.leading + attention.height * attention.width
    return Tensor(shape: [attention.height, attention.width], elements: places.map { Float(sums[$0]) })
  }
}
