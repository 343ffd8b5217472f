import Graphs

extension Graph {
  /// The layers that a detector of two stages reads its regions from, finest first.
  ///
  /// Each is the picture's share of what its network makes, put back into the whole, with a rim around it, for what reads it
  /// (`PictureShare` of the readers).
  /// - Complexity: O(nodes).
  func regionLayers(tokens: TokenGrid?) -> [Layer] {
    var shares: Set<String> = []
    for node in nodes where node.operatorName == "Where" && node.inputs.count == 3 {
      guard let padding = producer(of: node.inputs[1]), padding.operatorName == "Pad", let share = padding.inputs.first,
        let cut = producer(of: share), cut.operatorName == "Slice", cut.inputs.first == node.inputs[2]
      else { continue }
      shares.insert(share)
    }
    return candidateLayers(tokens: tokens).filter { shares.contains($0.value) && $0.shape.count == 4 }
      .sorted { $0.shape[2] > $1.shape[2] }
  }
}
