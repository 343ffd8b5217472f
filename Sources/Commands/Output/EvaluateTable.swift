import MetaCAM

/// The scores of one image and class as lines for a person, best first.
struct EvaluateTable {
  private let lines: [String]
  private let notes: [String]

  init(_ result: ClassEvaluation, path: String) {
    let heading = PredictionTable.heading(
      classIndex: result.classIndex, name: result.label.name, probability: result.picture.probability,
      result.likelihood)
    var lines = ["\(path), \(heading)"]

    // A column for each metric and protocol, a row for each map.
    let rows = result.scores
    let columns = (rows.first ?? []).flatMap { scores in
      scores.scores.map { score in
        Column(metric: scores.metric, removalProtocol: score.removalProtocol)
      }
    }
    let values = rows.map { $0.flatMap { $0.scores.map(\.value) } }
    let order = rows.indices.sorted { a, b in
      let (first, second) = (values[a].first ?? nil, values[b].first ?? nil)
      guard let first, let second, first != second else {
        return first != nil && second == nil || (first == second && a < b)
      }
      return (first > second) == (columns.first?.metric.higherIsBetter ?? true)
    }
    let width = max(6, result.maps.map(\.method.count).max() ?? 0)
    lines.append(
      "  " + Columns.left("method", width: width)
        + columns.map { "  " + $0.heading }.joined())
    for row in order {
      let cells = zip(columns, values[row]).map { column, value in
        "  " + Columns.right(value.map { Columns.fixed($0, digits: 4) } ?? "–", width: column.heading.count)
      }
      lines.append("  " + Columns.left(result.maps[row].method, width: width) + cells.joined())
    }
    self.lines = lines
    notes = result.scores.joined().flatMap { map in
      map.scores.compactMap { score in score.note.map { "\(path), \(map.method), \(map.metric.slug): \($0)" } }
    }
  }

  private struct Column {
    let metric: Metric
    let removalProtocol: RemovalProtocol?

    var heading: String {
      ([metric.slug, removalProtocol?.rawValue].compactMap { $0 } + [metric.higherIsBetter ? "↑" : "↓"])
        .joined(separator: " ")
    }
  }

  func print(log console: Console) throws {
    for line in lines { try StandardOutput.print(line) }
    for note in notes { console.warn(note) }
  }
}
