import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Ensemble {
  /// Πᵢ Lᵢ of the eleven, its eleventh root: the geometric mean. What one of them calls irrelevant is.
  public static let product = Ensemble(
    "product", summary: "geometric mean of the eleven maps", source: "rule of thumb"
  ) { members in
    var products = [Double](repeating: 1, count: members.maps[0].count)
    for map in members.maps {
      map.map.withUnsafeElements { values in
        for pixel in values.indices { products[pixel] *= Double(values[pixel]) }
      }
    }
    // The root is a rising function, and keeps the product of small numbers from vanishing in single precision.
    let exponent = 1 / Double(members.maps.count)
    return Tensor(shape: members.maps[0].map.shape, elements: products.map { Float(pow($0, exponent)) })
  }
}
