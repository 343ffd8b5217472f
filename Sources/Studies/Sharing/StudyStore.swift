import Failures
import Files
import FoundationEssentials

/// A study in its folder: the plan, and what is finished of it, shared by all processes that compute it.
///
///     let store = try StudyStore(folder: "run", plan: plan, resumes: true)
///     let rows = try store.rows(ofShard: 3)
///     try store.isDone(shard: 3)
///
/// Whatever stands in the folder is checked before it is believed. One process writes to a shard at a time, the one that has
/// its lease.
public struct StudyStore: Sendable {
  /// Where its files lie.
  public let folder: StudyFolder
  /// What is computed.
  public let plan: StudyPlan
  /// What the plan in the folder was before, where it was another one.
  public let difference: PlanDifference?
  let keys: StudyKeys

  /// Begins a study, or goes on with one, whose plan may have changed: what is finished counts where it is of the same
  /// picture, class, network, options and version.
  ///
  /// - Parameters:
  ///   - path: the study's folder, which need not be there yet.
  ///   - plan: what is to be computed.
  ///   - resumes: false where the folder must not hold a study yet.
  /// - Throws: `StudyError` if the plan cannot be carried out, or the folder holds another study or this one and `resumes` is
  ///   false, or somebody computes by the plan that would be replaced; `FileError`.
  public init(folder path: String, plan: StudyPlan, resumes: Bool) throws {
    try plan.check()
    let folder = StudyFolder(path)
    try AtomicFile.makeFolder(path)
    var difference: PlanDifference?
    if FileManager.default.fileExists(atPath: folder.plan) {
      let other: StudyPlan
      do { other = try Self.plan(in: folder) } catch {
        throw StudyError(
          .damagedResults, "what the folder holds of a study cannot be read; choose another folder",
          context: ["file": folder.plan], cause: error)
      }
      if other != plan { difference = PlanDifference(from: other, to: plan) }
      guard resumes else {
        let what = difference.map { "another study: \($0)" } ?? "this study already"
        throw StudyError(
          .otherResults, "the folder holds \(what)",
          remedy: "go on with \(.option(.resumes)), or choose another folder",
          context: ["folder": path])
      }
      if difference != nil { try Self.setAside(folder, plan: other) }
    } else if let stranger = (StudyFolder.files + StudyFolder.folders).first(where: {
      FileManager.default.fileExists(atPath: "\(path)/\($0)")
    }) {
      throw StudyError(
        .otherResults, "the folder holds '\(stranger)' without a study's plan; choose another folder",
        context: ["folder": path])
    }
    for name in ["leases", "shards"] { try AtomicFile.makeFolder(name, in: path) }
    try AtomicFile.write(JSONText.encoded(plan).utf8, to: folder.plan)
    self.folder = folder
    self.plan = plan
    self.difference = difference
    keys = try StudyKeys(plan)
  }

  /// Reads what a folder holds of a study, whoever has written it, and writes nothing.
  ///
  /// - Throws: `StudyError` if it holds no study, or one that is damaged; `FileError`.
  public init(reading path: String) throws {
    let folder = StudyFolder(path)
    guard FileManager.default.fileExists(atPath: folder.plan) else {
      throw folder.lack
    }
    do { plan = try Self.plan(in: folder) } catch let error as StudyError {
      throw error.adding(["file": folder.plan])
    } catch {
      throw StudyError(
        .damagedResults, "the study's plan cannot be read; plan anew in another folder", context: ["file": folder.plan],
        cause: error)
    }
    self.folder = folder
    difference = nil
    keys = try StudyKeys(plan)
  }

  private static func plan(in folder: StudyFolder) throws -> StudyPlan {
    let plan: StudyPlan = try MappedFile(path: folder.plan).withBytes { bytes in
      guard bytes.count <= largestPlan else {
        throw StudyError(.damagedResults, "no plan is as large as this one")
      }
      return try JSONText.decoded(StudyPlan.self, from: bytes)
    }
    try plan.check()
    return plan
  }

  /// A million cases have about half of it.
  private static let largestPlan = 1 << 30

