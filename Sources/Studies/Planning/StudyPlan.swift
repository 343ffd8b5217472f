import ActivationMaps
import Failures
import Files

/// What is to be computed: every case by every network, under one set of settings. The same plan gives the same numbers.
///
///     let plan = StudyPlan(version: "1", settings: settings, networks: networks, precision: "f32", cases: cases)
///     plan.items            // network by network, case by case
///     plan.items(ofShard: 2)  // what the third shard holds
///
/// Shards depend on the plan alone, so that results do not depend on how many compute them.
public struct StudyPlan: Sendable, Equatable, Codable {
  /// Of the plan's file.
  public let schema: Int
  /// The program's version.
  public let version: String
  /// How much is asked of each case.
  public let profile: StudyProfile
  /// Thresholds, groups and all else by which a case becomes numbers.
  public let settings: ExperimentSettings
  /// Slugs, in the order in which they are shown.
  public let methods: [String]
  /// Slugs of further measures, beside both protocols of ROAD.
  public let metrics: [String]
  /// What is searched for the best ensemble of a case, where it is not what the profile searches.
  public let ensembles: [CaseExperiment.Search]?
  /// How maps are kept.
  public let maps: MapKeeping
  /// The networks that are asked, in the order of the results.
  public let networks: [PlannedNetwork]
  /// What networks compute in: `f32` or `bf16`.
  public let precision: String
  /// How pictures are read.
  public let pictures: PlannedReading
  /// What the networks are asked; nil for the usual question.
  public let question: PlannedQuestion?
  /// The cases, in the order of the list.
  public let cases: [PlannedCase]
  /// How many items a shard holds, all but the last one.
  public let shardSize: Int

  /// Without a `shardSize`, one that suits the number of items: about 64 shards, and at most 256 items each.
  public init(
    version: String, profile: StudyProfile = .full, settings: ExperimentSettings,
    methods: [String] = Method.explaining.map(\.slug), metrics: [String] = [],
    ensembles: [CaseExperiment.Search]? = nil, maps: MapKeeping = .bytes,
    networks: [PlannedNetwork], precision: String, pictures: PlannedReading = .init(),
    question: PlannedQuestion = .init(), cases: [PlannedCase], shardSize: Int? = nil
  ) {
    schema = Self.currentSchema
    self.version = version
    self.profile = profile
    self.settings = settings
    self.methods = methods
    self.metrics = metrics
    self.ensembles = ensembles
    self.maps = maps
    self.networks = networks
    self.precision = precision
    self.pictures = pictures
    self.question = question.isUsual ? nil : question
    self.cases = cases
    let count = networks.count * cases.count
    self.shardSize = shardSize ?? min(max(1, (count + 63) / 64), Self.largestShard)
  }

  /// The form of the plan's file that this version writes.
  public static let currentSchema = 1
  /// How many items a shard holds at most, unless more are asked for.
  public static let largestShard = 256

  /// What is searched for the best ensemble of a case.
  public var searches: [CaseExperiment.Search] { ensembles ?? profile.searches }
  /// Networks times cases.
  public var itemCount: Int { networks.count * cases.count }
  /// ⌈items / shardSize⌉
  public var shardCount: Int { (itemCount + shardSize - 1) / shardSize }

  /// Network by network, case by case.
  public var items: [StudyItem] { items(in: 0..<itemCount) }

  /// Neighbours in the plan, so that a shard needs few networks.
  public func items(ofShard shard: Int) -> [StudyItem] {
    items(in: shard * shardSize..<min((shard + 1) * shardSize, itemCount))
  }

