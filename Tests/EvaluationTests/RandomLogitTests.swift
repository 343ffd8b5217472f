import ActivationMaps
import Classifiers
import Evaluation
import Graphs
import Tensors
import TestSupport
import Testing

@Suite struct RandomLogitTests {
  /// 2e-3: maps agree to that.
  @Test(arguments: Measures.caseNames)
  func agreesWithTheReference(caseName: String) async throws {
    let (golden, measures) = (try Golden(caseName), try Measures(caseName))
    let picture = try await golden.picture()
    let map = try MapUnderTest(
      method: "grad-cam", map: golden.tensor("cam.grad-cam"), remake: golden.remake(.gradCAM))
    var drawn: Set<Int> = []
    for seed in 0..<12 as Range<UInt64> {
      let score = try await Metric.randomLogit.scores([map], of: picture, EvaluationOptions(seed: seed))[0][0]
      let other = Int(try #require(score.part("class"))[0])
      #expect(other != golden.information.class)
      #expect(abs(try #require(score.value) - measures.otherClasses[other]) < 2e-3, "\(other)")
      drawn.insert(other)
    }
    #expect(drawn.count > 3)
  }

  @Test func drawsEveryOtherClass() async throws {
    let map = try MapUnderTest(method: "mine", map: Tensor(shape: [24, 24], repeating: 0.5)) { _, classIndex in
      Tensor(shape: [24, 24], repeating: Float(classIndex))
    }
    for classIndex in 0..<4 {
      let picture = try await PerturbedPicture.small(classIndex: classIndex)
      let drawn = try await (0..<40 as Range<UInt64>).asyncMap { seed in
        try await Metric.randomLogit.scores([map], of: picture, EvaluationOptions(seed: seed))[0][0].part("class")?[0]
      }
      #expect(Set(drawn) == Set((0..<4).filter { $0 != classIndex }.map(Double.init)))
    }
  }

  /// A method that pays no heed to the class is as like as can be.
  @Test func isOneForAMapWithoutAClass() async throws {
    let map = try MapUnderTest.random(seed: 3).map
    let stubborn = try MapUnderTest(method: "mine", map: map) { _, _ in map }
    let score = try await Metric.randomLogit.scores([stubborn], of: .small(), EvaluationOptions())[0][0]
    #expect(abs(try #require(score.value) - 1) < 1e-12)
  }

  @Test func isNotDefinedForOneClass() async throws {
    let map = try MapUnderTest.random(seed: 3)
    var network = SmallNetwork(seed: 3)
    try network.convolution(6, bias: true, name: "conv")
    try network.relu("layer")
    try network.classify(1)
    // One number that is no logit of two classes.
    let classifier = try Classifier(network: network.graph.imageNetwork(), activation: Activation(.none))
    let picture = try await PerturbedPicture(
      Tensor(shape: [1, 3, 24, 24], repeating: 0.5), of: classifier, classIndex: 0)
    let score = try await Metric.randomLogit.scores([map], of: picture, EvaluationOptions())[0][0]
    #expect(score.value == nil)
    #expect(score.note == "not defined: the network has one class only")
  }
}
