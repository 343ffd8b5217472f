import Classifiers
import Execution
import ModelReaders
import Tensors
import TestSupport
import Testing

/// The built-in families in small, against what PyTorch computes in double precision.
@Suite struct ArchitectureGoldenTests {
  /// The engine computes in 32 bits; a layer that is left out or has another setting errs by 1e-2 and more.
  private let tolerance: Float = 1e-4

  @Test(arguments: SmallArchitecture.all) func computesWhatPyTorchDoes(_ small: SmallArchitecture) async throws {
    let (classifier, layer) = try small.classifier()
    #expect(classifier.classCount == 5)
    let recorder = try Recorder(programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [layer])
    let log = RunLog()
    let pass = try await recorder.forward(small.input, log: log)[0]
    let gradients = try await recorder.gradients(
      pass, layer: 0, classIndex: SmallArchitecture.classIndex, target: .logit, log: log)
    #expect(relativeDifference(pass.logits.reshaped([1, 5]), try small.expected("logits")) < tolerance)
    #expect(relativeDifference(try recorder.activations(pass, layer: 0), try small.expected("activations")) < tolerance)
    #expect(relativeDifference(gradients, try small.expected("gradients")) < tolerance)
  }

  /// Through every layer, back to the image; and several images at once.
  @Test(arguments: SmallArchitecture.all) func differentiatesTheWholeNetwork(_ small: SmallArchitecture) async throws {
    let (classifier, layer) = try small.classifier()
    #expect(classifier.largestBatch(upTo: 4) == 4)
    let engine = try Engine()
    let recorder = try Recorder(
      programs: NetworkPrograms(classifier: classifier, engine: engine), layers: [layer], largestBatch: 2)
    let passes = try await recorder.forward(
      Tensor.stacked([small.input.slice(0), small.input.slice(0)]), log: RunLog())
    #expect(passes.count == 2 && relativeDifference(passes[1].logits, passes[0].logits) < tolerance)

    let gradients = try await FullGradientRecorder(programs: NetworkPrograms(classifier: classifier, engine: engine))
      .gradients(
        passes[0], classIndex: SmallArchitecture.classIndex, target: .logit, log: RunLog())
    #expect(!gradients.biasTerms.isEmpty)
    let cell = small.side / 8
    var means = Tensor(shape: [3, 8, 8], repeating: 0)
    for channel in 0..<3 {
      for row in 0..<8 * cell {
        for column in 0..<8 * cell {
          means[channel, row / cell, column / cell] +=
            gradients.imageGradients[channel, row, column] / Float(cell * cell)
        }
      }
    }
    // Means of gradients that nearly cancel.
    #expect(relativeDifference(means, try small.expected("image_gradients")) < 10 * tolerance)
  }
}

extension SmallArchitecture {
  /// With the layer that torchvision's name means, laid out over the image. It is the default one, or the pooling behind that.
  func classifier() throws -> (classifier: Classifier, layer: String) {
    let classifier = try Classifier(network: graph(), imageShape: [3, side, side])
    let layer = try classifier.graph.targetLayer(named: self.layer)
    let maker = classifier.graph.producer(of: layer.value)
    let usual = maker?.operatorName == "MaxPool" ? maker?.inputs[0] : layer.value
    #expect(try classifier.graph.defaultTargetLayer.value == usual)
    return (try classifier.viewing([layer]), layer.value)
  }
}
