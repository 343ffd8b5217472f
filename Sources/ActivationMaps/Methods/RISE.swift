import Tensors

extension Method {
  /// The score through random masks: where what is seen goes with a high score.
  ///
  ///     L_p = 1/(n·½) Σᵢ (yᵢ − ȳ) Mᵢ(p),  yᵢ = y(x ∘ Mᵢ),  n = 4000
  ///
  /// Each mask is a grid of cells, seven to the side of the picture and one more, each 0 or 1 with the probability ½; it is brought
  /// to the input's size bilinearly and cut at a random place within a cell. The network's layers are not asked. The paper takes
  /// yᵢ itself, a probability; less the mean of all it is the same map but for what the masks do not cover evenly, and
  /// serves logits as well, which may all be negative. The masks follow from the seed.
  /// - Complexity: 4,000 runs of the network.
  ///
  /// Source: Petsiuk et al., "RISE: Randomized Input Sampling for Explanation of Black-box Models", 2018, arXiv 1806.07421.
  public static let rise = Method(
    "rise", summary: "the score through random masks of the picture", source: "Petsiuk et al. 2018",
    needs: [.maskedRuns], outcome: .map, isOfPlanes: true, furtherRuns: "the whole network, 4,000 times"
  ) { input in
    try await randomMasks(of: input, count: 4000)
  }

  static func randomMasks(of input: MethodInput, count: Int) async throws -> Tensor {
    let (height, width) = try input.plane(input.imageLengths, "rise")
    let masks = RandomMasks(seed: input.seed, height: height, width: width)
    let names = (0..<count).map { "rise, seed \(input.seed), number \($0)" }
    let scores = try await input.scorer.scoresMasked(names) { index, mask in masks.write(index, mask) }
    // Of a score that no mask changes, rounding is all that would be left.
    guard let first = scores.first, scores.contains(where: { $0 != first }) else {
      return Tensor(shape: [height, width], repeating: 0)
    }
    let mean = scores.reduce(0, +) / Double(count)
    let area = height * width
    var sums = [Double](repeating: 0, count: area)
    var mask = [Float](repeating: 0, count: area)
    for (index, score) in scores.enumerated() {
      mask.withUnsafeMutableBufferPointer { masks.write(index, $0) }
      let weight = (score - mean) / (0.5 * Double(count))
      for place in sums.indices { sums[place] += weight * Double(mask[place]) }
    }
    return Tensor(shape: [height, width], elements: sums.map(Float.init))
  }
}

/// Random grids, each of which follows from the seed and its number.
private struct RandomMasks {
  let seed: UInt64
  let height: Int
  let width: Int

  private static let cells = 7

  func write(_ index: Int, _ mask: UnsafeMutableBufferPointer<Float>) {
    var random = SeededRandom(seed: seed ^ (UInt64(index) &+ 1) &* 0xA24B_AED4_963E_E407)
    let side = Self.cells + 1
    let grid = Tensor(shape: [side, side], elements: (0..<side * side).map { _ in random.uniform() < 0.5 ? 1 : 0 })
    // In pixels, rounded up: a cell more than the picture is wide, of which a part is cut.
    let cell = (height: (height + Self.cells - 1) / Self.cells, width: (width + Self.cells - 1) / Self.cells)
    let resized = LinearResize.resized(grid, height: cell.height * side, width: cell.width * side)
    let (top, left) = (Int(random.uniform() * Double(cell.height)), Int(random.uniform() * Double(cell.width)))
    resized.withUnsafeElements { elements in
      for row in 0..<height {
        let start = (top + row) * cell.width * side + left
        for column in 0..<width { mask[row * width + column] = elements[start + column] }
      }
    }
  }
}
