import Failures
import Studies
import Testing

@Suite struct ClassFoldersTests {
  /// In torchvision's order: classes by code points, then folders, then names.
  @Test func listsPicturesByClass() throws {
    let folder = try CaseFolder([
      "b/2.JPG", "b/10.png", "a/z/1.webp", "a/x.jpeg", "a-b/1.png", "Z/1.bmp", "ä/1.tif", "a/readme.txt", "loose.png",
      ".hidden/1.png", "a/.2.png",
    ])
    let list = try CaseSource(folder.path + "//").cases()
    #expect(list.kind == .classFolders)
    #expect(
      list.cases.map(\.image) == ["Z/1.bmp", "a/x.jpeg", "a/z/1.webp", "a-b/1.png", "b/10.png", "b/2.JPG", "ä/1.tif"])
    #expect(list.cases.map(\.className) == ["Z", "a", "a", "a-b", "b", "b", "ä"])
    #expect(list.cases.map(\.name) == ["1-Z", "x-a", "1-a", "1-a-b", "10-b", "2-b", "1-ä"])
    #expect(list.cases[0].path == folder.path + "/Z/1.bmp")
    #expect(list.cases[0].origin == "Z/1.bmp")
    #expect(list.folders == ["Z", "a", "a-b", "b", "ä"])
    #expect(
      list.notes.map(\.message) == [
        "2 files are no picture by the name, or in no class's folder: 'loose.png', 'a/readme.txt'"
      ])
  }

  @Test func namesEmptyFolders() throws {
    let folder = try CaseFolder(["a/1.png", "b/readme"])
    let list = try CaseSource(folder.path).cases()
    #expect(list.folders == ["a", "b"])
    #expect(list.notes.contains { $0.message == "there is no picture in the folders 'b'" })
  }

  /// Files are reached through links, folders are not: no circle.
  @Test func followsLinksToFilesAlone() throws {
    let outside = try CaseFolder(["picture.png", "more/1.png"])
    let folder = try CaseFolder(["a/1.png"])
    try folder.link("a/2.png", to: outside.path + "/picture.png")
    try folder.link("a/circle", to: folder.path)
    try folder.link("b", to: outside.path + "/more")
    try folder.link("a/3.png", to: "/nowhere")
    let list = try CaseSource(folder.path).cases()
    #expect(list.cases.map(\.image) == ["a/1.png", "a/2.png"])
    #expect(
      list.notes.map(\.message).contains { $0.contains("3 entries were passed over") && $0.contains("'a/circle'") })
  }

  /// What a study has written is no class, wherever among the pictures its folder lies.
  @Test func passesOverStudies() throws {
    let folder = try CaseFolder([
      "a/1.png", "b/1.png", "run/study.json", "run/figures/curves.png", "run/pages/1.png", "a/deep/run/study.json",
      "a/deep/run/figures/2.png", "plain/figures/3.png",
    ])
    let list = try CaseSource(folder.path).cases()
    #expect(list.cases.map(\.image) == ["a/1.png", "b/1.png", "plain/figures/3.png"])
    #expect(list.folders == ["a", "b", "plain"])
    #expect(list.notes.map(\.message).contains { $0.contains("being a study's: 'a/deep/run', 'run'") })
    // And where the study's files lie among the folders of the classes.
    let beside = try CaseFolder(["a/1.png", "study.json", "figures/curves.png", "pages/1.png", "tables/x.png"])
    #expect(try CaseSource(beside.path).cases().folders == ["a"])
    // A folder of that name is none.
    let other = try CaseFolder(["a/study.json/1.png"])
    #expect(try CaseSource(other.path).cases().cases.count == 1)
  }

  @Test func refusesFoldersWithoutClasses() throws {
    for (files, reason) in [
      ([], "no picture below"), (["1.png"], "have no classes"), (["a/x.txt"], "no picture below"),
    ] {
      let folder = try CaseFolder(files)
      let error = #expect(throws: StudyError.self) { try CaseSource(folder.path) }
      #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
      #expect(error?.context["folder"] == folder.path)
    }
    let folder = try CaseFolder(["a/1.png"])
    #expect(throws: StudyError.self) { try CaseSource(folder.path, pictures: folder.path) }
  }

  @Test func samplesAcrossFolders() throws {
    let folder = try CaseFolder((0..<40).map { "\($0 % 4)/\($0).png" })
    let list = try CaseSource(folder.path).cases(CaseChoice(sample: 10, seed: 1))
    #expect(list.cases.count == 10 && list.total == 40 && list.folders.count == 4)
  }
}
