import ActivationMaps
import Evaluation
import Failures
import Foundation
import Studies
import Synchronization
import TestSupport

/// A small study, with results that no network was asked for.
enum StudyFixture {
  static let thresholds = [10.0, 100]

  static func plan(
    seed: UInt64 = 0, networks: [PlannedNetwork] = [.init(name: "m", hash: "00aa11bb22")], caseCount: Int = 2,
    imageHash: String = "ff", version: String = "1", profile: StudyProfile = .full, maps: MapKeeping = .bytes,
    shardSize: Int? = nil, rivals: [EnsembleFile] = []
  ) throws -> StudyPlan {
    StudyPlan(
      version: version, profile: profile,
      settings: try ExperimentSettings(
        thresholds: thresholds, groups: MethodGroups([["grad-cam"], ["score-cam"]]), seed: seed, rivals: rivals),
      maps: maps, networks: networks, precision: "f32",
      cases: (0..<caseCount).map { index in
        PlannedCase(
          name: "case-\(index)", image: "\(index).png", path: "/\(index).png",
          imageHash: index == 0 ? imageHash : "e\(index)",
          className: "\(index)", classIndices: networks.map { _ in index })
      }, shardSize: shardSize)
  }

  /// Numbers without a short decimal form, so that a loss on the way to the disk and back would show.
  static func result(
    _ item: StudyItem, in plan: StudyPlan, unthresholded: (StudyItem, _ method: Int) -> Double = { _, _ in 0.1 }
  ) -> CaseResult {
    func curve(_ scale: Double) -> ThresholdCurve {
      ThresholdCurve(scores: [scale / 3, scale * (0.1 + 0.2)], thresholds: thresholds)
    }
    let members = plan.methods.enumerated().map { index, method in
      CaseResult.Member(
        method: method, curve: curve(1 / Double(index + 3)), unthresholded: unthresholded(item, index),
        otherProtocol: -0.1 / 3, otherProtocolUnthresholded: 0.1 / Double(index + 1))
    }
    let rivals = plan.settings.rivalNames.map { name in
      CaseResult.Member(
        method: name, curve: curve(0.4), unthresholded: 0.2, otherProtocol: 0.3, otherProtocolUnthresholded: 0.1 / 3)
    }
    let experiments =
      plan.profile == .full
      ? [([], 0.0), ([0], 1.0 / 3), ([1], 0.1), ([0, 1], 0.2)] : [([], 0.0), ([0, 1], 0.2)]
    let weights = WeightedConsensus(scores: members.map(\.otherProtocolUnthresholded)).weights
    let kinds: [CaseResult.ChosenMap] =
      plan.profile == .full
      ? CaseResult.ChosenMap.allCases.filter { $0 != .given } : [.bestMember, .allMembers, .bestExperiment]
    let findings =
      plan.profile == .maps
      ? CaseExperiment.Findings(members: [], experiments: [])
      : CaseExperiment.Findings(
        members: members, rivals: rivals, experiments: experiments.map { .init(groups: $0.0, curve: curve($0.1)) },
        memberSearch: plan.profile == .full
          ? MemberSearch(members: ["grad-cam", "full-grad"], scores: [1.0 / 9, 0.2], threshold: 10) : nil,
        weighted: plan.profile == .full ? .init(weights: weights, curve: curve(0.7)) : nil,
        confirmations: kinds.map {
          .init(map: $0, score: 1.0 / 9, freshScores: [0.1, 0.2 / 3, 0, -0.1, 0.5], otherProtocol: 0.3)
        }, removals: .init(asked: 10, made: 7))
    let classIndex = item.classIndex ?? 3
    return CaseResult(
      name: item.planned.name, image: item.planned.image, model: item.model, layers: ["l"], classIndex: classIndex,
      className: nil, probability: 2.0 / 7, likeliestClass: 3, likeliestProbability: 0.4, findings: findings,
      warnings: [MapWarning(classIndex: classIndex, method: "grad-cam", text: "the map is zero")])
  }

  /// Computes what the fixture says, and keeps a text for the maps.
  struct Worker: StudyWorker {
    let plan: StudyPlan
    /// Cases that fail.
    var failing: Set<String> = []
    /// Cases at which the run ends.
    var ending: Set<String> = []
    /// What happens before a case is done.
    var meanwhile: @Sendable (StudyItem) -> Void = { _ in }
    /// The scores of whole maps.
    var unthresholded: @Sendable (StudyItem, _ method: Int) -> Double = { _, _ in 0.1 }
    var notes: [Note] { [Note("a guess")] }

    struct Ended: Error {}

    func compute(_ item: StudyItem, onStep: @Sendable (String) -> Void) async throws -> ComputedCase {
      onStep("computing")
      meanwhile(item)
      await Task.yield()
      if ending.contains(item.id) { throw CancellationError() }
      if failing.contains(item.id) {
        throw StudyError(.noPicture, "there is no such picture", remedy: "plan anew with \(.option(.resumes))")
      }
      return ComputedCase(result: result(item, in: plan, unthresholded: unthresholded)) { path in
        try Data("maps of \(item.planned.name)\n".utf8).write(to: URL(fileURLWithPath: path))
      }
    }
  }

  /// Texts one behind the other.
  struct Maps: MapArchive {
    func join(_ parts: [(id: String, key: String, path: String)], to path: String) throws {
      let texts = try parts.map {
        "\($0.key) " + (try String(contentsOf: URL(fileURLWithPath: $0.path), encoding: .utf8))
      }
      try Data(texts.joined().utf8).write(to: URL(fileURLWithPath: path))
    }

    func extract(key: String, from archive: String, to path: String) throws -> Bool {
      let text = try String(contentsOf: URL(fileURLWithPath: archive), encoding: .utf8)
      guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(key) }) else { return false }
      try Data((line.dropFirst(key.count + 1) + "\n").utf8).write(to: URL(fileURLWithPath: path))
      return true
    }
  }

  /// What happened, in words; from any thread.
  final class Events: Sendable {
    private let words = Mutex<[String]>([])

    var all: [String] { words.withLock(\.self) }

    @Sendable func note(_ event: StudyEvent) {
      let word: String? =
        switch event {
        case .note(let note): "note \(note)"
        case .found(let count, let shard): "found \(count) of \(shard)"
        case .begun(let item): "begun \(item.id)"
        case .step: nil
        case .finished(let item, _): "finished \(item.id)"
        case .failed(let item, let reason): "failed \(item.id): \(reason)"
        case .lost(let shard): "lost \(shard)"
        case .waiting(let shards, _): "waiting for \(shards)"
        }
      if let word { words.withLock { $0.append(word) } }
    }

    func count(_ prefix: String) -> Int { all.count { $0.hasPrefix(prefix) } }
  }

  /// Every file of a folder, less who computes.
  static func files(_ folder: String) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        FileManager.default.contents(atPath: folder + "/" + path).map { (path, $0) }
      })
  }
}
