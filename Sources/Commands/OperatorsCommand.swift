import ArgumentParser
import MetaCAM

struct OperatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "operators", abstract: "List the operators that an ONNX network may hold, and why others are refused.",
    discussion: """
      Versions are those of ONNX's operator set (opset_version). An operator that is written in others is replaced by its \
      formula when a network is read. A gradient that is 0 stops there; where there is none, methods that need one fail. A second \
      derivative, which shapley-cam asks for, is 0 where an operator bends nothing but at kinks.

      Examples:
        metacam operators
        metacam operators --markdown > Operators.md
      """)

  @Flag(name: .long, help: "Print the table as Markdown, as in the documentation.")
  var markdown = false

  func run() throws {
    let rows = OperatorTable.rows
    if markdown { return try StandardOutput.printLines(Self.page(rows)) }
    let width = rows.map(\.name.count).max() ?? 0
    try StandardOutput.print("\(Columns.left("operator", width: width))  versions  gradient  second  taken")
    for row in rows {
      let columns = [
        Columns.left(row.name, width: width), Columns.left(row.versions, width: 8),
        Columns.left(row.gradient.text, width: 8), Columns.left(row.secondDerivative.text, width: 6), row.treatmentText,
      ]
      try StandardOutput.print(columns.joined(separator: "  "))
    }
  }

  private static func page(_ rows: [OperatorTable.Row]) -> String {
    let taken = rows.filter { $0.opsets != nil }
    let head = """
      # Operators

      What becomes of each operator of ONNX's versions 7 to 24. Made by `make operators`; a test holds it to the program.

      Of \(rows.count) operators \(taken.count) are taken. *In others*: its formula takes its place when a network is read. *Itself, forms in
      others*: so do those forms of it that the engine has not got, most of which came after version 18. A gradient of 0 stops
      there, and *straight through* is that of what is rounded. The second derivative, which `shapley-cam` asks for, is that of the gradient,
      tried on the examples by which the gradients are tested; it is 0 where an operator bends nothing but at kinks.

      | operator | versions | taken | gradient | second derivative |
      |---|---|---|---|---|
      """
    let table = taken.map { row in
      "| \(row.name) | \(row.versions) | \(row.treatmentText) | \(row.gradient.text) | \(row.secondDerivative.text) |"
    }
    let refused = rows.filter { $0.opsets == nil }.map { "| \($0.name) | \($0.treatmentText) |" }
    let rest = ["", "## Refused", "", "| operator | reason |", "|---|---|"]
    return ([head] + table + rest + refused).joined(separator: "\n")
  }
}

extension OperatorTable.Row {
  fileprivate var versions: String { opsets.map { "\($0.lowerBound)–\($0.upperBound)" } ?? "–" }

  fileprivate var treatmentText: String {
    switch treatment {
    case .taken(let hasForms): hasForms ? "itself, forms in others" : "itself"
    case .composed: "in others"
    case .refused(let reason): reason.worded
    }
  }
}

extension OperatorTable.Gradient {
  fileprivate var text: String {
    switch self {
    case .known: "yes"
    case .straightThrough: "straight through"
    case .zero: "0"
    case .none: "–"
    }
  }
}
