/// Attention as one operator, and the positions that turn its queries and keys.
///
/// Source: ONNX, Operators, Attention, RotaryEmbedding, https://onnx.ai/onnx/operators/.
let attentionComposites: [Composite] = [attention, rotaryEmbedding]

/// `Y = softmax(cap(s·Q·Kᵀ) + mask)·V` for each head, with `cap(x) = c·tanh(x/c)` where `softcap` is set. A query that may
/// read no key gets zeros.
private let attention = Composite(
  "Attention", opsets: 23...24, inputs: 3...7,
  examples: [
    .init([.floats([1, 2, 3, 4]), .floats([1, 2, 5, 4]), .floats([1, 2, 5, 3])]),
    .init(
      [.floats([2, 3, 8]), .floats([2, 4, 4]), .floats([2, 4, 6]), .floats([3, 4])],
      [
        "q_num_heads": .integer(4), "kv_num_heads": .integer(2), "softcap": .float(1.5), "scale": .float(0.6),
        "is_causal": .integer(1),
      ]),
    .init(
      [
        .floats([1, 1, 2, 2]), .floats([1, 1, 2, 2]), .floats([1, 1, 2, 2]),
        .integers([2, 4], [1, 0, 1, 1, 0, 0, 0, 0], .bool), .floats([1, 1, 2, 2]), .floats([1, 1, 2, 2]),
      ], ["qk_matmul_output_mode": .integer(3)], outputCount: 4, output: 0),
    .init(
      [
        .floats([2, 1, 2, 2]), .floats([2, 1, 3, 2]), .floats([2, 1, 3, 2]), .absent, .absent, .absent, .integers(2, 3),
      ],
      ["is_causal": .integer(1)]),
  ]
) { expansion in
  let operation = expansion.operation
  let heads = try AttentionShapes(operation)
  let query = try expansion.write(heads.split(expansion.input(0), 0))
  var (key, value) = (
    try expansion.write(heads.split(expansion.input(1), 1)), try expansion.write(heads.split(expansion.input(2), 2))
  )
  if heads.pastLength > 0 {
    key = try expansion.write(.concatenated([expansion.input(4), key], axis: 2))
    value = try expansion.write(.concatenated([expansion.input(5), value], axis: 2))
  }
  let scale = try operation.float("scale", default: 1 / Float(heads.headSize).squareRoot())
  let products = try expansion.write(
    .apply(
      "MatMul", query * .scalar(scale), heads.repeated(key, width: heads.headSize).transposed([0, 1, 3, 2])))
  let cap = try operation.float("softcap", default: 0)
  let scores = cap > 0 ? .apply("Tanh", products * .scalar(1 / cap)) * .scalar(cap) : products
  let mask = try AttentionMask(&expansion, heads)
  let masked = try expansion.write(mask.apply(scores, hidden: .scalar(AttentionMask.lowest)))
  let weights = try expansion.write(
    mask.withoutEmptyRows(.apply("Softmax", masked, attributes: ["axis": .integer(-1)])))
  let read = Expression.apply("MatMul", weights, heads.repeated(value, width: heads.valueSize))
  let shown: Expression
  switch try operation.integer("qk_matmul_output_mode", default: 0) {
  case 0: shown = products
  case 1: shown = scores
  case 2: shown = mask.apply(scores, hidden: .scalar(-.infinity))
  case 3: shown = weights
  case let mode: throw operation.failure(.invalidGraph, "has the unknown qk_matmul_output_mode \(mode)")
  }
  return [heads.joined(read), key, value, shown]
}

/// The heads and lengths of an attention: `[N, heads, length, size]`, or `[N, length, heads·size]` with the number of heads as
/// a setting.
private struct AttentionShapes {
  let batch: Int
  let queryHeads: Int
  let keyHeads: Int
  let queryLength: Int
  let keyLength: Int
  let pastLength: Int
  let headSize: Int
  let valueSize: Int
  private let isJoined: Bool

  var totalLength: Int { pastLength + keyLength }

