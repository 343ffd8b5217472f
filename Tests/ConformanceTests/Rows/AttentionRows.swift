import Graphs

let attentionRows: [OperatorRow] = [
  OperatorRow("Attention") { draft in
    let (batch, keyHeads, groups) = (draft.integer(in: 1...2), draft.integer(in: 1...2), draft.integer(in: 1...2))
    let heads = keyHeads * groups
    let (queries, keys) = (draft.integer(in: 1...4), draft.integer(in: 1...4))
    let (size, valueSize) = (draft.integer(in: 1...4), draft.integer(in: 1...4))
    // Heads on an axis of their own, or within the last one.
    let isJoined = draft.chance(0.3)
    func shape(_ heads: Int, _ length: Int, _ size: Int) -> [Int] {
      isJoined ? [batch, length, heads * size] : [batch, heads, length, size]
    }
    var operands = [
      draft.floats(shape(heads, queries, size)), draft.floats(shape(keyHeads, keys, size), .any),
      draft.floats(shape(keyHeads, keys, valueSize), .any), "",
    ]
    let past = draft.chance(0.3) ? draft.integer(in: 1...3) : 0
    let masked = draft.pick([[], [queries], [heads, queries], [batch, 1, queries]])
    if draft.chance(0.4) {
      let shape = masked.isEmpty ? [queries, past + keys] : masked + [past + keys]
      // Of truth values, one of which is true in every row.
      if draft.chance(0.4) {
        let length = past + keys
        let truths = (0..<shape.reduce(1, *)).map { $0 % length == 0 ? 1 : draft.integer(in: 0...1) }
        operands[3] = draft.integers(shape, truths, .bool, .any)
      } else {
        operands[3] = draft.floats(shape, .any)
      }
    }
    if past > 0 {
      operands += [
        draft.floats([batch, keyHeads, past, size], .any), draft.floats([batch, keyHeads, past, valueSize], .any),
      ]
    }
    var settings: [String: Attribute?] = [
      "scale": draft.chance(0.4) ? .float(draft.number(in: 0.2...1)) : nil,
      "softcap": draft.chance(0.2) ? .float(draft.number(in: 1...3)) : nil,
      "is_causal": draft.chance(0.3) ? .integer(1) : nil,
    ]
    if isJoined {
      settings["q_num_heads"] = .integer(heads)
      settings["kv_num_heads"] = .integer(keyHeads)
    }
    draft.write("Attention", operands, settings, outputs: draft.chance(0.8) ? 1 : 3)
  },
  OperatorRow("RotaryEmbedding") { draft in
    let (batch, heads, length) = (draft.integer(in: 1...2), draft.integer(in: 1...3), draft.integer(in: 1...4))
    let size = 2 * draft.integer(in: 1...3)
    let isJoined = draft.chance(0.4)
    let turned = !isJoined && size > 2 && draft.chance(0.3) ? 2 : size
    var operands = [draft.floats(isJoined ? [batch, length, heads * size] : [batch, heads, length, size])]
    let hasPlaces = draft.chance(0.5)
    let table = hasPlaces ? [6, turned / 2] : [batch, length, turned / 2]
    operands += [draft.floats(table, in: -1...1, .any), draft.floats(table, in: -1...1, .any)]
    if hasPlaces {
      let places = draft.integers(batch * length, in: 0...5)
      operands.append(draft.integers([batch, length], places, .int64, .any))
    }
    draft.write(
      "RotaryEmbedding", operands,
      [
        "interleaved": draft.chance(0.5) ? .integer(1) : nil, "num_heads": isJoined ? .integer(heads) : nil,
        "rotary_embedding_dim": turned != size ? .integer(turned) : nil,
      ])
  },
]
