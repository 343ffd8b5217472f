import Failures
import Testing

@Suite struct NearestNamesTests {
  @Test func ranksByDistanceThenOrder() {
    #expect(NearestNames.of("gradcam", among: ["score-cam", "Grad-CAM", "grad-cam++"]) == ["Grad-CAM"])
    #expect(NearestNames.of("ab", among: ["abcd", "abd", "ac", "ab"]) == ["ab", "abd", "ac"])
    #expect(NearestNames.of("layer", among: ["network.layer4.conv2"]) == ["network.layer4.conv2"], "contains it")
    #expect(NearestNames.of("", among: ["relu5"]).isEmpty)
    #expect(NearestNames.of("xyzzy", among: ["relu", "conv"]).isEmpty)
  }

  @Test func writesASentence() {
    #expect(NearestNames.hint(for: "relu", among: ["conv"]) == "")
    #expect(NearestNames.hint(for: "relu", among: ["relu1"]) == "; did you mean 'relu1'?")
    #expect(
      NearestNames.hint(for: "relu", among: ["relu1", "relu2", "relu3"])
        == "; did you mean 'relu1', 'relu2' or 'relu3'?")
  }

  /// A stranger's file holds names of any length: comparing two of a million characters whole would take days.
  @Test func comparesOnlyTheBeginningOfLongNames() {
    let long = String(repeating: "ab", count: 500_000)
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(
        NearestNames.of(long, among: [long + "c", "ab", String(repeating: "x", count: 1_000_000)]) == [long + "c"])
    }
    #expect(time < .seconds(2))
    let hint = NearestNames.hint(for: long, among: [long + "c"])
    #expect(hint == "; did you mean '" + String(repeating: "ab", count: 50) + "…'?")
  }
}
