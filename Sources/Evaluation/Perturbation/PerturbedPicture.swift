import Synchronization
import Tensors

/// One picture and class under perturbation: the class's probability when pixels are removed and imputed, or when the
/// picture is replaced by a variant of it.
///
///     let picture = PerturbedPicture(imageNCHW: input, classIndex: 281, probability: 0.4, scorer: scorer, noise: noise)
///     try await picture.probabilities(removing: [mask])  // [0.31]
///
/// A mask that was seen before, whoever asks, is neither imputed nor run again.
public final class PerturbedPicture: Sendable {
  /// `[1, C, H, W]`, as the network saw it; of a volume `[1, C, D, H, W]`.
  public let imageNCHW: Tensor
  /// The class whose probability is asked for.
  public let classIndex: Int
  /// The class's probability for the picture as it is.
  public let probability: Double
  private let scorer: any PictureScorer
  private let imputer: LinearImputer
  private let noise: Tensor
  private let state = Mutex(State())

  private struct State {
    var counts = PerturbationCounts()
    var probabilities: [PixelMask: Double] = [:]
  }

  /// What the imputation leaves of its residual, as `LinearImputer.tolerance` says: pixels are out by some ten-thousandths
  /// then, a hundredth of the noise they get, and scores by less than 1e-4 (`Documentation/Performance.md`).
  public static let imputationTolerance = 5e-5

  /// A picture of which nothing is removed yet.
  /// - Parameters:
  ///   - imageNCHW: `[1, C, H, W]` or `[1, C, D, H, W]`, as the network saw it.
  ///   - classIndex: whose probability is asked for.
  ///   - probability: of the class, for the picture as it is.
  ///   - scorer: who is asked.
  ///   - noise: what imputed pixels are given.
  public init(
    imageNCHW: Tensor, classIndex: Int, probability: Double, scorer: any PictureScorer, noise: ImputationNoise
  ) {
    let shape = imageNCHW.shape
    self.imageNCHW = imageNCHW
    self.classIndex = classIndex
    self.scorer = scorer
    self.probability = probability
    imputer = LinearImputer(shape: Array(shape.dropFirst(2)), tolerance: Self.imputationTolerance)
    self.noise = noise.field(shape: Array(shape.dropFirst()))
  }

  /// K, the network's classes.
  public var classCount: Int { scorer.classCount }
  /// `[H, W]` of the picture as the network saw it, in pixels; of a volume `[D, H, W]`.
  public var lengths: [Int] { Array(imageNCHW.shape.dropFirst(2)) }

  /// What was asked for so far, and what had to be done for it.
  public var counts: PerturbationCounts { state.withLock { $0.counts } }

  /// The picture without some pixels: imputed, with noise on them.
  /// - Returns: `[C, H, W]` or `[C, D, H, W]`; zero where the mask removes everything.
  /// - Throws: `EvaluationError`.
  public func imputed(removing mask: PixelMask) throws(EvaluationError) -> Tensor {
    var image = try imputer.imputed(imageNCHW.slice(0), removing: mask)
    if mask.removedCount < mask.count {
      let area = mask.count
      image.withUnsafeMutableElements { values in
        noise.withUnsafeElements { noise in
          for pixel in 0..<area where mask[pixel] {
            for place in stride(from: pixel, to: values.count, by: area) { values[place] += noise[place] }
          }
        }
      }
    }
    return image
  }

  /// The class's probability without some pixels, for each mask.
  ///
  /// - Throws: `EvaluationError`, `CancellationError`, the engine's errors.
  /// - Complexity: one imputation and one run for each mask that is new.
  public func probabilities(removing masks: [PixelMask]) async throws -> [Double] {
    let known = state.withLock { state in
      state.counts.removalsAsked += masks.count
      return state.probabilities
    }
    var new: [PixelMask] = []
    var seen: Set<PixelMask> = []
    for mask in masks where known[mask] == nil && seen.insert(mask).inserted { new.append(mask) }

    // As many at a time as keep all cores busy, without holding all the pictures.
    let groupSize = scorer.batchSize * 2
    for start in stride(from: 0, to: new.count, by: groupSize) {
      let group = Array(new[start..<min(start + groupSize, new.count)])
      let pictures = try await scorer.measure("impute") {
        try await concurrently(group) { try self.imputed(removing: $0) }
      }
      let found = try await probabilities(of: pictures)
      state.withLock { state in
        state.counts.removalsMade += group.count
        for (mask, probability) in zip(group, found) { state.probabilities[mask] = probability }
      }
    }
    return state.withLock { state in masks.map { state.probabilities[$0] ?? .nan } }
  }

  /// The class's probability for other pictures of the same size: `[C, H, W]` each.
  public func probabilities(of pictures: [Tensor]) async throws -> [Double] {
    try await probabilities(count: pictures.count) { pictures[$0] }
  }

  /// The same for pictures that are made as they are needed.
  public func probabilities(count: Int, picture: (Int) -> Tensor) async throws -> [Double] {
    try await scorer.probabilities(ofClass: classIndex, count: count, like: imageNCHW, picture: picture)
  }

  /// The results in the order of the elements, by as many workers as the engine has threads.
  package func concurrently<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ work: @escaping @Sendable (Element) throws -> Result
  ) async throws -> [Result] {
    let workerCount = min(scorer.threadCount, elements.count)
    return try await withThrowingTaskGroup(of: [(index: Int, result: Result)].self) { group in
      for worker in 0..<workerCount {
        group.addTask {
          try stride(from: worker, to: elements.count, by: workerCount).map { ($0, try work(elements[$0])) }
        }
      }
      var results = [Result?](repeating: nil, count: elements.count)
      for try await share in group {
        for (index, result) in share { results[index] = result }
      }
      return results.compactMap(\.self)
    }
  }
}

/// How many removals of pixels were asked for, and how many were imputed and run: equal ones only once.
public struct PerturbationCounts: Sendable, Equatable {
  public var removalsAsked = 0
  public var removalsMade = 0

  public init() {}

  public static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.removalsAsked += b.removalsAsked
    sum.removalsMade += b.removalsMade
    return sum
  }
}
