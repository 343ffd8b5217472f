extension Ensemble {
  /// The mean of `grad-cam`, `grad-cam++`, `layer-cam` and `eigen-cam`.
  ///
  /// The source combines these four; its exact rule is in no text that could be had, so the mean is this project's assumption.
  ///
  /// Source: Ornek and Ceylan, "CodCAM: A New Ensemble Visual Explanation for Classification of Medical Thermal Images",
  /// 2023.
  public static let codCAM = Ensemble(
    "codcam", summary: "mean of grad-cam, grad-cam++, layer-cam, eigen-cam; the source's exact rule could not be had",
    source: "Ornek et al. 2023", methods: [.gradCAM, .gradCAMPlusPlus, .layerCAM, .eigenCAM]
  ) { members in
    try Consensus.sum(of: members.maps.map(\.map)).map
  }
}
