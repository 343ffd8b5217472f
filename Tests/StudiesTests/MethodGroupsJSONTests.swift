import ActivationMaps
import Studies
import Testing

@Suite struct MethodGroupsJSONTests {
  @Test func readsJSON() throws {
    let groups = try MethodGroups(json: Array(#"[["grad-cam"], ["score-cam", "full-grad"]]"#.utf8))
    #expect(groups.groups == [["grad-cam"], ["score-cam", "full-grad"]])
    #expect(groups.methods(of: [1]) == ["score-cam", "full-grad"])
  }

  @Test(arguments: ["", "{}", "[1]", "[[1]]", #"["grad-cam"]"#, "[]", #"[["grad-cam"]"#])
  func refusesWhatIsNoListOfLists(json: String) {
    #expect(throws: ActivationMapError.self) { try MethodGroups(json: Array(json.utf8)) }
  }
}
