import Files

/// One thing to compute: a case by a network, by all methods and combinations of its plan.
///
/// Items are a plan's alone (`SweepPlan.items`), so that an index in one is always the plan's.
public struct SweepItem: Sendable, Equatable {
  /// What its files are called; no other item of the plan has it.
  public let id: String
  /// Which of the plan's networks and cases it is.
  public let networkIndex: Int
  public let caseIndex: Int
  /// What the network is called in results; no other network of the plan has it.
  public let model: String
  public let network: SweepPlan.PlannedNetwork
  public let planned: SweepPlan.PlannedCase
  public let classIndex: Int
}

extension SweepPlan {
  /// What an item's numbers depend on: the SHA-256 over version, settings, network, picture and class, whatever the files
  /// are called that hold them.
  public func key(of item: SweepItem) throws -> String {
    let parts =
      try [version, precision, JSONText.encoded(settings), item.network.hash, item.planned.imageHash]
      + ["\(item.classIndex)", item.planned.name, "\(likePillow)"]
    // The length before each keeps two sequences of parts from being one.
    let bytes = Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)
    return bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }
  }
}
