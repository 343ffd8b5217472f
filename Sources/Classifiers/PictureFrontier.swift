import Graphs

extension Graph {
  /// The values that computation behind a value needs, as `frontier` has them, of which each has an axis for pictures: only these can
  /// be kept for one picture and stacked for several.
  ///
  /// Instead of others, such as a detector's list of regions, what they are made from is taken, so that they are computed again. The
  /// graph is for one picture, and so an axis of pictures has the length 1.
  /// - Complexity: O(nodes).
  func pictureFrontier(behind value: String, outputs: [String]) -> [String] {
    var open = Array(frontier(behind: value, outputs: outputs).reversed())
    let varying = Set(open).isSubset(of: [value]) ? [] : values(dependingOn: inputs.map(\.name))
    var (found, seen) = ([String](), Set<String>())
    while let candidate = open.popLast() {
      guard seen.insert(candidate).inserted else { continue }
      let type = types[candidate]
      let isKept = type?.shape.first == 1 && type?.elementType.isFloatingPoint ?? true
      if let maker = producer(of: candidate), candidate != value, type != nil, !isKept {
        open += maker.inputs.reversed().filter { !$0.isEmpty && constants[$0] == nil && varying.contains($0) }
      } else {
        found.append(candidate)
      }
    }
    return found
  }
}
