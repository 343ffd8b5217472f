import Tensors

extension Ensemble {
  /// A denoised gradient map and `score-cam`, each by what the network says of the picture seen through it.
  ///
  ///     U = mm(β(D)·D + β(R)·R),   the result is U where β(U) > β(R), else R
  ///
  /// with R score-cam, D `denoised` (below), β(L) = p(x∘L) − p(0) for the class's probability p, and mm the scaling to [0, 1].
  ///
  /// Source: Hu et al., "Union-CAM", Frontiers in Neurorobotics, 2024.
  public static let unionCAM = Ensemble(
    "union-cam",
    summary: "denoised gradients and score-cam, weighted by the probability of the picture seen through them",
    source: "Hu et al. 2024", methods: [.denoisedGradients, .scoreCAM], asksNetwork: true
  ) { members in
    try await members.union(members.maps[0].map, members.maps[1].map)
  }
}

extension Ensemble.Members {
  /// mm(β(D)·D + β(R)·R) where its β is above that of R, else R.
  func union(_ denoised: Tensor, _ region: Tensor) async throws -> Tensor {
    let gains = try await gains(of: [denoised, region])
    let sum = denoised.zipped(with: region) { Float(gains[0] * Double($0) + gains[1] * Double($1)) }
    let union = try RankedMap(sum).scaledToUnit.map
    let gain = try await self.gains(of: [union])[0]
    return gain > gains[1] ? union : region
  }
}

extension Method {
  /// `union-cam`'s gradient map, no method by itself.
  ///
  ///     D = Σ_c α_c∘relu(W_c)∘A_c,   α = 1[W > 0] / Σ_ij relu(W)
  ///
  /// W are the gradients with what lies below their channel's 10th percentile set to 0; a channel without a positive one adds
  /// nothing.
  static let denoisedGradients = Method(
    "union-cam-gradients", summary: "gradients above their channel's 10th percentile, each channel's share of them",
    source: "Hu et al. 2024"
  ) { input in
    let (activations, gradients) = (input.record.activations, try input.record.gradients)
    let area = activations.count / activations.shape[0]
    return Tensor(shape: activations.shape) { result in
      activations.withUnsafeElements { activations in
        gradients.withUnsafeElements { gradients in
          for start in stride(from: 0, to: gradients.count, by: area) {
            let channel = start..<start + area
            let least = gradients[channel].sorted().percentileOfSorted(10)
            let kept = channel.filter { gradients[$0] > 0 && Double(gradients[$0]) >= least }
            let sum = kept.reduce(0.0) { $0 + Double(gradients[$1]) }
            for place in channel { result[place] = 0 }
            for place in kept {
              result[place] = Float(Double(gradients[place]) * Double(activations[place]) / sum)
            }
          }
        }
      }
    }
  }
}
