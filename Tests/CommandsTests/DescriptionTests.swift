import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")

/// `describe`, `check`, and networks given by their description.
@Suite struct DescriptionTests {
  /// A folder `brain` with a network, a picture and names.
  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try FileManager.default.createDirectory(atPath: folder.url.path + "/brain", withIntermediateDirectories: false)
    var network = SmallNetwork(seed: 6)
    try network.convolution(6, name: "first")
    try network.relu("early")
    try network.convolution(6, name: "second")
    try network.relu("late")
    try network.classify(3)
    try ONNXWriter.write(network.graph, to: folder.url.path + "/brain/net.onnx")
    try folder.write("brain/a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("names.txt", Data("glioma\nmeningioma\nnone\n".utf8))
    return folder
  }

  private static let options = [
    "--preprocess", "none", "--fit", "stretch", "--channels", "bgr", "--activation", "sigmoid", "--classes",
    "names.txt",
  ]

  private static func predicted(_ options: [String], in folder: WorkFolder) throws -> [String: Double] {
    let run = try ProgramRun(["predict", "brain/a.png", "--top", "3", "--json"] + options, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let images = try #require(try run.json()["images"] as? [[String: Any]])
    let top = try #require(images.first?["top"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: try top.map {
        (try #require($0["name"] as? String), try #require($0["probability"] as? Double))
      })
  }

