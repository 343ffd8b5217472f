/// What a table says of a method beside its summary.
extension Method {
  /// When it was described; nil for what came with a program and not with a paper.
  public var year: Int? {
    source.split { !$0.isNumber }.first { $0.count == 4 }.flatMap { Int($0) }
  }

  /// What it looks at, in words: those of its `needs`, in their order.
  public var needsInWords: [String] { Need.allCases.filter(needs.contains).map(\.words) }
}

extension Method.Need {
  /// For people, in a list.
  public var words: String {
    switch self {
    case .activations: "a layer"
    case .gradients: "its gradients"
    case .maskedRuns: "scores of masked pictures"
    case .ablations: "scores without a channel"
    case .inputGradients: "gradients at the input"
    case .biasGradients: "gradients at every bias"
    case .severalLayers: "several layers"
    case .changedLayers: "scores of a changed layer"
    case .otherGradients: "gradients of other scores"
    case .changedInputs: "gradients at changed inputs"
    case .classWeights: "a mean and one linear layer behind it"
    case .curvature: "second derivatives"
    case .multipliers: "activations of single values behind it"
    case .attention: "attention of all tokens to all"
    case .attentionGradients: "attention of all tokens to all, with gradients"
    case .blockGradients: "attention of all tokens to all, with each block's gradients"
    }
  }
}
