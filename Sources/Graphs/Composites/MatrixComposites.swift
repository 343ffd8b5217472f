/// Of square matrices.
let matrixComposites: [Composite] = [
  // The determinant, by the elements of the first row and what is left without their row and column
  Composite(
    "Det", opsets: 11...24, inputs: 1...1, examples: [.init([.floats([2, 3, 3])]), .init([.floats([2, 2])])]
  ) { expansion in
    let shape = try expansion.operation.floats(0, rank: 2...64).shape
    let size = shape[shape.count - 1]
    guard shape[shape.count - 2] == size else {
      throw expansion.failure(.shapeMismatch, "needs square matrices, not the shape \(shape)")
    }
    guard (1...4).contains(size) else {
      throw expansion.failure(.unknownOperator, "of \(size) × \(size) matrices is not supported, but up to 4 × 4")
    }
    let rank = shape.count
    let x = try expansion.input(0)
    func element(_ row: Int, _ column: Int) -> Expression {
      x.sliced(
        from: shape.indices.map { $0 == rank - 2 ? row : $0 == rank - 1 ? column : 0 },
        lengths: shape.indices.map { $0 < rank - 2 ? shape[$0] : 1 }, of: shape)
    }
    func determinant(_ row: Int, _ columns: [Int]) -> Expression {
      guard columns.count > 1 else { return element(row, columns[0]) }
      let terms = columns.indices.map { place in
        let rest = columns.indices.filter { $0 != place }.map { columns[$0] }
        return element(row, columns[place]) * determinant(row + 1, rest)
      }
      return terms.dropFirst().enumerated().reduce(terms[0]) { sum, term in
        term.offset % 2 == 0 ? sum - term.element : sum + term.element
      }
    }
    return [determinant(0, Array(0..<size)).reshaped(Array(shape.dropLast(2)))]
  }
]