  /// Puts the shards of another plan where their rows are found by key.
  private static func setAside(_ folder: StudyFolder, plan: StudyPlan) throws {
    let leases = LeaseFolder(folder.leases)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.leases)) ?? [] {
      guard let shard = StudyFolder.shard(ofName: name), case .held(let owner) = try leases.state(of: shard) else {
        continue
      }
      throw StudyError(
        .isComputed, "the plan cannot be changed while somebody computes by it",
        remedy: "wait for it, stop it, or delete the lease if there is nobody any more",
        context: ["lease": "\(folder.leases)/\(name)", "owner": owner?.name ?? "unknown"])
    }
    guard FileManager.default.fileExists(atPath: folder.shards) else { return }
    try AtomicFile.makeFolder("earlier", in: folder.path)
    let taken =
      try FileManager.default.contentsOfDirectory(atPath: folder.earlier).compactMap(EarlierRows.number(of:))
      .max() ?? 0
    do {
      try FileManager.default.moveItem(atPath: folder.shards, toPath: "\(folder.earlier)/\(taken + 1)")
    } catch {
      throw FileError(
        .writeFailed, "the shards of the earlier plan cannot be put aside; check who may write",
        context: ["folder": folder.shards])
    }
    try? FileManager.default.removeItem(atPath: folder.leases)
  }

  /// What a shard was done with.
  ///
  /// - Throws: `StudyError` (`damagedResults`) where it cannot be read.
  func marker(ofShard shard: Int) throws(StudyError) -> ShardMarker {
    let path = folder.marker(ofShard: shard)
    do {
      return try MappedFile(path: path).withBytes { try JSONText.decoded(ShardMarker.self, from: $0.prefix(4096)) }
    } catch {
      throw StudyError(
        .damagedResults, "what says that a shard is done cannot be read", remedy: StudyFolder.remedy(forFile: path),
        context: ["file": path], cause: error)
    }
  }

  /// The shards that a run has to look at again although they are done: those with failures, which may have passed (a picture
  /// that was away, memory that did not suffice), those whose marker says nothing, and those that lack a file.
  /// - Complexity: a small file for each shard that is done.
  func reopened(of shards: [Int]) throws -> Set<Int> {
    let done = try doneShards()
    let names = Set(try Self.names(in: folder.shards))
    let endings = plan.maps == .none ? [".rows"] : [".rows", ".maps"]
    return Set(
      shards.filter { shard in
        done.contains(shard)
          && ((try? marker(ofShard: shard))?.failures != 0
            || !endings.allSatisfy { names.contains(StudyFolder.name(ofShard: shard) + $0) })
      })
  }

  /// Whether a shard's results are whole; for any other number false.
  public func isDone(shard: Int) -> Bool { FileManager.default.fileExists(atPath: folder.marker(ofShard: shard)) }

  /// Numbers of all shards that are done.
  public func doneShards() throws -> Set<Int> {
    let names = try Self.names(in: folder.shards)
    return Set(
      names.lazy.filter { $0.hasSuffix(".done") }.compactMap { StudyFolder.shard(ofName: $0.dropLast(5)) }
        .filter { $0 < plan.shardCount })
  }

  /// How many items are not done, and in how many shards.
  public func left() throws -> (items: Int, shards: Int) {
    let shards = try Set(0..<plan.shardCount).subtracting(doneShards())
    return (shards.reduce(0) { $0 + plan.items(ofShard: $1).count }, shards.count)
  }

  static func names(in folder: String) throws -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw StudyError(
        .damagedResults, "the study's folder cannot be read; check who may, and that it is whole",
        context: ["folder": folder])
    }
  }

  /// What is finished of a shard, by key, checked against the plan.
  ///
  /// - Throws: `StudyError` that names the file for a row that is damaged, or could not be of this plan.
  package func rows(ofShard shard: Int) throws -> [String: CaseRow] {
    let path = folder.rows(ofShard: shard)
    let rows = try ShardRows(path: path).rows()
    for item in plan.items(ofShard: shard) {
      guard let row = rows[try keys.key(of: item)], case .result(let result) = row.outcome else { continue }
      do { try plan.check(result.named(for: item), of: item) } catch {
        throw StudyError(
          .damagedResults, "a finished case cannot be read",
          remedy: StudyFolder.remedy(forFile: path), context: ["file": path, "case": item.id], cause: error)
      }
    }
    return rows
  }

  /// The items of a shard with what became of them, in the plan's order.
  ///
  /// - Throws: `StudyError` if the shard is not done, or damaged.
  public func outcomes(ofShard shard: Int) throws -> [(item: StudyItem, outcome: CaseRow.Outcome)] {
    let markerPath = folder.marker(ofShard: shard)
    guard isDone(shard: shard) else {
      throw StudyError(
        .damagedResults, "the shard is not done", remedy: "run the study again", context: ["file": markerPath])
    }
    let marker = try marker(ofShard: shard)
    let path = folder.rows(ofShard: shard)
    let items = plan.items(ofShard: shard)
    let hash: String?
    do { hash = try MappedFile(path: path).withBytes { SHA256.hexadecimal(of: $0) } } catch {
      throw StudyError(
        .damagedResults, "the rows of a finished shard cannot be read", remedy: StudyFolder.remedy(forFile: path),
        context: ["file": path], cause: error)
    }
    guard hash == marker.hash, marker.rows == items.count else {
      throw StudyError(
        .damagedResults, "the rows are not those that the shard was done with",
        remedy: StudyFolder.remedy(forFile: path), context: ["file": path])
    }
    let rows = try rows(ofShard: shard)
    return try items.map { item in
      guard let row = rows[try keys.key(of: item)] else {
        throw StudyError(.damagedResults, "a case is missing", context: ["file": path, "case": item.id])
      }
      if case .result(let result) = row.outcome { return (item, .result(result.named(for: item))) }
      return (item, row.outcome)
    }
  }
}