  private func items(in range: Range<Int>) -> [StudyItem] {
    let labels = networks.indices.map(label(ofNetwork:))
    let prefixes = networks.indices.map(filePrefix(ofNetwork:))
    return range.map { index in
      let (network, place) = index.quotientAndRemainder(dividingBy: cases.count)
      let planned = cases[place]
      let classIndex = planned.classIndices[network]
      let isInWords = networks[network].classCount.map { classIndex >= $0 } ?? false
      return StudyItem(
        index: index, id: prefixes[network] + planned.name, networkIndex: network, caseIndex: place,
        model: labels[network], network: networks[network], planned: planned,
        classIndex: classIndex < 0 ? nil : classIndex, words: isInWords ? planned.className : nil)
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

  /// What an item's numbers depend on: the SHA-256 over version, settings, network, picture, class and boxes, whatever
  /// the case is called.
  public func key(of item: StudyItem) throws -> String { try StudyKeys(self).key(of: item) }

  /// Whether the plan is one that can be carried out, wherever it was read from: each item has a class and a name of its own.
  ///
  /// - Throws: `StudyError` (`invalidPlan`) that says what is wrong.
  public func check() throws(StudyError) {
    func expect(_ holds: Bool, _ fault: String) throws(StudyError) {
      guard holds else { throw StudyError(.invalidPlan, "the plan cannot be carried out: \(fault)") }
    }
    try expect(
      schema == Self.currentSchema,
      "it is written in form \(schema), and this program reads form \(Self.currentSchema); plan anew in another folder")
    do { try settings.check() } catch {
      throw StudyError(.invalidPlan, "the plan cannot be carried out: its settings are none", cause: error)
    }
    try expect(!networks.isEmpty && !cases.isEmpty, "it has no network or no case")
    try expect(
      networks.count <= Self.largestNetworkCount && cases.count <= Self.largestItemCount / networks.count,
      "it has more than \(Self.largestNetworkCount) networks or \(Self.largestItemCount) items")
    try expect((1...Self.largestShard).contains(shardSize), "a shard holds from 1 to \(Self.largestShard) items")
    try expect(
      !methods.isEmpty && Set(methods).count == methods.count
        && methods.allSatisfy { slug in Method.explaining.contains { $0.slug == slug } },
      "its methods are not known, or one stands in it twice")
    try expect(
      ensembles.map { Set($0).count == $0.count && (profile != .maps || $0.isEmpty) } ?? true,
      "it searches for ensembles twice, or where nothing is judged")
    try expect(
      profile != .maps || (settings.ensemble == nil && settings.rivals == nil),
      "the profile maps judges nothing, so it judges no ensemble's file")
    try expect(profile != .maps || metrics.isEmpty, "the profile maps judges nothing, so it takes no measures")
    let missing = settings.groups.joined().first { !methods.contains($0) }
    try expect(
      profile == .maps || missing == nil, "its groups name \(missing ?? ""), which is not among its methods")
    // What a named ensemble needs beside the methods is made for it alone.
    let unmapped = settings.ensemble.flatMap { $0.rule == nil ? $0.methods.first { !methods.contains($0) } : nil }
    try expect(unmapped == nil, "its ensemble needs \(unmapped ?? ""), which is not among its methods")
    try expect(metrics.count <= 64 && Set(metrics).count == metrics.count, "a measure stands in it twice")
    try expect(
      networks.allSatisfy { (0...1 << 40).contains($0.weightBytes) && (0...1 << 40).contains($0.inputPixels) },
      "a network of it is larger than any, or less than nothing")
    try expect(Set(networks.map(\.hash)).count == networks.count, "a network stands in it twice")
    try expect(networks.allSatisfy { $0.classCount ?? 1 > 0 }, "a network of it has no class")
    if let fault = question?.fault { try expect(false, fault) }
    try expect(
      cases.allSatisfy { $0.classIndices.count == networks.count && $0.classIndices.allSatisfy { $0 >= -1 } },
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
}

/// The keys of a plan's items, with what all of them share encoded once.
struct StudyKeys {
  private let shared: String

  init(_ plan: StudyPlan) throws {
    let settings = try JSONText.encoded(plan.settings)
    let question = try plan.question.map { ["question", try $0.keyText()] } ?? []
    shared = Self.joined(
      [
        plan.version, plan.precision, plan.profile.rawValue,
        // Each key is a hash over all of it, and learnt weights may be megabytes.
        settings.utf8.count <= 1 << 16
          ? settings : Array(settings.utf8).withUnsafeBytes { SHA256.hexadecimal(of: $0) },
        plan.methods.joined(separator: " "), plan.metrics.joined(separator: " "), plan.maps.rawValue,
        try JSONText.encoded(plan.pictures),
      ] + (plan.ensembles.map { [$0.map(\.rawValue).joined(separator: " ")] } ?? [])
        + question)
  }

  func key(of item: StudyItem) throws -> String {
    let planned = item.planned
    let boxes = planned.boxes.map { "\($0.left) \($0.top) \($0.width) \($0.height)" }.joined(separator: ";")
    // A picture that is not there is known by its path alone.
    let parts = [
      item.network.hash, item.network.layers.joined(separator: " "), planned.imageHash,
      planned.hasPicture ? "" : planned.image,
      // Its number depends on what else the list asks for.
      item.words.map { "in words: \($0)" } ?? item.classIndex.map(String.init) ?? "top", boxes,
    ]
    let bytes = Array((shared + Self.joined(parts)).utf8)
    return bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }
  }

  /// The length before each keeps two sequences of parts from being one.
  private static func joined(_ parts: [String]) -> String { parts.map { "\($0.utf8.count):\($0)" }.joined() }
}
