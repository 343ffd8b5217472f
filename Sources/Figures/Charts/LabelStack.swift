/// Moves labels of one height apart, each as little as may be.
package enum LabelStack {
  /// Places with a distance of `spacing` or more, in the order of the wanted ones, within a range.
  ///
  /// The sum of the squares of what they move is least: labels that meet become a block around their mean, and blocks
  /// that meet become one (the pool-adjacent-violators algorithm, Barlow et al. 1972).
  /// - Parameter wanted: in any order; equal ones keep their order.
  /// - Precondition: the range is long enough for all.
  package static func places(
    _ wanted: [Double], spacing: Double, from start: Double, to end: Double
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // Less the room of those before it, every label asks for a place of its own.
    var blocks: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      blocks.append((wanted[index] - Double(rank) * spacing, 1))
      while blocks.count > 1,
        blocks[blocks.count - 2].sum / Double(blocks[blocks.count - 2].count)
          >= blocks[blocks.count - 1].sum / Double(blocks[blocks.count - 1].count)
      {
        let last = blocks.removeLast()
        blocks[blocks.count - 1].sum += last.sum
        blocks[blocks.count - 1].count += last.count
      }
    }
    var places = [Double](repeating: 0, count: wanted.count)
    let latest = end - Double(wanted.count - 1) * spacing
    var rank = 0
    for block in blocks {
      let place = max(start, min(latest, block.sum / Double(block.count)))
      for _ in 0..<block.count {
        places[order[rank]] = place + Double(rank) * spacing
        rank += 1
      }
    }
    return places
  }
}
