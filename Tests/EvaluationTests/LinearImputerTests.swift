import Dispatch
import Evaluation
import Synchronization
import Tensors
import TestSupport
import Testing

@Suite struct LinearImputerTests {
  // MARK: - Against pytorch-grad-cam

  /// 1e-4: what both sides round; SciPy solves directly, and stores single precision.
  @Test(arguments: [20, 40, 60, 80])
  func agreesWithTheReference(percent: Int) throws {
    let golden = try Golden("narrow_resnet-1-chelsea-3")
    let kept = try golden.tensor("impute.\(percent).mask")
    let mask = PixelMask(height: kept.shape[0], width: kept.shape[1]) { kept.elements[$0] == 0 }
    let expected = try golden.tensor("impute.\(percent).image")
    let image = try golden.tensor("input").slice(0)
    let imputed = try LinearImputer(height: mask.height, width: mask.width).imputed(image, removing: mask)
    #expect(mask.removedCount > 0)
    #expect(largestDifference(imputed, expected) < 1e-4)
    #expect(DirectSolution.largestError(of: imputed, image, removing: mask) < 1e-4)
  }

  // MARK: - Against a direct solution

  /// For each kind 300 masks on images of 1 × 1 to 40 × 40 pixels, 5 % to 95 % of them removed.
  ///
  /// 1e-4 for pictures within ±3; the equations of a mask with one pixel left in 1600 multiply their residual by some
  /// thousands.
  @Test(arguments: MaskKind.allCases)
  func agreesWithADirectSolution(kind: MaskKind) throws {
    var random = SeededRandom(seed: UInt64(kind.rawValue.utf8.reduce(0) { $0 * 31 + Int($1) }))
    var (checked, largest) = (0, 0.0)
    while checked < 300 {
      let (height, width) = (Int.random(in: 1...40, using: &random), Int.random(in: 1...40, using: &random))
      let mask = kind.mask(height: height, width: width, share: random.uniform(in: 0.05...0.95), &random)
      guard mask.removedCount > 0, mask.removedCount < mask.count else { continue }
      let image = Tensor.randomPicture(channels: 3, height: height, width: width, &random)
      let imputed = try LinearImputer(height: height, width: width).imputed(image, removing: mask)
      largest = max(largest, DirectSolution.largestError(of: imputed, image, removing: mask))
      checked += 1
    }
    #expect(largest < 1e-4)
  }

