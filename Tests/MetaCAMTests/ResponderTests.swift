import Files
import Foundation
import MetaCAM
import TestSupport
import Testing

/// Questions of another program, and what is wrong with some.
@Suite struct ResponderTests {
  /// A responder with a folder of its own.
  private final class Asking {
    let folder = TemporaryFile()
    private var responder: Responder

    init() throws {
      responder = try Responder(version: "7", folder: folder.path, engine: Engine(), words: \.swiftWords)
    }

    func line(_ line: String) async -> String { await responder.answer(Array(line.utf8)) }

    func ask(_ question: [String: Any]) async throws -> [String: Any] {
      let line = try JSONSerialization.data(withJSONObject: question)
      let reply = await responder.answer(Array(line))
      #expect(!reply.contains("\n"))
      return try #require(try JSONSerialization.jsonObject(with: Data(reply.utf8)) as? [String: Any])
    }

    /// The code and the words of what is wrong.
    func error(_ question: [String: Any]) async throws -> (code: String, text: String) {
      let error = try #require(try await ask(question)["error"] as? [String: Any])
      let code = try #require(error["code"] as? String)
      return (code, "\(error["message"] ?? "") \(error["remedy"] ?? "")")
    }

    func write(_ name: String, header: String, elements: [UInt8]) throws {
      let text = Array(header.utf8)
      let size = withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) }
      try AtomicFile.write(size + text + elements, to: "\(folder.path)/\(name).safetensors")
    }

    func tensors(_ name: String) throws -> StateDictionary {
      try StateDictionary(contentsOf: "\(folder.path)/\(name).safetensors")
    }

    func clean() { responder.cleaning() }
  }

  private static let sample = Fixtures.path("../../Examples/chelsea.png")
  private static var network: [String: Any] {
    ["model": Fixtures.path("goldens/narrow_resnet-1.onnx"), "resize": 110, "crop": 96]
  }

  private static func question(_ ask: String, _ more: [String: Any] = [:]) -> [String: Any] {
    let question: [String: Any] = ["id": 3, "ask": ask, "pictures": [["file": sample]], "results": "answer"]
    return question.merging(network) { $1 }.merging(more) { $1 }
  }

  @Test func answersALine() async throws {
    let asking = try Asking()
    #expect(await asking.line(#"{"id": 1, "ask": "version"}"#) == #"{"answer":{"version":"7"},"id":1}"#)
    #expect(await asking.line(#"{"ask": "version"}"#) == #"{"answer":{"version":"7"},"id":null}"#)
    let methods = try #require(try await asking.ask(["ask": "methods"])["answer"] as? [String: Any])
    let slugs = (methods["methods"] as? [[String: Any]])?.compactMap { $0["slug"] as? String }
    #expect(slugs == Method.all.map(\.slug))
  }

  /// Arrays and file are the same picture; the maps are those of the library.
  @Test func explainsFilesAndArrays() async throws {
    let asking = try Asking()
    let image = try Image(contentsOf: Self.sample)
    try asking.write(
      "question",
      header: """
        {"0":{"dtype":"U8","shape":[\(image.height),\(image.width),3],"data_offsets":[0,\(image.pixels.count)]}}
        """, elements: image.pixels)
    let reply = try await asking.ask(
      Self.question(
        "explain",
        [
          "pictures": [["file": Self.sample], ["array": "0"]], "arrays": "question",
          "methods": ["grad-cam", "layer-cam"],
          "target": [3, 1],
        ]))
    let answer = try #require(reply["answer"] as? [String: Any], "\(reply)")
    #expect(reply["id"] as? Int == 3)
    let pictures = try #require(answer["pictures"] as? [[String: Any]])
    #expect(pictures.compactMap { ($0["class"] as? [String: Any])?["index"] as? Int } == [3, 1])
    // The question's arrays were taken, and their file with them.
    #expect(!FileManager.default.fileExists(atPath: "\(asking.folder.path)/question.safetensors"))

    let tensors = try asking.tensors("answer")
    let model = try NetworkModel(
      named: Fixtures.path("goldens/narrow_resnet-1.onnx"),
      preprocessing: PreprocessingChoice(shorterSide: 110, cropSize: 96))
    let explainer = try Explainer(model: model, engine: Engine())
    for (place, index) in [(0, 3), (1, 1)] {
      let options = ExplanationOptions(classes: [.index(index)], methods: [.gradCAM, .layerCAM])
      for map in try await explainer.explain([image], options)[0].maps {
        #expect(tensors["\(place)/\(map.method)"]?.tensor?.elements == map.map.elements)
      }
      #expect(tensors["\(place)/view"]?.shape == [96, 96, 3])
    }
    asking.clean()
    #expect(!FileManager.default.fileExists(atPath: asking.folder.path))
  }

  @Test func evaluatesPredictsAndCombines() async throws {
    let asking = try Asking()
    var question = Self.question("evaluate", ["target": 3])
    question["results"] = nil
    let evaluated = try #require(try await asking.ask(question)["answer"] as? [String: Any])
    let scores = ((evaluated["pictures"] as? [[String: Any]])?.first?["scores"] as? [[String: Any]]) ?? []
    #expect(scores.compactMap { $0["method"] as? String } == ["grad-cam", "grad-cam", "random-cam", "random-cam"])
    let predicted = try #require(
      try await asking.ask(Self.question("predict", ["top": 2]))["answer"] as? [String: Any])
    #expect(((predicted["pictures"] as? [[String: Any]])?.first?["top"] as? [[String: Any]])?.count == 2)
    #expect(try asking.tensors("answer")["0/logits"]?.tensor?.rank == 1)
    let combined = try #require(
      try await asking.ask(Self.question("meta", ["search": "none", "k": 20, "target": 3]))["answer"] as? [String: Any])
    #expect((combined["pictures"] as? [[String: Any]])?.first?["threshold"] as? Double == 20)
    #expect(try asking.tensors("answer")["0/metacam"]?.shape == [96, 96])
  }

  @Test func refusesWhatIsNoQuestion() async throws {
    let asking = try Asking()
    for line in [
      "", "{", "[1]", "null", "7", #"{"ask":"version","ask":"version"}"#, String(repeating: "[", count: 9999),
    ] {
      #expect(await asking.line(line).contains(#""code":"invalid-question""#), "\(line.prefix(40))")
    }
    let long = #"{"ask":"\#(String(repeating: "a", count: Responder.mostBytes))"}"#
    #expect(await asking.line(long).contains("is longer than"))
    let cases: [([String: Any], String)] = [
      (["ask": "explane"], "did you mean 'explain'"), ([:], "take one of explain"),
      (["ask": "version", "methods": "all"], "no setting 'methods'"), (["ask": "version", "id": "x"], "'id'"),
      (["ask": "explain", "results": "a"], "no picture"),
      (Self.question("explain", ["pictures": [["file": "a", "array": "b"]]]), "either a file or an array"),
      (Self.question("explain", ["pictures": [["path": "a"]]]), "no setting 'path'"),
      (Self.question("explain", ["pictures": ["a"]]), "objects"),
      (Self.question("explain", ["pictures": [["array": "0"]]]), "no file of arrays"),
      (Self.question("explain", ["results": NSNull()]), "'results'"),
      (Self.question("explain", ["methd": "all"]), "did you mean 'methods'"),
      (Self.question("explain", ["methods": [1]]), "'methods' takes texts"),
      (Self.question("explain", ["seed": 1.5]), "whole number"), (Self.question("explain", ["seed": 1e300]), "'seed'"),
      (Self.question("explain", ["target": [1, 2]]), "one for each"),
      (Self.question("explain", ["target": -1]), "index"),
      (Self.question("explain", ["target": "top3"]), "several classes"),
      (Self.question("explain", ["resize": 16385]), "1 to 16384"), (Self.question("explain", ["mean": "a"]), "finite"),
      (Self.question("explain", ["tokens": "a"]), "14x14"),
      (Self.question("explain", ["invert": "yes"]), "true or false"),
      (Self.question("meta", ["groups": [1]]), "lists of texts"),
    ]
    for (question, words) in cases {
      let error = try await asking.error(question)
      #expect(error.code == "invalid-question" && error.text.contains(words), "\(error)")
    }
  }

  /// Files of arrays that a stranger has made: no memory is taken for what they claim, and none outside of the folder is read.
  @Test func refusesHostileArrays() async throws {
    let asking = try Asking()
    func error(_ header: String, _ elements: [UInt8] = [0, 0, 0, 0], array: String = "0") async throws -> String {
      try asking.write("question", header: header, elements: elements)
      return try await asking.error(
        Self.question("explain", ["pictures": [["array": array]], "arrays": "question"])
      ).code
    }
    func header(_ type: String, _ shape: String, _ end: Int = 4) -> String {
      #"{"0":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[0,\#(end)]}}"#
    }
    #expect(try await error(header("U8", "[100000,100000,3]")) == "malformed")
    #expect(try await error(header("U8", "[1,4,1]")) == "invalid-size")
    #expect(try await error(header("U8", "[4]")) == "invalid-size")
    #expect(try await error(header("U8", "[]", 1), [1]) == "invalid-size")
    #expect(try await error(header("U8", "[0,3]", 0), []) == "invalid-size")
    #expect(try await error(header("I8", "[2,2]")) == "invalid-question")
    #expect(try await error(header("F64", "[1,1]", 8), [UInt8](repeating: 0, count: 8)) == "invalid-question")
    #expect(try await error(header("F32", "[1,1]"), [0, 0, 0xC0, 0x7F]) == "invalid-value")
    #expect(try await error(header("F32", "[1,1]"), [0, 0, 0, 0x40]) == "invalid-value")
    #expect(try await error(header("U8", "[2,2]"), array: "1") == "mismatch")
    #expect(try await error("{}", []) == "mismatch")
    #expect(try await error("not a header") == "malformed")
    for name in ["../question", "/etc/passwd", "", "a.b", String(repeating: "a", count: 65), "ä", "a\u{0}b"] {
      let wrong = try await asking.error(
        Self.question("explain", ["pictures": [["array": "0"]], "arrays": name]))
      #expect(wrong.code == "invalid-question" && wrong.text.contains("letters, digits and dashes"), "\(name)")
      let results = try await asking.error(Self.question("explain", ["results": name]))
      #expect(results.code == "invalid-question", "\(name)")
    }
    let missing = try await asking.error(
      Self.question("explain", ["pictures": [["array": "0"]], "arrays": "missing"]))
    #expect(missing.code == "not-found")
  }

  /// A link in the folder is replaced by nobody's file, and a folder that others may write to is not taken.
  @Test func keepsToItsFolder() async throws {
    let asking = try Asking()
    let outside = TemporaryFile()
    try AtomicFile.write([1], to: outside.path)
    try FileManager.default.createSymbolicLink(
      atPath: "\(asking.folder.path)/answer.safetensors", withDestinationPath: outside.path)
    let error = try await asking.error(Self.question("explain"))
    #expect(error.code != "invalid-question")
    #expect(try MappedFile(path: outside.path).withBytes { Array($0) } == [1])
    let open = TemporaryFile()
    try FileManager.default.createDirectory(atPath: open.path, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: open.path)
    #expect(throws: FileError.self) {
      _ = try Responder(version: "7", folder: open.path, engine: Engine(), words: \.swiftWords)
    }
    try FileManager.default.removeItem(atPath: "\(asking.folder.path)/answer.safetensors")
    asking.clean()
  }

  /// More networks than are kept, twice over: the answers stay the same.
  @Test func keepsAFewNetworks() async throws {
    let asking = try Asking()
    func logits(_ side: Int) async throws -> [Float] {
      _ = try await asking.ask(Self.question("predict", ["resize": side]))
      return try #require(try asking.tensors("answer")["0/logits"]?.tensor?.elements)
    }
    let sides = [96, 100, 104, 108, 112, 116]
    var first: [[Float]] = []
    for side in sides { first.append(try await logits(side)) }
    #expect(Set(first).count == sides.count)
    for (side, expected) in zip(sides, first) { #expect(try await logits(side) == expected) }
  }
}

