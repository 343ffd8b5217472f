/// Truth values.
let logicComposites: [Composite] = [
  // Exactly one of two: (a ∨ b) ∧ ¬(a ∧ b)
  Composite("Xor", inputs: 2...2) { expansion in
    for index in 0..<2 { _ = try expansion.operation.truths(index) }
    let (a, b) = (try expansion.input(0), try expansion.input(1))
    return [.apply("Or", a, b) && .apply("Not", a && b)]
  }
]
