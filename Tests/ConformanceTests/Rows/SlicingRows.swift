import Graphs

/// Taking values apart, putting them together, and padding them.
let slicingRows: [OperatorRow] = [
  OperatorRow("Concat") { draft in
    let shape = draft.shape(rank: 1...5)
    let axis = draft.axis(rank: shape.count)
    let type = draft.chance(0.8) ? ElementType.float32 : draft.pick([.int32, .int64, .bool])
    let operands = (0..<draft.integer(in: 1...4)).map { _ in
      var part = shape
      part[axis < 0 ? axis + shape.count : axis] = draft.integer(in: 1...4)
      return draft.numbers(part, type, .any)
    }
    draft.write("Concat", operands, ["axis": .integer(axis)])
  },
  OperatorRow("Split") { draft in
    var shape = draft.shape(rank: 1...5)
    let count = draft.integer(in: 1...4)
    let axis = draft.axis(rank: shape.count)
    let place = axis < 0 ? axis + shape.count : axis
    var settings: [String: Attribute?] = ["axis": axis != 0 || draft.chance(0.5) ? .integer(axis) : nil]
    let lengths = draft.integers(count, in: 1...3)
    let isGiven = draft.chance(0.5)
    if isGiven {
      shape[place] = lengths.reduce(0, +)
    } else {
      // From version 18 on, the last part may be shorter.
      let length = draft.integer(in: 1...3)
      let missing = draft.opset >= 18 && length > 1 && count > 1 ? draft.integer(in: 0...length - 1) : 0
      shape[place] = count * length - missing
    }
    var operands = [draft.valued(shape)]
    if isGiven {
      if draft.opset >= 13 { operands.append(draft.integers(lengths)) } else { settings["split"] = .integers(lengths) }
    } else if draft.opset >= 18 {
      settings["num_outputs"] = .integer(count)
    }
    draft.write("Split", operands, settings, outputs: count)
  },
  OperatorRow("Slice") { draft in
    let shape = draft.shape(rank: 1...5)
    var axes = draft.axes(rank: shape.count, negativeFrom: 10)
    let hasAxes = draft.chance(0.8)
    if !hasAxes { axes = Array(shape.indices.prefix(axes.count)) }
    let hasSteps = draft.opset >= 10 && draft.chance(0.5)
    var (starts, ends, steps) = ([Int](), [Int](), [Int]())
    for axis in axes {
      let length = shape[axis < 0 ? axis + shape.count : axis]
      let step = hasSteps ? draft.pick([1, 2, 3, -1, -2]) : 1
      let (first, last) = (draft.integer(in: 0...length - 1), draft.integer(in: 0...length - 1))
      let (low, high) = (min(first, last), max(first, last))
      // From either end, and beyond.
      if step > 0 {
        starts.append(draft.chance(0.3) ? low - length : low)
        ends.append(draft.pick([high + 1, high + 1, length + 3, Int(Int32.max)]))
      } else {
        starts.append(draft.pick([high, high - length, length + 2]))
        ends.append(low == 0 ? -length - draft.integer(in: 1...3) : draft.pick([low - 1, low - 1 - length]))
      }
      steps.append(step)
    }
    let x = draft.valued(shape)
    guard draft.opset >= 10 else {
      return draft.write(
        "Slice", [x],
        ["starts": .integers(starts), "ends": .integers(ends), "axes": hasAxes ? .integers(axes) : nil])
    }
    let type = draft.pick([ElementType.int32, .int64])
    let lists = [starts, ends] + (hasAxes ? [axes] : [])
    var operands = [x] + lists.map { draft.integers([$0.count], $0, type) }
    if hasSteps { operands += (hasAxes ? [] : [""]) + [draft.integers([steps.count], steps, type)] }
    draft.write("Slice", operands)
  },
  OperatorRow("Pad") { draft in
    let shape = draft.shape(rank: 1...5)
    var modes = ["constant", "constant", "reflect", "edge"]
    if draft.opset >= 19 { modes.append("wrap") }
    let mode = draft.pick(modes)
    let axes = draft.opset >= 18 && draft.chance(0.4) ? draft.axes(rank: shape.count) : nil
    let padded = axes ?? Array(shape.indices)
    let pads = (0..<2).flatMap { _ in
      padded.map { axis in
        let length = shape[axis < 0 ? axis + shape.count : axis]
        let most = mode == "reflect" ? min(2, length - 1) : mode == "wrap" ? min(2, length) : 2
        // A negative pad cuts off, here less than half.
        return draft.chance(0.15) && length >= 3 && mode == "constant" ? -1 : draft.integer(in: 0...max(most, 0))
      }
    }
    let fill = mode == "constant" && draft.chance(0.5) ? draft.number(in: -3...3) : nil
    let modeSetting: Attribute? = mode != "constant" || draft.chance(0.3) ? .string(mode) : nil
    guard draft.opset >= 11 else {
      return draft.write(
        "Pad", [draft.floats(shape)],
        ["pads": .integers(pads), "mode": modeSetting, "value": fill.map { .float($0) }])
    }
    var operands = [draft.floats(shape), draft.integers(pads), ""]
    if let fill { operands[2] = draft.floats([], in: Double(fill)...Double(fill) + 1, .any) }
    if let axes { operands.append(draft.integers([axes.count], axes, draft.pick([.int32, .int64]))) }
    draft.write("Pad", operands, ["mode": modeSetting])
  },
]
