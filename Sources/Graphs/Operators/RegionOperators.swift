/// Operators of the program's own: what a network does in several of ONNX's, the number of whose results hangs on the picture, with
/// a number that does not.
///
/// No file can hold one; readers write them in the place of what they found, and writers write that out again.
let regionOperators: [Operator] = [likeliestRegions]

extension Operator {
  /// The regions that a region proposal network goes on with: of boxes that overlap the likeliest, by their scores.
  ///
  ///     LikeliestRegions(apart [K, 4], scores [K], boxes [K, 4]) -> [R, 4]
  ///
  /// Boxes of a score above `least_score` are looked at by falling score, of equal ones that in front first. One is taken unless its
  /// intersection over union with one that was taken is above `overlap`; up to R = min(`count`, K) are, and specks fill the rest.
  /// What overlaps is asked of the corners `apart`, which keep boxes of several levels from one another. Nothing has a gradient.
  ///
  /// Source: Ren et al., Faster R-CNN, 2015; ONNX, Operators, NonMaxSuppression.
  package static let likeliestRegions = "LikeliestRegions"

  /// A region that holds nothing: so small that its box, however stretched, is none, and yet of an area whose logarithm is finite.
  package static let speck: [Float] = [0, 0, 1e-5, 1e-5]
}

private let likeliestRegions = Operator(
  Operator.likeliestRegions, opsets: Graph.opset...Graph.opset, inputs: 3...3,
  types: { context in
    let boxes = try context.floats(2, rank: 2...2).shape
    guard boxes[1] == 4 else {
      throw context.failure(.shapeMismatch, "needs four corners a box, not the shape \(boxes)")
    }
    try context.checkShape(0, is: boxes)
    try context.checkShape(1, is: [boxes[0]])
    let count = try context.integer("count", default: 0)
    guard count > 0 else { throw context.failure(.shapeMismatch, "keeps \(count) regions") }
    return [ValueType([min(count, boxes[0]), 4], try context.type(2).elementType)]
  },
  compute: { context, types in
    let (apart, scores, boxes) = (try context.value(0), try context.value(1), try context.value(2))
    let overlap = Double(try context.float("overlap", default: 0))
    let least = Double(try context.float("least_score", default: 0))
    let order = scores.elements.indices.filter { scores.elements[$0] > least }
      .sorted { (scores.elements[$1], $0) < (scores.elements[$0], $1) }
    func corners(_ place: Int) -> (Double, Double, Double, Double) {
      let e = apart.elements[4 * place..<4 * place + 4]
      let s = e.startIndex
      return (min(e[s], e[s + 2]), min(e[s + 1], e[s + 3]), max(e[s], e[s + 2]), max(e[s + 1], e[s + 3]))
    }
    var kept: [Int] = []
    for place in order where kept.count < types[0].shape[0] {
      let a = corners(place)
      let isOther = kept.allSatisfy { other in
        let b = corners(other)
        let shared = max(0, min(a.2, b.2) - max(a.0, b.0)) * max(0, min(a.3, b.3) - max(a.1, b.1))
        let all = (a.2 - a.0) * (a.3 - a.1) + (b.2 - b.0) * (b.3 - b.1) - shared
        return !(all > 0) || shared / all <= overlap
      }
      if isOther { kept.append(place) }
    }
    return [
      ReferenceTensor(types[0]) { result in
        for place in result.indices { result[place] = Double(Operator.speck[place % 4]) }
        for (rank, place) in kept.enumerated() {
          for side in 0..<4 { result[4 * rank + side] = boxes.elements[4 * place + side] }
        }
      }
    ]
  })
