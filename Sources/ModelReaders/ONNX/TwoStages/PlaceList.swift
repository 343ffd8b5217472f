import Graphs

/// Places that a network finds in a picture, and reads rows by: those where a mask holds, or of the boxes that a suppression leaves.
struct PlaceList {
  /// What finds them: `NonZero` or `NonMaxSuppression`.
  let finder: Node
  /// The list itself, however it is laid out.
  let values: Set<String>
  /// The most that are taken; nil for all.
  let most: Int?

  /// What lays a list out anew, or takes its column.
  private static let layouts: Set<String> = [
    "Transpose", "Split", "Squeeze", "Unsqueeze", "Identity", "Reshape", "Flatten", "Cast", "Slice", "Expand",
  ]

  /// - Returns: nil where it is cut otherwise than to its first ones.
  init?(of finder: Node, in graph: FileGraph) {
    // Places along several axes have a column for each.
    let isColumn = finder.operatorName == "NonMaxSuppression"
    guard !finder.result.isEmpty else { return nil }
    var (open, values) = ([finder.result], Set([finder.result]))
    var most: Int?
    while let value = open.popLast() {
      for reader in graph.readers(of: value) where reader.inputs.first == value {
        let name = reader.operatorName
        if name == "Gather", graph.constant(reader.input(1)) != nil {
          guard isColumn, graph.number(reader.input(1)) == 2, reader.integer("axis", default: 0) == 1 else {
            return nil
          }
        } else if !Self.layouts.contains(name) {
          continue
        }
        guard name != "Split" || reader.outputs.count == 1 else { return nil }
        if name == "Slice" {
          guard let count = graph.leadingCount(of: reader) else { return nil }
          most = min(most ?? count, count)
        }
        for output in reader.outputs where !output.isEmpty && values.insert(output).inserted { open.append(output) }
      }
    }
    (self.finder, self.values, self.most) = (finder, values, most)
  }

  /// Whether a node reads rows by it.
  func isRead(by node: Node) -> Bool {
    node.operatorName == "Gather" && node.inputs.count == 2 && values.contains(node.inputs[1])
      && node.integer("axis", default: 0) == 0
  }
}

extension FileGraph {
  /// How many elements a `Slice` along the first axis takes from the front; nil for any other.
  fileprivate func leadingCount(of slice: Node) -> Int? {
    func numbers(_ place: Int, default value: [Int64]) -> [Int64]? {
      guard place < slice.inputs.count, !slice.inputs[place].isEmpty else { return value }
      return constant(slice.inputs[place])?.integers
    }
    guard numbers(1, default: []) == [0], numbers(3, default: [0]) == [0], numbers(4, default: [1]) == [1],
      let ends = numbers(2, default: []), ends.count == 1, ends[0] > 0
    else { return nil }
    return Int(ends[0])
  }

  /// The lists of all nodes of an operator.
  func placeLists(of operatorName: String) -> [PlaceList] {
    nodes.filter { $0.operatorName == operatorName }.compactMap { PlaceList(of: $0, in: self) }
  }

  /// What some rows were read from, one list behind another, and these lists, the last one first.
  func source(of rows: String, _ lists: [PlaceList]) -> (value: String, lists: [PlaceList]) {
    var (value, passed) = (rows, [PlaceList]())
    while passed.count < nodes.count, let maker = maker(of: value),
      let list = lists.first(where: { $0.isRead(by: maker) })
    {
      passed.append(list)
      value = maker.input(0)
    }
    return (value, passed)
  }
}
