import Files

/// Several stores of one plan as one: what each has finished, in a folder that another sweep or a report goes on with.
///
///     let parts = try ["part-1", "part-2"].map { try SweepStore(reading: $0) }
///     let merged = try SweepMerge(of: parts).write(to: "whole")
///     if merged.missing.isEmpty { try merged.store.writeResults() }
///
/// Nothing is written before all is read and found whole, and agreed: a case that stands in several stores must be the same
/// in each. What is copied stays byte by byte what it was, so that the order of the stores says nothing.
public struct SweepMerge: Sendable {
  public let plan: SweepPlan
  private let stores: [SweepStore]

  /// - Throws: `StudyError` (`otherResults`) if there is no store, or two are of different plans.
  public init(of stores: [SweepStore]) throws(StudyError) {
    guard let first = stores.first else { throw StudyError(.otherResults, "there is nothing to merge") }
    for store in stores {
      if let difference = first.plan.difference(from: store.plan) {
        throw StudyError(
          .otherResults, "the folders hold results of different sweeps: \(difference)",
          context: ["folder": store.folder, "other": first.folder])
      }
    }
    plan = first.plan
    self.stores = stores
  }

  public struct Merged: Sendable {
    public let store: SweepStore
    /// What no store has finished yet, in the plan's order.
    public let missing: [SweepItem]
  }

  /// - Parameter folder: a new one, or one that holds a part of this plan already.
  /// - Throws: `StudyError` (`contradictingResults`) where two stores hold different results of one case, the folder's own
  ///   among them; (`damagedResults`) where a finished case cannot be read, or its maps or picture are missing; `FileError`.
  public func write(to folder: String) throws -> Merged {
    // An interrupted merge goes on: what is there already counts like another store.
    let target = SweepStore.isThere(in: folder) ? [try SweepStore(reading: folder)] : []
    let all = try SweepMerge(of: stores + target)
    var sources: [(item: SweepItem, store: SweepStore)] = []
    var missing: [SweepItem] = []
    for item in plan.items {
      if let source = try all.agreedSource(of: item) { sources.append((item, source)) } else { missing.append(item) }
    }
    let merged = try SweepStore(folder: folder, plan: plan, resumes: true)
    for (item, source) in sources where source.folder != folder { try merged.take(item, from: source) }
    return Merged(store: merged, missing: missing)
  }

  /// A store that has finished the item, the last of those that have; nil if there is none.
  private func agreedSource(of item: SweepItem) throws -> SweepStore? {
    var agreed: (store: SweepStore, result: CaseResult, contents: [String])?
    for store in stores {
      guard let result = try store.result(of: item) else { continue }
      let contents = try store.contents(of: item)
      if let agreed, agreed.result != result || agreed.contents != contents {
        throw StudyError(
          .contradictingResults, "two folders hold different results of one case; delete it in one of them",
          context: ["case": item.id, "folder": store.folder, "other": agreed.store.folder])
      }
      agreed = (store, result, contents)
    }
    return agreed?.store
  }
}

extension SweepStore {
  /// The SHA-256 of the files that lie beside an item's numbers.
  fileprivate func contents(of item: SweepItem) throws -> [String] {
    let files = files(of: item)
    return try [files.maps, files.picture].map { path in
      do { return try MappedFile(path: path).withBytes { SHA256.hexadecimal(of: $0) } } catch {
        throw StudyError(
          .damagedResults, "the picture or the maps of a finished case cannot be read; delete the case",
          context: ["file": files.result], cause: error)
      }
    }
  }

  /// Copies a finished item, its numbers last.
  fileprivate func take(_ item: SweepItem, from other: SweepStore) throws {
    let (own, others) = (files(of: item), other.files(of: item))
    for (path, source) in [(own.maps, others.maps), (own.picture, others.picture), (own.result, others.result)] {
      try AtomicFile.write(MappedFile(path: source).withBytes { Array($0) }, to: path)
    }
  }
}
