import Files
import MetaCAM

/// One JSON object on standard output.
enum JSONOutput {
  static func write(_ value: some Encodable) throws { try StandardOutput.printLines(JSONText.encoded(value)) }
}

extension RunLog {
  /// How many inputs went forward through the whole network, how many through the part behind a target layer alone, and how
  /// many scores were differentiated.
  var runs: [String: Int] { ["forward": counts.forward, "head": counts.head, "backward": counts.backward] }

  /// Several stages go on at once, so that they may be more together than the time that went by.
  var secondsByStage: [String: Double] {
    Dictionary(stageSeconds.map { ($0.stage, $0.seconds) }, uniquingKeysWith: +)
  }
}
