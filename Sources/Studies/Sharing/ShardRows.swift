import Failures
import Files
import FoundationEssentials

/// The rows of one shard: lines that are appended as items are done, in any order, and put into the plan's order at its end.
///
/// A last line without an end is of somebody who was cut short, and does not count.
struct ShardRows {
  let path: String

  /// All whole lines; none where there is no file.
  ///
  /// - Throws: `FileError` that names the file; `StudyError` for one that is larger than any shard's.
  func lines() throws -> [String] {
    guard let file = try file() else { return [] }
    return try file.withBytes { bytes in
      guard bytes.count <= Self.largestFile else {
        throw StudyError(.damagedResults, "no shard has as many rows as this one", context: ["file": path])
      }
      var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      // What follows the last line end: nothing, or a line that was cut short.
      if !lines.isEmpty { lines.removeLast() }
      return lines.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Nil where there is none, or nothing in it.
  private func file() throws -> MappedFile? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do { return try MappedFile(path: path) } catch {
      if error.code == .empty { return nil }
      throw error
    }
  }

  /// The rows, by key. A result counts for more than a failure, which may have passed, and a later failure for more than an earlier
  /// one.
  ///
  /// - Throws: `StudyError` that names file and line for one that is damaged.
  func rows() throws -> [String: CaseRow] {
    var rows: [String: CaseRow] = [:]
    for (index, line) in try lines().enumerated() {
      do {
        let row = try CaseRow(line: line)
        switch (rows[row.key]?.outcome, row.outcome) {
        case (.result(let other)?, .result(let result)) where other != result:
          throw StudyError(.contradictingResults, "two rows of one case hold different results")
        case (.result?, .failure): break
        default: rows[row.key] = row
        }
      } catch {
        throw StudyError(
          .damagedResults, "a finished case cannot be read",
          remedy: StudyFolder.remedy(forFile: path),
          context: ["file": path, "line": "\(index + 1)"], cause: error)
      }
    }
    return rows
  }

  /// Some hundred times what 256 cases of 1024 combinations take would be more than a machine can read.
  private static let largestFile = 4 << 30
}

/// What says that a shard is done: how many rows it has, how many of them are failures, and the hash of all.
struct ShardMarker: Codable, Equatable {
  let rows: Int
  let failures: Int
  let hash: String
}
