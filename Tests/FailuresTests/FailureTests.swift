import Failures
import Testing

private enum Code: String, FailureCode { case broken }

@Suite struct FailureTests {
  @Test func describesItselfOnOneLine() {
    let cause = Failure<Code>(.broken, "first\nsecond")
    let failure = Failure<Code>(.broken, "do this", context: ["file": "a.onnx", "node": "n"], cause: cause)
    #expect("\(failure)" == "do this (file: a.onnx, node: n): first second")
  }

  @Test func keepsWhatWasSaidFirst() {
    let failure = Failure<Code>(.broken, "do this", context: ["file": "a"]).adding(["file": "b", "node": "n"])
    #expect(failure.context["file"] == "a")
    #expect(failure.context["node"] == "n")
  }
}
