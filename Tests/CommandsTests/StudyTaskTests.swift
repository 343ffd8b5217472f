import Foundation
import MetaCAM
import TestSupport
import Testing

/// Studies of networks that do not name a picture's class: the same experiments, by other scores.
@Suite struct StudyTaskTests {
  private static let sample = Fixtures.path("../../Examples/chelsea.png")
  private static func clip(_ name: String) -> String { Fixtures.path("clip/\(name)") }
  private static let quick = [
    "--k", "50", "--group", "grad-cam", "--group", "eigen-cam", "--methods", "grad-cam", "eigen-cam", "--out", "out",
  ]
  private static let texts = [
    "--networks", clip("convolutions.onnx"), "--text", "a photo of a cat", "a dog", "--text-model", clip("text.onnx"),
    "--vocabulary", clip("hub"), "--logit-factor", "10",
  ]

  private static func folder(_ table: String) throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("cases.csv", Array(table.utf8))
    return folder
  }

  /// The rows of a table, less its heading.
  private static func rows(_ folder: WorkFolder, _ name: String) throws -> [[String]] {
    let text = try String(contentsOf: folder.url.appendingPathComponent("out/tables/\(name).csv"), encoding: .utf8)
    return text.split(separator: "\r\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func study(_ options: [String], _ folder: WorkFolder) throws -> [[String]] {
    let run = try ProgramRun(["study", "cases.csv"] + options + quick, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(folder.files.contains("out/report.html"))
    return try rows(folder, "cases")
  }

  /// A text stands for a class, and a sum of texts has a number of its own behind them.
  @Test func takesTexts() throws {
    let folder = try Self.folder(
      "image,class,name\na.png,a dog,dog\na.png,a dog - a photo of a cat,both\na.png,top,top\n")
    let rows = try Self.study(Self.texts, folder)
    #expect(rows.map { $0[0] } == ["dog", "both", "top"] && rows.map { $0[3] }.prefix(2) == ["1", "2"])
    let predicted = try ProgramRun(
      ["predict", "a.png", "--model"] + Self.texts.dropFirst() + ["--json"], in: folder)
    let top = try #require((predicted.json()["images"] as? [[String: Any]])?.first?["top"] as? [[String: Any]])
    let of = { (index: Int) in top.first { $0["class"] as? Int == index }?["probability"] as? Double ?? .nan }
    #expect(abs((Double(rows[0][5]) ?? .nan) - of(1)) < 1e-5)
    #expect(abs((Double(rows[1][5]) ?? .nan) - (of(1) - of(0))) < 1e-5)
    #expect(folder.files.contains("out/pages/both.html"))

    // Another list of cases: what is asked for in words is known by the words.
    try folder.write(
      "cases.csv",
      Array("image,class,name\na.png,a photo of a cat - a dog,more\na.png,a dog - a photo of a cat,both\n".utf8))
    let again = try ProgramRun(["study", "cases.csv"] + Self.texts + Self.quick + ["--resume"], in: folder)
    #expect(again.status == 0, "\(again.messages)")
    #expect(again.output.contains("more: best member") && !again.output.contains("both: best member"))
    #expect(try Self.rows(folder, "cases").map { $0[3] } == ["2", "3"])
    // Other texts are another question.
    let other = try ProgramRun(
      ["study", "cases.csv"] + Self.texts.dropLast() + ["20"] + Self.quick + ["--resume"], in: folder)
    #expect(other.status == 0 && other.messages.contains("the factor of cosines (10.0 → 20.0)"), "\(other.messages)")
  }

  /// What a question names belongs to the plan as pictures do.
  @Test func knowsItsFiles() throws {
    let folder = try Self.folder("image,class\na.png,0\n")
    try folder.write("other.png", Data(contentsOf: URL(fileURLWithPath: Self.sample)))
    let likeness = ["--networks", Self.clip("convolutions.onnx"), "--like", "other.png"]
    let rows = try Self.study(likeness, folder)
    // The cosine of a picture with itself is no probability, and may lie above 1 by a rounding.
    #expect(abs((Double(rows[0][5]) ?? .nan) - 1) < 1e-5)
    try folder.write("other.png", Data(contentsOf: URL(fileURLWithPath: Fixtures.path("images/photo.jpg"))))
    let changed = try ProgramRun(["study", "run", "out"], in: folder)
    #expect(changed.status == 1 && changed.messages.contains("file of the study's question"), "\(changed.messages)")
    #expect(try ProgramRun(["study", "cases.csv"] + likeness + Self.quick + ["--resume"], in: folder).status == 0)
  }

  @Test func takesRegions() throws {
    let folder = try Self.folder("image,class\na.png,0\na.png,1\n")
    let network = ["--networks", Fixtures.path("tasks/unet.onnx")]
    let whole = try Self.study(network + ["--region", "200,150"], folder)
    let wanted = try ProgramRun(
      ["predict", "a.png", "--model", network[1], "--region", "200,150", "--json"], in: folder)
    let top = try #require((wanted.json()["images"] as? [[String: Any]])?.first?["top"] as? [[String: Any]])
    for row in whole {
      let found = top.first { "\($0["class"] ?? "")" == row[3] }?["probability"] as? Double
      #expect(abs((Double(row[5]) ?? .nan) - (found ?? .nan)) < 1e-5)
    }
    let probability = try ProgramRun(
      ["study", "cases.csv", "--target", "probability", "--region", "200,150"] + network + Self.quick + ["--resume"],
      in: folder)
    #expect(probability.status == 0 && probability.messages.contains("the score (as usual → probability)"))
  }

  /// A case of a volume, whose pages show its slices.
  @Test func takesVolumes() throws {
    let folder = try Self.folder("image,class\nv.nii.gz,1\nv.nii.gz,top\n")
    try folder.write("v.nii.gz", Data(contentsOf: URL(fileURLWithPath: Fixtures.path("pictures/volume-i16.nii.gz"))))
    let rows = try Self.study(["--networks", VolumeFixture.network], folder)
    #expect(rows.count == 2 && rows.allSatisfy { $0.last == "" })
    let archive = try #require(folder.files.first { $0.hasSuffix(".maps") })
    let maps = try SafetensorsFile(contentsOf: folder.url.appendingPathComponent(archive).path).tensors
    #expect(maps.names.allSatisfy { (maps[$0]?.shape ?? []) == [10, 12, 14] })
    let page = try #require(folder.files.first { $0.hasPrefix("out/pages/") })
    let text = try String(contentsOf: folder.url.appendingPathComponent(page), encoding: .utf8)
    #expect(text.contains("<img") && !text.contains("There are no pictures"))
    // Boxes are of pictures.
    try folder.write("cases.csv", Array("image,class,left,top,width,height\nv.nii.gz,1,0,0,4,4\n".utf8))
    let boxes = try ProgramRun(
      ["study", "cases.csv", "--networks", VolumeFixture.network] + Self.quick + ["--resume"], in: folder)
    #expect(boxes.status == 1 && boxes.messages.contains("boxes lie in pictures"), "\(boxes.messages)")
  }

  @Test func saysWhatIsWrong() throws {
    let folder = try Self.folder("image,class\na.png,a bird\na.png,a dog - a bird\na.png,a dog - (\n")
    let cases: [([String], [String])] = [
      (Self.texts, ["line 2", "'a bird'", "line 3", "line 4"]),
      (["--networks", Self.clip("convolutions.onnx"), "--like", "missing.png"], ["missing.png"]),
      (["--task", "draw"], ["there is no task 'draw'"]),
    ]
    for (options, texts) in cases {
      let run = try ProgramRun(["study", "cases.csv"] + options + Self.quick, in: folder)
      #expect(run.status == 1)
      for text in texts { #expect(run.messages.contains(text), "\(run.messages)") }
    }
    for options in [["--text", "a", "--task", "segment"], Self.texts + ["--words"], ["--target", "odds"]] {
      #expect(try ProgramRun(["study", "cases.csv"] + options + Self.quick, in: folder).status == 64, "\(options)")
    }
  }
}
