import Graphs

/// Products of matrices.
let matrixRows: [OperatorRow] = [
  OperatorRow("Det") { draft in
    let side = draft.integer(in: 1...4)
    draft.write("Det", [draft.floats(draft.shape(rank: 0...2).map { min($0, 3) } + [side, side], in: -2...2)])
  },
  OperatorRow("Gemm") { draft in
    let (rows, inner, columns) = (draft.integer(in: 1...5), draft.integer(in: 1...6), draft.integer(in: 1...5))
    let (turnsA, turnsB) = (draft.chance(0.4), draft.chance(0.4))
    var operands = [
      draft.floats(turnsA ? [inner, rows] : [rows, inner]),
      draft.floats(turnsB ? [columns, inner] : [inner, columns], .any),
    ]
    if draft.opset < 11 || draft.chance(0.7) {
      operands.append(draft.floats(draft.narrower(than: [rows, columns]), .any))
    }
    draft.write(
      "Gemm", operands,
      [
        "alpha": draft.chance(0.4) ? .float(draft.number(in: -1...2)) : nil,
        "beta": draft.chance(0.4) ? .float(draft.number(in: -1...2)) : nil,
        "transA": turnsA ? .integer(1) : draft.chance(0.2) ? .integer(0) : nil, "transB": turnsB ? .integer(1) : nil,
      ])
  },
  OperatorRow("MatMul") { draft in
    let (rows, inner, columns) = (draft.integer(in: 1...5), draft.integer(in: 1...6), draft.integer(in: 1...5))
    let outer = draft.shape(rank: 0...3).map { min($0, 3) }
    var a = [rows, inner]
    var b = [inner, columns]
    switch draft.integer(in: 0...5) {
    case 0: a = [inner]
    case 1: b = [inner]
    case 2: (a, b) = ([inner], [inner])
    default: break
    }
    if a.count == 2 { a = draft.narrower(than: outer) + a }
    if b.count == 2 { b = (draft.chance(0.5) ? outer : draft.narrower(than: outer)) + b }
    if draft.opset >= 9 && draft.chance(0.1) {
      let type = draft.pick([ElementType.int32, .int64])
      return draft.write("MatMul", [draft.numbers(a, type), draft.numbers(b, type, .any)])
    }
    draft.write("MatMul", [draft.floats(a, .any), draft.floats(b, .any)])
  },
  OperatorRow("Einsum") { draft in
    let lengths = Dictionary(uniqueKeysWithValues: "bcijkhqd".map { ($0, draft.integer(in: 1...4)) })
    let equation = draft.pick([
      "ij,jk->ik", "bij,bjk->bik", "bhqd,bhkd->bhqk", "bqhd,bkhd->bhqk", "ij->ji", "ij->i", "ij->", "bij,bij->bij",
      "bc,bci->bi", "i,j->ij", "ii->i", "ij,ij", "bij,jk", "bcij,cd->bdij", "i,i->", "bci,bcj->bij", "bij,b->ij",
      "ij,jk,kq->iq", "b...,b...->...", "...ij,...jk->...ik", " ij , jk -> ik ",
    ])
    let spread = draft.integers(draft.integer(in: 1...2), in: 1...3)
    let terms = equation.filter { $0 != " " }.split(separator: ">")[0].split(separator: ",")
    let operands = terms.map { term in
      var shape: [Int] = []
      for (index, label) in term.enumerated() {
        if let length = lengths[label] { shape.append(length) }
        if label == ".", term.prefix(index).last != "." { shape += spread }
      }
      return draft.floats(shape, .any)
    }
    draft.write("Einsum", operands, ["equation": .string(equation)])
  },
]
