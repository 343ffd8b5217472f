import ActivationMaps
import Testing

@Suite struct MethodGroupsTests {
  @Test func theUsualGroupsHoldTheEleven() {
    #expect(MethodGroups.usual.methods.sorted() == Method.explaining.map(\.slug).sorted())
    #expect(MethodGroups.usual.groups.allSatisfy { $0.count <= 2 })
  }

  @Test func everyGroupIsInHalfOfTheSubsets() {
    let subsets = MethodGroups.usual.subsets
    #expect(subsets.count == 64)
    #expect(Set(subsets).count == 64)
    #expect(subsets.first == [])
    #expect(subsets.last == [0, 1, 2, 3, 4, 5])
    for group in 0..<6 { #expect(subsets.filter { $0.contains(group) }.count == 32) }
  }

  /// Every fault is named at once.
  @Test func namesAllFaults() throws {
    let error = #expect(throws: ActivationMapError.self) {
      try MethodGroups([["gradcam", "score-cam"], [], ["score-cam"], ["random-cam"]])
    }
    for text in [
      "'gradcam' is no method; did you mean 'grad-cam'", "group 2 is empty", "score-cam stands there twice",
      "'random-cam'",
    ] {
      #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
    }
  }

  @Test func refusesTooMany() {
    let groups = Method.explaining.map { [$0.slug] }
    #expect(throws: ActivationMapError.self) { try MethodGroups(groups) }
  }
}
