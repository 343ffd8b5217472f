import Foundation
import TestSupport

/// What came of an operator's cases.
struct OperatorReport {
  let operatorName: String
  private(set) var cases = 0
  private(set) var errors: [CaseCheck.Side: Double] = [:]
  private(set) var counts: [CaseCheck.Side: Int] = [:]
  /// Messages of what was refused, and how often.
  private(set) var refusals: [String: Int] = [:]
  /// A text for each case that differs, with a network that shows it.
  private(set) var differences: [String] = []

  private let check: CaseCheck
  private let sides: Set<CaseCheck.Side>

  /// - Parameter log: gets the text of each case before it runs.
  init(
    _ row: OperatorRow, cases count: Int, seed: UInt64, check: CaseCheck,
    sides: Set<CaseCheck.Side> = Set(CaseCheck.Side.allCases), log: (String) -> Void = { _ in }
  ) async {
    operatorName = row.operatorName
    self.check = check
    self.sides = sides
    for number in 0..<count where !row.opsets.isEmpty {
      do {
        let operatorCase = try row.operatorCase(number, seed: seed)
        log(operatorCase.label + "\n" + operatorCase.text)
        await take(await check.outcome(of: operatorCase, sides: sides), of: operatorCase, row, seed)
      } catch {
        differences.append("\(operatorName)/\(number) cannot be written: \(error)")
      }
    }
  }

  private mutating func take(
    _ outcome: CaseCheck.Outcome, of operatorCase: OperatorCase, _ row: OperatorRow, _ seed: UInt64
  ) async {
    cases += 1
    switch outcome {
    case .refused(let message): refusals[message.withoutNames, default: 0] += 1
    case .compared(let errors, let found):
      for (side, error) in errors {
        self.errors[side] = max(self.errors[side] ?? 0, error)
        counts[side, default: 0] += 1
      }
      guard let first = found.first else { return }
      // The operator alone, if that shows the same, is the smaller example.
      var shown = operatorCase
      if let alone = try? row.operatorCase(operatorCase.number, seed: seed, withNeighbours: false),
        case .compared(_, let rest) = await check.outcome(of: alone, sides: [first.side]), !rest.isEmpty
      {
        shown = alone
      }
      let faults = found.map { "  \($0.side.rawValue): \($0.what.prefix(400))" }.joined(separator: "\n")
      differences.append("\(operatorCase.label) (seed \(seed))\n\(faults)\n\(shown.text)")
    }
  }

  /// Operator, cases, refused, and the worst error of each side with the number of comparisons.
  var line: String {
    let refused = refusals.values.reduce(0, +)
    let sides = CaseCheck.Side.allCases.map { side in
      errors[side].map { String(format: "%9.1e (%d)", $0, counts[side] ?? 0) } ?? "        -"
    }
    return operatorName.padding(toLength: 24, withPad: " ", startingAt: 0)
      + String(format: "%5d %7d  ", cases, refused) + sides.joined(separator: " ")
  }

  static var heading: String {
    "operator                 cases refused  worst error (comparisons): "
      + CaseCheck.Side.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension String {
  /// A message without the numbers and the names of values that make each one different.
  fileprivate var withoutNames: String {
    String(map { $0.isNumber ? "#" : $0 }).replacingOccurrences(of: "##", with: "#").replacingOccurrences(
      of: "##", with: "#")
  }
}
