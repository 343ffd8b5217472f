/// Sums of products by a formula of indices.
let einsumOperators: [Operator] = [einsum]

/// Einstein's summation, as NumPy's `einsum`: `ij,jk->ik` is `y[i, k] = Σ_j a[i, j]·b[j, k]`.
private let einsum = Operator(
  "Einsum", opsets: 12...24, inputs: 1...Int.max, mixesElements: true,
  types: { context in
    let first = try context.numbers(0).elementType
    for index in context.node.inputs.indices { try context.checkSameElementType(0, index) }
    return [ValueType(try EinsumFormula(context).outputShape, first)]
  },
  compute: { context, types in
    let formula = try EinsumFormula(context)
    let (kept, summed) = (formula.output, formula.summed)
    let lengths = (kept + summed).map { formula.lengths[$0] ?? 1 }
    // The indices may be many more than the elements of any input: a file must not make that endless.
    guard lengths.reduce(1.0, { $0 * Double($1) }) <= 0x1p28 else {
      throw context.failure(.dynamicValue, "is too large to be computed ahead")
    }
    let operands = try context.node.inputs.indices.map { try context.value($0) }
    // By how much each index moves within each operand; an axis of length 1 is spread.
    let steps = zip(formula.inputs, operands).map { labels, operand in
      (kept + summed).map { label in
        labels.indices.reduce(0) {
          $0 + (labels[$1] == label && operand.shape[$1] > 1 ? operand.strides[$1] : 0)
        }
      }
    }
    let result = ReferenceTensor(types[0]) { result in
      let inner = summed.reduce(1) { $0 * (formula.lengths[$1] ?? 1) }
      forEachIndex(of: lengths) { flat, index in
        var product = 1.0
        for (operand, steps) in zip(operands, steps) {
          product *= operand.elements[zip(index, steps).reduce(0) { $0 + $1.0 * $1.1 }]
        }
        result[flat / inner] += product
      }
    }
    return [result.cast(to: types[0].elementType)]
  })

/// The indices of an `Einsum`, a label an axis; the axes of an ellipsis have the labels `0`, `1`, … from the back.
package struct EinsumFormula: Sendable {
  package let inputs: [[Character]]
  package let output: [Character]
  /// How far each index runs.
  package let lengths: [Character: Int]
  /// The indices that the result lacks.
  package var summed: [Character] { Set(inputs.joined()).subtracting(output).sorted() }
  package var outputShape: [Int] { output.map { lengths[$0] ?? 1 } }

  /// - Throws: `GraphError` for a formula that is none, or does not fit the inputs.
  package init(_ context: OperatorContext) throws {
    let equation = try context.string("equation", default: "").filter { $0 != " " }
    let malformed = context.failure(.invalidGraph, "cannot be read: '\(equation.prefix(100))'")
    let sides = equation.split(separator: ">", omittingEmptySubsequences: false)
    guard sides.count == 1 || (sides.count == 2 && sides[0].hasSuffix("-")) else { throw malformed }
    let terms = (sides.count == 2 ? sides[0].dropLast() : sides[0]).split(
      separator: ",", omittingEmptySubsequences: false)
    guard terms.count == context.node.inputs.count else {
      throw context.failure(.invalidGraph, "has \(context.node.inputs.count) inputs for '\(equation.prefix(100))'")
    }
    var lengths: [Character: Int] = [:]
    var inputs: [[Character]] = []
    for (index, term) in terms.enumerated() {
      let shape = try context.shape(index)
      guard let labels = Self.labels(of: term, rank: shape.count), labels.count == shape.count else {
        throw context.failure(.shapeMismatch, "cannot read '\(term.prefix(100))' from the shape \(shape)")
      }
      for (label, length) in zip(labels, shape) {
        guard let known = lengths[label], known != length, known != 1 else {
          lengths[label] = length
          continue
        }
        guard length == 1 else {
          throw context.failure(.shapeMismatch, "has the lengths \(known) and \(length) for the index '\(label)'")
        }
      }
      inputs.append(labels)
    }
    let spread = lengths.keys.filter(\.isNumber).sorted(by: >)
    if sides.count == 2 {
      guard let labels = Self.labels(of: sides[1], spread: spread), Set(labels).count == labels.count,
        labels.allSatisfy({ lengths[$0] != nil })
      else { throw malformed }
      output = labels
    } else {
      // Without an arrow: the indices that stand once, by the alphabet.
      let counts = inputs.joined().reduce(into: [Character: Int]()) { $0[$1, default: 0] += 1 }
      output = spread + counts.filter { $0.value == 1 && $0.key.isLetter }.keys.sorted()
    }
    self.inputs = inputs
    self.lengths = lengths
  }

  /// The labels of a term for a value of some rank; nil where it is none.
  private static func labels(of term: Substring, rank: Int) -> [Character]? {
    let named = term.count { $0 != "." }
    // Single digits serve as labels.
    guard rank >= named, rank - named <= 10 else { return nil }
    return labels(of: term, spread: (0..<rank - named).reversed().flatMap { "\($0)" })
  }

  private static func labels(of term: Substring, spread: [Character]) -> [Character]? {
    guard let dot = term.firstIndex(of: ".") else { return term.allSatisfy(isLabel) ? Array(term) : nil }
    guard term[dot...].hasPrefix("...") else { return nil }
    let (before, behind) = (term[..<dot], term[dot...].dropFirst(3))
    guard (before + behind).allSatisfy(isLabel) else { return nil }
    return before + spread + behind
  }

  private static func isLabel(_ character: Character) -> Bool { character.isASCII && character.isLetter }
}
