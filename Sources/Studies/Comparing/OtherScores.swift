import Failures
import Files

/// Scores that another program gave to maps of a study's cases.
///
///     case,method,score
///     tabby,GradCAM,0.213
///     tabby,ScoreCAM,0.198
///
/// The heading names the columns, in any order; without one they are as above. An empty score is none. Scores of cases that the
/// study does not have, or that have no result in it, are left out, and counted. A name may bear the apostrophe that
/// `CommaSeparated` puts before what a spreadsheet would take for a formula.
///
///     let scores = try OtherScores(contentsOf: "theirs.csv", cases: plan.cases.map(\.name))
///     scores.rows[0].scores.count == plan.cases.count
public struct OtherScores: Sendable, Equatable {
  /// A row for each method, in the order in which they come up; a score, or nil, for each of the cases.
  public let rows: [ScoreComparison.Row]
  /// Names in the file that are none of the cases, nor of those without a result.
  public let unknownCases: [String]
  /// Names in the file of cases that are the study's, but have no result.
  public let casesWithoutResult: [String]

  static let mostRows = 10_000_000
  static let mostMethods = 1000

  /// - Parameters:
  ///   - cases: the study's that have a result, by name.
  ///   - others: the study's that have none.
  /// - Throws: `StudyError` (`invalidCases`) with the first ten faults and the number of the others, or where no case is the
  ///   study's; `FileError` if the file cannot be read.
  /// - Complexity: O(rows).
  public init(contentsOf path: String, cases: [String], withoutResult others: Set<String> = []) throws {
    let file = try MappedFile(path: path)
    do { self = try file.withBytes { try OtherScores($0, cases: cases, withoutResult: others) } } catch let error
      as StudyError
    {
      throw error.adding(["file": path])
    }
  }

  init(_ bytes: UnsafeRawBufferPointer, cases: [String], withoutResult others: Set<String>) throws(StudyError) {
    let places = Dictionary(cases.enumerated().map { ($1, $0) }) { first, _ in first }
    var reader = CSVReader(bytes)
    var faults = CaseFaults(in: "the table of scores")
    var columns = Columns()
    var (rows, rowOfMethod) = ([ScoreComparison.Row](), [String: Int]())
    var (unknown, withoutResult, known, lines) = ([String](), [String](), Set<String>(), [Place: Int]())
    var count = 0
    while let row = reader.next() {
      count += 1
      if count == 1, row.fault == nil, Columns.isHeading(row.fields) {
        columns = Columns(heading: row.fields, line: row.line, faults: &faults)
        if !faults.isEmpty { break }
        continue
      }
      guard count <= Self.mostRows else {
        throw StudyError(.invalidCases, "the table has more than \(Self.mostRows) rows; part it")
      }
      if let fault = row.fault {
        faults.add("line \(row.line)", fault)
        continue
      }
      func field(_ place: Int) -> String { place < row.fields.count ? row.fields[place] : "" }
      let (name, method, text) = (field(columns.name), field(columns.method), field(columns.score))
      guard !name.isEmpty, !method.isEmpty else {
        faults.add(
          "line \(row.line)", "a row is case,method,score; this one lacks its \(name.isEmpty ? "case" : "method")")
        continue
      }
      guard text.isEmpty || Double(text)?.isFinite == true else {
        faults.add("line \(row.line)", "\(CaseFaults.quoted(text)) is no score; leave it empty where there is none")
        continue
      }
      let plain = CommaSeparated.unprefixed(name)
      guard let place = places[name] ?? places[plain] else {
        guard known.insert(name).inserted else { continue }
        if others.contains(name) || others.contains(plain) { withoutResult.append(name) } else { unknown.append(name) }
        continue
      }
      if rowOfMethod[method] == nil {
        guard rows.count < Self.mostMethods else {
          faults.add("line \(row.line)", "there are more than \(Self.mostMethods) methods")
          break
        }
        rowOfMethod[method] = rows.count
        rows.append(.init(name: method, scores: [Double?](repeating: nil, count: cases.count)))
      }
      guard let index = rowOfMethod[method] else { continue }
      if let earlier = lines.updateValue(row.line, forKey: Place(row: index, place: place)) {
        faults.add("line \(row.line)", "the case and method stand in line \(earlier) already")
      }
      rows[index].scores[place] = Double(text)
    }
    try faults.check()
    guard rows.contains(where: { $0.scores.contains { $0 != nil } }) else {
      if let first = withoutResult.first {
        throw StudyError(
          .unfinished,
          "none of its cases with a score has a result in the study: \(CaseFaults.quoted(first)) has none, of "
            + "\(withoutResult.count) that are the study's")
      }
      let hint = unknown.first.map { "it has \(CaseFaults.quoted($0))" + NearestNames.hint(for: $0, among: cases) }
      throw StudyError(
        .invalidCases, "none of its cases with a score is one of the study's" + (hint.map { ": \($0)" } ?? ""))
    }
    (self.rows, unknownCases, casesWithoutResult) = (rows, unknown, withoutResult)
  }

  private struct Place: Hashable {
    let row: Int
    let place: Int
  }

  private struct Columns {
    var name = 0
    var method = 1
    var score = 2

    static let known = ["case", "method", "score"]

    static func isHeading(_ fields: [String]) -> Bool {
      fields.count { known.contains($0.lowercased()) } >= 2
    }

    init() {}

    init(heading: [String], line: Int, faults: inout CaseFaults) {
      let titles = heading.map { $0.lowercased() }
      let places = Self.known.map { title in titles.indices.filter { titles[$0] == title } }
      for (title, places) in zip(Self.known, places) where places.count != 1 {
        faults.add(
          "line \(line)",
          places.isEmpty ? "the heading lacks the column \(title)" : "two columns are called \(title)")
      }
      guard faults.isEmpty else { return }
      (name, method, score) = (places[0][0], places[1][0], places[2][0])
    }
  }
}
