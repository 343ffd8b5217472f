import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")

/// What a file would cost is counted before it is paid, unless the user lifts the limits.
@Suite struct LimitTests {
  /// A value of 2²⁶ + 3 numbers out of two, which listing the layers never computes.
  @Test func boundsWhatGrowsOutOfConstants() throws {
    let folder = try WorkFolder()
    var network = SmallNetwork(seed: 3)
    try network.convolution(4, name: "conv")
    try network.relu("layer")
    try network.classify()
    var graph = network.graph
    graph.constant("one", Tensor(shape: [1], elements: [1]))
    graph.constant("length", .integers([1 << 26 + 3]))
    let large = try graph.add("Expand", ["one", "length"], name: "large")
    let sum = try graph.add("ReduceSum", [large], attributes: ["keepdims": .integer(0)], name: "sum")
    let scores = try #require(graph.outputs.first)
    graph.outputs = [try graph.add("Add", [scores, sum], name: "shifted")]
    try ONNXWriter.write(graph, to: folder.url.path + "/large.onnx")
    let command = ["layers", "--model", "large.onnx"]
    try ProgramRun.expectError(command, in: folder, says: "--allow-large lifts the limits")
    #expect(try ProgramRun(command + ["--allow-large"], in: folder).status == 0)
  }
}
