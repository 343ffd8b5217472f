import MetaCAM

/// The methods by row: when, at what cost, of what, and what the sanity check says of each.
struct MethodTable {
  let lines: [String]

  /// - Parameters:
  ///   - tests: of the sanity check; none where it was not asked for.
  ///   - faults: why methods have no map by the network; nil where none was asked about.
  init(of tests: [AuditResult.Section], faults: [String: String]?) {
    let tried = tests.map(\.test.shortTitle)
    let head = ["method", "year"] + tried + ["further runs", "needs"]
    func verdicts(of slug: String) -> [String] { tests.map { Self.text($0.verdict(of: slug)) } }
    var rows = Method.all.map { method in
      let year = method.year.map(String.init) ?? "-"
      let columns = verdicts(of: method.slug) + [method.furtherRuns, method.needsInWords.joined(separator: ", ")]
      return (mark: faults.map { $0[method.slug] == nil ? "*" : " " } ?? " ", cells: [method.slug, year] + columns)
    }
    if !tests.isEmpty {
      let control = AuditSubject.edges.slug
      rows.append((" ", [control, "-"] + verdicts(of: control) + ["none", "the picture alone: must fail"]))
    }
    let all = [(mark: " ", cells: head)] + rows
    let widths = head.indices.map { column in all.map { $0.cells[column].count }.max() ?? 0 }
    lines =
      all.flatMap { row in
        let cells = zip(row.cells, widths).dropLast().map { Columns.left($0, width: $1) } + row.cells.suffix(1)
        let line = "\(row.mark) " + cells.joined(separator: "  ")
        guard let reason = faults?[row.cells[0]] else { return [line] }
        return [line, String(repeating: " ", count: widths[0] + 4) + "not here: \(reason)"]
      } + (faults == nil ? [] : ["* what the network and its layers can serve"])
  }

  private static func text(_ verdict: AuditVerdict?) -> String {
    switch verdict {
    case .pass: "pass"
    case .fail: "FAIL"
    case .notApplicable: "n. a."
    case nil: "-"
    }
  }
}
