import Graphs
import ModelReaders
import OpenVINORuntime

/// Turns graphs into programs that run.
///
///     let engine = try Engine(precision: .float32)
///     let network = try engine.compiled(graph)
///     let outputs = try network.run(["input": imageNCHW])
public struct Engine: Sendable {
  private let core: Core

  /// - Parameters:
  ///   - precision: what the engine computes in; results are 32-bit floats all the same.
  ///   - threadCount: how many threads one run takes; nil for as many as there are cores.
  ///   - cacheFolder: where compiled networks are kept for the next time; nil keeps none.
  /// - Throws: `RuntimeError` if OpenVINO cannot be started.
  public init(precision: Precision = .float32, threadCount: Int? = nil, cacheFolder: String? = nil) throws {
    core = try Core(precision: precision, threadCount: threadCount, cacheFolder: cacheFolder)
  }

  /// - Parameter graph: specialised.
  /// - Throws: `ModelError` if the graph cannot be written as ONNX, `RuntimeError` with the engine's message.
  public func compiled(_ graph: Graph) throws -> CompiledModel {
    try core.compile(Model(core: core, onnx: ONNXWriter.bytes(of: graph)))
  }
}
