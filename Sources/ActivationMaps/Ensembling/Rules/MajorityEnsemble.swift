import Tensors

extension Ensemble {
  /// The share of the eleven maps that are above their own mean at a pixel, where that is more than half of them; 0 elsewhere.
  public static let majority = Ensemble(
    "majority", summary: "share of the eleven maps above their mean, where it is more than half",
    source: "rule of thumb"
  ) { members in
    var votes = [Int](repeating: 0, count: members.maps[0].count)
    for map in members.maps {
      let mean = map.map.mean
      map.map.withUnsafeElements { values in
        for pixel in values.indices where Double(values[pixel]) > mean { votes[pixel] += 1 }
      }
    }
    let count = members.maps.count
    return Tensor(
      shape: members.maps[0].map.shape,
      elements: votes.map { 2 * $0 > count ? Float($0) / Float(count) : 0 })
  }
}
