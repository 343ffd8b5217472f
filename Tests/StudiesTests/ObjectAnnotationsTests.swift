import Evaluation
import Failures
import Studies
import Testing

@Suite struct ObjectAnnotationsTests {
  private let beginning = """
    "info": {"year": 2017}, "images": [{"id": 7, "file_name": "x/cat.jpg", "width": 640}, {"id": 3, "file_name": "dog.jpg"},
    {"id": 4, "file_name": "none.jpg"}], "categories": [{"id": 17, "name": "cat"}, {"id": 18, "name": "dog"}]
    """

  private func list(_ annotations: String, pictures: String? = nil) throws -> StudyCases {
    let folder = try CaseFolder()
    let path = try folder.write("{\(beginning), \"annotations\": [\(annotations)]}", to: "instances.json")
    return try CaseSource(path, pictures: pictures).cases()
  }

  @Test func readsAnnotations() throws {
    let list = try list(
      """
      {"image_id": 3, "category_id": 18, "bbox": [1, 2, 3.5, 4], "iscrowd": 0, "segmentation": [[1, 2, [3]]]},
      {"image_id": 7, "category_id": 18, "bbox": [0, 0, 1, 1]},
      {"image_id": 7, "category_id": 17, "bbox": [10, 20, 100, 50], "iscrowd": 0},
      {"image_id": 7, "category_id": 17, "bbox": [5, 5, 5, 5], "iscrowd": false},
      {"image_id": 7, "category_id": 17, "bbox": [6, 5, 5, 5], "iscrowd": 1},
      {"image_id": 3, "category_id": 17}
      """)
    #expect(list.kind == .objectAnnotations)
    #expect(list.cases.map(\.image) == ["x/cat.jpg", "x/cat.jpg", "dog.jpg", "dog.jpg"])
    #expect(list.cases.map(\.className) == ["dog", "cat", "dog", "cat"])
    #expect(list.cases.map(\.name) == ["cat-dog", "cat-cat", "dog-dog", "dog-cat"])
    #expect(list.cases.map(\.boxes.count) == [1, 2, 1, 0])
    #expect(list.cases[2].boxes == [try PictureBox(left: 1, top: 2, width: 3.5, height: 4)])
    #expect(list.cases[0].path.hasSuffix("/x/cat.jpg") && list.cases[0].path.hasPrefix("/"))
    #expect(list.cases[0].origin == "annotations.1")
    #expect(
      list.notes.map(\.message) == [
        "1 annotation of a crowd is passed over", "1 picture has no annotation, and so no case",
      ])
  }

  @Test func picturesMayLieElsewhere() throws {
    let folder = try CaseFolder(["x/cat.jpg"])
    let cases = try list(#"{"image_id": 7, "category_id": 17}"#, pictures: folder.path).cases
    #expect(cases.map(\.path) == [folder.path + "/x/cat.jpg"])
  }

  @Test(
    arguments: [
      (#"{"image_id": 8, "category_id": 17}"#, "annotations.0: no picture has the id 8"),
      (#"{"image_id": 7, "category_id": "x"}"#, "annotations.0: no category has the id 'x'"),
      (#"{"image_id": 7, "category_id": 17, "bbox": [1, 2, 3]}"#, "four numbers"),
      (#"{"image_id": 7, "category_id": 17, "bbox": [1, 2, 0, 4]}"#, "a box is wider"),
      (#"{"image_id": 7, "category_id": 17, "bbox": [-1, 2, 3, 4]}"#, "begins outside"), ("", "there is no case"),
      (#"{"image_id": 7}"#, "'annotations.0.category_id' is missing"),
      (#"{"image_id": 7, "category_id": 17, "bbox": "x"}"#, "'annotations.0.bbox' must be a list"),
      (#"{"image_id": 7"#, "no JSON"),
      (String(repeating: "[", count: 100), "nested"),
      (#"{"image_id": [], "category_id": 17}"#, "'annotations.0.image_id' must be a whole number or a text"),
      (#"{"image_id": 7, "category_id": 17, "iscrowd": "x"}"#, "'annotations.0.iscrowd' must be 0, 1, true or false"),
    ])
  func refuses(annotations: String, reason: String) {
    let error = #expect(throws: (any Error).self) { try list(annotations) }
    let words = error.map { "\($0)" } ?? ""
    #expect(words.contains(reason), "\(words)")
    #expect(words.contains("instances.json"))
    #expect(!words.contains { $0.isNewline })
  }

  @Test func namesAZeroByte() throws {
    let folder = try CaseFolder()
    let path = try folder.write(
      #"{"images": [{"id": 1, "file_name": "a\u0000b"}], "categories": [], "annotations": []}"#, to: "list.json")
    let message = #expect(throws: StudyError.self) { try CaseSource(path).cases() }?.message ?? ""
    #expect(message.contains("images.0: the picture's name holds a zero byte"), "\(message)")
  }

  @Test func refusesDoubleNumbers() throws {
    let folder = try CaseFolder()
    let path = try folder.write(
      """
      {"images": [{"id": 1, "file_name": "a"}, {"id": 1, "file_name": ""}],
       "categories": [{"id": 1, "name": "a"}, {"id": 1, "name": ""}], "annotations": []}
      """, to: "list")
    let source = try CaseSource(path)
    #expect(source.kind == .objectAnnotations, "a file is known by what it holds")
    let message = #expect(throws: StudyError.self) { try source.cases() }?.message ?? ""
    for part in [
      "categories.1: the category has no name", "categories.1: another category has the id 1",
      "images.1: the picture has no name", "images.1: another picture has the id 1",
    ] { #expect(message.contains(part), "\(message)") }
  }
}
