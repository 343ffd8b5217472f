import Failures

extension Tensor {
  /// - Parameters:
  ///   - name: what the numbers are, in the plural.
  ///   - code: the kind of failure in the caller's module.
  /// - Throws: a failure of that kind where a number is NaN or infinite.
  package func checkFinite<Code: FailureCode>(_ name: String, _ code: Code) throws(Failure<Code>) {
    guard isFinite else {
      throw Failure(
        code,
        "the \(name) hold NaN or infinite values, so no map can be made; check the image, the weights and the precision"
      )
    }
  }
}
