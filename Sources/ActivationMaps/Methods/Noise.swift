import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SeededRandom {
  /// Normally distributed, of mean 0 and deviation 1 (Box and Muller, "A Note on the Generation of Random Normal Deviates",
  /// 1958).
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }
}
