import Graphs
import Tensors

/// What tells, after each run, whether an integer was wrong: an index that left its axis, a result that the engine does not
/// hold, a divisor that was 0.
///
/// The graph has an output for it, of three rows with a place for each axis that is indexed, or for one: 1 where an
/// integer was wrong and 0 elsewhere, the least and the largest of them.
public struct IntegerGuard: Sendable, Equatable {
  /// The node that reads or writes by the indices, or computes.
  let node: Node
  /// The lengths of the axes; none where there are no indices.
  let lengths: [Int]
  /// The output of the graph.
  let output: String
  let subject: Subject

  enum Subject: Sendable, Equatable {
    /// The indices themselves.
    case indices
    /// The numbers that become the indices, before they are made integers: one that its type does not hold.
    case floats
    /// What another node computes, and the indices are made from: a number beyond these bounds would become another one in
    /// the engine's integers, which may well be an index.
    case operands(of: Node, ClosedRange<Double>)
    /// What the node computes, wherever it goes.
    case result(ClosedRange<Double>)
    /// What it reads as 32-bit floats.
    case operand
    /// What it divides by.
    case divisor
  }

  /// - Parameter numbers: what the run gave for `output`.
  /// - Throws: `RuntimeError` which names the node and its operator: with `indexOutOfRange` the index and the axis's length
  ///   too, with `integerArithmetic` the number.
  package func check(_ numbers: Tensor) throws(RuntimeError) {
    let numbers = numbers.elements
    let count = numbers.count / 3
    guard let place = (0..<count).first(where: { numbers[$0] != 0 }) else { return }
    let (least, largest) = (Double(numbers[count + place]), Double(numbers[2 * count + place]))
    func number(beyond range: ClosedRange<Double>) -> String {
      // NaN is not among the extremes; of nothing else, the largest is less than the least.
      let extremes = largest < least ? [] : [least, largest].sorted { abs($0) > abs($1) }
      return (extremes.first { !range.contains($0.rounded(.towardZero)) } ?? .nan).indexDescription
    }
    let axes =
      lengths.count == 1 ? "an axis of \(lengths[0])" : "axes of \(lengths.map(String.init).joined(separator: ", "))"
    let problem: String
    switch subject {
    case .indices:
      let length = lengths[place % lengths.count]
      problem = "has an index \(number(beyond: Double(-length)...Double(length - 1))) into an axis of \(length)"
    case .floats:
      let length = lengths.max() ?? 0
      problem = "has an index \(number(beyond: Double(-length)...Double(length - 1))) into \(axes)"
    case .operands(let source, let bounds):
      problem =
        "has indices into \(axes) that come from '\(source.label)' (\(source.operatorName)), which arrives at "
        + "\(number(beyond: bounds)), more than the engine's integers hold"
    case .result(let bounds):
      throw RuntimeError(
        .integerArithmetic,
        "\(node.operatorName) arrives at \(number(beyond: bounds)), but integers can be computed here from "
          + "\(bounds.lowerBound.indexDescription) to \(bounds.upperBound.indexDescription) only", context: node.context
      )
    case .operand:
      let bounds = IntegerRanges.exactFloats
      throw RuntimeError(
        .integerArithmetic,
        "\(node.operatorName) gets \(number(beyond: bounds)), but reads integers here from "
          + "\(bounds.lowerBound.indexDescription) to \(bounds.upperBound.indexDescription) only", context: node.context
      )
    case .divisor:
      throw RuntimeError(.integerArithmetic, "\(node.operatorName) of integers divides by 0", context: node.context)
    }
    throw RuntimeError(.indexOutOfRange, "\(node.operatorName) \(problem)", context: node.context)
  }
}
