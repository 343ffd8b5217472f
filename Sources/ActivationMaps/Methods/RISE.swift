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
    let sum = masks.sum(weights: scores.map { ($0 - mean) / (0.5 * Double(count)) })
    return Tensor(shape: [height, width], elements: sum)
  }
}

/// Random grids, each of which follows from the seed and its number, brought to a picture's size linearly along each axis.
private struct RandomMasks {
  let seed: UInt64
  let height: Int
  let width: Int

  private static let cells = 7
  /// Of a grid: a cell more than the picture is wide, of which a part is cut.
  private static let side = cells + 1

  /// A grid, and where the picture begins in what is made of it, in pixels.
  private struct Draw {
    let grid: Tensor
    let top: Int
    let left: Int
  }

  /// In pixels, rounded up.
  private var cell: (height: Int, width: Int) {
    ((height + Self.cells - 1) / Self.cells, (width + Self.cells - 1) / Self.cells)
  }

  private func draw(_ index: Int) -> Draw {
    var random = SeededRandom(seed: seed ^ (UInt64(index) &+ 1) &* 0xA24B_AED4_963E_E407)
    let grid = (0..<Self.side * Self.side).map { _ in random.uniform() < 0.5 ? Float(1) : 0 }
    let (top, left) = (Int(random.uniform() * Double(cell.height)), Int(random.uniform() * Double(cell.width)))
    return Draw(grid: Tensor(shape: [Self.side, Self.side], elements: grid), top: top, left: left)
  }

  func write(_ index: Int, _ mask: UnsafeMutableBufferPointer<Float>) {
    let (draw, wide) = (draw(index), cell.width * Self.side)
    let resized = LinearResize.resized(draw.grid, height: cell.height * Self.side, width: wide)
    resized.withUnsafeElements { elements in
      for row in 0..<height {
        let start = (draw.top + row) * wide + draw.left
        for column in 0..<width { mask[row * width + column] = elements[start + column] }
      }
    }
  }

  /// Σᵢ wᵢ Mᵢ over the masks: `[height · width]`.
  ///
  /// Masks that begin at the same row are added up before their rows are interpolated, which is linear: so a mask costs as much as
  /// eight rows of the picture.
  /// - Complexity: O(n·width + height²·width / 7) for n masks.
  func sum(weights: [Double]) -> [Float] {
    let (size, wide) = (Self.side * width, cell.width * Self.side)
    var strips = [Double](repeating: 0, count: cell.height * size)
    for (index, weight) in weights.enumerated() {
      let draw = draw(index)
      LinearResize.resized(draw.grid, height: Self.side, width: wide).withUnsafeElements { elements in
        for row in 0..<Self.side {
          let (to, from) = (draw.top * size + row * width, row * wide + draw.left)
          for column in 0..<width { strips[to + column] += weight * Double(elements[from + column]) }
        }
      }
    }
    var sums = [Double](repeating: 0, count: height * width)
    for top in 0..<cell.height {
      let strip = Tensor(
        shape: [Self.side, width], elements: strips[top * size..<(top + 1) * size].map(Float.init))
      LinearResize.resized(strip, height: cell.height * Self.side, width: width).withUnsafeElements { elements in
        for place in sums.indices { sums[place] += Double(elements[top * width + place]) }
      }
    }
    return sums.map(Float.init)
  }
}
