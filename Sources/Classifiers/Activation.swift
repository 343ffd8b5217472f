#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What makes probabilities of a network's class scores.
///
///     Activation(.softmax).probabilities([0, 1])  // [0.27, 0.73]
///
/// - Complexity: O(K).
public struct Activation: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// pᵢ = exp xᵢ / Σⱼ exp xⱼ: one class of all.
    case softmax
    /// pᵢ = 1 / (1 + exp −xᵢ): each class by itself.
    case sigmoid
    /// pᵢ = min(max(αxᵢ + β, 0), 1)
    case hardSigmoid(alpha: Double, beta: Double)
    /// pᵢ = xᵢ: the scores are what they are.
    case none
  }

  public var kind: Kind
  /// Where the network's file quantises probabilities: their step.
  public var step: Double?

  public init(_ kind: Kind, step: Double? = nil) {
    self.kind = kind
    self.step = step
  }

  /// Whether each class has a probability of its own, so that they need not add up to 1.
  public var isOfEachClass: Bool { kind != .softmax }

  /// Whether p(−x) = 1 − p(x), so that one score speaks of two classes.
  var isSymmetric: Bool {
    switch kind {
    case .sigmoid: true
    case .hardSigmoid(_, let beta): beta == 0.5
    case .softmax, .none: false
    }
  }

  /// As options and files name it.
  public var name: String {
    switch kind {
    case .softmax: "softmax"
    case .sigmoid: "sigmoid"
    case .hardSigmoid: "hard-sigmoid"
    case .none: "none"
    }
  }

  /// - Parameter logits: `[K]`.
  public func probability(_ logits: [Float], classIndex: Int) -> Double {
    let logit = Double(logits[classIndex])
    switch kind {
    case .softmax: return stepped(exp(logit - Self.logSum(logits)))
    case .sigmoid: return stepped(1 / (1 + exp(-logit)))
    case .hardSigmoid(let alpha, let beta): return stepped(min(max(alpha * logit + beta, 0), 1))
    case .none: return logit
    }
  }

  /// The same of all classes.
  public func probabilities(_ logits: [Float]) -> [Double] {
    guard kind == .softmax else { return logits.indices.map { probability(logits, classIndex: $0) } }
    let largest = logits.map(Double.init).max() ?? 0
    let exponentials = logits.map { exp(Double($0) - largest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { stepped($0 / sum) }
  }

  /// ∂p_c/∂x: `[K]`.
  func derivative(_ logits: [Float], classIndex: Int) -> [Double] {
    let unrounded = Activation(kind)
    let own = unrounded.probability(logits, classIndex: classIndex)
    let others = kind == .softmax ? unrounded.probabilities(logits) : []
    return logits.indices.map { index in
      let indicator = index == classIndex ? 1.0 : 0
      switch kind {
      case .softmax: return own * (indicator - others[index])
      case .sigmoid: return indicator * own * (1 - own)
      case .hardSigmoid(let alpha, _): return own > 0 && own < 1 ? indicator * alpha : 0
      case .none: return indicator
      }
    }
  }

  private func stepped(_ probability: Double) -> Double {
    step.map { (probability / $0).rounded(.toNearestOrEven) * $0 } ?? probability
  }

  /// log Σⱼ exp xⱼ, taken around the largest logit so that it does not overflow.
  static func logSum(_ logits: [Float]) -> Double {
    let largest = Double(logits.max() ?? 0)
    return largest + log(logits.reduce(0) { $0 + exp(Double($1) - largest) })
  }
}
