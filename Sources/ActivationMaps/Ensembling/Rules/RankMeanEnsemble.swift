import Tensors

extension Ensemble {
  /// The mean of the pixels' ranks in the eleven maps, equal pixels with the mean of their places: Borda's count.
  ///
  /// How far a map's values lie apart has no influence, only their order.
  public static let rankMean = Ensemble(
    "rank-mean", summary: "mean of the pixels' ranks in the eleven maps", source: "Borda 1781"
  ) { members in
    var sums = [Double](repeating: 0, count: members.maps[0].count)
    for map in members.maps {
      var start = 0
      while start < map.count {
        var end = start + 1
        while end < map.count, map.sorted[end] == map.sorted[start] { end += 1 }
        let rank = Double(start + end - 1) / 2
        for place in start..<end { sums[Int(map.order[place])] += rank }
        start = end
      }
    }
    let highest = Double(members.maps.count) * Double(max(members.maps[0].count - 1, 1))
    return Tensor(shape: members.maps[0].map.shape, elements: sums.map { Float($0 / highest) })
  }
}
