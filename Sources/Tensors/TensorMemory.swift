/// Memory that becomes a tensor once it is filled, by somebody who writes while others go on, such as an engine.
///
///     let memory = TensorMemory(shape: [1, 1000])
///     // memory.start[0] … memory.start[999] are written
///     let logits = memory.filled()
package struct TensorMemory: @unchecked Sendable {
  package let shape: [Int]
  private let storage: TensorStorage

  /// Not initialised.
  package init(shape: [Int]) {
    self.shape = shape
    storage = TensorStorage(count: shape.reduce(1, *))
  }

  /// Valid while this value lives.
  package var start: UnsafeMutablePointer<Float> { storage.start }

  /// - Precondition: all of it is written, and nobody writes any more.
  package consuming func filled() -> Tensor { Tensor(shape: shape, filled: storage) }
}
