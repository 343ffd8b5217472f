import Tensors

extension Method {
  /// What the class's token has attended to through all blocks of a transformer; whatever the class.
  ///
  ///     R = Āₙ … Ā₁,  Āₗ = ½ (mean over heads of Aₗ + I), each row divided by its sum
  ///
  /// The map is the row of the first token, or the mean of all rows where the network has no token for the class.
  /// - Complexity: O(blocks·T³) for T tokens, one run of the network.
  ///
  /// Source: Abnar and Zuidema, "Quantifying Attention Flow in Transformers", 2020, section 3.
  public static let attentionRollout = Method(
    "attention-rollout", summary: "what the class's token attends to through all blocks; does not depend on the class",
    source: "Abnar and Zuidema 2020", needs: [.attention], outcome: .map
  ) { input in
    let attention = try await input.furtherRuns.attention(.none)
    let count = attention.tokenCount
    var relevance = TokenRelevance(count: count)
    for block in attention.blocks {
      var mixing = block.meanOverHeads { probability, _ in probability }
      for row in 0..<count {
        for column in 0..<count { mixing[row * count + column] /= 2 }
        mixing[row * count + row] += 0.5
        let sum = mixing[row * count..<(row + 1) * count].reduce(0, +)
        for column in 0..<count where sum != 0 { mixing[row * count + column] /= sum }
      }
      relevance.multiply(by: mixing)
    }
    return attention.map(of: relevance.elements)
  }
}

/// What each token holds of the first ones: `[T, T]`, at first itself alone.
struct TokenRelevance {
  private let count: Int
  private(set) var elements: [Double]

  init(count: Int) {
    self.count = count
    elements = (0..<count * count).map { $0 / count == $0 % count ? 1 : 0 }
  }

  /// R becomes M R.
  mutating func multiply(by mixing: [Double]) { elements = product(mixing) }

  /// R becomes R + M R.
  mutating func add(_ mixing: [Double]) {
    for (index, element) in product(mixing).enumerated() { elements[index] += element }
  }

  private func product(_ mixing: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for inner in 0..<count where mixing[row * count + inner] != 0 {
        let factor = mixing[row * count + inner]
        for column in 0..<count { result[row * count + column] += factor * elements[inner * count + column] }
      }
    }
    return result
  }
}

extension Attention.Block {
  /// The mean over the heads of something of probability and gradient: `[T, T]`; a gradient that is not there is zero.
  func meanOverHeads(_ combine: (_ probability: Double, _ gradient: Double) -> Double) -> [Double] {
    let heads = probabilities.shape[0]
    let area = probabilities.count / heads
    var result = [Double](repeating: 0, count: area)
    let gradients = gradients ?? probabilities.map { _ in 0 }
    probabilities.withUnsafeElements { probabilities in
      gradients.withUnsafeElements { gradients in
        for index in probabilities.indices {
          result[index % area] += combine(Double(probabilities[index]), Double(gradients[index])) / Double(heads)
        }
      }
    }
    return result
  }
}