  init(_ operation: OperatorContext) throws {
    let (query, key, value) = (
      try operation.floats(0, rank: 3...4).shape, try operation.floats(1, rank: 3...4).shape,
      try operation.floats(2, rank: 3...4).shape
    )
    let mismatch = operation.failure(.shapeMismatch, "cannot relate the shapes \(query), \(key) and \(value)")
    guard query.count == key.count, key.count == value.count else { throw mismatch }
    let isJoined = query.count == 3
    self.isJoined = isJoined
    func fourAxes(_ shape: [Int], heads: Int?) throws -> [Int] {
      guard isJoined else { return shape }
      guard let heads, heads > 0, shape[2] % heads == 0 else {
        throw operation.failure(
          .shapeMismatch, "needs q_num_heads and kv_num_heads that divide its inputs, which have three axes")
      }
      return [shape[0], heads, shape[1], shape[2] / heads]
    }
    let keyCount = try operation.integer("kv_num_heads")
    let q = try fourAxes(query, heads: operation.integer("q_num_heads"))
    let (k, v) = (try fourAxes(key, heads: keyCount), try fourAxes(value, heads: keyCount))
    guard q[0] == k[0], q[3] == k[3], k.prefix(3) == v.prefix(3), k[1] > 0, q[1] % k[1] == 0, !q.contains(0),
      !k.contains(0)
    else { throw mismatch }
    (batch, queryHeads, queryLength, headSize) = (q[0], q[1], q[2], q[3])
    (keyHeads, keyLength, valueSize) = (k[1], k[2], v[3])
    guard operation.has(4) == operation.has(5) else {
      throw operation.failure(.invalidGraph, "needs both past_key and past_value, or neither")
    }
    pastLength = operation.has(4) ? try operation.floats(4, rank: 4...4).shape[2] : 0
    if operation.has(4) {
      try operation.checkShape(4, is: [batch, keyHeads, pastLength, headSize])
      try operation.checkShape(5, is: [batch, keyHeads, pastLength, valueSize])
    }
  }

  /// An input as `[N, heads, length, size]`.
  func split(_ value: Expression, _ index: Int) -> Expression {
    guard isJoined else { return value }
    let length = index == 0 ? queryLength : keyLength
    let heads = index == 0 ? queryHeads : keyHeads
    return value.reshaped([batch, length, heads, index == 2 ? valueSize : headSize]).transposed([0, 2, 1, 3])
  }

  /// Keys or values with each of their heads as often as queries share it.
  func repeated(_ value: Expression, width: Int) -> Expression {
    guard queryHeads != keyHeads else { return value }
    let shape = [batch, keyHeads, 1, totalLength, width]
    return value.reshaped(shape).expanded(to: [batch, keyHeads, queryHeads / keyHeads, totalLength, width])
      .reshaped([batch, queryHeads, totalLength, width])
  }

  /// The result in the form of the queries.
  func joined(_ value: Expression) -> Expression {
    guard isJoined else { return value }
    return value.transposed([0, 2, 1, 3]).reshaped([batch, queryLength, queryHeads * valueSize])
  }
}

/// Which keys a query may read, and what is added to their scores.
private struct AttentionMask {
  /// Lower than all scores, and finite: so that no row is all of −∞, whose softmax is no number.
  static let lowest: Float = -1e30

  private var allowed: Expression?
  private var bias: Expression?
  private var mayHideAll = false

  init(_ expansion: inout Expansion, _ heads: AttentionShapes) throws {
    let operation = expansion.operation
    if operation.has(3) {
      let type = try operation.type(3)
      let missing = heads.totalLength - (type.shape.last ?? 0)
      guard let length = type.shape.last, length > 0, missing >= 0,
        broadcastShape(
          type.shape.dropLast() + [heads.totalLength],
          [heads.batch, heads.queryHeads, heads.queryLength, heads.totalLength])?.count == 4
      else {
        throw operation.failure(
          .shapeMismatch, "cannot apply a mask of the shape \(type.shape) to \(heads.totalLength) keys")
      }
      var given = try expansion.input(3)
      if type.elementType == .bool {
        // Keys behind the end of the mask are hidden.
        if missing > 0 {
          given = given.cast(to: .float32).padded(
            type.shape.map { _ in 0 }, type.shape.dropLast().map { _ in 0 } + [missing], of: type.shape
          ).cast(to: .bool)
        }
        allow(try expansion.write(given))
      } else {
        _ = try operation.floats(3)
        if missing > 0 {
          let pads = type.shape.map { _ in 0 } + type.shape.dropLast().map { _ in 0 } + [missing]
          given = .apply("Pad", given, .integers(pads), .scalar(2 * Self.lowest))
        }
        // What −∞ hides is hidden as by a truth value.
        given = try expansion.write(given)
        allow(try expansion.write(given > .scalar(Self.lowest)))
        bias = .apply("Max", given, .scalar(Self.lowest))
      }
      mayHideAll = true
    }
    let positions = Expression.integers([1, heads.totalLength], (0..<Int64(heads.totalLength)).map { $0 })
    var lengths: Expression?
    if operation.has(6) {
      guard !operation.has(4), try operation.indices(6).shape == [heads.batch] else {
        throw operation.failure(
          .shapeMismatch, "needs one nonpad_kv_seqlen a sample, and no past_key beside it")
      }
      lengths = try expansion.write(expansion.input(6).cast(to: .int64).reshaped([heads.batch, 1, 1, 1]))
    }
    if let lengths {
      allow(positions < lengths)
      mayHideAll = true
    }
    guard try operation.integer("is_causal", default: 0) != 0 else { return }
    // Query i reads the keys up to i and those before the first query.
    let queries = Expression.integers([heads.queryLength, 1], (0..<Int64(heads.queryLength)).map { $0 + 1 })
    let before = lengths.map { $0 - .integer(heads.queryLength) } ?? .integer(heads.pastLength)
    allow(try expansion.write(positions < queries + before))
  }

