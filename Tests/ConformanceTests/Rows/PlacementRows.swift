import Graphs

/// Values put at places, and places found.
let placementRows: [OperatorRow] = [
  OperatorRow("OneHot") { draft in
    let shape = draft.shape(rank: 1...3)
    let depth = draft.integer(in: 1...6)
    // Outside of the depth no place is hot.
    let places = draft.integers(shape.reduce(1, *), in: -depth - 1...depth + 1)
    let type = draft.pick([ElementType.int64, .int32])
    draft.write(
      "OneHot",
      [
        draft.integers(shape, places, type, .any), draft.integers(draft.chance(0.5) ? [] : [1], [depth]),
        draft.floats([2], .any),
      ], ["axis": draft.chance(0.7) ? .integer(draft.axis(rank: shape.count + 1, negativeFrom: 9)) : nil])
  },
  OperatorRow("MaxUnpool") { draft in
    // What a pooling has found.
    let axes = draft.integer(in: 1...2)
    let kernel = draft.integers(axes, in: 2...3)
    let counts = draft.integers(axes, in: 1...3)
    let shape = [draft.integer(in: 1...2), draft.integer(in: 1...2)] + zip(kernel, counts).map { $0 * $1 }
    let pooled = Array(shape.prefix(2) + counts)
    let area = shape.dropFirst(2).reduce(1, *)
    let cells = counts.reduce(1, *)
    let places = (0..<pooled.reduce(1, *)).map { index -> Int in
      // Somewhere in the cell of the element.
      var (rest, place, step) = (index % cells, 0, 1)
      for axis in counts.indices.reversed() {
        place += (rest % counts[axis] * kernel[axis] + draft.integer(in: 0...kernel[axis] - 1)) * step
        step *= shape[2 + axis]
        rest /= counts[axis]
      }
      return index / cells * area + place
    }
    var operands = [draft.floats(pooled), draft.integers(pooled, places, .int64, .any)]
    if draft.chance(0.3) { operands.append(draft.integers(shape)) }
    draft.write("MaxUnpool", operands, ["kernel_shape": .integers(kernel), "strides": .integers(kernel)])
  },
  OperatorRow("Col2Im") { draft in
    let axes = draft.pick([2, 2, 1])
    let windows = draft.integers(axes, in: 1...3)
    let (strides, dilations) = (draft.integers(axes, in: 1...2), draft.integers(axes, in: 1...2))
    let pads = draft.integers(2 * axes, in: 0...1)
    let counts = draft.integers(axes, in: 1...3)
    // As large as the windows reach, less the pads.
    let image = windows.indices.map { axis in
      max(
        (counts[axis] - 1) * strides[axis] + (windows[axis] - 1) * dilations[axis] + 1 - pads[axis] - pads[axes + axis],
        1)
    }
    let columns = windows.indices.map { axis in
      let room = image[axis] + pads[axis] + pads[axes + axis] - (windows[axis] - 1) * dilations[axis] - 1
      return room / strides[axis] + 1
    }
    let shape = [
      draft.integer(in: 1...2), draft.integer(in: 1...2) * windows.reduce(1, *), columns.reduce(1, *),
    ]
    draft.write(
      "Col2Im", [draft.floats(shape), draft.integers(image), draft.integers(windows)],
      [
        "strides": .integers(strides), "dilations": .integers(dilations),
        "pads": pads.contains(1) || draft.chance(0.5) ? .integers(pads) : nil,
      ])
  },
  OperatorRow("TopK") { draft in
    let shape = draft.shape(rank: 1...4)
    let axis = draft.opset >= 11 ? draft.axis(rank: shape.count) : draft.integer(in: 0...shape.count - 1)
    let length = shape[axis < 0 ? axis + shape.count : axis]
    let count = draft.integer(in: 1...length)
    // Equal elements come in the order of their places.
    let x = draft.chance(0.3) ? draft.floats(shape, in: -3...3, step: 1) : draft.floats(shape, in: -2...2)
    let isNewer = draft.opset >= 11
    draft.write(
      "TopK", draft.opset >= 10 ? [x, draft.integers([count])] : [x],
      [
        "axis": .integer(axis), "k": draft.opset < 10 ? .integer(count) : nil,
        "largest": isNewer && draft.chance(0.5) ? .integer(draft.integer(in: 0...1)) : nil,
        "sorted": isNewer && draft.chance(0.3) ? .integer(1) : nil,
      ], outputs: 2)
  },
]
