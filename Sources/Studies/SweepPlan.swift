import Failures
import Files

/// What is to be computed: every case by every network, under one set of settings. The same plan gives the same numbers.
///
///     let plan = SweepPlan(version: "1", settings: settings, networks: networks, precision: "f32", cases: cases)
///     plan.items                      // network by network, case by case
///     plan.items(of: SweepPart(2, of: 8))  // what the second of eight computes
public struct SweepPlan: Sendable, Equatable, Codable {
  /// The program's version.
  public let version: String
  /// Methods, thresholds and all else by which a case becomes numbers.
  public let settings: ExperimentSettings
  public let networks: [PlannedNetwork]
  public let precision: String
  /// Whether 16-bit grey pictures are read as Pillow reads them.
  public let likePillow: Bool
  public let cases: [PlannedCase]

  public init(
    version: String, settings: ExperimentSettings, networks: [PlannedNetwork], precision: String,
    likePillow: Bool = false, cases: [PlannedCase]
  ) {
    self.version = version
    self.settings = settings
    self.networks = networks
    self.precision = precision
    self.likePillow = likePillow
    self.cases = cases
  }

  /// Network by network, case by case.
  public var items: [SweepItem] { networks.indices.flatMap { items(ofNetwork: $0) } }

  /// The items of a part: neighbours, so that few networks are needed for it.
  public func items(of part: SweepPart) -> [SweepItem] {
    let items = items
    return Array(items[part.range(of: items.count)])
  }

  /// The cases by one of the networks.
  public func items(ofNetwork index: Int) -> [SweepItem] {
    let prefix = filePrefix(ofNetwork: index)
    let label = label(ofNetwork: index)
    return cases.enumerated().map { place, planned in
      SweepItem(
        id: prefix + planned.name, networkIndex: index, caseIndex: place, model: label, network: networks[index],
        planned: planned, classIndex: planned.classIndices[index])
    }
  }

  /// What a network is called where results are shown: its name, and the beginning of its hash where others share it.
  public func label(ofNetwork index: Int) -> String {
    let network = networks[index]
    let isShared = networks.count { $0.name == network.name } > 1
    return isShared ? "\(network.name) (\(shortHash(ofNetwork: index)))" : network.name
  }

  /// Files may bear one name, so with several networks the hash tells them apart, and the name says which is which.
  private func filePrefix(ofNetwork index: Int) -> String {
    guard networks.count > 1 else { return "" }
    let file = networks[index].name.split(separator: "/").last.map(String.init) ?? networks[index].name
    return "\(ShownText.fileName(file))-\(shortHash(ofNetwork: index))."
  }

  /// As much of a network's hash as no other one shares, eight digits at least.
  private func shortHash(ofNetwork index: Int) -> String {
    let hash = networks[index].hash
    let others = networks.indices.filter { $0 != index }.map { networks[$0].hash }
    let length = (8..<max(hash.count, 8)).first { count in !others.contains { $0.hasPrefix(hash.prefix(count)) } }
    return String(hash.prefix(length ?? hash.count))
  }

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

  /// Whether the plan is one that can be carried out, wherever it was read from: each item has a class and a file of its own.
  ///
  /// - Throws: `StudyError` (`invalidPlan`) that says what is wrong.
  public func check() throws(StudyError) {
    func expect(_ holds: Bool, _ fault: String) throws(StudyError) {
      guard holds else { throw StudyError(.invalidPlan, "the plan cannot be carried out: \(fault)") }
    }
    do { try settings.check() } catch {
      throw StudyError(.invalidPlan, "the plan cannot be carried out: its settings are none", cause: error)
    }
    try expect(!networks.isEmpty && !cases.isEmpty, "it has no network or no case")
    try expect(
      networks.count <= Self.largestNetworkCount && cases.count <= Self.largestItemCount / networks.count,
      "it has more than \(Self.largestNetworkCount) networks or \(Self.largestItemCount) items")
    try expect(Set(networks.map(\.hash)).count == networks.count, "a network stands in it twice")
    try expect(
      cases.allSatisfy { $0.classIndices.count == networks.count && $0.classIndices.allSatisfy { $0 >= 0 } },
      "a case has not one class for each network")
    let names = items.map(\.id)
    try expect(
      names.allSatisfy { !$0.isEmpty && $0 == ShownText.fileName($0) },
      "a case has a name that no file may bear")
    try expect(Set(names).count == names.count, "two of its cases have one name")
  }

  /// More than anybody will wait for; a file of a few megabytes could ask for more than memory holds.
  static let largestNetworkCount = 256
  static let largestItemCount = 1_000_000

  /// The first thing by which another plan differs, in words; nil where it is the same.
  func difference(from other: SweepPlan) -> String? {
    if self == other { return nil }
    func names(_ plan: SweepPlan) -> [[String]] {
      [plan.networks.map(\.name), plan.cases.flatMap { [$0.name, $0.image, $0.className] }]
    }
    guard version == other.version, settings == other.settings, precision == other.precision,
      likePillow == other.likePillow, names(self) == names(other)
    else { return "it has other cases, models or settings" }
    if let changed = zip(networks, other.networks).first(where: { $0.hash != $1.hash }) {
      return "the network '\(changed.0.name)' has changed since"
    }
    if let changed = zip(cases, other.cases).first(where: { $0.imageHash != $1.imageHash }) {
      return "the picture '\(changed.0.image)' has changed since"
    }
    return "the names of its classes mean others"
  }
}
