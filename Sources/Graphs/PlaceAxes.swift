/// Which axes of a network's values count places of the image, and how.
///
/// A file does not say how tokens lie over the image, but its nodes do: an axis of tokens comes from a value with rows and
/// columns, through a `Reshape` that makes one axis of two, and whatever joins further tokens to it or takes them away.
/// The axes of every value are followed from the image to the output:
///
///     [N, 3, 32, 128] ─Conv─▶ [N, C, 4, 16] ─Reshape─▶ [N, C, 64] ─Transpose─▶ [N, 64, C] ─Concat─▶ [N, 65, C]
///              rows, columns      rows, columns    4 × 16 tokens       4 × 16 tokens       4 × 16 + 1 tokens
struct PlaceAxes {
  enum Axis: Equatable {
    /// Of a volume.
    case slices
    case rows
    case columns
    /// Rows and columns as one axis, maybe with further tokens.
    case tokens(TokenGrid)
    /// Places of the image, but in an order that no grid describes.
    case scattered
  }

  private var axes: [String: [Axis?]] = [:]
  private var placeless: Set<String> = []

  /// What each axis of a value counts; nil for what is none of places, or where it is not known.
  subscript(value: String) -> [Axis?] { axes[value] ?? [] }

  /// True where the places of the image have been put together to one before a value, which so has none, however it is laid
  /// out: a pooled vector as `[N, 1, 1, C]`, say.
  func isPlaceless(_ value: String) -> Bool { placeless.contains(value) }

  /// - Complexity: O(nodes · rank).
  init(of graph: Graph) {
    let places: [Axis?] = graph.imageRank == 5 ? [.slices, .rows, .columns] : [.rows, .columns]
    for input in graph.inputs where graph.types[input.name]?.shape.count == graph.imageRank {
      axes[input.name] = [nil, nil] + places
    }
    for node in graph.nodes {
      for (index, output) in node.outputs.enumerated() {
        guard let shape = graph.types[output]?.shape else { continue }
        let made = made(by: node, output: index, shape, in: graph)
        if losesPlaces(node, made, in: graph) { placeless.insert(output) }
        guard let made, made.contains(where: { $0 != nil }) else { continue }
        axes[output] = made
      }
    }
  }

  private func losesPlaces(_ node: Node, _ made: [Axis?]?, in graph: Graph) -> Bool {
    let computed = node.inputs.filter { !$0.isEmpty && graph.constants[$0] == nil }
    if !computed.isEmpty, computed.allSatisfy(placeless.contains) { return true }
    guard let made, made.allSatisfy({ $0 == nil }), let first = node.inputs.first, let axes = axes[first],
      let shape = graph.types[first]?.shape
    else { return false }
    switch node.operatorName {
    case "MatMul", "Gemm": return true
    case "Reshape", "Flatten", "Squeeze": return axes.indices.allSatisfy { axes[$0] == nil || shape[$0] == 1 }
    case let name: return name.hasPrefix("Reduce")
    }
  }

  // MARK: - Operators

