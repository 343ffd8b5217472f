#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How like an embedding e, `[D]`, is to others:
///
///     scoreₖ = s · e·tₖ / (|e| |tₖ|)
///     ∂scoreₖ/∂e = s · (tₖ/|tₖ| − cosₖ · e/|e|) / |e|
///
/// where s is a factor, such as CLIP's learned inverse of a temperature. An embedding of nothing but zeros has no direction: it is like
/// nothing, its scores are 0, and so are their derivatives.
///
///     let readout = try CosineReadout(references: texts, factor: 100, activation: Activation(.softmax))
///     readout.scores(embedding)  // [27.1, 19.4]
///
/// Computed in double precision. O(K·D).
public struct CosineReadout: Readout {
  /// s
  public let factor: Double
  /// t, of length 1: `[K][D]`.
  private let references: [[Double]]
  private let ending: Activation

  /// - Parameters:
  ///   - references: t, at least one; their lengths do not matter.
  ///   - factor: s, finite.
  ///   - activation: what makes probabilities of the scores.
  /// - Throws: `ClassifierError` where they differ in their number of elements, or one is zero or not finite.
  public init(references: [[Float]], factor: Double, activation: Activation) throws(ClassifierError) {
    guard let width = references.first?.count, width > 0, references.allSatisfy({ $0.count == width }), factor.isFinite
    else {
      throw ClassifierError(
        .shapeMismatch, "what an embedding is compared with must be at least one of as many numbers as the others",
        context: ["numbers": "\(references.map(\.count))"])
    }
    var normalised: [[Double]] = []
    for (place, reference) in references.enumerated() {
      let values = reference.map(Double.init)
      let length = Self.length(values)
      guard length > 0, length.isFinite else {
        throw ClassifierError(
          .notFinite, "the embedding that a picture is compared with has no direction: it is zero or not finite",
          context: ["place": "\(place + 1)"])
      }
      normalised.append(values.map { $0 / length })
    }
    (self.references, self.factor, ending) = (normalised, factor, activation)
  }

  /// K
  public var count: Int { references.count }
  /// D
  public var width: Int { references[0].count }

  public func scores(_ output: [Float]) -> [Float] { cosines(output.map(Double.init)).map { Float(factor * $0) } }

  public func pulledBack(_ direction: [Float], at output: [Float]) -> [Float] {
    let embedding = output.map(Double.init)
    let length = Self.length(embedding)
    guard length > 0 else { return [Float](repeating: 0, count: output.count) }
    var sum = [Double](repeating: 0, count: output.count)
    for (k, cosine) in cosines(embedding).enumerated() where direction[k] != 0 {
      let weight = factor * Double(direction[k]) / length
      for place in sum.indices {
        sum[place] += weight * (references[k][place] - cosine * embedding[place] / length)
      }
    }
    return sum.map(Float.init)
  }

  /// With ê = e/|e|, gₖ = ∂scoreₖ/∂e and t the embedding's change:
  ///
  ///     dcosₖ = (tₖ·t − cosₖ ê·t)/|e|,  dê = (t − ê (ê·t))/|e|
  ///     dgₖ = −gₖ (ê·t)/|e| − s·(dcosₖ ê + cosₖ dê)/|e|
  public func derivativeChange(
    _ output: [Float], _ index: Int, _ target: ScoreTarget, along change: [Float]
  ) -> [Float] {
    let (embedding, moved) = (output.map(Double.init), change.map(Double.init))
    let length = Self.length(embedding)
    guard length > 0 else { return [Float](repeating: 0, count: output.count) }
    let direction = embedding.map { $0 / length }
    let along = zip(direction, moved).reduce(0) { $0 + $1.0 * $1.1 }
    let turned = zip(moved, direction).map { ($0 - $1 * along) / length }
    let cosines = cosines(embedding)
    let cosineChanges = zip(references, cosines).map { reference, cosine in
      (zip(reference, moved).reduce(0) { $0 + $1.0 * $1.1 } - cosine * along) / length
    }
    let scores = cosines.map { Float(factor * $0) }
    let slopes = target.derivative(scores, classIndex: index, activation: ending)
    let slopeChanges = target.derivativeChange(
      scores, classIndex: index, activation: ending, along: cosineChanges.map { factor * $0 })
    var sum = [Double](repeating: 0, count: output.count)
    for k in references.indices where slopes[k] != 0 || slopeChanges[k] != 0 {
      let (weight, moving) = (factor * Double(slopes[k]) / length, factor * slopeChanges[k] / length)
      for place in sum.indices {
        let slope = references[k][place] - cosines[k] * direction[place]
        sum[place] += (moving - weight * along / length) * slope
        sum[place] -= weight * (cosineChanges[k] * direction[place] + cosines[k] * turned[place])
      }
    }
    return sum.map(Float.init)
  }

  public func activation(of scores: [Float]) -> Activation { ending }

  public func likelihood(of scores: [Float]) -> Likelihood { ending.kind == .none ? .cosine : .probability }

  private func cosines(_ embedding: [Double]) -> [Double] {
    let length = Self.length(embedding)
    guard length > 0 else { return [Double](repeating: 0, count: count) }
    return references.map { reference in
      zip(reference, embedding).reduce(0) { $0 + $1.0 * $1.1 } / length
    }
  }

  private static func length(_ values: [Double]) -> Double { sqrt(values.reduce(0) { $0 + $1 * $1 }) }
}
