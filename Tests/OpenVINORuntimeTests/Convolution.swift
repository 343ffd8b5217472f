import Tensors

// The networks of Scripts/fixtures/make_runtime_fixtures.py, computed by their formulas.

/// Element i of a fixture's weight is sin(i + 1); `[4, 4, 3, 3]`.
let fixtureWeight = Tensor(shape: [4, 4, 3, 3], elements: (1...144).map { sine(Double($0)) })

/// Taylor's series of the sine, good to 1e-15 within ±π: the test needs no C library for it.
private func sine(_ angle: Double) -> Float {
  let x = angle - (angle / (2 * .pi)).rounded() * 2 * .pi
  var term = x
  var sum = x
  for k in stride(from: 2.0, through: 40, by: 2) {
    term *= -x * x / (k * (k + 1))
    sum += term
  }
  return Float(sum)
}

/// An input of the networks, `[1, 4, 8, 8]`, another for each number.
func image(_ number: Int) -> Tensor {
  var random = SeededRandom(seed: UInt64(number))
  return Tensor(shape: [1, 4, 8, 8], elements: (0..<256).map { _ in Float(random.uniform(in: -1...1)) })
}

/// y[o,i,j] = Σ w[o,c,u,v] · x[c, 2i+u−1, 2j+v−1]: kernel 3, stride 2, padding 1.
func convolved(_ x: Tensor) -> Tensor {
  var y = Tensor(shape: [1, 4, 4, 4], repeating: 0)
  forEachProduct { o, c, u, v, i, j, row, column in
    y[0, o, i, j] += fixtureWeight[o, c, u, v] * x[0, c, row, column]
  }
  return y
}

/// The transpose of the above: z[c, 2i+u−1, 2j+v−1] += w[o,c,u,v] · y[o,i,j].
func transposedConvolved(_ y: Tensor) -> Tensor {
  var z = Tensor(shape: [1, 4, 8, 8], repeating: 0)
  forEachProduct { o, c, u, v, i, j, row, column in
    z[0, c, row, column] += fixtureWeight[o, c, u, v] * y[0, o, i, j]
  }
  return z
}

private func forEachProduct(_ body: (Int, Int, Int, Int, Int, Int, Int, Int) -> Void) {
  for o in 0..<4 {
    for c in 0..<4 {
      for (u, v) in (0..<9).map({ ($0 / 3, $0 % 3) }) {
        for (i, j) in (0..<16).map({ ($0 / 4, $0 % 4) }) {
          let (row, column) = (2 * i + u - 1, 2 * j + v - 1)
          if (0..<8).contains(row) && (0..<8).contains(column) { body(o, c, u, v, i, j, row, column) }
        }
      }
    }
  }
}

func largestDifference(_ a: Tensor?, _ b: Tensor) -> Float {
  guard let a, a.shape == b.shape else { return .infinity }
  return a.zipped(with: b) { abs($0 - $1) }.maximum
}
