/// p-values of several tests, adjusted so that the chance of any false claim among them stays below the level.
///
///     adjusted₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1)·p₍ⱼ₎),  p₍₁₎ ≤ … ≤ p₍ₘ₎
///
///     HolmCorrection([0.01, 0.04, 0.03]).adjusted  // [0.03, 0.06, 0.06]
///
/// In the order of the p-values, and never below them: a claim at the level α is what has an adjusted value of α or less. It
/// asks nothing of how the tests depend on each other.
///
/// Source: Holm, "A Simple Sequentially Rejective Multiple Test Procedure", 1979.
public struct HolmCorrection: Sendable, Equatable {
  /// One for each of the p-values, in their order; in [0, 1].
  public let adjusted: [Double]

  /// - Parameter pValues: in [0, 1]; all tests of the family, which may be none.
  /// - Complexity: O(m log m).
  public init(_ pValues: [Double]) {
    precondition(pValues.allSatisfy { (0...1).contains($0) })
    var adjusted = pValues
    var largest = 0.0
    for (place, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
      largest = max(largest, min(1, Double(pValues.count - place) * pValues[index]))
      adjusted[index] = largest
    }
    self.adjusted = adjusted
  }
}
