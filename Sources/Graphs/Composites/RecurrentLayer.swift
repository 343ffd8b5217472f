/// What the recurrent operators have in common: their inputs, directions and steps.
///
/// Of `X [T, N, I]` (with `layout` 1: `[N, T, I]`) and, for each direction `d`, the weights `W_d [g·H, I]`, `R_d [g·H, H]`
/// and the biases `B_d [2·g·H]` of `g` gates, a step makes a state `[N, H]` from its input and the state before it. The
/// products of all inputs with the weights are one matrix product ahead of the steps.
struct RecurrentLayer {
  /// How many steps are written out, over both directions; each is about ten nodes.
  static let mostSteps = 1024

  let steps: Int
  let batch: Int
  let hiddenSize: Int
  /// True for each direction that runs from the last step to the first.
  let isReversed: [Bool]
  /// The functions of each direction.
  let activations: [[RecurrentActivation]]
  private let gates: Int
  private let inputSize: Int
  private let isBatchFirst: Bool
  /// How many steps each sample has.
  private let lengths: [Int]

  /// - Parameters:
  ///   - states: the places of the inputs that hold the state before the first step.
  ///   - activations: the functions of a direction where the node names none.
  init(_ operation: OperatorContext, gates: Int, states: [Int], activations: [String]) throws {
    let shape = try operation.floats(0, rank: 3...3).shape
    isBatchFirst = try operation.integer("layout", default: 0) != 0
    (steps, batch, inputSize) = isBatchFirst ? (shape[1], shape[0], shape[2]) : (shape[0], shape[1], shape[2])
    switch try operation.string("direction", default: "forward").lowercased() {
    case "forward": isReversed = [false]
    case "reverse": isReversed = [true]
    case "bidirectional": isReversed = [false, true]
    case let other: throw operation.failure(.unknownOperator, "has the unknown direction '\(other)'")
    }
    let directions = isReversed.count
    guard steps >= 1, batch >= 1, steps <= Self.mostSteps / directions else {
      throw operation.failure(
        .shapeMismatch,
        "of \(steps) steps in \(directions) direction(s) and \(batch) sample(s) is not supported: it is written out step "
          + "by step, at most \(Self.mostSteps) in all; make the input shorter")
    }
    self.gates = gates
    hiddenSize = try operation.floats(2, rank: 3...3).shape[2]
    if let size = try operation.integer("hidden_size"), size != hiddenSize {
      throw operation.failure(.shapeMismatch, "has the hidden_size \(size), but weights of \(hiddenSize)")
    }
    let rows = try operation.product(gates, hiddenSize)
    try operation.checkShape(1, is: [directions, rows, inputSize])
    try operation.checkShape(2, is: [directions, rows, hiddenSize])
    if operation.has(3) { try operation.checkShape(3, is: [directions, 2 * rows]) }
    for state in states where operation.has(state) {
      try operation.checkShape(
        state, is: isBatchFirst ? [batch, directions, hiddenSize] : [directions, batch, hiddenSize])
    }
    lengths = try operation.constantIntegers(4) ?? Array(repeating: steps, count: batch)
    let mostSteps = steps
    guard lengths.count == batch, lengths.allSatisfy({ (0...mostSteps).contains($0) }) else {
      throw operation.failure(
        .shapeMismatch, "has the sequence_lens \(lengths), but \(batch) samples of \(steps) steps")
    }
    let functions = try RecurrentActivation.all(of: operation, default: activations, directions: directions)
    let count = activations.count
    self.activations = (0..<directions).map { Array(functions[$0 * count..<($0 + 1) * count]) }
  }

  // MARK: - Weights and states of a direction

  /// Rows of a weight or bias of one direction: those of some gates, by default of all.
  func rows(_ expansion: Expansion, _ input: Int, _ direction: Int, gates range: Range<Int>? = nil) throws -> Expression
  {
    let shape = try expansion.shape(input)
    var (starts, lengths) = (shape.map { _ in 0 }, shape)
    (starts[0], lengths[0]) = (direction, 1)
    if let range { (starts[1], lengths[1]) = (range.lowerBound * hiddenSize, range.count * hiddenSize) }
    return try expansion.input(input).sliced(from: starts, lengths: lengths, of: shape)
      .reshaped(Array(lengths.dropFirst()))
  }

  /// The bias of some gates: that of the inputs, that of the state, or their sum; nil where there is none.
  func bias(
    _ expansion: Expansion, _ direction: Int, gates range: Range<Int>, ofInputs: Bool = true, ofState: Bool = true
  ) throws -> Expression? {
    guard expansion.has(3) else { return nil }
    let parts = try [ofInputs ? range.lowerBound : nil, ofState ? gates + range.lowerBound : nil].compactMap { first in
      try first.map { try rows(expansion, 3, direction, gates: $0..<$0 + range.count) }
    }
    return parts.count == 2 ? parts[0] + parts[1] : parts.first
  }

