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
  /// By which function scores become probabilities.
  public enum Kind: Sendable, Equatable {
    /// pᵢ = exp xᵢ / Σⱼ exp xⱼ: one class of all.
    case softmax
    /// pᵢ = 1 / (1 + exp −xᵢ): each class by itself.
    case sigmoid
    /// pᵢ = min(max(αxᵢ + β, 0), 1)
    case hardSigmoid(alpha: Double, beta: Double)
    /// pᵢ = xᵢ: the scores are what they are.
    case none
    /// pᵢ = xᵢ / u: the network's output holds probabilities, or with u = 100 percents of them. Where that is one number p of
    /// two classes, its scores are (−p, p), and p₀ = 1 + x₀ / u.
    case probability(unit: Double, isOfOne: Bool)
    /// pᵢ = exp xᵢ: the network's output holds logarithms of probabilities.
    case exponential
  }

  /// The function.
  public var kind: Kind
  /// Where the network's file quantises probabilities: how they are rounded.
  public var rounding: Rounding?

  /// The network's output holds probabilities.
  static let probability = Activation(.probability(unit: 1, isOfOne: false))

  /// A function, and how its values are rounded; nil for not at all.
  public init(_ kind: Kind, rounding: Rounding? = nil) {
    self.kind = kind
    self.rounding = rounding
  }

  /// What `QuantizeLinear` and `DequantizeLinear` make of a number x, in steps s, with its integer of zero z and integers from
  /// a to b:
  ///
  ///     s · (min(max(round(x / s) + z, a), b) − z)
  ///
  /// where halves are rounded to even integers.
  public struct Rounding: Sendable, Equatable {
    /// s, above 0.
    public let step: Double
    /// z, the integer that stands for 0.
    public let zero: Double
    /// From a to b.
    public let integers: ClosedRange<Double>
    /// Whether the logarithms of the probabilities are rounded so.
    public let isOfLogarithms: Bool

    /// A rounding by steps; by default that of bytes without a sign.
    public init(step: Double, zero: Double = 0, integers: ClosedRange<Double> = 0...255, isOfLogarithms: Bool = false) {
      self.step = step
      self.zero = zero
      self.integers = integers
      self.isOfLogarithms = isOfLogarithms
    }

    func callAsFunction(_ probability: Double) -> Double {
      let number = isOfLogarithms ? log(probability) : probability
      let integer = (number / step).rounded(.toNearestOrEven) + zero
      let rounded = step * (min(max(integer, integers.lowerBound), integers.upperBound) - zero)
      return isOfLogarithms ? exp(rounded) : rounded
    }
  }

  /// Whether each class has a probability of its own, so that they need not add up to 1.
  public var isOfEachClass: Bool { kind != .softmax }

  /// Whether one score x speaks of two classes: p(−x) = 1 − p(x), or x is a probability itself.
  var isSymmetric: Bool {
    switch kind {
    case .sigmoid: true
    case .hardSigmoid(_, let beta): beta == 0.5
    case .probability: true
    case .softmax, .none, .exponential: false
    }
  }

  /// The same for a network that puts out one number, and whose scores so are (−x, x).
  var ofOneNumber: Activation {
    if case .probability(let unit, _) = kind { Activation(.probability(unit: unit, isOfOne: true)) } else { self }
  }

  /// As options and files name it.
  public var name: String {
    switch kind {
    case .softmax: "softmax"
    case .sigmoid: "sigmoid"
    case .hardSigmoid: "hard-sigmoid"
    case .exponential: "exp"
    case .none, .probability: "none"
    }
  }

  /// p of one class.
  /// - Parameters:
  ///   - logits: `[K]`.
  ///   - classIndex: which of the K.
  public func probability(_ logits: [Float], classIndex: Int) -> Double {
    let logit = Double(logits[classIndex])
    switch kind {
    case .softmax: return rounded(exp(logit - Self.logSum(logits)))
    case .sigmoid: return rounded(1 / (1 + exp(-logit)))
    case .hardSigmoid(let alpha, let beta): return rounded(min(max(alpha * logit + beta, 0), 1))
    case .none: return logit
    case .probability(let unit, let isOfOne): return logit / unit + (isOfOne && classIndex == 0 ? 1 : 0)
    case .exponential: return exp(logit)
    }
  }

  /// The same of all classes.
  public func probabilities(_ logits: [Float]) -> [Double] {
    guard kind == .softmax else { return logits.indices.map { probability(logits, classIndex: $0) } }
    let largest = logits.map(Double.init).max() ?? 0
    let exponentials = logits.map { exp(Double($0) - largest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { rounded($0 / sum) }
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
      case .probability(let unit, _): return indicator / unit
      case .exponential: return indicator * own
      }
    }
  }

  /// How that changes as the scores do: Σⱼ ∂²p_c/∂xᵢ∂xⱼ tⱼ: `[K]`.
  /// - Parameter change: t, `[K]`.
  func derivativeChange(_ logits: [Float], classIndex: Int, along change: [Double]) -> [Double] {
    let unrounded = Activation(kind)
    let own = unrounded.probability(logits, classIndex: classIndex)
    func alone(_ slope: Double) -> [Double] {
      logits.indices.map { $0 == classIndex ? slope * change[classIndex] : 0 }
    }
    switch kind {
    case .softmax:
      // p_c (e_c − p), both factors moving: dp = p ∘ (t − p·t)
      let all = unrounded.probabilities(logits)
      let mean = zip(all, change).reduce(0) { $0 + $1.0 * $1.1 }
      let ownChange = own * (change[classIndex] - mean)
      return logits.indices.map { index in
        ownChange * ((index == classIndex ? 1 : 0) - all[index]) - own * all[index] * (change[index] - mean)
      }
    case .sigmoid: return alone(own * (1 - own) * (1 - 2 * own))
    case .exponential: return alone(own)
    case .hardSigmoid, .none, .probability: return alone(0)
    }
  }

  private func rounded(_ probability: Double) -> Double { rounding.map { $0(probability) } ?? probability }

  /// log Σⱼ exp xⱼ, taken around the largest logit so that it does not overflow.
  static func logSum(_ logits: [Float]) -> Double {
    let largest = Double(logits.max() ?? 0)
    return largest + log(logits.reduce(0) { $0 + exp(Double($1) - largest) })
  }
}
