import MetaCAM

/// What `metacam audit` prints: methods by row, tests by column.
struct AuditOutput {
  let lines: [String]

  init(_ report: AuditReport, _ result: AuditResult) {
    let table = report.verdicts
    let rows = [table.columns] + table.rows.map { $0.map(Self.text) }
    let widths = table.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let runs = result.runs
    lines =
      rows.map { row in
        zip(row, widths).map { Columns.left($0, width: $1) }.joined(separator: "  ").trimmingTrailing
      } + [
        "\(result.pictures.count) picture(s), seed \(result.seed); runs: \(runs.forward) forward, \(runs.head) behind the layer, "
          + "\(runs.backward) backward, by \(runs.networks + 1) networks"
      ]
  }

  private static func text(_ cell: Table.Cell) -> String {
    if case .text(let text) = cell { text } else { "" }
  }
}

extension String {
  fileprivate var trimmingTrailing: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
