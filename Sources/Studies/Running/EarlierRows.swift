import Failures
import Files
import FoundationEssentials

/// Rows of plans that the study had before, found by key: what did not change need not be computed again.
actor EarlierRows {
  private let folder: String
  private var places: [String: Place]?

  struct Place {
    /// A shard's rows.
    let rows: String
    let line: Int
    /// The maps of the shard's items, where it was done, and else the folder of their parts.
    var maps: String { String(rows.dropLast(4)) + "maps" }
    var parts: String { String(rows.dropLast(4)) + "parts" }
  }

  init(folder: String) { self.folder = folder }

  /// The number of an earlier plan's folder; nil of what is none, as no study was changed a thousand million times.
  static func number(of name: String) -> Int? { name.utf8.count <= 9 ? Int(name).flatMap { $0 > 0 ? $0 : nil } : nil }

  /// - Returns: nil where there is no such row, or it cannot be read; it is computed anew then.
  func row(_ key: String) -> (row: CaseRow, place: Place)? {
    guard let place = index()[key], let lines = try? ShardRows(path: place.rows).lines(),
      lines.indices.contains(place.line),
      let row = try? CaseRow(line: lines[place.line]), row.key == key
    else { return nil }
    return (row, place)
  }

  private func index() -> [String: Place] {
    if let places { return places }
    var found: [String: Place] = [:]
    // The latest first.
    let plans = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for plan in plans.compactMap(Self.number(of:)).sorted(by: >) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(plan)")) ?? []
      for name in names.filter({ $0.hasSuffix(".rows") }).sorted() {
        let path = "\(folder)/\(plan)/\(name)"
        for (line, text) in ((try? ShardRows(path: path).lines()) ?? []).enumerated() {
          let key = CaseRow.key(ofLine: text)
          if found[key] == nil { found[key] = Place(rows: path, line: line) }
        }
      }
    }
    places = found
    return found
  }
}