  private mutating func allow(_ condition: Expression) { allowed = allowed.map { $0 && condition } ?? condition }

  /// The scores with the bias, and another number where a key is hidden.
  func apply(_ scores: Expression, hidden: Expression) -> Expression {
    let sum = bias.map { scores + $0 } ?? scores
    return allowed.map { sum.where($0, else: hidden) } ?? sum
  }

  /// Zeros for a query that may read no key.
  func withoutEmptyRows(_ weights: Expression) -> Expression {
    guard mayHideAll, let allowed else { return weights }
    return weights.where(allowed)
  }
}

/// Pairs `(a, b)` of each head turned by the angle of their position: `(a·cos − b·sin, a·sin + b·cos)`. The pairs are neighbours
/// if `interleaved`, else the halves of a head; what lies behind `rotary_embedding_dim` stays.
private let rotaryEmbedding = Composite(
  "RotaryEmbedding", opsets: 23...24, inputs: 3...4,
  examples: [
    .init(
      [.floats([1, 2, 3, 4]), .floats([5, 2]), .floats([5, 2]), .integers([1, 3], [0, 4, 2])],
      ["interleaved": .integer(1)]),
    .init(
      [.floats([2, 3, 12]), .floats([2, 3, 1]), .floats([2, 3, 1])],
      ["num_heads": .integer(3), "rotary_embedding_dim": .integer(2)]),
  ]
) { expansion in
  let operation = expansion.operation
  let shape = try operation.floats(0, rank: 3...4).shape
  // As [N, length, heads, size]
  var (x, wide) = (try expansion.input(0), shape)
  if shape.count == 4 {
    (x, wide) = (x.transposed([0, 2, 1, 3]), [shape[0], shape[2], shape[1], shape[3]])
  } else {
    let heads = try operation.integer("num_heads", default: 0)
    guard heads > 0, shape[2] % heads == 0 else {
      throw operation.failure(.shapeMismatch, "needs num_heads that divides the shape \(shape)")
    }
    wide = [shape[0], shape[1], heads, shape[2] / heads]
    x = x.reshaped(wide)
  }
  let given = try operation.integer("rotary_embedding_dim", default: 0)
  let size = given == 0 ? wide[3] : given
  guard size > 0, size % 2 == 0, size <= wide[3], !wide.contains(0) else {
    throw operation.failure(.shapeMismatch, "cannot turn \(size) numbers of heads of \(wide[3])")
  }
  let angles = Array(wide.prefix(2)) + [size / 2]
  func perPosition(_ index: Int) throws -> Expression {
    let table = try operation.floats(index).shape
    var values = try expansion.input(index)
    if operation.has(3) {
      guard table.count == 2, table[1] == angles[2], try operation.indices(3).shape == Array(angles.prefix(2)) else {
        throw operation.failure(.shapeMismatch, "cannot read a table of the shape \(table) for \(angles)")
      }
      values = .apply("Gather", values, try expansion.input(3))
    } else if table != angles {
      throw operation.failure(.shapeMismatch, "needs a table of the shape \(angles), not \(table)")
    }
    return values.reshaped([angles[0], angles[1], 1, angles[2]])
  }
  let (cosine, sine) = (try perPosition(1), try perPosition(2))
  let parts = try expansion.split(x, size == wide[3] ? [size] : [size, wide[3] - size], axis: 3)
  let isInterleaved = try operation.integer("interleaved", default: 0) != 0
  let half = Array(wide.prefix(3)) + [size / 2]
  // [.., pair, 2] where neighbours are pairs, [.., 2, pair] where halves are
  let axis = isInterleaved ? 4 : 3
  let pairs = try expansion.split(
    parts[0].reshaped(isInterleaved ? half + [2] : Array(half.prefix(3)) + [2, size / 2]), [1, 1], axis: axis)
  let (a, b) = (pairs[0].reshaped(half), pairs[1].reshaped(half))
  let slot = isInterleaved ? half + [1] : Array(half.prefix(3)) + [1, size / 2]
  let turned = Expression.concatenated(
    [(a * cosine - b * sine).reshaped(slot), (a * sine + b * cosine).reshaped(slot)], axis: axis
  ).reshaped(Array(half.prefix(3)) + [size])
  let result = Expression.concatenated([turned] + parts.dropFirst(), axis: 3)
  return [shape.count == 4 ? result.transposed([0, 2, 1, 3]) : result.reshaped(shape)]
}