/// Lines of a stream, of any length.
@Suite struct QuestionLinesTests {
  private static func lines(of text: String, mostBytes: Int = 100) throws -> [String] {
    let file = TemporaryFile()
    try AtomicFile.write(text.utf8, to: file.path)
    let handle = try #require(FileHandle(forReadingAtPath: file.path))
    var lines = QuestionLines(descriptor: handle.fileDescriptor, mostBytes: mostBytes)
    var found: [String] = []
    while let line = lines.next() { found.append(String(decoding: line, as: UTF8.self)) }
    return found
  }

  @Test func areReadOneByOne() throws {
    #expect(try Self.lines(of: "a\nbc\n\n\nd") == ["a", "bc", "d"])
    #expect(try Self.lines(of: "") == [] && Self.lines(of: "\n\n") == [])
    let long = String(repeating: "x", count: 300_000)
    #expect(try Self.lines(of: "a\n\(long)\nb\n", mostBytes: 1 << 20) == ["a", long, "b"])
  }

  /// Of one that is too long, so much is kept that it shows, and the next ones are whole.
  @Test func areCutOffWhereTheyAreTooLong() throws {
    let long = String(repeating: "x", count: 300_000)
    #expect(try Self.lines(of: "\(long)\nb\n\(long)") == [String(long.prefix(101)), "b", String(long.prefix(101))])
  }
}
