import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct VolumeImputationTests {
  /// 1e-5: NumPy's dense solution in double precision, of numbers around 1, stored in single precision.
  @Test(arguments: ["scattered", "all-but-one"])
  func agreesWithADenseSolution(_ name: String) throws {
    let expected = try VolumeFixture()
    let volume = try expected.tensor("imputation/volume")
    let removed = try expected.tensor("imputation/\(name)/removed").elements
    let mask = PixelMask(shape: [5, 6, 7]) { removed[$0] == 1 }
    var imputed = volume
    let effort = try LinearImputer(shape: [5, 6, 7]).impute(&imputed, removing: mask)
    #expect(effort.relativeResidual <= LinearImputer.finestTolerance)
    #expect(largestDifference(imputed, try expected.tensor("imputation/\(name)")) < 1e-5)
  }

  /// One slice has the equations of the plane; two solvers, each to 1e-7 of its residual.
  @Test func isThePlaneInOneSlice() throws {
    var random = SeededRandom(seed: 4)
    let image = Tensor(shape: [2, 9, 11], elements: (0..<198).map { _ in Float(random.uniform(in: -1...1)) })
    let removed = (0..<99).map { _ in random.uniform() < 0.7 }
    let plane = try LinearImputer(height: 9, width: 11)
      .imputed(image, removing: PixelMask(height: 9, width: 11) { removed[$0] })
    for shape in [[1, 9, 11], [9, 1, 11], [9, 11, 1]] {
      let slice = try LinearImputer(shape: shape)
        .imputed(image.reshaped([2] + shape), removing: PixelMask(shape: shape) { removed[$0] })
      #expect(largestDifference(slice.reshaped([2, 9, 11]), plane) < 1e-5)
    }
  }

  /// A linear function of the place is its own mean, so that what is removed inside comes back: 26 neighbours lie evenly around.
  @Test func bringsBackWhatIsLinear() throws {
    let shape = [8, 7, 9]
    let linear = Tensor(shape: [1] + shape) { values in
      for place in values.indices {
        values[place] = Float(place / 63) * 0.3 - Float(place / 9 % 7) * 0.2 + Float(place % 9) * 0.1
      }
    }
    let mask = PixelMask(shape: shape) { place in
      let (z, y, x) = (place / 63, place / 9 % 7, place % 9)
      return (1..<7).contains(z) && (1..<6).contains(y) && (1..<8).contains(x)
    }
    let imputed = try LinearImputer(shape: shape).imputed(linear, removing: mask)
    #expect(largestDifference(imputed, linear) < 1e-5)
  }

  @Test func leavesKnownVoxelsAndKnowsEnds() throws {
    var random = SeededRandom(seed: 6)
    let shape = [4, 5, 6]
    let volume = Tensor(shape: [1] + shape, elements: (0..<120).map { _ in Float(random.uniform(in: -1...1)) })
    let imputer = LinearImputer(shape: shape)
    #expect(try imputer.imputed(volume, removing: PixelMask(shape: shape) { _ in false }) == volume)
    #expect(
      try imputer.imputed(volume, removing: PixelMask(shape: shape) { _ in true })
        == Tensor(shape: [1] + shape, repeating: 0))
    let mask = PixelMask(shape: shape) { $0 % 3 == 0 }
    let imputed = try imputer.imputed(volume, removing: mask).elements
    for (place, value) in volume.elements.enumerated() where !mask[place] { #expect(imputed[place] == value) }
    // However large or small the numbers are.
    for factor in [0x1p100, 0x1p-100] as [Float] {
      let scaled = try imputer.imputed(volume.map { $0 * factor }, removing: mask).map { $0 / factor }
      #expect(largestDifference(scaled, try imputer.imputed(volume, removing: mask)) < 1e-6)
    }
  }

  @Test func refusesWhatDoesNotFit() {
    let imputer = LinearImputer(shape: [2, 3, 4])
    let volume = Tensor(shape: [1, 2, 3, 4], repeating: 0)
    let mask = PixelMask(shape: [2, 3, 4]) { $0 == 0 }
    for (volume, mask) in [
      (Tensor(shape: [1, 2, 3, 5], repeating: 0), mask), (Tensor(shape: [2, 3, 4], repeating: 0), mask),
      (volume, PixelMask(shape: [6, 4]) { $0 == 0 }), (Tensor(shape: [1, 2, 3, 4], repeating: .nan), mask),
    ] {
      #expect(throws: EvaluationError.self) { try imputer.imputed(volume, removing: mask) }
    }
  }
}
