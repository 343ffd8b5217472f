import Imaging

/// One thing that MetaCAM needs of a machine: a row of what `Checkup` looks at.
public struct CheckupTopic: NamedRow {
  public static let noun = "topic"
  public let slug: String
  public let summary: String
  let examine: @Sendable (CheckedMachine) async -> [CheckupFinding]

  /// A topic by what it looks at.
  /// - Parameters:
  ///   - slug: what it is called in results.
  ///   - summary: one line.
  ///   - examine: what it finds; it may take seconds.
  public init(
    _ slug: String, _ summary: String, examine: @escaping @Sendable (CheckedMachine) async -> [CheckupFinding]
  ) {
    self.slug = slug
    self.summary = summary
    self.examine = examine
  }

  public static func == (a: CheckupTopic, b: CheckupTopic) -> Bool { a.slug == b.slug }

  public static let all: [CheckupTopic] = [
    processor, memory, engine, precision, knownMap, settings, cache, temporaryFolder, weights, fonts, codecs, films,
  ]

  /// What it finds.
  /// - Complexity: below a second each, but for the first time that the engine compiles a network.
  public func findings(on machine: CheckedMachine = .ofThisMachine()) async -> [CheckupFinding] {
    await examine(machine)
  }
}