  private func made(by node: Node, output: Int, _ shape: [Int], in graph: Graph) -> [Axis?]? {
    let context = graph.operatorContext(of: node)
    guard let first = node.inputs.first, let before = graph.types[first]?.shape else { return nil }
    let axes = axes[first] ?? [Axis?](repeating: nil, count: before.count)
    guard axes.count == before.count else { return nil }
    switch node.operatorName {
    case "Conv", "ConvTranspose", "MaxPool", "AveragePool", "LpPool", "Resize", "Upsample", "DepthToSpace",
      "SpaceToDepth":
      // Windows move along an axis of tokens in their order, which is none of a grid any more.
      return zip(axes, zip(before, shape)).map { axis, lengths in
        guard case .tokens = axis, lengths.0 != lengths.1 else { return axis }
        return .scattered
      }
    case "Transpose":
      guard case .integers(let order)? = node.attributes["perm"] else { return axes.reversed() }
      return order.map { axes.indices.contains($0) ? axes[$0] : nil }
    case "Reshape", "Flatten", "Squeeze", "Unsqueeze": return Self.reshaped(axes, from: before, to: shape)
    case "Concat": return joined(node, context, shape, in: graph)
    case "Slice": return try? sliced(axes, context, before, shape)
    case "Split": return try? split(axes, context, before, output: output, in: graph)
    case "Gather": return try? gathered(axes, context, before, shape)
    case "Pad": return try? padded(axes, context, before)
    case "MatMul": return multiplied(node, shape, in: graph)
    case "Gemm":
      let rows = axes.count == 2 && node.attributes["transA"] ?? .integer(0) == .integer(0) ? axes[0] : nil
      return [rows, nil]
    case "Einsum": return try? summed(node, EinsumFormula(context))
    case let name where name.hasPrefix("Reduce"): return try? reduced(axes, context, shape)
    case "ArgMax", "ArgMin", "TopK", "GatherElements", "GatherND": return nil
    default: return merged(node, shape, in: graph)
    }
  }

  /// Element by element, with the axes aligned at the end.
  private func merged(_ node: Node, _ shape: [Int], in graph: Graph) -> [Axis?] {
    var result = [Axis?](repeating: nil, count: shape.count)
    for input in node.inputs {
      guard let axes = axes[input], let lengths = graph.types[input]?.shape, lengths.count <= shape.count else {
        continue
      }
      let shift = shape.count - lengths.count
      for (axis, length) in lengths.enumerated()
      where result[axis + shift] == nil && length == shape[axis + shift] && length > 1 {
        result[axis + shift] = axes[axis]
      }
    }
    return result
  }

  private func multiplied(_ node: Node, _ shape: [Int], in graph: Graph) -> [Axis?]? {
    guard node.inputs.count == 2, shape.count >= 2,
      let (a, b) = graph.types[node.inputs[0]].flatMap({ a in graph.types[node.inputs[1]].map { (a.shape, $0.shape) } }
      ),
      a.count >= 2, b.count >= 2
    else { return nil }
    var result = merged(node, shape, in: graph)
    result[shape.count - 2] = axes[node.inputs[0]].flatMap { $0[a.count - 2] }
    result[shape.count - 1] = axes[node.inputs[1]].flatMap { $0[b.count - 1] }
    return result
  }

  private func summed(_ node: Node, _ formula: EinsumFormula) -> [Axis?] {
    formula.output.map { label in
      for (input, labels) in zip(node.inputs, formula.inputs) {
        if let place = labels.firstIndex(of: label), let axis = axes[input]?[place] { return axis }
      }
      return nil
    }
  }

  private func reduced(_ axes: [Axis?], _ context: OperatorContext, _ shape: [Int]) throws -> [Axis?] {
    let reduced = try context.reducedAxes()
    let kept = axes.indices.map { reduced.contains($0) ? nil : axes[$0] }
    return shape.count == axes.count ? kept : kept.indices.filter { !reduced.contains($0) }.map { kept[$0] }
  }

  // MARK: - Parts of an axis

  private func joined(_ node: Node, _ context: OperatorContext, _ shape: [Int], in graph: Graph) -> [Axis?]? {
    guard let given = try? context.integer("axis"), let axis = try? context.axis(given, rank: shape.count) else {
      return nil
    }
    var result = [Axis?](repeating: nil, count: shape.count)
    for other in shape.indices where other != axis {
      result[other] = node.inputs.lazy.compactMap { self.axes[$0]?[other] }.first
    }
    let parts = node.inputs.map { (axis: axes[$0]?[axis], length: graph.types[$0]?.shape[axis] ?? 0) }
    let known = parts.indices.filter { parts[$0].axis != nil }
    guard let place = known.first, let first = parts[place].axis else { return result }
    switch first {
    case .tokens(let grid) where known.count == 1:
      let before = parts[..<place].reduce(0) { $0 + $1.length }
      result[axis] = grid.between(before, shape[axis] - before - parts[place].length).map { .tokens($0) } ?? .scattered
    // Tokens of two grids, such as patches of two sizes
    case .tokens, .scattered: result[axis] = .scattered
    case .slices, .rows, .columns: result[axis] = first
    }
    return result
  }

