import Tensors

extension Method {
  /// What each pixel adds to the score on the straight way from an empty picture.
  ///
  ///     L = Σ_c (x ∘ 1/n Σᵢ ∂y/∂x at (i − ½)/n · x)_c,  i = 1 … n,  n = 32
  ///
  /// The empty picture is zero in the network's units, mostly the mean colour of its pictures. Over all pixels the
  /// attributions add up to y(x) − y(0), as closely as the steps allow; a note says where they miss it by more than a tenth.
  /// The network's layers are not asked.
  /// - Complexity: 32 runs of the network forward and backward.
  ///
  /// Source: Sundararajan et al., "Axiomatic Attribution for Deep Networks", 2017, equation 1, by the midpoint rule.
  public static let integratedGradients = Method(
    "integrated-gradients", summary: "what each pixel adds to the score on the way from an empty picture",
    source: "Sundararajan et al. 2017", needs: [.changedInputs], outcome: .map,
    furtherRuns: "the whole network, 32 times forward and backward",
    remarks: whereTheyDoNotAddUp
  ) { input in
    try await integrated(input)
  }

  private static let stepCount = 32

  private static func integrated(_ input: MethodInput) async throws -> Tensor {
    let image = input.furtherRuns.image
    let inputs = (0..<stepCount).map { step in
      let factor = (Float(step) + 0.5) / Float(stepCount)
      return image.map { $0 * factor }
    }
    let gradients = try await input.furtherRuns.inputGradients(at: inputs, label: "integrated-gradients")
    return ChannelSums.sum(Tensor.mean(gradients).zipped(with: image, *))
  }

  private static func whereTheyDoNotAddUp(_ input: MethodInput) async throws -> [String] {
    let sum = try await integrated(input).sum
    let runs = input.furtherRuns
    let scores = try await runs.scores(
      of: [runs.image, runs.image.map { _ in 0 }], label: "integrated-gradients")
    let difference = scores[0] - scores[1]
    guard abs(sum - difference) > 0.1 * max(abs(difference), 1e-3) else { return [] }
    return [
      "the attributions add up to \(rounded(sum)) where the score rises by \(rounded(difference)): the network bends more "
        + "than \(stepCount) steps follow"
    ]
  }

  private static func rounded(_ number: Double) -> String { "\((number * 1000).rounded() / 1000)" }
}