  private static func edit(_ old: String, _ new: String, in folder: WorkFolder) throws {
    let file = folder.url.appendingPathComponent("brain/model.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(old), "\(text)")
    try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
  }

  /// A network of numbers: its self-test holds, however large they are.
  @Test func describesNumbers() throws {
    let folder = try Self.folder()
    let options = ["--model", "brain/net.onnx", "--task", "regress", "--preprocess", "none"]
    let described = try ProgramRun(["describe", "brain/a.png"] + options, in: folder)
    #expect(described.status == 0, "\(described.messages)")
    let checked = try ProgramRun(["check", "brain"], in: folder)
    #expect(checked.status == 0, "\(checked.messages)")
    let predicted = try ProgramRun(["predict", "brain/a.png", "--model", "brain"], in: folder)
    #expect(!predicted.output.contains("%"), "\(predicted.output)")
  }

  /// What is of a picture, or of what pictures are compared with, is no part of a network's description.
  @Test(arguments: [["--region", "4,4"], ["--like", "a.png"], ["--text", "a cat"]])
  func refusesWhatItCannotKeep(option: [String]) throws {
    let run = try ProgramRun(["describe", "--model", "brain/net.onnx"] + option, in: Self.folder())
    #expect(run.status == 64)
    #expect(run.messages.contains(option[0]), "\(run.messages)")
  }

  @Test func describesAndObeys() throws {
    let folder = try Self.folder()
    let described = try ProgramRun(
      ["describe", "brain/a.png", "--model", "brain/net.onnx", "--layer", "early", "--licence", "MIT"] + Self.options,
      in: folder)
    #expect(described.status == 0, "\(described.messages)")
    #expect(described.output.contains("wrote brain/model.json"))
    let expected = try Self.predicted(["--model", "brain/net.onnx"] + Self.options, in: folder)
    for model in ["brain", "brain/model.json", "./brain/"] {
      #expect(try Self.predicted(["--model", model], in: folder) == expected)
    }
    // What the user says goes before.
    #expect(try Self.predicted(["--model", "brain", "--channels", "rgb"], in: folder) != expected)
    let explained = try ProgramRun(["explain", "brain/a.png", "--model", "brain", "--json"], in: folder)
    #expect(try explained.json()["layer"] as? String == "early")
    #expect((try explained.json()["scoreReading"] as? [String: Any])?["source"] as? String == "description")
    #expect(folder.files.contains { $0.hasPrefix("a.net-") })
    // Not replaced in silence.
    try ProgramRun.expectError(["describe", "--model", "brain/net.onnx"], in: folder, says: "already")
    let again = try ProgramRun(["describe", "--model", "brain/net.onnx", "--out", "brain/model.json"], in: folder)
    #expect(again.status == 0, "\(again.messages)")
  }

  @Test func checksItself() throws {
    let folder = try Self.folder()
    let describe = ["describe", "brain/a.png", "--model", "brain/net.onnx"] + Self.options
    #expect(try ProgramRun(describe, in: folder).status == 0)
    let passed = try ProgramRun(["check", "brain"], in: folder)
    #expect(passed.status == 0, "\(passed.messages)")
    for words in ["self-test: passed", "channels rgb", "fit crop", "samples 0 to 255", "layer: late"] {
      #expect(passed.output.contains(words), "\(passed.output)")
    }
    let json = try ProgramRun(["check", "brain", "--json"], in: folder).json()
    #expect((json["selfTest"] as? [String: Any])?["isPassed"] as? Bool == true)
    #expect((json["settings"] as? [Any])?.count ?? 0 > 6)
    let wrong = try ProgramRun(["check", "brain", "--channels", "rgb"], in: folder)
    #expect(wrong.status == 1 && wrong.messages.contains("the self-test fails"), "\(wrong.messages)")
    let other = try ProgramRun(["check", "brain/net.onnx", sample], in: folder)
    #expect(other.status == 0 && other.output.contains("as it is"))
    try ProgramRun.expectError(["check", "brain/net.onnx"], in: folder, says: "give a picture")
  }

  @Test(arguments: [
    ("\"fit\"", "\"fits\"", "did you mean 'fit'"), ("\"net.onnx\"", "\"../brain/net.onnx\"", "outside its folder"),
    ("\"net.onnx\"", "\"/etc/passwd\"", "outside its folder"), ("\"net.onnx\"", "\"other.onnx\"", "not beside it"),
    ("\"net.onnx\"", "\"model.json\"", "a description itself"), ("\"stretch\"", "\"strech\"", "did you mean 'stretch'"),
    ("\"sigmoid\"", "\"softmin\"", "may be none, sigmoid, softmax"),
    ("\"version\" : 1", "\"version\" : 9", "version 1 of"),
    ("\"none\"", "\"none\", \"more\"", "names 4 classes, and the network has 3"),
    ("\"0\" :", "\"zero\" :", "by class index"),
    ("\"stretch\"", "\"stretch\", \"fit\": \"pad\"", "the key 'fit' stands twice"),
    ("\"a.png\"", "\"b.png\"", "not beside it"), ("{\n", "{ \"network\" 3\n", "no JSON"),
  ]) func refusesWhatIsWrong(_ old: String, _ new: String, _ words: String) throws {
    let folder = try Self.folder()
    let describe = ["describe", "brain/a.png", "--model", "brain/net.onnx"] + Self.options
    #expect(try ProgramRun(describe, in: folder).status == 0)
    try Self.edit(old, new, in: folder)
    try ProgramRun.expectError(["predict", sample, "--model", "brain"], in: folder, says: words)
  }

  /// What is described is what was taken: of probabilities that show by their sum, of one number, and of bytes.
  @Test(arguments: ["mean", "rest", "bytes"]) func describesWhatWasTaken(_ form: String) throws {
    let folder = try Self.folder()
    let type: ElementType = form == "bytes" ? .uint8 : .float32
    var graph = Graph(inputs: [.init(name: "image", elementType: type, dimensions: [nil, 3, 8, 8])])
    var value = "image"
    if form == "bytes" {
      value = try graph.add("Cast", [value], attributes: ["to": .integer(1)], name: "floats")
      let large = graph.constant("large", Tensor(shape: [], repeating: 100))
      value = try graph.add("Div", [value, large], name: "small")
    }
    graph.constant("filters", Tensor(shape: [4, 3, 3, 3], elements: (0..<108).map { Float($0 % 7) / 7 - 0.4 }))
    value = try graph.add("Conv", [value, "filters"], name: "layer")
    value = try graph.add("GlobalAveragePool", [value], name: "pooled")
    value = try graph.add("Flatten", [value], name: "logits")
    let axis: [String: Attribute] = ["axis": .integer(1)]
    switch form {
    case "mean":
      // Weights behind a softmax, so that nothing tells but that the scores add up to 1
      let votes = graph.constant("votes", Tensor(shape: [4, 2], elements: [1, 0, 0.5, 0.5, 0.25, 0.75, 0, 1]))
      value = try graph.add("Softmax", [value], attributes: axis, name: "parts")
      value = try graph.add("MatMul", [value, votes], name: "shares")
    case "rest":
      let weights = graph.constant("weights", Tensor(shape: [4, 1], elements: [1, -2, 3, 1]))
      let one = graph.constant("one", Tensor(shape: [], repeating: 1))
      value = try graph.add("Sigmoid", [graph.add("MatMul", [value, weights], name: "score")], name: "sigmoid")
      value = try graph.add("Sub", [one, value], name: "rest")
    default: value = try graph.add("Softmax", [value], attributes: axis, name: "shares")
    }
    graph.outputs = [value]
    try ONNXWriter.write(graph, to: folder.url.path + "/brain/net.onnx")
    let described = try ProgramRun(["describe", "brain/a.png", "--model", "brain/net.onnx"], in: folder)
    #expect(described.status == 0, "\(described.messages)")
    let text = try String(contentsOf: folder.url.appendingPathComponent("brain/model.json"), encoding: .utf8)
    #expect(!text.contains("\"softmax\"") && text.contains("\"none\"") == (form == "mean"), "\(text)")
    let checked = try ProgramRun(["check", "brain"], in: folder)
    #expect(checked.status == 0 && checked.output.contains("self-test: passed"), "\(checked.messages)")
  }

  @Test func noticesAnotherNetwork() throws {
    let folder = try Self.folder()
    #expect(try ProgramRun(["describe", "--model", "brain/net.onnx"] + Self.options, in: folder).status == 0)
    var network = SmallNetwork(seed: 7)
    try network.convolution(6, name: "first")
    try network.classify(3)
    try ONNXWriter.write(network.graph, to: folder.url.path + "/brain/net.onnx")
    try ProgramRun.expectError(["predict", sample, "--model", "brain"], in: folder, says: "another one than described")
    // Links out of the folder are no way around.
    try FileManager.default.removeItem(atPath: folder.url.path + "/brain/net.onnx")
    try ONNXWriter.write(network.graph, to: folder.url.path + "/outside.onnx")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.path + "/brain/net.onnx", withDestinationPath: "../outside.onnx")
    try ProgramRun.expectError(["predict", sample, "--model", "brain"], in: folder, says: "outside its folder")
    // What lies elsewhere cannot be described, and nothing is left behind.
    try ProgramRun.expectError(
      ["describe", sample, "--model", "outside.onnx", "--out", "outside.json"] + Self.options, in: folder,
      says: "its own folder and below")
  }
}