  private func part(_ axis: Axis?, _ range: Range<Int>) -> Axis? {
    guard case .tokens(let grid) = axis else { return axis }
    if let part = grid.part(range) { return .tokens(part) }
    let places = grid.leading..<grid.leading + grid.height * grid.width
    return range.overlaps(places) ? .scattered : nil
  }

  private func sliced(_ axes: [Axis?], _ context: OperatorContext, _ before: [Int], _ shape: [Int]) throws -> [Axis?]? {
    guard let starts = try context.constantIntegers(1), shape.count == before.count else { return nil }
    let sliced = try context.constantIntegers(3) ?? Array(starts.indices)
    let steps = try context.constantIntegers(4) ?? starts.map { _ in 1 }
    var result = axes
    for (index, axis) in sliced.enumerated() where index < starts.count && index < steps.count {
      let axis = try context.axis(axis, rank: before.count)
      guard steps[index] == 1 else {
        if case .tokens = axes[axis] { result[axis] = .scattered }
        continue
      }
      let length = before[axis]
      let start = min(max(starts[index] < 0 ? starts[index] + length : starts[index], 0), length)
      guard start + shape[axis] <= length else { return nil }
      result[axis] = part(axes[axis], start..<start + shape[axis])
    }
    return result
  }

  private func split(
    _ axes: [Axis?], _ context: OperatorContext, _ before: [Int], output: Int, in graph: Graph
  ) throws -> [Axis?] {
    let axis = try context.axis(try context.integer("axis", default: 0), rank: before.count)
    let lengths = context.node.outputs.map { graph.types[$0]?.shape[axis] ?? 0 }
    let start = lengths[..<output].reduce(0, +)
    var result = axes
    // An output that nobody wants has no type: where those behind it start is not known then.
    let isKnown = context.node.outputs[..<output].allSatisfy { graph.types[$0] != nil }
    result[axis] = isKnown ? part(axes[axis], start..<start + lengths[output]) : nil
    return result
  }

  private func gathered(
    _ axes: [Axis?], _ context: OperatorContext, _ before: [Int], _ shape: [Int]
  ) throws -> [Axis?] {
    let axis = try context.axis(try context.integer("axis", default: 0), rank: before.count)
    let indexRank = shape.count - before.count + 1
    var middle = [Axis?](repeating: nil, count: indexRank)
    let constant = context.constants.count > 1 ? context.constants[1]?.integers : nil
    if indexRank == 1 {
      switch axes[axis] {
      case .tokens:
        let places = constant?.map { $0 < 0 ? Int($0) + before[axis] : Int($0) }
        let first = places?.first ?? 0
        let isRange = places.map { $0 == Array(first..<first + $0.count) } ?? false
        middle[0] = isRange ? part(axes[axis], first..<first + (places?.count ?? 0)) : .scattered
      default: middle[0] = axes[axis]
      }
    } else if indexRank == 2, axes[axis] == .rows || axes[axis] == .columns, let constant {
      // Patches by windows (`Unfold`): the index that moves by the stride counts the patches.
      let (rows, columns) = (shape[axis], shape[axis + 1])
      let down = rows > 1 ? constant[columns] - constant[0] : 0
      let across = columns > 1 ? constant[1] - constant[0] : 0
      if down != across { middle[down > across ? 0 : 1] = axes[axis] }
    }
    return axes[..<axis] + middle + axes[(axis + 1)...]
  }

