import Tensors

extension Ensemble {
  /// For each pixel the median of the eleven maps' values: a method that stands alone moves nothing.
  public static let median = Ensemble(
    "median", summary: "median of the eleven maps, pixel by pixel", source: "rule of thumb"
  ) { members in
    let maps = members.maps.map(\.map.elements)
    return Tensor(
      shape: members.maps[0].map.shape,
      elements: maps[0].indices.map { pixel in
        let values = maps.map { $0[pixel] }.sorted()
        let middle = values.count / 2
        return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
      })
  }
}