  /// The state `[N, H]` of a direction before the first step: an input, or zeros.
  func initialState(_ expansion: inout Expansion, _ input: Int, _ direction: Int) throws -> Expression {
    guard expansion.has(input) else { return try expansion.write(.zeros([batch, hiddenSize])) }
    let state = try expansion.input(input)
    let shape = try expansion.shape(input)
    let axis = isBatchFirst ? 1 : 0
    var (starts, lengths) = (shape.map { _ in 0 }, shape)
    (starts[axis], lengths[axis]) = (direction, 1)
    return try expansion.write(state.sliced(from: starts, lengths: lengths, of: shape).reshaped([batch, hiddenSize]))
  }

  /// `X·Wᵀ + b` over the rows of some gates: one `[N, rows]` a step.
  func projections(
    _ expansion: inout Expansion, _ direction: Int, gates range: Range<Int>, bias: Expression?
  ) throws -> [Expression] {
    let x = try expansion.input(0)
    let inputs = try expansion.write(
      (isBatchFirst ? x.transposed([1, 0, 2]) : x).reshaped([steps * batch, inputSize]))
    let product = Expression.transposedProduct(inputs, try rows(expansion, 1, direction, gates: range), plus: bias)
    return try expansion.split(product, Array(repeating: batch, count: steps), axis: 0)
  }

  // MARK: - Steps

  /// What a direction's steps make.
  struct Run {
    /// The first of the states after each step, in the order of the inputs; zeros behind a sample's last step.
    let outputs: [Expression]
    /// The states after the last step.
    let states: [Expression]
  }

  /// - Parameter cell: the states after a step from those before it.
  func run(
    _ expansion: inout Expansion, _ direction: Int, from states: [Expression],
    cell: (inout Expansion, _ step: Int, [Expression]) throws -> [Expression]
  ) throws -> Run {
    var states = states
    let zeros = try expansion.write(.zeros([batch, hiddenSize]))
    var outputs = [Expression](repeating: zeros, count: steps)
    let order = isReversed[direction] ? Array((0..<steps).reversed()) : Array(0..<steps)
    for step in order {
      let isLive = lengths.map { step < $0 }
      guard isLive.contains(true) else { continue }
      let next = try cell(&expansion, step, states)
      guard isLive.contains(false) else {
        states = try next.map { try expansion.write($0) }
        outputs[step] = states[0]
        continue
      }
      // Samples that have ended, or not begun where the steps run backwards, keep their state.
      let mask = try expansion.write(
        .constant(.integers(IntegerTensor(shape: [batch, 1], elements: isLive.map { $0 ? 1 : 0 }, elementType: .bool))))
      states = try zip(next, states).map { try expansion.write($0.where(mask, else: $1)) }
      outputs[step] = try expansion.write(states[0].where(mask, else: zeros))
    }
    return Run(outputs: outputs, states: states)
  }

  /// The operator's outputs: of all steps, and each of the last states.
  func outputs(_ runs: [Run]) -> [Expression] {
    let all = runs.map { Expression.concatenated($0.outputs, axis: 0).reshaped([steps, 1, batch, hiddenSize]) }
    let y = Expression.concatenated(all, axis: 1)
    let last = (runs.first?.states ?? []).indices.map { state in
      let parts = runs.map { $0.states[state].reshaped([1, batch, hiddenSize]) }
      let states = Expression.concatenated(parts, axis: 0)
      return isBatchFirst ? states.transposed([1, 0, 2]) : states
    }
    return [isBatchFirst ? y.transposed([2, 0, 1, 3]) : y] + last
  }
}

extension Expression {
  /// `A·Bᵀ`, and a sum of it.
  static func transposedProduct(_ a: Expression, _ b: Expression, plus c: Expression?) -> Expression {
    .node("Gemm", [a, b] + (c.map { [$0] } ?? []), ["transB": .integer(1)], output: 0, outputCount: 1)
  }

  static func concatenated(_ parts: [Expression], axis: Int) -> Expression {
    parts.count == 1 ? parts[0] : .node("Concat", parts, ["axis": .integer(axis)], output: 0, outputCount: 1)
  }
}

extension Expansion {
  /// Parts of the given lengths along an axis.
  mutating func split(_ value: Expression, _ lengths: [Int], axis: Int) throws -> [Expression] {
    guard lengths.count > 1 else { return [try write(value)] }
    // Once, however many parts there are
    let operands = [try write(value), try write(.integers(lengths))]
    return try lengths.indices.map { part in
      try write(
        .node("Split", operands, ["axis": .integer(axis)], output: part, outputCount: lengths.count))
    }
  }
}
