import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is explained: the score `y` of a class `c`, as a function of the logits `x`.
public enum ScoreTarget: String, Sendable, CaseIterable {
  /// y = x_c
  case logit
  /// y = p_c, the class's probability after the network's activation.
  case probability
  /// y = log p_c
  case logProbability = "log-probability"
  /// y = x_c − cross-entropy = x_c + log p_c: the logit as far as it stands out from the others'. Scores that are no
  /// probabilities' at all are taken for those before a softmax; of probabilities, x_c is log p_c.
  ///
  /// Source: Gildenblat et al., pytorch-grad-cam, `ClassifierOutputReST`.
  case rest

  /// What stands for a probability of 0, whose logarithm has no number.
  private static let leastProbability = 1e-30

  /// y, the number that is explained.
  /// - Parameters:
  ///   - logits: `[K]`.
  ///   - classIndex: which of the K.
  ///   - activation: the network's.
  public func score(_ logits: [Float], classIndex: Int, activation: Activation = Activation(.softmax)) -> Double {
    let logit = Double(logits[classIndex])
    return switch self {
    case .logit: logit
    case .probability: activation.probability(logits, classIndex: classIndex)
    case .logProbability: log(max(activation.probability(logits, classIndex: classIndex), Self.leastProbability))
    case .rest where activation.isSoftmaxForRest: 2 * logit - Activation.logSum(logits)
    case .rest:
      Self.logProbability.score(logits, classIndex: classIndex, activation: activation)
        + (activation.holdsProbabilities
          ? Self.logProbability.score(logits, classIndex: classIndex, activation: activation) : logit)
    }
  }

  /// ∂y/∂x: `[K]`, with which a backward run starts.
  ///
  ///     logit: e_c    probability: p_c (e_c − p)    log-probability: e_c − p    rest: 2 e_c − p
  ///
  /// and of another activation than softmax its own derivative.
  public func derivative(
    _ logits: [Float], classIndex: Int, activation: Activation = Activation(.softmax)
  ) -> [Float] {
    switch self {
    case .logit: return logits.indices.map { $0 == classIndex ? 1 : 0 }
    case .probability: return activation.derivative(logits, classIndex: classIndex).map(Float.init)
    case .logProbability:
      let probability = activation.probability(logits, classIndex: classIndex)
      guard probability > Self.leastProbability else { return logits.map { _ in 0 } }
      return activation.derivative(logits, classIndex: classIndex).map { Float($0 / probability) }
    case .rest where !activation.isSoftmaxForRest:
      var slopes = Self.logProbability.derivative(logits, classIndex: classIndex, activation: activation)
      if activation.holdsProbabilities { return slopes.map { 2 * $0 } }
      slopes[classIndex] += 1
      return slopes
    case .rest:
      let logSum = Activation.logSum(logits)
      return logits.indices.map { index in Float((index == classIndex ? 2.0 : 0) - exp(Double(logits[index]) - logSum))
      }
    }
  }

  /// How the derivative changes as the logits do: Σⱼ ∂²y/∂xᵢ∂xⱼ tⱼ: `[K]`.
  ///
  ///     logit: 0    log-probability, rest: −p ∘ (t − p·t)
  ///
  /// and of a probability, or another activation than softmax, what follows from its own.
  /// - Parameter change: t, `[K]`.
  public func derivativeChange(
    _ logits: [Float], classIndex: Int, activation: Activation = Activation(.softmax), along change: [Double]
  ) -> [Double] {
    switch self {
    case .logit: return logits.map { _ in 0 }
    case .probability: return activation.derivativeChange(logits, classIndex: classIndex, along: change)
    case .logProbability:
      let probability = activation.probability(logits, classIndex: classIndex)
      guard probability > Self.leastProbability else { return logits.map { _ in 0 } }
      // (∂p/p)' = ∂p'/p − ∂p (∂p·t)/p²
      let slopes = activation.derivative(logits, classIndex: classIndex)
      let growth = zip(slopes, change).reduce(0) { $0 + $1.0 * $1.1 } / probability
      return zip(activation.derivativeChange(logits, classIndex: classIndex, along: change), slopes).map {
        ($0 - $1 * growth) / probability
      }
    case .rest where !activation.isSoftmaxForRest:
      return Self.logProbability.derivativeChange(
        logits, classIndex: classIndex, activation: activation, along: change
      ).map { activation.holdsProbabilities ? 2 * $0 : $0 }
    case .rest:
      let shares = Activation(.softmax).probabilities(logits)
      let mean = zip(shares, change).reduce(0) { $0 + $1.0 * $1.1 }
      return zip(shares, change).map { -$0 * ($1 - mean) }
    }
  }
}

extension Activation {
  /// Whether `rest` has the closed form of a softmax.
  fileprivate var isSoftmaxForRest: Bool {
    switch kind {
    case .softmax, .none: true
    case .sigmoid, .hardSigmoid, .probability, .exponential: false
    }
  }

  /// Whether the scores are probabilities already.
  fileprivate var holdsProbabilities: Bool { if case .probability = kind { true } else { false } }
}
