import Graphs

/// Sums of products by a formula of indices.
let einsumRules: [GradientRule] = [
  // y_out = Σ Π xᵢ: ∂xᵢ = Σ g·Π_{j≠i} xⱼ over the indices that xᵢ lacks, repeated along those that xᵢ alone has
  GradientRule(
    "Einsum", opsets: 12...18,
    examples: [
      example("ij,jk->ik", [2, 3], [3, 4]), example("bhqd,bhkd->bhqk", [1, 2, 3, 2], [1, 2, 4, 2]),
      example("...ij,...jk", [2, 2, 3], [3, 2]), example("bij,b->bi", [2, 3, 2], [2]), example("ij->j", [2, 3]),
      example("i,i,ij->j", [2], [2], [2, 3]), example("ij->", [2, 3]), example("bn,anc->abc", [2, 3], [2, 3, 2]),
    ]
  ) { context, index in
    let formula = try EinsumFormula(context.operation)
    let labels = formula.inputs[index]
    guard Set(labels).count == labels.count else { throw context.unsupported("it takes a diagonal") }
    let others = context.node.inputs.indices.filter { $0 != index }
    let known = Set(formula.output).union(others.flatMap { formula.inputs[$0] })
    // Every index by a letter, those of an ellipsis too.
    let letters = Dictionary(
      uniqueKeysWithValues: zip(formula.lengths.keys.sorted(), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    guard letters.count == formula.lengths.count else { throw context.unsupported("it has too many indices") }
    func term(_ labels: [Character]) -> String { String(labels.compactMap { letters[$0] }) }
    let terms = [formula.output] + others.map { formula.inputs[$0] }
    let equation = terms.map(term).joined(separator: ",") + "->" + term(labels.filter(known.contains))
    let operands = try [context.gradient] + others.map { try context.ownInput($0) }
    let product = Expression.node(
      "Einsum", operands, ["equation": .string(equation)], output: 0, outputCount: 1)
    if known.isSuperset(of: labels) { return product }
    let lengths = labels.map { formula.lengths[$0] ?? 1 }
    return product.reshaped(zip(labels, lengths).map { known.contains($0) ? $1 : 1 }).expanded(to: lengths)
  }
]

private func example(_ equation: String, _ shapes: [Int]...) -> GradientExample {
  GradientExample(shapes.map { .floats($0) }, ["equation": .string(equation)])
}
