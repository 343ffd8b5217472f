import Tensors

extension Method {
  /// grad-cam of what sets the class apart from those that the network takes for nearly as likely.
  ///
  ///     L = Σₖ αₖ Aₖ,  αₖ = mean_ij ∂y/∂Aₖ,  y = x_c − 0.6 · mean of the three logits nearest to x_c
  ///
  /// Of equally near logits those of the lower indices count; where there are fewer than three others, all of them. The logits
  /// are what is explained here, whatever the target. Of a sum of scores, which is a contrast already, the map is grad-cam's.
  /// - Complexity: O(C·h·w), one run of the part behind the layer.
  ///
  /// Source: Zhang et al., "Finer-CAM: Spotting the Difference Reveals Finer Details for Visual Explanation", 2025,
  /// arXiv 2501.11309, with γ = 0.6 and three classes; pytorch-grad-cam has γ = 1.
  public static let finerCAM = Method(
    "finer-cam", summary: "grad-cam of what sets the class apart from the three most similar ones",
    source: "Zhang et al. 2025", needs: [.activations, .gradients, .otherGradients], remarks: ofSums
  ) { input in
    let runs = input.furtherRuns
    guard runs.logits.isEmpty || runs.logits.indices.contains(runs.classIndex) else {
      return ChannelSums.contributions(input.record.activations, weights: try GradientWeights.means(input.record))
    }
    let gradients = try await runs.gradients(along: contrast(runs.logits, classIndex: runs.classIndex))
    return ChannelSums.contributions(input.record.activations, weights: GradientWeights.means(of: gradients))
  }

  private static func ofSums(_ input: MethodInput) -> [String] {
    let runs = input.furtherRuns
    return runs.logits.isEmpty || runs.logits.indices.contains(runs.classIndex)
      ? [] : ["a sum of scores says itself what is compared: the map is its grad-cam"]
  }

  /// e_c − γ/n Σ e_d over the n classes d whose logits are nearest to that of c.
  static func contrast(_ logits: [Float], classIndex: Int, strength: Float = 0.6, count: Int = 3) -> [Float] {
    guard logits.indices.contains(classIndex) else { return logits.map { _ in 0 } }
    let distances = logits.map { abs($0 - logits[classIndex]) }
    let nearest = logits.indices.filter { $0 != classIndex }
      .sorted { (distances[$0], $0) < (distances[$1], $1) }.prefix(count)
    var direction = [Float](repeating: 0, count: logits.count)
    direction[classIndex] = 1
    for index in nearest { direction[index] = -strength / Float(nearest.count) }
    return direction
  }
}
