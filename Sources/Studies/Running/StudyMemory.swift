/// How much memory a process of a study takes at most, by a formula that does not know the number of cases.
///
///     bytes = 500 MiB + 4·w + workers·(1500·H·W·4)
///
/// with w the bytes of the largest network's weights and H·W the pixels of its input: the programs and what the engine packs, and
/// for each worker a case's maps, masks, and pictures with pixels removed.
public struct StudyMemory: Sendable {
  /// What one process takes, by the formula above.
  public let bytes: Int

  /// The estimate for a plan that so many workers compute at once.
  public init(_ plan: StudyPlan, workerCount: Int) {
    let weights = plan.networks.map(\.weightBytes).max() ?? 0
    let pixels = plan.networks.map(\.inputPixels).max() ?? 0
    bytes = (500 << 20) + 4 * weights + workerCount * 6000 * pixels
  }

  /// ⌈bytes / 2²⁰⌉
  public var mebibytes: Int { (bytes + (1 << 20) - 1) >> 20 }
}
