import Tensors

extension Ensemble {
  /// `grad-cam` without its weakest tenth and `score-cam`, united as in `union-cam`, and the result fused with score-cam once more.
  ///
  ///     F = union of D and R,   L₁ = β(F)·F,   L₂ = β(R)·R,   s = clip(1 − |L₁ − L₂|, 0, 1)
  ///     mm(s·max(L₁, L₂) + (1 − s)·(L₁ + L₂)/2)
  ///
  /// with R score-cam, D grad-cam with what is not above its 10th percentile set to 0, β(L) = p(x∘L) − p(0) for the class's
  /// probability p, and mm the scaling to [0, 1].
  ///
  /// Source: "Fusion-CAM", 2026, arXiv 2603.05386.
  public static let fusionCAM = Ensemble(
    "fusion-cam", summary: "grad-cam without its weakest tenth and score-cam, fused by how like they are",
    source: "arXiv 2603.05386", methods: [.gradCAM, .scoreCAM], asksNetwork: true
  ) { members in
    let least = members.maps[0].sorted.percentileOfSorted(10)
    let denoised = members.maps[0].map.map { Double($0) > least ? $0 : 0 }
    let region = members.maps[1].map
    let fused = try await members.union(denoised, region)
    let gains = try await members.gains(of: [fused, region])
    return fused.zipped(with: region) {
      let (first, second) = (gains[0] * Double($0), gains[1] * Double($1))
      let likeness = min(max(1 - abs(first - second), 0), 1)
      return Float(likeness * max(first, second) + (1 - likeness) * (first + second) / 2)
    }
  }
}