  @Test(arguments: MaskKind.allCases)
  func agreesWithADirectSolutionOnLargePictures(kind: MaskKind) throws {
    var random = SeededRandom(seed: 8)
    let imputer = LinearImputer(height: 224, width: 224)
    let image = Tensor.randomPicture(channels: 1, height: 224, width: 224, &random)
    let mask = kind.mask(height: 224, width: 224, share: 0.3, &random)
    #expect(
      DirectSolution.largestError(of: try imputer.imputed(image, removing: mask), image, removing: mask) < 1e-4)
  }

  /// A mask that leaves one pixel, two, one row, or one column; or that removes one pixel.
  @Test(arguments: [(1, 2), (2, 1), (2, 2), (1, 31), (31, 1), (2, 17), (3, 3), (7, 5), (16, 16), (33, 40), (64, 64)])
  func agreesWithADirectSolutionOnDegenerateMasks(height: Int, width: Int) throws {
    var random = SeededRandom(seed: 3)
    let imputer = LinearImputer(height: height, width: width)
    let image = Tensor.randomPicture(channels: 3, height: height, width: width, &random)
    let count = height * width
    // Inside, at the edges, in the corners.
    let pixels = Set([
      0, width - 1, count - width, count - 1, width / 2, height / 2 * width, height / 2 * width + width / 2,
    ])
    var masks: [PixelMask] = []
    for pixel in pixels {
      masks.append(PixelMask(height: height, width: width) { $0 != pixel })
      masks.append(PixelMask(height: height, width: width) { $0 == pixel })
      masks.append(PixelMask(height: height, width: width) { $0 != pixel && $0 != (pixel + 1) % count })
      masks.append(PixelMask(height: height, width: width) { $0 != pixel && $0 != count - 1 - pixel })
    }
    for row in [0, height / 2, height - 1] {
      masks.append(PixelMask(height: height, width: width) { $0 / width != row })
    }
    for column in [0, width / 2, width - 1] {
      masks.append(PixelMask(height: height, width: width) { $0 % width != column })
    }
    for mask in masks where mask.removedCount < count && mask.removedCount > 0 {
      let imputed = try imputer.imputed(image, removing: mask)
      #expect(DirectSolution.largestError(of: imputed, image, removing: mask) < 1e-4)
    }
  }

  /// A coarser solution leaves about as much of the residual as it may, and is as far from the finest one as that is:
  /// these equations multiply a residual by some tens where a tenth of the pixels is left.
  @Test(arguments: [1e-2, 1e-3, 1e-4], MaskKind.allCases)
  func refinesToTheTolerance(tolerance: Double, kind: MaskKind) throws {
    var random = SeededRandom(seed: 14)
    let imputers = [tolerance, LinearImputer.finestTolerance].map {
      LinearImputer(height: 96, width: 97, tolerance: $0)
    }
    for share in [0.1, 0.5, 0.9] {
      let image = Tensor.randomPicture(channels: 3, height: 96, width: 97, &random)
      let mask = kind.mask(height: 96, width: 97, share: share, &random)
      guard mask.removedCount > 0, mask.removedCount < mask.count else { continue }
      var (coarse, fine) = (image, image)
      let effort = try imputers[0].impute(&coarse, removing: mask)
      let most = try imputers[1].impute(&fine, removing: mask)
      #expect(effort.relativeResidual <= tolerance && effort.iterations < most.iterations)
      #expect(largestDifference(coarse, fine) < Float(tolerance) * 60)
    }
  }

  @Test func leavesAPictureThatLosesNothing() throws {
    var random = SeededRandom(seed: 4)
    let image = Tensor.randomPicture(channels: 3, height: 5, width: 9, &random)
    let none = PixelMask(height: 5, width: 9) { _ in false }
    #expect(try LinearImputer(height: 5, width: 9).imputed(image, removing: none) == image)
  }

  @Test(arguments: [(1, 1), (1, 7), (6, 6)])
  func fillsAPictureThatLosesEverythingWithZeros(height: Int, width: Int) throws {
    let image = Tensor(shape: [3, height, width], repeating: 2)
    let all = PixelMask(height: height, width: width) { _ in true }
    let imputed = try LinearImputer(height: height, width: width).imputed(image, removing: all)
    #expect(imputed == Tensor(shape: [3, height, width], repeating: 0))
  }

  /// Worked out by hand: an unknown pixel in the middle is the mean of its neighbours with the weights of the paper;
  /// in a row of three the two unknown ones equal the known one.
  @Test func agreesWithHand() throws {
    let image = Tensor(shape: [1, 3, 3], elements: [1, 2, 3, 4, 0, 6, 7, 8, 10])
    let middle = PixelMask(height: 3, width: 3) { $0 == 4 }
    let value = try LinearImputer(height: 3, width: 3).imputed(image, removing: middle)[0, 1, 1]
    #expect(abs(value - ((2.0 + 4 + 6 + 8) / 6 + (1.0 + 3 + 7 + 10) / 12)) < 1e-6)
    let row = Tensor(shape: [1, 1, 3], elements: [5, -1, -1])
    let filled = try LinearImputer(height: 1, width: 3)
      .imputed(row, removing: PixelMask(height: 1, width: 3) { $0 > 0 })
    #expect(largestDifference(filled, Tensor(shape: [1, 1, 3], repeating: 5)) < 1e-6)
  }

  // MARK: - Properties

  private struct Case {
    let mask: PixelMask
    let image: Tensor
    let imputed: Tensor
    let effort: ImputationEffort

    /// A mask of a kind that leaves something, on a picture of 20 × 31 pixels.
    init(_ kind: MaskKind, seed: UInt64, channels: Int = 3, change: (Tensor) -> Tensor = { $0 }) throws {
      var random = SeededRandom(seed: seed)
      mask = kind.mask(height: 20, width: 31, share: random.uniform(in: 0.1...0.9), &random)
      image = change(Tensor.randomPicture(channels: channels, height: 20, width: 31, &random))
      var filled = image
      effort = try LinearImputer(height: 20, width: 31).impute(&filled, removing: mask)
      imputed = filled
    }

    var known: [Float] { image.elements.indices.filter { !mask[$0 % mask.count] }.map { image.elements[$0] } }
  }

  @Test(arguments: MaskKind.allCases)
  func solvesTheEquations(kind: MaskKind) throws {
    for seed in 0..<20 as Range<UInt64> {
      let effort = try Case(kind, seed: seed).effort
      #expect(effort.relativeResidual <= 1e-6)
      #expect(effort.iterations <= 30)
    }
  }

  /// A weighted mean lies between the largest and the smallest of what it is the mean of.
  @Test(arguments: MaskKind.allCases)
  func staysWithinTheRangeOfTheKnownPixels(kind: MaskKind) throws {
    for seed in 0..<20 as Range<UInt64> {
      let one = try Case(kind, seed: seed, channels: 1)
      guard let smallest = one.known.min(), let largest = one.known.max() else { continue }
      #expect(one.imputed.minimum >= smallest - 1e-5)
      #expect(one.imputed.maximum <= largest + 1e-5)
    }
  }

  @Test(arguments: MaskKind.allCases)
  func keepsConstantsAndIsLinear(kind: MaskKind) throws {
    let constant = try Case(kind, seed: 5) { $0.map { _ in 1.75 } }
    if constant.mask.removedCount < constant.mask.count {
      #expect(largestDifference(constant.imputed, constant.image) < 1e-5)
    }
    let (plain, changed) = (try Case(kind, seed: 5), try Case(kind, seed: 5) { $0.map { 2 - 3 * $0 } })
    #expect(largestDifference(changed.imputed, plain.imputed.map { 2 - 3 * $0 }) < 1e-5)
  }

  /// Neither squares that overflow nor squares that vanish may spoil a solution.
  @Test(arguments: [0x1p-100, 0x1p-40, 0x1p40, 0x1p100] as [Float])
  func doesNotDependOnTheScale(scale: Float) throws {
    let (plain, scaled) = (try Case(.blobs, seed: 2), try Case(.blobs, seed: 2) { $0.map { $0 * scale } })
    #expect(largestDifference(scaled.imputed.map { $0 / scale }, plain.imputed) < 1e-5)
  }

  /// Where even single numbers overflow or vanish, there is a solution or an error, but no NaN.
  @Test(arguments: [0x1p-148, 0x1p-140, 0x1p-126, 0x1p-120, 0x1p120, 0x1p125] as [Float])
  func givesNoNaNAtTheEndsOfTheScale(scale: Float) throws {
    for kind in MaskKind.allCases {
      do {
        let one = try Case(kind, seed: 3) { $0.map { $0 * scale } }
        let error = DirectSolution.largestError(of: one.imputed, one.image, removing: one.mask)
        #expect(error <= max(Double(scale) * 1e-4, 0x1p-149))
      } catch let error as EvaluationError { #expect(error.code == .notConverged) }
    }
  }

  @Test func mirrorsWithThePicture() throws {
    let plain = try Case(.mixture, seed: 1)
    let (height, width) = (plain.mask.height, plain.mask.width)
    let turned = PixelMask(height: width, width: height) { plain.mask[$0 % height * width + (width - 1 - $0 / height)] }
    func turn(_ image: Tensor) -> Tensor {
      let elements = image.elements
      return Tensor(
        shape: [3, width, height],
        elements: (0..<elements.count).map { place in
          let (channel, pixel) = (place / plain.mask.count, place % plain.mask.count)
          return elements[channel * plain.mask.count + pixel % height * width + (width - 1 - pixel / height)]
        })
    }
    let imputed = try LinearImputer(height: width, width: height).imputed(turn(plain.image), removing: turned)
    #expect(largestDifference(imputed, turn(plain.imputed)) < 1e-5)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 9])
  func takesAnyNumberOfChannels(channels: Int) throws {
    let many = try Case(.smoothMap, seed: 6, channels: channels)
    #expect(DirectSolution.largestError(of: many.imputed, many.image, removing: many.mask) < 1e-4)
  }

  // MARK: - The same every time

  private static func masks(_ count: Int) -> (image: Tensor, masks: [PixelMask]) {
    var random = SeededRandom(seed: 12)
    let masks = (0..<count).map { index in
      MaskKind.allCases[index % MaskKind.allCases.count].mask(
        height: 24, width: 37, share: random.uniform(in: 0.05...0.95), &random)
    }
    return (Tensor.randomPicture(channels: 3, height: 24, width: 37, &random), masks)
  }

  @Test func doesNotRememberEarlierMasks() throws {
    let (image, masks) = Self.masks(28)
    let fresh = try masks.map { try LinearImputer(height: 24, width: 37).imputed(image, removing: $0) }
    let imputer = LinearImputer(height: 24, width: 37)
    var random = SeededRandom(seed: 1)
    for index in Array(masks.indices).shuffled(using: &random) + masks.indices {
      #expect(try imputer.imputed(image, removing: masks[index]) == fresh[index])
    }
  }

  @Test func servesManyThreadsAtOnce() throws {
    let (image, masks) = Self.masks(40)
    let expected = try masks.map { try LinearImputer(height: 24, width: 37).imputed(image, removing: $0) }
    let imputer = LinearImputer(height: 24, width: 37)
    let agreeing = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 160) { index in
      let place = index % masks.count
      if let imputed = try? imputer.imputed(image, removing: masks[place]), imputed == expected[place] {
        agreeing.withLock { $0 += 1 }
      }
    }
    #expect(agreeing.withLock { $0 } == 160)
  }

  // MARK: - Bad input

  @Test(arguments: [[3, 4, 6], [3, 5, 5], [4, 5], [1, 3, 4, 5]])
  func refusesAnotherSize(shape: [Int]) throws {
    let imputer = LinearImputer(height: 4, width: 5)
    let mask = PixelMask(height: 4, width: 5) { $0 == 0 }
    let error = #expect(throws: EvaluationError.self) {
      try imputer.imputed(Tensor(shape: shape, repeating: 0), removing: mask)
    }
    #expect(error?.code == .shapeMismatch)
    let other = #expect(throws: EvaluationError.self) {
      try imputer.imputed(
        Tensor(shape: [3, 4, 5], repeating: 0), removing: PixelMask(height: 5, width: 4) { $0 == 0 })
    }
    #expect(other?.code == .shapeMismatch)
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func refusesWhatIsNotFinite(value: Float) throws {
    var image = Tensor(shape: [3, 4, 5], repeating: 0)
    image[2, 3, 4] = value
    let error = #expect(throws: EvaluationError.self) {
      try LinearImputer(height: 4, width: 5).imputed(image, removing: PixelMask(height: 4, width: 5) { $0 == 0 })
    }
    #expect(error?.code == .notFinite)
  }
}
