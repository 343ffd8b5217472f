import ActivationMaps
import ModelReaders
import TestSupport
import Testing

/// The built-in families in small, against what PyTorch computes in double precision.
@Suite struct ArchitectureGoldenTests {
  /// The engine computes in 32 bits; a layer that is left out or has another setting errs by 1e-2 and more.
  private let tolerance: Float = 1e-4

  @Test(arguments: SmallArchitecture.all) func computesWhatPyTorchDoes(_ small: SmallArchitecture) throws {
    let classifier = try Classifier(network: small.graph(), imageShape: [3, small.side, small.side])
    #expect(classifier.classCount == 5)
    let layer = try classifier.graph.defaultTargetLayer.value
    #expect(try classifier.graph.targetLayer(named: small.layer).value == layer)
    let recorder = try Recorder(classifier: classifier, layers: [layer], engine: Engine())
    let log = RunLog()
    let pass = try recorder.forward(small.input, log: log)[0]
    let record = try recorder.record(
      pass, layer: 0, classIndex: SmallArchitecture.classIndex, target: .logit, log: log)
    #expect(relativeDifference(pass.logits.reshaped([1, 5]), try small.expected("logits")) < tolerance)
    #expect(relativeDifference(record.activations, try small.expected("activations")) < tolerance)
    #expect(relativeDifference(record.gradients, try small.expected("gradients")) < tolerance)
  }
}
