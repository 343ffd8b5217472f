/// How a kind of detector lays out what it has found: a row of an open list.
///
///     DetectionLayout.all.map { "\($0.slug): \($0.summary)" }
public struct DetectionLayout: Sendable {
  /// The name on the command line and in files.
  public let slug: String
  /// One line for the help.
  public let summary: String
  /// Reads the outputs as such a detector's; nil where they cannot be.
  let table: @Sendable (_ outputs: [ListedOutput], _ view: View, _ activation: Activation?) -> Match?

  /// What the network sees, in pixels.
  struct View: Sendable {
    let height: Int
    let width: Int

    /// How many places there are at some strides: Σ ⌈H/s⌉ ⌈W/s⌉.
    func places(_ strides: [Int]) -> Int {
      strides.reduce(0) { $0 + (height + $1 - 1) / $1 * ((width + $1 - 1) / $1) }
    }
  }

  /// Outputs that fit.
  struct Match: Sendable {
    let table: AnchorTable
    /// Whether nothing else has such outputs.
    let isCertain: Bool
    /// Whether another layout fits as well, so that it is taken where it is asked for alone.
    var mustBeSaid = false
  }

  /// All that are known, those that nothing else can be taken for first.
  public static let all: [DetectionLayout] = [
    .yolo, .yoloWithObjectness, .distributions, .scoresAndBoxes, .regions, .suppressed,
  ]
}
