import Files
import FoundationEssentials

/// What a sweep has finished, in a folder: a file a case, so that a sweep that was ended goes on where it was.
///
///     FOLDER/sweep.json          what the sweep is about: a folder takes one sweep
///     FOLDER/cases/<id>.json     a finished case: its numbers, written last
///     FOLDER/maps/<id>.safetensors, FOLDER/pictures/<id>.png    what it was drawn from
///     FOLDER/results.json        all cases, once all are finished
///
/// Every file is written under another name first, and so is whole or not there. A store may hold any part of its plan:
/// see `SweepPart` for who computes what, and `SweepMerge` for several stores of one plan.
public struct SweepStore: Sendable {
  public let folder: String
  public let plan: SweepPlan

  /// Begins a sweep, or goes on with one.
  ///
  /// - Parameter resumes: false where the folder must not hold a sweep yet.
  /// - Throws: `StudyError` if the plan cannot be carried out, or the folder holds another sweep, or this one and `resumes`
  ///   is false; `FileError`.
  public init(folder: String, plan: SweepPlan, resumes: Bool) throws {
    try plan.check()
    self.folder = folder
    self.plan = plan
    let path = Self.planFile(in: folder)
    try AtomicFile.makeFolder(folder)
    if FileManager.default.fileExists(atPath: path) {
      let other: SweepPlan
      do { other = try Self.decoded(SweepPlan.self, from: path) } catch {
        throw StudyError(
          .damagedResults, "what the folder holds of a sweep cannot be read; choose another folder",
          context: ["file": path], cause: error)
      }
      if let difference = plan.difference(from: other) {
        throw StudyError(
          .otherResults, "the folder holds the results of another sweep: \(difference); choose another folder",
          context: ["folder": folder])
      }
      guard resumes else {
        throw StudyError(
          .otherResults,
          "the folder holds results of this sweep already",
          remedy: "go on with \(.option(.resumes)), or choose another folder", context: ["folder": folder])
      }
    } else if FileManager.default.fileExists(atPath: "\(folder)/results.json") {
      throw StudyError(
        .otherResults, "the folder holds results of something else; choose another folder", context: ["folder": folder])
    }
    for name in Self.folders { try AtomicFile.makeFolder(name, in: folder) }
    try write(plan, to: path)
  }

  /// Reads what a folder holds of a sweep, whoever has written it, and writes nothing.
  ///
  /// - Throws: `StudyError` if it holds no sweep, or one that is damaged; `FileError`.
  public init(reading folder: String) throws {
    let path = Self.planFile(in: folder)
    self.folder = folder
    do {
      plan = try Self.decoded(SweepPlan.self, from: path)
      try plan.check()
    } catch let error as StudyError {
      throw error.adding(["file": path])
    } catch {
      throw StudyError(
        .damagedResults, "the folder holds no sweep that can be read; choose the folder of one",
        context: ["file": path], cause: error)
    }
  }

  /// The folders that it keeps finished cases in.
  public static let folders = ["cases", "pictures", "maps"]

  /// Whether the folder holds a sweep.
  static func isThere(in folder: String) -> Bool { FileManager.default.fileExists(atPath: planFile(in: folder)) }

  private static func planFile(in folder: String) -> String { "\(folder)/sweep.json" }

  /// Where an item is kept.
  public struct ItemFiles: Sendable, Equatable {
    /// The numbers; an item that has this file is finished.
    public let result: String
    public let maps: String
    public let picture: String
  }

  public func files(of item: SweepItem) -> ItemFiles {
    ItemFiles(
      result: "\(folder)/cases/\(item.id).json", maps: "\(folder)/maps/\(item.id).safetensors",
      picture: "\(folder)/pictures/\(item.id).png")
  }

  /// A finished case; nil if it is not finished.
  /// - Throws: `StudyError` if its file is damaged, or does not belong to this plan.
  public func result(of item: SweepItem) throws -> CaseResult? {
    let path = files(of: item).result
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      let file = try Self.decoded(FinishedCase.self, from: path)
      try file.check(key: plan.key(of: item))
      try plan.check(file.result, of: item)
      return file.result
    } catch {
      throw StudyError(
        .damagedResults, "a finished case cannot be read", remedy: "delete it, and go on with \(.option(.resumes))",
        context: ["file": path],
        cause: error)
    }
  }

  /// Keeps an item's numbers. Its maps and picture lie in their files before: what has numbers is finished.
  public func finish(_ result: CaseResult, of item: SweepItem) throws {
    try write(FinishedCase(result, key: plan.key(of: item)), to: files(of: item).result)
  }

  /// Writes `results.json`, with the cases as they stand on disk, so that it is the same whether the sweep was ended in
  /// between or not.
  ///
  /// - Parameter missing: the ids of items that could not be computed.
  /// - Throws: `StudyError` if another one is not finished, or damaged, or there is none; `FileError`.
  @discardableResult
  public func writeResults(without missing: Set<String> = []) throws -> SweepResults {
    let cases = try plan.items.filter { !missing.contains($0.id) }.map { item in
      guard let result = try result(of: item) else {
        throw StudyError(
          .damagedResults, "a case is missing", remedy: "go on with \(.option(.resumes))", context: ["case": item.id])
      }
      return result
    }
    guard !cases.isEmpty else {
      throw StudyError(
        .damagedResults, "no case could be computed, so there are no results", context: ["folder": folder])
    }
    let results = SweepResults(plan: plan, cases: cases)
    try write(results, to: "\(folder)/results.json")
    return results
  }

  private func write(_ value: some Encodable, to path: String) throws {
    try AtomicFile.write(JSONText.encoded(value).utf8, to: path)
  }

  private static func decoded<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value {
    try MappedFile(path: path).withBytes { bytes in
      guard bytes.count <= largestFile else {
        throw StudyError(.damagedResults, "no file of a sweep is as large as this one")
      }
      return try JSONText.decoded(type, from: bytes)
    }
  }

  /// Some hundred times what a case of 1024 combinations takes.
  private static let largestFile = 256 << 20
}
