import Evaluation
import Failures
import Studies
import Testing

@Suite struct AnnotatedPicturesTests {
  private func object(_ name: String, _ box: [Double]? = nil, more: String = "") -> String {
    let edges = box.map { box in
      "<bndbox><xmin>\(box[0])</xmin><ymin>\(box[1])</ymin><xmax> \(box[2]) </xmax><ymax>\(box[3])</ymax></bndbox>"
    }
    return "<object><name>\(name)</name><difficult>0</difficult>\(edges ?? "")\(more)</object>"
  }

  private func annotation(_ objects: String...) -> String {
    """
    <annotation>
      <filename>whatever</filename><source><name>no class</name></source>
      <size><width>500</width></size>\(objects.joined(separator: "\n"))
    </annotation>
    """
  }

  private func message(_ xml: String) throws -> String {
    let folder = try CaseFolder(["1.JPEG"])
    try folder.write(xml, to: "1.xml")
    let error = #expect(throws: StudyError.self) { try CaseSource(folder.path).cases() }
    #expect(error?.context["folder"] == folder.path)
    return error?.message ?? ""
  }

  /// The validation set as ImageNet's archives unpack.
  @Test func readsImageNetsValidationSet() throws {
    let folder = try CaseFolder([
      "ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000002.JPEG", "ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000001.JPEG",
      "ILSVRC/Data/CLS-LOC/test/ILSVRC2012_test_00000001.JPEG",
    ])
    let place = "ILSVRC/Annotations/CLS-LOC/val/ILSVRC2012_val_0000000"
    try folder.write(
      annotation(object("n01751748", [111, 108, 441, 193]), object("n01751748", [5, 6, 7, 8])), to: place + "1.xml")
    try folder.write(annotation(object("n09193705", [0, 0, 500, 375])), to: place + "2.xml")
    try folder.write(annotation(object("n09193705")), to: place + "3.xml")
    let list = try CaseSource(folder.path).cases()
    #expect(list.kind == .annotatedPictures)
    #expect(list.cases.map(\.className) == ["n01751748", "n09193705"])
    #expect(list.cases.map(\.name) == ["ILSVRC2012_val_00000001-n01751748", "ILSVRC2012_val_00000002-n09193705"])
    #expect(list.cases[0].path == folder.path + "/ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000001.JPEG")
    #expect(
      list.cases[0].boxes == [
        try PictureBox(left: 111, top: 108, width: 330, height: 85),
        try PictureBox(left: 5, top: 6, width: 2, height: 2),
      ])
    #expect(list.cases[0].origin == place + "1.xml")
    #expect(list.notes.count == 2)
    #expect(list.notes[0].message.hasPrefix("1 annotation is passed over, being without a picture of that name"))
    #expect(list.notes[1].message.hasPrefix("1 picture is passed over, being without an annotation"))
  }

  /// Several classes of one picture are several cases; an object's parts have names and boxes of their own.
  @Test func readsPascalVOC() throws {
    let folder = try CaseFolder(["JPEGImages/1.jpg"])
    let part = "<part><name>head</name><bndbox><xmin>1</xmin></bndbox></part>"
    try folder.write(
      annotation(
        object("person", [1, 2, 3, 4], more: part), object("dog", [5, 6, 7, 8]), object("person", [9, 9, 10, 10])),
      to: "Annotations/1.xml")
    let cases = try CaseSource(folder.path).cases().cases
    #expect(cases.map(\.className) == ["person", "dog"])
    #expect(cases.map(\.boxes.count) == [2, 1])
  }

  @Test func picturesMayLieElsewhere() throws {
    let pictures = try CaseFolder(["x/1.png"])
    let folder = try CaseFolder()
    try folder.write(annotation(object("a")), to: "1.xml")
    let cases = try CaseSource(folder.path, pictures: pictures.path).cases().cases
    #expect(cases.map(\.path) == [pictures.path + "/x/1.png"])
  }

  @Test func takesThePictureWhoseFoldersAreMostLike() throws {
    let folder = try CaseFolder(["Data/train/a/1.png", "Data/train/b/1.png", "Data/val/1.png"])
    for (place, name) in [("Annotations/train/b", "b"), ("Annotations/train/a", "a"), ("Annotations/val", "v")] {
      try folder.write(annotation(object(name)), to: place + "/1.xml")
    }
    let cases = try CaseSource(folder.path).cases().cases
    #expect(cases.map(\.image) == ["Data/train/a/1.png", "Data/train/b/1.png", "Data/val/1.png"])
    #expect(cases.map(\.className) == ["a", "b", "v"])
    let unclear = try CaseFolder(["x/1.png", "y/1.png"])
    try unclear.write(annotation(object("a")), to: "z/1.xml")
    let error = #expect(throws: StudyError.self) { try CaseSource(unclear.path).cases() }
    #expect(error?.message.contains("z/1.xml: several pictures have its name: 'x/1.png', 'y/1.png'") == true)
  }

  @Test func saysWhatIsWrong() throws {
    #expect(try message("<annotation>").contains("1.xml: line 1: the file ends within <annotation>"))
    #expect(try message(annotation(object(" ", [1, 2, 3, 4]))).contains("1.xml: an object has no name"))
    #expect(try message(annotation(object("a", [3, 2, 3, 4]))).contains("1.xml: a box is wider"))
    #expect(try message(annotation(object("a", [-3, 2, 3, 4]))).contains("begins outside"))
    #expect(
      try message(annotation(object("a", more: "<bndbox><xmin>x</xmin></bndbox>"))).contains("xmin is no number: 'x'"))
    #expect(try message(annotation(object("a", more: "<bndbox></bndbox>"))).contains("xmin is lacking"))
    #expect(try message(annotation()).contains("there is no case"))
    #expect(try message("").contains("empty"))
    #expect(try message("<!DOCTYPE x><annotation/>").contains("document types"))
  }

  @Test func showsTenFaults() throws {
    let folder = try CaseFolder((0..<15).map { "\($0).png" })
    for index in 0..<15 { try folder.write("<a>", to: "\(index).xml") }
    let message = #expect(throws: StudyError.self) { try CaseSource(folder.path).cases() }?.message ?? ""
    #expect(message.hasSuffix("; and 5 more"))
    #expect(message.matches(of: /ends within/).count == 10)
  }
}
