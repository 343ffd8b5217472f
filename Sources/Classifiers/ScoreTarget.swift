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
  /// y = p_c = exp x_c / Σⱼ exp xⱼ
  case softmax
  /// y = x_c − cross-entropy = x_c + log p_c: the logit as far as it stands out from the others'.
  ///
  /// Source: Gildenblat et al., pytorch-grad-cam, `ClassifierOutputReST`.
  case rest

  /// - Parameter logits: `[K]`.
  public func score(_ logits: [Float], classIndex: Int) -> Double {
    let logit = Double(logits[classIndex])
    return switch self {
    case .logit: logit
    case .softmax: exp(logit - Self.logSum(logits))
    case .rest: 2 * logit - Self.logSum(logits)
    }
  }

  /// ∂y/∂x: `[K]`, with which a backward run starts.
  ///
  ///     logit: e_c    softmax: p_c (e_c − p)    rest: 2 e_c − p
  public func derivative(_ logits: [Float], classIndex: Int) -> [Float] {
    let logSum = self == .logit ? 0 : Self.logSum(logits)
    let own = exp(Double(logits[classIndex]) - logSum)
    return logits.indices.map { index in
      let indicator = index == classIndex ? 1.0 : 0
      let probability = self == .logit ? 0 : exp(Double(logits[index]) - logSum)
      return switch self {
      case .logit: Float(indicator)
      case .softmax: Float(own * (indicator - probability))
      case .rest: Float(2 * indicator - probability)
      }
    }
  }

  /// log Σⱼ exp xⱼ, taken around the largest logit so that it does not overflow.
  private static func logSum(_ logits: [Float]) -> Double {
    let largest = Double(logits.max() ?? 0)
    return largest + log(logits.reduce(0) { $0 + exp(Double($1) - largest) })
  }
}