  private func padded(_ axes: [Axis?], _ context: OperatorContext, _ before: [Int]) throws -> [Axis?]? {
    guard let pads = try context.constantIntegers(1) else { return nil }
    let padded = try context.constantIntegers(3) ?? Array(before.indices)
    guard pads.count == 2 * padded.count else { return nil }
    var result = axes
    for (index, axis) in padded.enumerated() {
      let axis = try context.axis(axis, rank: before.count)
      let (start, end) = (pads[index], pads[index + padded.count])
      guard case .tokens(let grid) = axes[axis], start != 0 || end != 0 else { continue }
      result[axis] = start >= 0 && end >= 0 ? grid.between(start, end).map { .tokens($0) } ?? .scattered : .scattered
    }
    return result
  }

  // MARK: - Other shapes

  /// Axes are taken together, or apart, in groups of as many elements.
  private static func reshaped(_ axes: [Axis?], from before: [Int], to after: [Int]) -> [Axis?]? {
    var result = [Axis?](repeating: nil, count: after.count)
    // Axes of one element belong to no group.
    let old = before.indices.filter { before[$0] != 1 }
    let new = after.indices.filter { after[$0] != 1 }
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      var (firstOld, firstNew) = (i...i, j...j)
      var (oldCount, newCount) = (before[old[i]], after[new[j]])
      while oldCount != newCount {
        if oldCount < newCount {
          guard firstOld.upperBound + 1 < old.count else { return nil }
          firstOld = i...firstOld.upperBound + 1
          oldCount *= before[old[firstOld.upperBound]]
        } else {
          guard firstNew.upperBound + 1 < new.count else { return nil }
          firstNew = j...firstNew.upperBound + 1
          newCount *= after[new[firstNew.upperBound]]
        }
      }
      let grouped = firstOld.map { (axis: axes[old[$0]], length: before[old[$0]]) }
      let lengths = firstNew.map { after[new[$0]] }
      for (place, axis) in zip(firstNew, regrouped(grouped, into: lengths)) { result[new[place]] = axis }
      (i, j) = (firstOld.upperBound + 1, firstNew.upperBound + 1)
    }
    // A single row, or column, that the other shape has no axis for.
    for (lost, kept) in [(Axis.rows, Axis.columns), (.columns, .rows)] {
      guard axes.indices.contains(where: { axes[$0] == lost && before[$0] == 1 }), after.count < before.count,
        let place = result.firstIndex(of: kept), after[place] <= TokenGrid.longest
      else { continue }
      let length = after[place]
      let grid = lost == .rows ? TokenGrid(height: 1, width: length) : TokenGrid(height: length, width: 1)
      result[place] = .tokens(grid)
    }
    return result
  }

  private static func regrouped(_ axes: [(axis: Axis?, length: Int)], into lengths: [Int]) -> [Axis?] {
    let nothing = [Axis?](repeating: nil, count: lengths.count)
    switch (axes.count, lengths.count) {
    case (1, 1): return [axes[0].axis]
    case (1, _):
      switch axes[0].axis {
      case .slices, .rows, .columns:
        // Patches: the outer part counts them, the inner ones the pixels within.
        return [axes[0].axis] + nothing.dropFirst()
      case .tokens(let grid) where grid.extras == 0 && lengths == [grid.height, grid.width]: return [.rows, .columns]
      default: return nothing
      }
    case (2, 1):
      if axes[0].axis == .rows, axes[1].axis == .columns, axes.allSatisfy({ $0.length <= TokenGrid.longest }) {
        return [.tokens(TokenGrid(height: axes[0].length, width: axes[1].length))]
      }
      if axes[1].axis == nil, axes[0].axis == .rows || axes[0].axis == .columns {
        // Windows put together again
        return [axes[0].axis]
      }
      return axes.allSatisfy { $0.axis != nil } ? [.scattered] : [nil]
    default:
      return lengths.count == 1 && axes.count { $0.axis != nil } > 1 ? [.scattered] : nothing
    }
  }
}
